"""The whole site of a network on one day, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from netnotes.model.network import Network
from netnotes.pages.compiled import CompiledTemplates
from netnotes.pages.goal_context import names_of
from netnotes.pages.pictures.gallery import Gallery
from netnotes.pages.rows import Record
from netnotes.pages.site.addresses import DASHBOARDS, Addresses
from netnotes.pages.site.documents import Document, Printer, asset
from netnotes.pages.site.environment import make_site_environment
from netnotes.pages.site.note_links import NoteLinks
from netnotes.pages.site.person import person_variables
from netnotes.pages.templates import read_builtin
from netnotes.rules.contact import facts_of

KIND = "site"
ASSETS = (".css", ".js")


def iter_site(
    network: Network,
    today: date,
    variables: Record,
    addresses: Addresses,
    notes: NoteLinks,
    compiled: Path | None = None,
    basis: str = "",
) -> Iterator[Document]:
    """Every file of the site; ``variables`` are those of the dashboards (`context.make_variables`)."""
    templates = read_builtin(KIND, ".html.j2")
    cache = CompiledTemplates(compiled) if compiled else None
    environment = make_site_environment(templates, addresses, notes, cache)
    environment.globals["pictures"] = Gallery()
    printer = Printer(environment, basis)
    for ending in ASSETS:
        for name, text in read_builtin(KIND, ending).items():
            yield asset(f"assets/{name}", text.encode())
    for title, page in DASHBOARDS.items():
        if f"{page}.html.j2" in templates:
            yield printer.page(f"{page}.html", f"{page}.html.j2", title, variables, {}, title)
    names = {**names_of(network), **{one.path: one.name for one in network.organizations}}
    yield from _people(network, today, printer, addresses, names)


def _people(
    network: Network, today: date, printer: Printer, addresses: Addresses, names: Mapping[str, str]
) -> Iterator[Document]:
    for path, about in facts_of(network, today).people.items():
        page = addresses.of(path)
        if page is not None:
            yield printer.page(
                page,
                "person.html.j2",
                about.person.name,
                person_variables(about, names),
                {"body": ("", lambda: "")},
                "People",
            )
