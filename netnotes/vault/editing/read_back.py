"""Whether a note whose body got lines reads as before, apart from what those lines say."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from netnotes.model.meetings import Entry
from netnotes.model.notes import Task
from netnotes.model.readings import Reading

T = TypeVar("T")
_LINES = frozenset({"line", "researched_line"})
_LINE_FIRST = frozenset({"items", "assumptions"})  # pairs of a line and what stands there


def shift_lines(value: T, first: int, by: int) -> T:
    """The record with every line number from ``first`` on (of the file, from 1) moved down by so many lines."""
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes: dict[str, Any] = {}
    for field in fields(value):
        old = getattr(value, field.name)
        new = _shifted(field.name, old, first, by)
        if new is not old:
            changes[field.name] = new
    return replace(value, **changes) if changes else value


def _shifted(name: str, value: Any, first: int, by: int) -> Any:
    if name in _LINES and isinstance(value, int):
        return value + by if value >= first else value
    if not isinstance(value, tuple) or not value:
        return shift_lines(value, first, by)
    if name == "lines":
        return tuple((field, line + by if line >= first else line) for field, line in value)
    if name in _LINE_FIRST:
        return tuple((line + by if line >= first else line, said) for line, said in value)
    return tuple(shift_lines(one, first, by) for one in value)


def added_by_lines(
    old: Reading, new: Reading, first: int, count: int
) -> tuple[tuple[Entry, ...], tuple[Task, ...]] | None:
    """The entries and tasks on the new lines, None where the note reads differently in anything else.

    ``first`` is the file's line of the first of ``count`` lines that were put in. Links, tags and
    assumptions on them are theirs.
    """
    inserted = range(first, first + count)
    moved = shift_lines(old, first, count)
    others = replace(
        new.note,
        links=tuple(link for link in new.note.links if link.line not in inserted),
        tags=tuple(tag for tag in new.note.tags if tag.line not in inserted),
        tasks=tuple(task for task in new.note.tasks if task.line not in inserted),
        assumptions=tuple(one for one in new.note.assumptions if one[0] not in inserted),
    )
    kept = tuple(entry for entry in new.entries if entry.line not in inserted)
    same = others == moved.note and kept == moved.entries and new.record == moved.record
    if not same or _told(new) != _told(moved):
        return None
    entries = tuple(entry for entry in new.entries if entry.line in inserted)
    return entries, tuple(task for task in new.note.tasks if task.line in inserted)


def _told(reading: Reading) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.code) for problem in reading.problems]
