"""The derived properties of a note (SPEC 8): the last lines of its front matter, and nothing else by a byte."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from netnotes.model.derived import NAMES, is_derived
from netnotes.vault.editing.checking import same
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.properties import clear_property, set_property
from netnotes.vault.editing.trouble import EditRefusedError

Value = tuple[str, str | int]
_LINE = re.compile(rf"^(?:{'|'.join(NAMES)})[ \t]*:[^\n]*\n", re.MULTILINE | re.IGNORECASE)


def keep_derived(data: bytes, values: Sequence[Value]) -> bytes:
    """The note with exactly these derived properties (dates as text), in this order.

    They stand at the end of the front matter, which is made where there is none, and goes where nothing else stood
    in it. Raises EditRefusedError where the front matter cannot be read, or would be read otherwise.
    """
    note = NoteText.from_bytes(data)
    if same([one for one in _pairs(note) if is_derived(one[0])], list(values)):
        return data
    for text in _texts(note, values):
        after = note.with_text(text)
        if _is_right(note, after, values):
            return after
    after = _step_by_step(data, note, values)
    if not _is_right(note, after, values):
        raise EditRefusedError("its derived properties cannot be written without touching more")
    return after


def _texts(note: NoteText, values: Sequence[Value]) -> Iterator[str]:
    """The note as it would be where it is written plainly, the likeliest first."""
    end = note.newline
    lines = "".join(f"{name}: {value}{end}" for name, value in values)
    if note.matter_span is None:
        yield f"---{end}{lines}---{end}{note.text}"
        return
    start, until = note.matter_span
    matter = _LINE.sub("", note.text[start:until])
    if not lines and not matter:
        yield note.body
    filled = len(matter.rstrip(" \t\r\n"))
    for at in dict.fromkeys((matter.find("\n", filled) + 1 or len(matter), len(matter))):
        yield f"{note.text[:start]}{matter[:at]}{lines}{matter[at:]}{note.text[until:]}"


def _step_by_step(data: bytes, note: NoteText, values: Sequence[Value]) -> bytes:
    """The note edited by one property after the other: in braces, indented, over several lines."""
    for name in [prop.name for prop in note.matter.properties if is_derived(prop.name)]:
        data = clear_property(data, name)
    for name, value in values:
        data = set_property(data, name, value)
    return data


def _pairs(note: NoteText) -> list[tuple[str, Any]]:
    return [(prop.name, prop.value) for prop in note.matter.properties]


def _is_right(before: NoteText, after: bytes, values: Sequence[Value]) -> bool:
    """Whether the new bytes say the same, and these derived properties."""
    try:
        note = NoteText.from_bytes(after)
    except EditRefusedError:
        return False
    wanted = [*(one for one in _pairs(before) if not is_derived(one[0])), *values]
    return note.body == before.body and note.marked == before.marked and same(_pairs(note), wanted)
