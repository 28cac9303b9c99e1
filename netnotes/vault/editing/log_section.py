"""Add a touchpoint to the Log of a person's note: one entry, and nothing else reads differently (SPEC 3 rule 2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from netnotes.model.meetings import Direction, Entry
from netnotes.model.notes import Task
from netnotes.model.records import recordclass
from netnotes.vault.body import Body
from netnotes.vault.editing.log_other_places import other_places
from netnotes.vault.editing.log_place import PLAIN, LogPlace, Style, find_log_place
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.read_back import added_by_lines
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.kinds import clean_text
from netnotes.vault.reader import NoteReader

NO_KIND = "contact"
_BEFORE_REST = " \t:,;|–—·-"
_HINT = "say it in other words, or write it in the note by hand"


@recordclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """Something promised: an open task, and the day it is due."""

    text: str
    due: date | None = None

    def line(self) -> str:
        """The task from its box on."""
        return f"[ ] {self.text}" + (f" 📅 {self.due}" if self.due else "")


@recordclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """A touchpoint to write. Texts are one line each; ``kind`` is spelled as the reader gives it.

    ``size`` (1-5) and ``thanked`` go for every favour of the line (SPEC 5).
    """

    date: date
    kind: str = NO_KIND
    text: str = ""
    gave: tuple[str, ...] = ()
    got: tuple[str, ...] = ()
    size: int = 1
    thanked: bool = False
    tasks: tuple[NewTask, ...] = ()

    def words(self) -> str:
        """What follows the kind: the text, then the favours in brackets."""
        favours = [f"[gave:: {what}]" for what in self.gave] + [f"[got:: {what}]" for what in self.got]
        size = [f"[size:: {self.size}]"] if self.size != 1 else []
        return " ".join([*([self.text] if self.text else []), *favours, *size, *(["[thanked:: true]"] * self.thanked)])


def add_to_log(data: bytes, path: str, wanted: LogLine, reader: NoteReader) -> bytes:
    """The note with one more entry in its Log, in the note's own style and order.

    The section is made at the end where there is none. Raises EditRefusedError where the note cannot be read as a
    person's, or where the new lines would be read as anything but that entry and its tasks.
    """
    note = NoteText.from_bytes(data)
    old = reader.read(path, data)
    if old.note.type != "person":
        raise EditRefusedError("this is not read as a person's note", f"netnotes check says why; or {_HINT}")
    body = Body(note.body, note.body_line)
    place = find_log_place(body, reader.kinds, wanted.date)
    for there in chain([place], other_places(body, place) if not _opens_comment(wanted) else ()):
        for lines in _spellings(wanted, there.style):
            after, first, count = _put(note, body, there, lines)
            added = added_by_lines(old, reader.read(path, after), first, count)
            if added and _is_text_alike(body, after, there.index, count) and _is_meant(wanted, *added):
                return after
    lines = next(_spellings(wanted, place.style))
    raise EditRefusedError(f"this would not be read as it is meant: {' / '.join(lines).strip()}", _HINT)


def _opens_comment(wanted: LogLine) -> bool:
    """Whether the words begin a comment: where nothing ends it yet, something written later may."""
    said = [wanted.words(), *(task.text for task in wanted.tasks)]
    return any("<!--" in text or text.count("%%") % 2 for text in said)


def _is_meant(wanted: LogLine, entries: Sequence[Entry], tasks: Sequence[Task]) -> bool:
    """Whether the new lines are read as the one entry and its open tasks."""
    promised = [(task.text, task.due, "open") for task in wanted.tasks]
    return _is_wanted(wanted, *entries) and [(task.text, task.due, task.state) for task in tasks] == promised


def _is_text_alike(old: Body, data: bytes, index: int, count: int) -> bool:
    """Whether what was text stays text: a comment or code that begins in the new lines would reach beyond them."""
    note = NoteText.from_bytes(data)
    new = Body(note.body, note.body_line)
    hidden = {line + count if line >= index else line for line in old.masked.hidden}
    kept = new.lines[:index] + new.lines[index + count :] if old.text else old.lines
    return [line.rstrip("\r") for line in kept] == [
        line.rstrip("\r") for line in old.lines
    ] and new.masked.hidden == hidden


def _is_wanted(wanted: LogLine, *entries: Entry) -> bool:
    if len(entries) != 1:
        return False
    entry = entries[0]
    favours: list[tuple[Direction, str]] = [("deposit", what) for what in wanted.gave]
    favours += [("withdrawal", what) for what in wanted.got]
    said = (entry.source, entry.date, entry.kind, entry.text, entry.touches)
    return said == ("log", wanted.date, wanted.kind, clean_text(wanted.text), True) and [
        (found.direction, found.what, found.size, found.thanked, found.addressed) for found in entry.postings
    ] == [(*favour, wanted.size, wanted.thanked or None, False) for favour in favours]


def _spellings(wanted: LogLine, style: Style) -> Iterator[list[str]]:
    """The ways to write the entry, the nearest to the note's own style first."""
    for one in dict.fromkeys((style, Style(style.before, style.after, style.level, task=style.task), PLAIN)):
        if wanted.kind == NO_KIND and wanted.words():
            yield _lines(wanted, one, "")
        yield _lines(wanted, one, wanted.kind)
        yield _lines(wanted, one, f"{wanted.kind}:")


def _lines(wanted: LogLine, style: Style, kind: str) -> list[str]:
    words = wanted.words()
    opening = f"{style.before}{wanted.date}{style.after}"
    tasks = [style.task + task.line() for task in wanted.tasks]
    if style.below is not None and words:
        gap = [""] if style.gap else []
        first = opening + kind if kind else opening.rstrip(_BEFORE_REST)
        return [first, *gap, style.below + words, *tasks]
    separated = f"{kind.removesuffix(':')}: {words}" if kind and words else kind or words
    return [(opening + separated).rstrip(), *([""] if tasks and style.level else []), *tasks]


def _put(note: NoteText, body: Body, place: LogPlace, lines: list[str]) -> tuple[bytes, int, int]:
    """The note with the lines put in, the file's line of the first of them, and how many there are."""
    block = [""] * place.before + (place.heading.split("\n")[:-1] if place.heading else []) + lines + [""] * place.after
    text, newline = note.body, note.newline
    parts = text.split("\n")
    new = newline.join(block)
    cut_off = not text and not note.text.endswith("\n")
    if place.index >= len(parts) or cut_off:
        after = text + newline + new
    else:
        at = sum(len(part) + 1 for part in parts[: place.index])
        after = text[:at] + new + newline + text[at:]
    return note.with_text(note.text[: note.body_start] + after), body.number(place.index), len(block)
