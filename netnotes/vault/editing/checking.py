"""The last word on every edit: the note is read again, and must differ in exactly the property that was named."""

from __future__ import annotations

from typing import Any

from netnotes.model.notes import Property
from netnotes.vault.body import Body
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.reader import inline_properties
from netnotes.vault.scalars import scalar_text


def is_right(before: NoteText, after: bytes, name: str, expected: tuple[Any, ...]) -> bool:
    """Whether the new bytes say the same but for one property of the front matter.

    ``expected`` holds its new value, or nothing where it shall be gone.
    """
    try:
        note = NoteText.from_bytes(after)
    except EditRefusedError:
        return False
    found = [(prop.name, prop.value) for prop in note.matter.properties]
    wanted: list[tuple[str, Any]] = []
    for prop in before.matter.properties:
        if prop.name != name:
            wanted.append((prop.name, prop.value))
        elif expected:
            wanted.append((name, expected[0]))
    if expected and all(prop.name != name for prop in before.matter.properties):
        wanted.append((name, expected[0]))
    return note.body == before.body and note.marked == before.marked and same(found, wanted)


def is_right_inline(before: NoteText, after: bytes, changed: Property, expected: Any) -> bool:
    """Whether the new bytes say the same but for one inline field: its line alone differs, and holds the value."""
    try:
        note = NoteText.from_bytes(after)
    except EditRefusedError:
        return False
    old, new = Body(before.body, before.body_line), Body(note.body, note.body_line)
    index = changed.line - before.body_line
    old.lines[index] = new.lines[index] = ""
    wanted = [
        (prop.name, expected if prop.line == changed.line else prop.value, prop.line)
        for prop in inline_properties(Body(before.body, before.body_line))
    ]
    found = [(prop.name, prop.value, prop.line) for prop in inline_properties(Body(note.body, note.body_line))]
    matter_kept = note.text[: note.body_start] == before.text[: before.body_start]
    return matter_kept and note.marked == before.marked and old.lines == new.lines and same(found, wanted)


def same(one: Any, other: Any) -> bool:
    """Whether two values read from notes are the same: equal, of the same kind, and written alike."""
    if isinstance(one, dict):
        return isinstance(other, dict) and same(list(one.items()), list(other.items()))
    if isinstance(one, list | tuple):
        same_length = isinstance(other, list | tuple) and len(one) == len(other)
        return same_length and all(same(a, b) for a, b in zip(one, other, strict=True))
    return _kind(one) == _kind(other) and scalar_text(one) == scalar_text(other)


def _kind(value: Any) -> type:
    return next((kind for kind in (bool, int, float, str) if isinstance(value, kind)), type(value))
