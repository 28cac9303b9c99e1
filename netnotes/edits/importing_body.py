"""The body of somebody's note as an import writes it: what a file says of them, as sections and lines (SPEC 3, 5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from netnotes.edits.importing_text import favour_text, line_of, text_line, text_lines
from netnotes.model.incoming import IncomingFavour, IncomingPerson, IncomingRelation, IncomingTask, IncomingTouch
from netnotes.model.records import recordclass
from netnotes.vault.editing.log_section import NO_KIND, LogLine
from netnotes.vault.kinds import KindReader

LOG, TASKS, RELATIONS = "Log", "Tasks", "Relations"
_WORDS = {"deposit": "gave", "withdrawal": "got"}
_OWN_KIND = re.compile(r"[^\W_][\w'’./-]*(?: [^\W_][\w'’./-]*)?")


@recordclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A task to write: its line, and the text and day by which it is known again."""

    line: str
    text: str
    day: date | None


def log_lines(touches: Iterable[IncomingTouch], kinds: KindReader) -> list[LogLine]:
    """The entries of the Log, by day. What only carries a favour, or words, is none."""
    found = []
    for touch in sorted(touches, key=lambda touch: touch.date):
        if touch.kind:
            size, favours = _first_size(touch.favours)
            kind, words = _kind(touch.kind, kinds)
            found.append(
                LogLine(
                    date=touch.date,
                    kind=kind,
                    text=": ".join(filter(None, (words, _one_line(touch.text)))),
                    gave=tuple(favour_text(f.what) or "a favour" for f in favours if f.direction == "deposit"),
                    got=tuple(favour_text(f.what) or "a favour" for f in favours if f.direction == "withdrawal"),
                    size=size,
                )
            )
    return found


def _kind(text: str, kinds: KindReader) -> tuple[str, str]:
    """The kind of a contact, and the words that are too many for one."""
    word = line_of(text, 40)
    known = kinds.word(word) or (word.casefold() if _OWN_KIND.fullmatch(word) else "")
    return (known, "") if known else (NO_KIND, _one_line(text))


def _one_line(text: str) -> str:
    """Text of several lines on one: a Log has one line for each entry."""
    return " / ".join(filter(None, map(text_line, text.splitlines()))).strip("*_ ")


def _first_size(favours: tuple[IncomingFavour, ...]) -> tuple[int, tuple[IncomingFavour, ...]]:
    """The size of the first favour, and those of that size: one line has one size."""
    size = favours[0].size if favours else 1
    return size, tuple(favour for favour in favours if favour.size == size)


def task_lines(person: IncomingPerson) -> list[TaskLine]:
    """What was promised, and favours without a contact, which a ticked task holds (SPEC 3.5)."""
    return [*map(_task, person.tasks), *(line for touch in person.touches for line in _favour_lines(touch))]


def _task(task: IncomingTask) -> TaskLine:
    text = (_one_line(task.text) or "follow up") + (" #waiting" if task.waiting else "")
    end = f" ✅ {task.done}" if task.done else f" 📅 {task.due}" if task.due else ""
    return TaskLine(line=f"- [{'x' if task.done else ' '}] {text}{end}", text=text, day=task.done or task.due)


def _favour_lines(touch: IncomingTouch) -> Iterator[TaskLine]:
    favours = touch.favours if not touch.kind else touch.favours[len(_first_size(touch.favours)[1]) :]
    words = "" if touch.kind else _one_line(touch.text)
    for favour in favours:
        what = favour_text(favour.what) or "a favour"
        size = f" [size:: {favour.size}]" if favour.size != 1 else ""
        text = words or what
        line = f"- [x] {text} [{_WORDS[favour.direction]}:: {what}]{size} ✅ {touch.date}"
        yield TaskLine(line=line, text=text, day=touch.date)


def remark_blocks(person: IncomingPerson) -> list[list[str]]:
    """Each text about somebody as lines; one with a day or a heading begins with a heading that says so."""
    words = [(remark.heading, remark.date, remark.text) for remark in person.remarks]
    words += [("", touch.date, touch.text) for touch in person.touches if not touch.kind and not touch.favours]
    return [lines for heading, day, text in words if (lines := _remark(heading, day, text, person.source))]


def _remark(heading: str, day: date | None, text: str, source: str) -> list[str]:
    lines = text_lines(text)
    title = text_line(heading).strip("#: ")[:120]
    if not lines or not (title or day):
        return lines
    return [f"### {title or 'Note'}, {day or line_of(source)}", "", *lines]


def notes_heading(person: IncomingPerson) -> str:
    """The heading of the texts that a source has about somebody."""
    return f"Notes from {line_of(person.source, 60) or 'elsewhere'}"


def relation_lines(relations: Iterable[IncomingRelation], shown: Iterable[str]) -> list[str]:
    """A line for each relation; ``shown`` are their names, or links to their notes."""
    return [f"- {text_line(one.what) or 'knows'}: {name}" for one, name in zip(relations, shown, strict=True)]


def written(line: LogLine, kinds: KindReader) -> str:
    """An entry as a line of a Log, as a new one is written."""
    words = line.words()
    alone = not words and kinds.split_entry(line.kind) == (line.kind, "")
    return f"- {line.date} {line.kind}" if alone else f"- {line.date} {line.kind}: {words}".rstrip()


def sections(parts: Iterable[tuple[str, list[str]]]) -> str:
    """Headed sections as the body of a note; those without a line are left out."""
    return "".join(f"\n## {heading}\n\n" + "\n".join(lines) + "\n" for heading, lines in parts if lines)


def by_day(lines: Iterable[LogLine]) -> list[list[LogLine]]:
    """Entries of one day together."""
    return [list(found) for _, found in groupby(sorted(lines, key=lambda one: one.date), key=lambda one: one.date)]
