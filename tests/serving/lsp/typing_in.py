"""A note with a cursor (‸) in it, and what the server would do there, without a process."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lsprotocol import types

from netnotes.serving.lsp.documents import Document
from netnotes.serving.lsp.places import uri_of_path
from netnotes.serving.lsp.vaults import Spot, Vaults

DAY = date(2026, 11, 21)
CURSOR = "‸"


def open_at(vaults: Vaults, path: Path, text: str) -> Spot:
    """Open a note with this text; the spot of its cursor."""
    before, _, after = text.partition(CURSOR)
    document = Document(uri_of_path(path), before + after, vaults.encoding, 1)
    vaults.put(document)
    spot = vaults.spot(document.uri, document.position(len(before)))
    assert spot is not None
    return spot


def applied(text: str, edits: list[types.TextEdit], encoding: str = "utf-16") -> str:
    """A text after edits, as an editor makes them."""
    document = Document("", text, encoding)
    places = [(document.offset(edit.range.start), document.offset(edit.range.end), edit.new_text) for edit in edits]
    for start, end, new in sorted(places, reverse=True):
        text = text[:start] + new + text[end:]
    return text
