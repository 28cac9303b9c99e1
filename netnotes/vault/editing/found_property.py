"""The property that a name means in a note, and its values as its owner sees them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from netnotes.model.folding import fold_key
from netnotes.model.notes import Property
from netnotes.vault.body import Body
from netnotes.vault.editing.matter_edits import find_entry
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.fields import is_empty
from netnotes.vault.reader import inline_properties
from netnotes.vault.scalars import scalar_text

_LINK = re.compile(r"!?\[\[[^\[\]\n]+\]\]")


def find_property(note: NoteText, name: str) -> Property | None:
    """The property of this name: in front matter, else the inline field that fills a line; any case, ``-``, ``_``.

    One that says nothing is found too, last. Raises EditRefusedError where several share the name.
    """
    matter = [prop for prop in note.matter.properties if fold_key(prop.name) == fold_key(name)]
    exact = [prop for prop in matter if prop.name == name]
    inline = _inline(note, name)
    for found in (exact, matter, inline):
        if filled := [prop for prop in found if not is_empty(prop.value)]:
            return _only(filled)
    return next(iter((*exact, *matter, *inline)), None)


def values_of(note: NoteText, prop: Property) -> list[Any]:
    """The property's values; links without quotes as the text they look like."""
    if is_empty(prop.value):
        return []
    if is_link_text(note, prop):
        return [match[0] for match in _LINK.finditer(_written(note, prop))]
    return [_link_or_value(item) for item in prop.value] if isinstance(prop.value, list) else [prop.value]


def is_link_text(note: NoteText, prop: Property) -> bool:
    """Whether the value is written as links without quotes, which YAML reads as nested lists or not at all."""
    if prop.inline:
        return False
    written = _written(note, prop)
    return bool(_LINK.match(written)) and not _LINK.sub("", written).strip(" \t,")


def _link_or_value(item: Any) -> Any:
    """What YAML makes of ``- [[A]]`` (a list in a list) as the link that was meant."""
    if isinstance(item, list) and len(item) == 1 and isinstance(item[0], list):
        return f"[[{', '.join(scalar_text(part) for part in item[0])}]]"
    return item


def _inline(note: NoteText, name: str) -> list[Property]:
    found = inline_properties(Body(note.body, note.body_line)) if "::" in note.body else ()
    return [prop for prop in found if fold_key(prop.name) == fold_key(name)]


def _only(found: Sequence[Property]) -> Property:
    if len(found) > 1:
        lines = " and ".join(str(prop.line) for prop in found)
        raise EditRefusedError(f"{found[0].name} stands on lines {lines}; nothing was changed", "keep one of them")
    return found[0]


def _written(note: NoteText, prop: Property) -> str:
    """The value as it stands in the file."""
    matter = note.text[slice(*(note.matter_span or (0, 0)))]
    node = find_entry(note, prop, matter)[1].node
    return matter[node.start : node.end].strip()
