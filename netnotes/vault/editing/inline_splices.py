"""Changes to a property that stands in the body as an inline field filling its line (``**Last contact:: …**``)."""

from __future__ import annotations

import re

from netnotes.model.notes import Property
from netnotes.vault.body import Body
from netnotes.vault.editing.checking import is_right_inline
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.inline_fields import field_value
from netnotes.vault.scalars import Scalar, scalar_text

_EDGES = re.compile(r"[ \t]*(?:[*_~]+[ \t]*)?")
_END = re.compile(r"[ \t]*(?:[*_~]+[ \t]*)?\r?\Z")
_NOT_IN_A_LINE = ("\n", "\r", "%%", "<!--", "-->", "```", "~~~", "$$")
_LINK = r"!?\[\[[^\[\]\n]+\]\]"
_LINKS = re.compile(rf"{_LINK}(?:[ ]*,[ ]*{_LINK})*")


def set_inline(note: NoteText, prop: Property, value: Scalar) -> bytes:
    """The note with another value of the field; emphasis, blanks and all other lines stay. Raises EditRefusedError."""
    text = scalar_text(value)
    written = (
        text if field_value(text) == (text or None) else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    )
    return _with_value(note, prop, written, field_value(written))


def add_inline(note: NoteText, prop: Property, value: Scalar) -> bytes:
    """The note with one more value in the field, where its values are links and so is the new one."""
    old, new = scalar_text(prop.value), scalar_text(value)
    if not isinstance(prop.value, str) or not _LINKS.fullmatch(old) or not _LINKS.fullmatch(new):
        raise _by_hand(prop)
    return _with_value(note, prop, f"{old}, {new}", f"{old}, {new}")


def _by_hand(prop: Property) -> EditRefusedError:
    return EditRefusedError(
        f"line {prop.line}: {prop.name}:: stands in the text and cannot be changed safely; nothing was changed",
        "change the line by hand",
    )


def _with_value(note: NoteText, prop: Property, written: str, expected: str | list[str] | None) -> bytes:
    index = prop.line - note.body_line
    body = Body(note.body, note.body_line)
    raw = note.body.split("\n")[index]
    if body.lines[index] != raw or any(mark in written for mark in _NOT_IN_A_LINE):
        raise _by_hand(prop)
    start = note.body_start + sum(len(line) + 1 for line in note.body.split("\n")[:index])
    for first, last in _places(raw):
        gap = " " if first == last and written and not raw[:first].endswith(" ") else ""
        after = note.replaced(start + first, start + last, gap + written)
        if is_right_inline(note, after, prop, expected):
            return after
    raise _by_hand(prop)


def _places(line: str) -> list[tuple[int, int]]:
    """The spans within the line where the value may stand, the likeliest first."""
    colons = line.index("::") + 2
    end = _END.search(line, colons)
    start = _EDGES.match(line, colons)
    last = end.start() if end else len(line.rstrip("\r"))
    first = start.end() if start else colons
    blank = colons + 1 if line[colons : colons + 1] == " " else colons
    if first < last:
        return [(first, last)]
    behind = len(line.rstrip("\r"))
    inside_first = line[colons : colons + 1] not in ("*", "_", "~")
    return [(blank, blank), (behind, behind)] if inside_first else [(behind, behind), (blank, blank)]
