"""Make a line of a daily note count: link who is named on it, and add the tag of a kind (SPEC 3.4, 3.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from netnotes.model.folding import fold_key
from netnotes.model.meetings import Entry
from netnotes.model.readings import Reading
from netnotes.vault.body import BULLET
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.reader import NoteReader

_BLOCK_ID = re.compile(r"[ \t]+\^[a-zA-Z0-9-]+[ \t]*$")


class Linking(NamedTuple):
    """A part of a line to become a link: 0-based columns, end exclusive, and the link."""

    start: int
    end: int
    link: str


def tag_line(
    data: bytes, path: str, line: int, kind: str, linkings: Sequence[Linking], reader: NoteReader
) -> bytes:  # fmt: skip
    """The note with ``#kind`` at the end of the line, before a block id; a line that is no list item becomes one.

    Raises EditRefusedError where the note, read again, would say anything else than before but for one more
    touchpoint of that kind on that line. A favour that stands on the line comes to count with it.
    """
    note = NoteText.from_bytes(data)
    lines = note.text.split("\n")
    if not 0 < line <= len(lines):
        raise EditRefusedError(f"{path} has no line {line}; nothing was changed", "run the command again")
    lines[line - 1] = tagged(lines[line - 1], kind, linkings)
    after = note.with_text("\n".join(lines))
    if not _counts_once_more(reader.read(path, data), reader.read(path, after), line, kind):
        raise EditRefusedError(
            f"{path}:{line}: this line cannot be made to count as {kind} without changing what else it says",
            "change it by hand; nothing was changed",
        )
    return after


def tagged(written: str, kind: str, linkings: Sequence[Linking]) -> str:
    """The line with its links and tag; white space at its end stays."""
    for start, end, link in sorted(linkings, reverse=True):
        written = written[:start] + link + written[end:]
    block_id = _BLOCK_ID.search(written.rstrip("\r"))
    at = block_id.start() if block_id else len(written.rstrip())
    written = f"{written[:at]} #{kind}{written[at:]}"
    return written if BULLET.match(written) else f"- {written}"


def _counts_once_more(old: Reading, new: Reading, line: int, kind: str) -> bool:
    on_line = [entry for entry in new.entries if entry.line == line]
    if len(on_line) != 1 or not on_line[0].touches or fold_key(on_line[0].kind) != fold_key(kind):
        return False
    if not on_line[0].people or any(entry.touches for entry in old.entries if entry.line == line):
        return False
    postings = [entry.postings for entry in old.entries if entry.line == line]
    favours_kept = not postings or on_line[0].postings == postings[0]
    return favours_kept and _elsewhere(old, line) == _elsewhere(new, line)


def _elsewhere(reading: Reading, line: int) -> tuple[object, ...]:
    """What a note says apart from one line, and how the tasks stand."""
    note = reading.note
    entries: tuple[Entry, ...] = tuple(entry for entry in reading.entries if entry.line != line)
    return (
        note.status,
        note.type,
        note.daily,
        note.properties,
        tuple(link for link in note.links if link.line != line),
        tuple(tag for tag in note.tags if tag.line != line),
        tuple((task.line, task.state, task.due, task.done) for task in note.tasks),
        entries,
        reading.record,
        tuple((problem.line, problem.code) for problem in reading.problems),
    )
