"""Where each page of the site stands, and how one leads to another and to notes."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from netnotes.model.network import Network
from netnotes.model.records import recordclass
from netnotes.pages.site.slugs import make_slugs

DASHBOARDS = {
    "Home": "index", "Due": "due", "Plan": "plan", "People": "people", "Goals": "goals", "Balance": "balance",
    "Follow-ups": "follow-ups", "Introductions": "introductions", "Network": "network", "Graph": "graph",
    "Dates": "dates", "Review": "review", "Problems": "problems",
}  # fmt: skip
"""The pages at the top of the site, by the names of the menu."""


@recordclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The pages of notes by their paths, as ``people/ana-silva.html``; everything below the site's folder."""

    pages: Mapping[str, str]

    def of(self, path: str | None) -> str | None:
        """The page of a note, None where it has none."""
        return self.pages.get(path) if path else None


def addresses_of(network: Network) -> Addresses:
    """A page for each person, goal and organization of the network."""
    kinds = (("people", network.people), ("goals", network.goals), ("organizations", network.organizations))
    pages: dict[str, str] = {}
    for folder, records in kinds:
        slugs = make_slugs(record.path for record in records)
        pages |= {path: f"{folder}/{slug}.html" for path, slug in slugs.items()}
    return Addresses(pages=pages)


def url_of(page: str, up: str) -> str:
    """A page as the target of a link, percent-encoded; ``up`` leads from the linking page to the site's folder."""
    return up + quote(page, safe="/")
