"""The whole site of a network on one day, file by file: nothing is held of a page once it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from netnotes.model.network import Network
from netnotes.model.records import recordclass
from netnotes.pages.compiled import CompiledTemplates
from netnotes.pages.goal_context import names_of
from netnotes.pages.pictures.gallery import Gallery
from netnotes.pages.rows import Record
from netnotes.pages.site.addresses import DASHBOARDS, Addresses
from netnotes.pages.site.documents import Document, Printer, asset
from netnotes.pages.site.environment import make_site_environment
from netnotes.pages.site.goal import goal_variables
from netnotes.pages.site.graph import graph_variables
from netnotes.pages.site.images import Images
from netnotes.pages.site.index_page import index_variables, search_data
from netnotes.pages.site.note_links import NoteLinks
from netnotes.pages.site.organization import organization_variables
from netnotes.pages.site.person import person_variables
from netnotes.pages.site.search_words import KeptWords
from netnotes.pages.site.texts import Texts
from netnotes.pages.site.year import calendar_records
from netnotes.pages.templates import read_builtin
from netnotes.rules.communities import community_rows
from netnotes.rules.contact import facts_of
from netnotes.rules.goals import goal_rows

KIND = "site"
ASSETS = (".css", ".js")


@recordclass(frozen=True, slots=True, kw_only=True)
class SiteParts:
    """What the pages are made of, beside the network and the variables of the dashboards.

    ``compiled`` is a private folder for compiled templates, ``basis`` a mark of the program that makes the pages.
    """

    addresses: Addresses
    notes: NoteLinks
    texts: Texts
    images: Images
    compiled: Path | None = None
    basis: str = ""


def iter_site(network: Network, today: date, variables: Record, parts: SiteParts) -> Iterator[Document]:
    """Every file of the site of a (public) network; ``variables`` are those of `context.make_variables`."""
    templates = read_builtin(KIND, ".html.j2")
    cache = CompiledTemplates(parts.compiled) if parts.compiled else None
    environment = make_site_environment(templates, parts.addresses, parts.notes, cache)
    styles = sorted(read_builtin(KIND, ".css"), key=lambda name: (name != "style.css", name))
    environment.globals |= {"pictures": Gallery(), "styles": styles}
    menu = {title: page for title, page in DASHBOARDS.items() if f"{page}.html.j2" in templates}
    basis = repr((parts.basis, parts.notes, styles, menu))
    printer = Printer(environment, parts.addresses, basis, menu)
    yield asset(".gitignore", b"*\n")
    for ending in ASSETS:
        for name, text in read_builtin(KIND, ending).items():
            yield asset(f"assets/{name}", text.encode())
    facts = facts_of(network, today)
    known = {
        **variables,
        **index_variables(facts),
        "calendar": calendar_records(facts),
        "graph": graph_variables(network, today, parts.addresses),
    }
    for title, page in menu.items():
        yield printer.dashboard(f"{page}.html", f"{page}.html.j2", title, known)
    words = KeptWords(parts.texts)
    yield asset("assets/search.js", search_data(facts, parts.addresses, menu, words.of))
    words.keep()
    yield from _records(network, today, printer, parts)
    yield from parts.images.documents()
    parts.texts.keep()


def _records(network: Network, today: date, printer: Printer, parts: SiteParts) -> Iterator[Document]:
    """The pages of people, goals and organizations."""
    facts = facts_of(network, today)
    names = {**names_of(network), **{one.path: one.name for one in network.organizations}}
    for about in facts.sorted():
        yield from _page(printer, parts, "person", about.person.path, about.person.name, person_variables(about, names))
    for goal in goal_rows(network, today, everyone=True):
        yield from _page(printer, parts, "goal", goal.path, goal.title, goal_variables(goal, facts, names))
    for row in community_rows(network, today):
        yield from _page(printer, parts, "organization", row.path, row.name, organization_variables(row, facts, names))


_MENU = {"person": "People", "goal": "Goals", "organization": "Network"}


def _page(printer: Printer, parts: SiteParts, kind: str, path: str, title: str, record: Record) -> Iterator[Document]:
    page = parts.addresses.of(path)
    if page is not None:
        key = parts.texts.key(path)
        body: Mapping[str, tuple[str, Callable[[], object]]] = {"body": (key, lambda: parts.texts.html(path, key))}
        yield printer.page(page, f"{kind}.html.j2", title, record, body, _MENU[kind])
