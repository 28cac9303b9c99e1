"""The network as people, organizations and what ties them, as plain data for the picture of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from netnotes.model.network import Network
from netnotes.pages.rows import Record
from netnotes.pages.site.addresses import Addresses, url_of
from netnotes.rules.categories import categories_of
from netnotes.rules.contact import Facts, facts_of
from netnotes.rules.introductions import OPEN, introductions
from netnotes.rules.ties import circle_keys, circle_of, ties_by_person

MOST_TOGETHER = 12
"""Where more people than these were together, it tells nothing about who knows whom."""


def graph_variables(network: Network, today: date, addresses: Addresses) -> Record:
    """Everybody in a (public) network, their organizations, and who met, knows or introduced whom to ``today``.

    Ties are pairs of paths: ``met`` with how often, ``introduced`` with who introduced first, ``made`` where I
    introduced two people to one another. Those who died or are archived are in it, and marked by their status.
    """
    facts = facts_of(network, today)
    return {
        "people": [
            {
                "name": about.person.name,
                "path": path,
                "href": _address(addresses, path),
                "organization": list(circle_keys(facts).get(path, ())),
                "category": list(categories_of(about).categories),
                "status": about.person.status,
            }
            for about in facts.sorted()
            for path in (about.person.path,)
        ],
        "organizations": list(_organizations(facts, addresses)),
        "met": [[one, other, times] for (one, other), times in sorted(_met(facts).items())],
        "introduced": sorted(_named(facts, "introduced")),
        "knows": sorted(_named(facts, "knows") | _named(facts, "household")),
        "made": sorted(_made(facts)),
    }


def _address(addresses: Addresses, path: str) -> str | None:
    page = addresses.of(path)
    return url_of(page, "") if page else None


def _organizations(facts: Facts, addresses: Addresses) -> Iterator[Record]:
    """Those with a note, and those that are only named; ``path`` of the latter is a key and no path."""
    keys = {key for found in circle_keys(facts).values() for key in found}
    for key in sorted(keys):
        yield {"name": circle_of(facts, key).name, "path": key, "href": _address(addresses, key)}


def _met(facts: Facts) -> Counter[tuple[str, str]]:
    """How often two people were together, to today."""
    found: Counter[tuple[str, str]] = Counter()
    for gathering in facts.network.gatherings:
        here = [path for path in gathering.people if path in facts.people]
        if gathering.date <= facts.today and len(here) <= MOST_TOGETHER:
            found.update(combinations(sorted(here), 2))
    return found


def _named(facts: Facts, kind: str) -> set[tuple[str, str]]:
    """Ties that a note of one of the two names; of an introduction first who introduced, else in order of paths."""
    found: set[tuple[str, str]] = set()
    for path, ties in ties_by_person(facts).items():
        for tie in ties:
            if tie.kind == kind and tie.path == path:
                found.add((tie.other, path) if kind == "introduced" else (min(path, tie.other), max(path, tie.other)))
    return found


def _made(facts: Facts) -> set[tuple[str, str]]:
    """Pairs of people whom I introduced to one another."""
    found: set[tuple[str, str]] = set()
    for one in introductions(facts):
        paths = sorted({party.path for party in one.parties if party.path in facts.people and party.path})
        if one.stage not in OPEN:
            found.update(combinations(paths, 2))
    return found
