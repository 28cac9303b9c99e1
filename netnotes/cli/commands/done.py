"""`netnotes done`: the open follow-ups with numbers, and a tick for one of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes.cli.carrying_out import carry_out, dry_run_option
from netnotes.cli.completing import complete_task
from netnotes.cli.options import NoAnswerError, command
from netnotes.cli.output.answer import Answer, Cell, Column
from netnotes.cli.output.clean import clean, unlink
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError

if TYPE_CHECKING:
    from netnotes.model.follow_ups import FollowUp

KEYS = ("number", "text", "due", "path", "line", "waiting", "people")
COLUMNS = (Column("No."), Column("Who", "shrink"), Column("Due"), Column("What", "wrap"), Column("Where", "shrink"))
MOST = 20
Numbered = tuple[int, "FollowUp", tuple[str, ...]]


@command("netnotes done", "netnotes done 3", "netnotes done send the deck")
@click.argument("what", nargs=-1, metavar="[TEXT|NUMBER]...", shell_complete=complete_task)
@dry_run_option
def done(session: Session, what: tuple[str, ...], dry_run: bool) -> None:
    """Tick a follow-up, done today.

    Without an argument: the open tasks of people and meetings, and others that link a person, with their numbers. A
    NUMBER means what that list showed, even if more was added or ticked since; several may be given.

    TEXT is any part of a task's words.
    """
    from netnotes.edits.done import plan_done
    from netnotes.rules.open_ends import open_follow_ups

    if what:
        session.hold()
    tasks = open_follow_ups(session.network, session.today)
    if not what:
        _list(session, tasks)
        return
    wanted = _wanted(session, tasks, what)
    changes = plan_done(session.root, wanted, session.today)
    written = carry_out(session, changes, dry_run=dry_run)
    for task in wanted:
        verb = "done" if written else "would be done"
        session.say(clean(f"{verb}: {unlink(task.text)}  {task.path}:{task.line}"))


def _list(session: Session, tasks: Sequence[FollowUp]) -> None:
    names = {person.path: person.name for person in session.network.people} if tasks else {}
    rows = [(number, task, tuple(names[path] for path in task.people)) for number, task in enumerate(tasks, 1)]
    wide = session.screen.width is None or session.asked.format in {"csv", "md"}
    session.show(
        Answer(
            items=rows,
            keys=KEYS,
            record=_record,
            columns=COLUMNS if wide else COLUMNS[:-1],
            cells=lambda row: _cells(row) if wide else _cells(row)[:-1],
            empty="Nothing is open. A line `- [ ] send the deck 📅 2026-12-01` in the note of a person is one.",
        )
    )
    keep_numbers(session, tasks)


def keep_numbers(session: Session, tasks: Sequence[FollowUp]) -> None:
    """Remember in which order these tasks were shown, so that a number means what was seen."""
    from netnotes.vault.listed import Listed, keep_listed

    keep_listed(_state_folder(session), [Listed(task.path, task.line, task.text) for task in tasks])


def _record(row: Numbered) -> dict[str, object]:
    number, task, names = row
    values = (number, task.text, task.due, task.path, task.line, task.waiting, list(names))
    return dict(zip(KEYS, values, strict=True))


def _cells(row: Numbered) -> tuple[Cell, ...]:
    from netnotes.rules.wording import join_names

    number, task, names = row
    return number, join_names(names), task.due, unlink(task.text), f"{task.path}:{task.line}"


def _wanted(session: Session, tasks: Sequence[FollowUp], what: tuple[str, ...]) -> list[FollowUp]:
    from netnotes.edits.done import listed_task, matching_tasks
    from netnotes.vault.listed import read_listed

    if all(word.isascii() and word.isdigit() for word in what):
        folder = _state_folder(session)
        if folder is None:
            raise OperatorError(
                "numbers mean nothing here: with cache: none in netnotes.yaml no list is kept",
                "say some words of the follow-up: netnotes done send the deck",
            )
        listed = read_listed(folder)
        return [listed_task(tasks, listed, number) for number in dict.fromkeys(map(int, what))]
    text = " ".join(what)
    found = matching_tasks(tasks, text)
    if not found:
        raise NoAnswerError(f"no open follow-up holds {text!r}; netnotes done lists them")
    if len(found) > 1:
        lines = [f"{text!r} fits {len(found)} follow-ups; say more, or give the number from netnotes done:"]
        lines += [f"  {task.path}:{task.line}: {unlink(task.text)}" for task in found[:MOST]]
        lines += [f"  and {len(found) - MOST} more"] if len(found) > MOST else []
        raise NoAnswerError("\n".join(lines))
    return list(found)


def _state_folder(session: Session) -> Path | None:
    from netnotes.vault.state import open_state

    return open_state(session.root, session.network.config.cache).folder
