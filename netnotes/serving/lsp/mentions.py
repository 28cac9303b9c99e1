"""Where in a note another note is named, by a link or by its bare name; and which notes name one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from netnotes.index.asking import find_asking
from netnotes.model.folding import fold_key
from netnotes.serving.lsp.cursor import matter_span
from netnotes.serving.lsp.documents import Document
from netnotes.serving.lsp.known import KnownVault
from netnotes.serving.lsp.vaults import Spot, Vaults
from netnotes.vault.body import Body
from netnotes.vault.editing.bare_names import iter_refs
from netnotes.vault.editing.link_spans import iter_spans
from netnotes.vault.fences import split_note
from netnotes.vault.files import MAX_NOTE
from netnotes.vault.masking import mask_body
from netnotes.vault.names import CALLED, keys_of

MOST_NOTES = 2000
"""So many notes are looked through for those that name one."""


class Mention(NamedTuple):
    """A place that names a note: the offsets of all of it, and of the name within; the note, and the heading meant.

    ``path`` is empty where no note, or more than one, is called so.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    path: str
    subpath: str = ""
    is_link: bool = True


def mentions_in(vault: KnownVault, path: str, document: Document) -> list[Mention]:
    """All places of a note that name another one there is, in their order. Code and comments are no such places."""
    return [one for one in _places(vault, path, document) if one.path]


def _places(vault: KnownVault, path: str, document: Document) -> list[Mention]:
    """All places of a note that name another one, there or not."""
    if len(document.text) > MAX_NOTE:
        return []
    return sorted([*_links(vault, path, document), *_bare(vault, path, document)])


def _links(vault: KnownVault, path: str, document: Document) -> Iterator[Mention]:
    mark = document.text.startswith("\ufeff")
    text = document.text.removeprefix("\ufeff")
    parts = split_note(text)
    head = len(text) - len(parts.body)
    masked = text[:head] + mask_body(parts.body).text
    for span in iter_spans(masked):
        link = span.link
        meant = vault.names.links.resolve(link.target, path)
        target = meant.path if meant else _called(vault, link.target.rsplit("/", 1)[-1])
        start = document.place(link.line, link.column)
        closing = "]]" if link.style == "wiki" else ")"
        end = document.text.find(closing, span.end + mark) + len(closing)
        yield Mention(start, end, span.start + mark, span.end + mark, target or "", link.subpath)


def _called(vault: KnownVault, name: str) -> str | None:
    """The only note of a type that is called so."""
    for wanted in CALLED:
        if len(paths := vault.names.called(wanted).find(name)) == 1:
            return paths[0]
    return None


def _bare(vault: KnownVault, path: str, document: Document) -> Iterator[Mention]:
    seen: set[int] = set()
    for ref, wanted in iter_refs(vault.reading(path)):
        if ref.style != "name":
            continue
        paths = vault.names.called(wanted).find(ref.text)
        start = document.text.find(ref.text, document.place(ref.line, ref.column))
        if start >= 0 and start not in seen and document.line_number(start) - ref.line <= 1:
            seen.add(start)
            end = start + len(ref.text)
            yield Mention(start, end, start, end, paths[0] if len(paths) == 1 else "", is_link=False)


def mention_at(spot: Spot) -> Mention | None:
    """The place that names another note, if the cursor stands in one: the innermost."""
    found = [one for one in mentions_in(*spot[:3]) if one.start <= spot.offset <= one.end]
    return min(found, key=lambda one: one.end - one.start, default=None)


def on_title(spot: Spot) -> bool:
    """Whether the cursor stands on a line that is about the note as a whole: its first, or a heading of level one.

    What names somebody there, known or not, is not about the note.
    """
    if any(one.start <= spot.offset <= one.end for one in _places(*spot[:3])):
        return False
    document, span = spot.document, matter_span(spot.document)
    start = document.line_start(spot.offset)
    in_matter = span is not None and span[0] <= start < span[1]
    return start == 0 or (document.text.startswith("# ", start) and not in_matter)


def places_of(vaults: Vaults, vault: KnownVault, wanted: str) -> Iterator[tuple[Document, Mention]]:
    """Every place that names a note, note by note, the open ones as they are."""
    note = vault.names.notes.get(wanted)
    if note is None:
        return
    keys = None if note.type == "me" else set(keys_of(note))
    asking = {*find_asking(vault.network.store, keys), *vault.texts}
    for path in sorted(asking)[:MOST_NOTES]:
        document = vaults.document(vault, path)
        if document is not None and vault.reading(path).note.status == "ok":
            for mention in mentions_in(vault, path, document):
                if mention.path == wanted:
                    yield document, mention


def heading_offset(document: Document, subpath: str) -> int:
    """Where the last heading of a subpath stands, else the beginning."""
    parts = split_note(document.text.removeprefix("\ufeff"))
    wanted = fold_key(subpath.rsplit("#", 1)[-1])
    for heading in Body(parts.body, parts.body_line).headings if wanted else ():
        if fold_key(heading.text) == wanted:
            return document.place(parts.body_line + heading.index, 1)
    return 0
