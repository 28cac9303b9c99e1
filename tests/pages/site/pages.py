"""The site of a vault as a test sees it: every page taken apart by Python's own HTML parser."""

from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from netnotes.index.load import load_network
from netnotes.lint import all_problems
from netnotes.siting import SiteResult, make_site

TODAY = date(2026, 11, 21)


def site_of(root: Path, *, today: date = TODAY, check: bool = False, folder: Path | None = None) -> SiteResult:
    """Make the site of a vault, from its index as a build does."""
    network = load_network(root)
    try:
        return make_site(root, today, network, all_problems(network, today), check=check, folder=folder)
    finally:
        network.close()


@dataclass
class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    html: str
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]

    def addresses(self) -> list[str]:
        return [value for _, attrs in self.elements for name in ("href", "src") if (value := attrs.get(name))]


def page(root: Path, path: str, folder: str = "site") -> Page:
    """One page of the site in a vault."""
    return Page((root / folder / path).read_text(encoding="utf-8"))


def pages(root: Path, folder: str = "site") -> dict[str, Page]:
    """Every page of the site in a vault, by its path in the site."""
    top = root / folder
    return {str(path.relative_to(top)): Page(path.read_text(encoding="utf-8")) for path in sorted(top.rglob("*.html"))}
