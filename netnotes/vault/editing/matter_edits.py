"""One splice of a note's front matter, checked before it is given out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from netnotes.model.notes import Property
from netnotes.vault.editing.checking import is_right
from netnotes.vault.editing.layout_reading import read_layout
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.splices import Value, append_entry, line_end
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.editing.yaml_layout import Entry, Layout, UnsureError

Splice = Callable[[str, Layout, Entry], str]


def append_property(note: NoteText, name: str, value: Value) -> bytes:
    """The note with a new last property, front matter made where there is none. Raises EditRefusedError."""
    if note.matter_span is None:
        made = append_entry("", Layout(), name, value, note.newline)[0]
        return _first_right(note, [f"---{note.newline}{made}---{note.newline}{note.text}"], name, (value,))
    start, end = note.matter_span
    matter = note.text[start:end]
    try:
        texts = append_entry(matter, read_layout(matter), name, value, note.newline)
    except UnsureError as err:
        raise _refused(name) from err
    return _first_right(note, [note.text[:start] + text + note.text[end:] for text in texts], name, (value,))


def splice_property(note: NoteText, prop: Property, splice: Splice, expected: tuple[Any, ...]) -> bytes:
    """The note once ``splice`` has changed the text between the fences. Raises EditRefusedError.

    ``expected`` holds the value that the property must have then, or nothing where it shall be gone.
    """
    start, end = note.matter_span or (0, 0)
    matter = note.text[start:end]
    layout, entry = find_entry(note, prop, matter)
    try:
        text = splice(matter, layout, entry)
    except UnsureError as err:
        raise _refused(prop.name, prop.line) from err
    behind = matter[line_end(matter, max(entry.node.end, entry.colon, entry.end)) :]
    if not layout.braces and not (text.startswith(matter[: entry.start]) and text.endswith(behind)):
        raise _refused(prop.name, prop.line)
    return _first_right(note, [note.text[:start] + text + note.text[end:]], prop.name, expected, prop.line)


def find_entry(note: NoteText, prop: Property, matter: str) -> tuple[Layout, Entry]:
    """Where all properties stand, and where this one does. Raises EditRefusedError."""
    names = [other.name for other in note.matter.properties]
    try:
        layout = read_layout(matter)
    except UnsureError as err:
        raise _refused(prop.name, prop.line) from err
    if len(layout.entries) != len(names):
        raise _refused(prop.name, prop.line)
    return layout, layout.entries[names.index(prop.name)]


def _first_right(note: NoteText, texts: Sequence[str], name: str, expected: tuple[Any, ...], line: int = 0) -> bytes:
    for text in texts:
        data = note.with_text(text)
        if is_right(note, data, name, expected):
            return data
    raise _refused(name, line)


def _refused(name: str, line: int = 0) -> EditRefusedError:
    where = f"line {line}: " if line else ""
    return EditRefusedError(
        f"{where}{name} is written in a way that cannot be changed safely; nothing was changed",
        "change the line by hand",
    )
