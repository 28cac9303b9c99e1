"""Tick an open task: its box and the date of completion, nothing else of the note (Tasks plugin: task formats)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from netnotes.model.notes import Task
from netnotes.vault.body import Body
from netnotes.vault.editing.marking import Splice, spliced
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.inline_fields import find_bracketed
from netnotes.vault.task_entries import read_tasks
from netnotes.vault.tasks import TASK

_BLOCK_ID = re.compile(r"[ \t]+\^[a-zA-Z0-9-]+$")
_FIELDS = frozenset({"due", "scheduled", "start", "created", "priority", "id", "dependson", "onfinish", "oncompletion"})


def tick_task(data: bytes, line: int, text: str, day: date) -> bytes:
    """The note with its open task of these words ticked, done on that day.

    The task is on that line of the file, or wherever else it alone has these words. The date takes the form of the
    task's other dates: ``✅ 2026-11-21`` or ``[completion:: 2026-11-21]``, before a block id. Raises
    EditRefusedError where no such task is open, where it recurs, and where more would change.
    """
    note = NoteText.from_bytes(data)
    body = Body(note.body, note.body_line)
    tasks = read_tasks(body)
    task = _wanted(tasks, line, text)
    index = task.line - note.body_line
    start = note.body_start + sum(len(one) + 1 for one in body.text.split("\n")[:index])
    written = body.text.split("\n")[index]
    _refuse_recurring(task, written)
    after = spliced(data, note.text, [Splice(start + at, start + end, new) for at, end, new in _splices(written, day)])
    changed = NoteText.from_bytes(after)
    found = read_tasks(Body(changed.body, changed.body_line))
    expected = [replace(one, state="done", done=day) if one is task else one for one in tasks]
    if list(found) != expected or changed.text[: changed.body_start] != note.text[: note.body_start]:
        raise EditRefusedError(f"line {task.line}: the task cannot be ticked without touching more", "tick it by hand")
    return after


def _wanted(tasks: Sequence[Task], line: int, text: str) -> Task:
    open_ = [task for task in tasks if task.state == "open" and task.text == text]
    here = [task for task in open_ if task.line == line] or open_
    if len(here) != 1:
        many = "stands there more than once" if here else "is no open task there any more"
        raise EditRefusedError(f"{text!r} {many}", "netnotes done lists what is open")
    return here[0]


def _refuse_recurring(task: Task, written: str) -> None:
    keys = {field.key.casefold() for field in find_bracketed(written)}
    if "🔁" in written or keys & {"repeat", "recurrence"}:
        raise EditRefusedError(
            f"line {task.line}: this task comes again and again, and netnotes does not write the next one",
            "tick it in Obsidian, whose Tasks plugin does, or by hand",
        )
    if task.done is not None:
        raise EditRefusedError(f"line {task.line}: this open task has a day of completion", "tick it by hand")


def _splices(line: str, day: date) -> list[tuple[int, int, str]]:
    """What to change in the line: the box, and what to put at its end, trailing blanks and a block id behind it."""
    box = TASK.match(line)
    end = len(line.rstrip())
    if block := _BLOCK_ID.search(line, 0, end):
        end = block.start()
    form = f"  [completion:: {day}]" if _has_fields(line) else f" ✅ {day}"
    return [(box.start(1), box.end(1), "x"), (end, end, form)] if box else []


def _has_fields(line: str) -> bool:
    return any(field.key.casefold().replace("_", "") in _FIELDS for field in find_bracketed(line))
