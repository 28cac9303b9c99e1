"""Ways from a note to others: where a name leads, who names it, its headings, and everybody by name."""

from __future__ import annotations

from operator import itemgetter

from lsprotocol import types

from netnotes.model.folding import fold_accents
from netnotes.model.notes import NoteType
from netnotes.model.readings import Named
from netnotes.model.safe_text import clean
from netnotes.serving.lsp.documents import Document
from netnotes.serving.lsp.known import KnownVault
from netnotes.serving.lsp.mentions import heading_offset, mention_at, mentions_in, on_title, places_of
from netnotes.serving.lsp.vaults import Spot, Vaults
from netnotes.vault.body import Body, Heading
from netnotes.vault.fences import split_note

MOST = 200
_KINDS: dict[NoteType, types.SymbolKind] = {
    "person": types.SymbolKind.Object,
    "goal": types.SymbolKind.Key,
    "meeting": types.SymbolKind.Event,
    "organization": types.SymbolKind.Package,
}


def definition(vaults: Vaults, spot: Spot) -> types.Location | None:
    """The note that is named under the cursor, at the heading that the link says."""
    mention = mention_at(spot)
    if mention is None:
        return None
    document = vaults.document(spot.vault, mention.path)
    at = heading_offset(document, mention.subpath) if document else 0
    place = document.range(at, at) if document else types.Range(types.Position(0, 0), types.Position(0, 0))
    return types.Location(uri=vaults.uri(spot.vault, mention.path), range=place)


def subject(spot: Spot) -> str | None:
    """The note that a question is about: the one named under the cursor, else, on its title, the note itself."""
    mention = mention_at(spot)
    return mention.path if mention else spot.path if on_title(spot) else None


def references(vaults: Vaults, spot: Spot, *, declaration: bool) -> list[types.Location] | None:
    """Every place that names the note in question; with ``declaration`` the note itself first."""
    path = subject(spot)
    if path is None:
        return None
    start = types.Range(types.Position(0, 0), types.Position(0, 0))
    itself = [types.Location(uri=vaults.uri(spot.vault, path), range=start)] if declaration else []
    found = places_of(vaults, spot.vault, path)
    return itself + [
        types.Location(uri=document.uri, range=document.range(one.start, one.end)) for document, one in found
    ]


def document_links(vaults: Vaults, uri: str) -> list[types.DocumentLink]:
    """The links of a note that lead to another."""
    spot = vaults.spot(uri, types.Position(0, 0))
    if spot is None:
        return []
    return [
        types.DocumentLink(
            range=spot.document.range(one.start, one.end), target=vaults.uri(spot.vault, one.path), tooltip=one.path
        )
        for one in mentions_in(spot.vault, spot.path, spot.document)
        if one.is_link
    ]


def document_symbols(document: Document) -> list[types.DocumentSymbol]:
    """The headings of a note, one within the other."""
    parts = split_note(document.text.removeprefix("\ufeff"))
    body = Body(parts.body, parts.body_line)
    top: list[types.DocumentSymbol] = []
    above: list[tuple[int, types.DocumentSymbol]] = []
    for heading in body.headings:
        symbol = _symbol(document, body, heading)
        while above and above[-1][0] >= heading.level:
            above.pop()
        siblings = above[-1][1].children if above else top
        if isinstance(siblings, list):
            siblings.append(symbol)
        above.append((heading.level, symbol))
    return top


def _symbol(document: Document, body: Body, heading: Heading) -> types.DocumentSymbol:
    start = document.place(body.number(heading.index), 1)
    last = document.place(body.number(body.end_of(heading)) - 1, 1)
    return types.DocumentSymbol(
        name=clean(heading.text) or "heading",
        kind=types.SymbolKind.String,
        range=document.range(start, max(document.line_end(start), document.line_end(last))),
        selection_range=document.range(start, document.line_end(start)),
        children=[],
    )


def flat_symbols(uri: str, symbols: list[types.DocumentSymbol], within: str = "") -> list[types.SymbolInformation]:
    """The same for clients that know no tree."""
    found: list[types.SymbolInformation] = []
    for one in symbols:
        place = types.Location(uri=uri, range=one.range)
        found.append(
            types.SymbolInformation(name=one.name, kind=one.kind, location=place, container_name=within or None)
        )
        found += flat_symbols(uri, list(one.children or ()), one.name)
    return found


def workspace_symbols(vaults: Vaults, query: str) -> list[types.SymbolInformation]:
    """People, goals, organizations and meetings whose name, or alias, holds all words of a query.

    Those who are called exactly so stand first, then those whose name begins so.
    """
    wanted = fold_accents(query).strip()
    words = wanted.split()
    found: list[tuple[int, KnownVault, Named]] = []
    for vault in vaults.known:
        for note in vault.names.notes.values():
            if note.type in _KINDS:
                called = [fold_accents(name) for name in (note.title, note.name, *note.aliases)]
                known = " ".join(called)
                if all(word in known for word in words):
                    near = wanted not in called and 2 - any(name.startswith(wanted) for name in called)
                    found.append((int(near), vault, note))
    found.sort(key=itemgetter(0))
    return [_symbol_of(vaults, vault, note) for _, vault, note in found[:MOST]]


def _symbol_of(vaults: Vaults, vault: KnownVault, note: Named) -> types.SymbolInformation:
    start = types.Range(types.Position(0, 0), types.Position(0, 0))
    place = types.Location(uri=vaults.uri(vault, note.path), range=start)
    name = clean(note.name or note.title)
    kind = _KINDS[note.type] if note.type else types.SymbolKind.File
    return types.SymbolInformation(name=name, kind=kind, location=place, container_name=note.type)
