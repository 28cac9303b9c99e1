"""Another name among a note's aliases."""

from __future__ import annotations

from netnotes.model.folding import fold_key
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.properties import add_to_property

_NAME = "aliases"


def with_alias(data: bytes, alias: str) -> bytes:
    """The note with a name among its aliases, unless it is one already. Raises EditRefusedError."""
    properties = NoteText.from_bytes(data).matter.properties
    written = next((prop.name for prop in properties if fold_key(prop.name) == _NAME), _NAME)
    return add_to_property(data, written, alias)
