"""Ticking is logging: completed tasks as touchpoints and favours (SPEC 3.5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from netnotes.model.meetings import Entry
from netnotes.model.notes import Task
from netnotes.model.records import maker_of
from netnotes.vault.body import Body
from netnotes.vault.fields import Fields
from netnotes.vault.inline_fields import find_bracketed
from netnotes.vault.kinds import KindReader, clean_text
from netnotes.vault.offered import own_words
from netnotes.vault.postings import is_about_favours, line_postings
from netnotes.vault.references import ref_of_link
from netnotes.vault.tasks import BOX, TASK, parse_task

DateOfLine = Callable[[int], date | None]


def read_tasks(body: Body) -> tuple[Task, ...]:
    """All task lines of a body."""
    if "] " not in body.masked.text or not BOX.search(body.masked.text):
        return ()
    return tuple(
        task
        for index, line in enumerate(body.lines)
        if "[" in line
        and TASK.match(line)
        and index not in body.masked.hidden
        and (task := parse_task(line, body.number(index), body.links_on(index), body.aside(index)))
    )


def task_entries(
    tasks: tuple[Task, ...], body: Body, fields: Fields, kinds: KindReader, date_of_line: DateOfLine,
    offered: frozenset[int] = frozenset(),
) -> list[Entry]:  # fmt: skip
    """The entries of completed tasks: with a kind and a date a touchpoint, favours in brackets in any case.

    ``people`` are those the task links; resolving falls back to whose note it is. Tasks without a date give none.
    ``offered`` are the indexes of the lines that `today --into-daily` wrote: only what their owner said is their text.
    """
    entries = []
    for task in tasks:
        if task.state != "done":
            continue
        kind = next((known for tag in task.tags if (known := kinds.word(tag))), None)
        line = body.lines[task.line - body.first_line]
        aside = body.aside(task.line - body.first_line)
        postings = line_postings(line, task.line, fields.report, bracketed_only=True, aside=aside)
        day = task.done or date_of_line(task.line)
        if day is None or not (kind or postings):
            continue
        entries.append(
            maker_of(Entry)(
                source="task",
                path=fields.path,
                line=task.line,
                date=day,
                kind=kind or "contact",
                text=clean_text(own_words(task.text) if task.line - body.first_line in offered else task.text),
                people=tuple(ref_of_link(link) for link in task.links if not _in_field(line, link.column)),
                postings=postings,
                touches=kind is not None,
            )
        )
    return entries


def _in_field(line: str, column: int) -> bool:
    """Whether a link stands in a bracketed field of a favour (``to::`` and the like name others)."""
    return any(f.start < column <= f.end for f in find_bracketed(line) if is_about_favours(f))
