"""Which property a written name is, and what type of note an unfinished one will be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.model.folding import fold_key
from netnotes.model.notes import NoteType
from netnotes.serving.lsp.cursor import matter_span
from netnotes.serving.lsp.documents import Document
from netnotes.serving.lsp.known import KnownVault
from netnotes.vault.synonyms import FieldNames, field_names

_NAME = re.compile(r"([^\s#\-][^:\n]*?)[ \t]*:(?=\s|$)", re.MULTILINE)


def field_of(vault: KnownVault, type_: NoteType | None, written: str) -> str:
    """Our name of a property as it is written in a note of this type; folded where it is none of ours."""
    key = fold_key(written)
    names = field_names(vault.network.config).get(type_ or "", FieldNames())
    found = next((field for field, known in names.items() if key in known), key)
    return {"tierguess": "tier", "tier_guess": "tier"}.get(found, found)


def type_around(vault: KnownVault, path: str, document: Document, offset: int) -> NoteType | None:
    """The type of the note, also while the line at the cursor is not yet a property: then it is left out."""
    reading = vault.reading(path)
    if reading.note.status == "ok":
        return reading.note.type
    start, end = document.line_start(offset), document.line_end(offset)
    without = f"{document.text[:start]}{document.text[end:]}".encode("utf-8", "surrogatepass")
    again = vault.reader.read(path, without)
    if again.note.status == "ok":
        return again.note.type
    return vault.reader.rules.type_by_folder(path)


def written_names(document: Document, but: int = 0) -> Iterator[str]:
    """The names of the properties in the front matter, that of line ``but`` aside."""
    span = matter_span(document)
    if span is None:
        return
    for match in _NAME.finditer(document.text, *span):
        start = match.start()
        if (start == 0 or document.text[start - 1] == "\n") and document.line_number(start) != but:
            yield match[1]
