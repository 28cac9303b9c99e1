"""Lines at the end of a section of a note that exists, and nothing else reads differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from netnotes.model.people import Person
from netnotes.model.readings import Reading
from netnotes.vault.body import Body, Heading, fold_heading
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.read_back import added_by_lines
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.reader import NoteReader


def section_of(data: bytes, heading: str) -> Heading | None:
    """The first section of a note that is headed so. Raises EditRefusedError where the note cannot be read."""
    note = NoteText.from_bytes(data)
    return _find(Body(note.body, note.body_line), heading)


def with_lines(
    data: bytes,
    path: str,
    heading: str,
    lines: Sequence[str],
    reader: NoteReader,
    *,
    gap: bool = False,
    logged: int = 0,
) -> bytes:
    """The note with lines at the end of the section, which is made at the note's end where there is none.

    With ``gap`` a blank line stands before them; ``logged`` is how many of them are entries of a Log. Raises
    EditRefusedError where they would not be read as text, or anything else would be read otherwise.
    """
    note = NoteText.from_bytes(data)
    body = Body(note.body, note.body_line)
    found = _find(body, heading)
    if found is None:
        index = _trimmed(body, 0, len(body.raw))
        block = ["", f"## {heading}", "", *lines]
    else:
        index = _trimmed(body, found.index + 1, body.end_of(found))
        first = index == found.index + 1
        block = [*([""] if gap or first else []), *lines]
    after, added = _put(note, body, index, block)
    old, new = (_without_moves(reader.read(path, text)) for text in (data, after))
    shown = NoteText.from_bytes(after)
    there = Body(shown.body, shown.body_line)
    more = added_by_lines(old, new, body.number(index), added)
    if (
        more is None
        or sum(entry.source == "log" for entry in more[0]) != logged
        or [line.rstrip("\r") for line in there.raw[index : index + len(block)]] != block
        or any(at in there.masked.hidden for at in range(index, index + len(block)))
        or [line.strip() for line in there.lines[index : index + len(block)]] != [line.strip() for line in block]
    ):
        raise EditRefusedError(
            f"lines cannot be added below ## {heading} without touching more",
            "a comment or code that does not end is the likely cause",
        )
    return after


def _without_moves(reading: Reading) -> Reading:
    """What a note says but for its moves, which an import may add to."""
    record = reading.record
    return replace(reading, record=replace(record, moves=())) if isinstance(record, Person) else reading


def _find(body: Body, heading: str) -> Heading | None:
    wanted = fold_heading(heading)
    return next((found for found in body.headings if fold_heading(found.text) == wanted), None)


def _trimmed(body: Body, start: int, end: int) -> int:
    while end > start and not body.raw[end - 1].strip():
        end -= 1
    return end


def _put(note: NoteText, body: Body, index: int, block: Sequence[str]) -> tuple[bytes, int]:
    """The note with a block before a line of its body, and how many lines it then has more before that line."""
    newline = note.newline
    parts = note.body.split("\n")
    at = min(sum(len(part) + 1 for part in parts[:index]), len(note.body))
    before, rest = note.body[:at], note.body[at:]
    lead = newline if before and not before.endswith("\n") else ""
    if not before and not note.text[: note.body_start].endswith("\n") and note.body_start:
        lead = newline
    text = note.text[: note.body_start] + before + lead + newline.join(block) + newline + rest
    return note.with_text(text), len(block)
