"""`netnotes undo`: take back the last command."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from netnotes.cli.carrying_out import dry_run_option, show_diff
from netnotes.cli.options import NoAnswerError, command
from netnotes.cli.output.answer import Answer, Cell, Column
from netnotes.cli.output.clean import clean
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.model.file_changes import FileChange
    from netnotes.vault.journal import UndoJournal

KEYS = ("command", "paths", "halfway")
MOST = 20
COLUMNS = (Column("Command", "wrap"), Column("Notes", "wrap"))


class Undoable(NamedTuple):
    """A command that can be taken back; ``halfway``: it was stopped before it was through."""

    command: str
    paths: tuple[str, ...]
    halfway: bool


@command("netnotes undo", "netnotes undo --dry-run", "netnotes undo --list")
@dry_run_option
@click.option("--list", "listing", is_flag=True, help="List the commands that can be taken back, newest first.")
@click.option("--skip", is_flag=True, help="Leave what the last command did; the next undo takes back the one before.")
def undo(session: Session, dry_run: bool, listing: bool, skip: bool) -> None:
    """Take back the last command that changed notes.

    Once more takes back the one before. Notes that were edited since are never touched: then nothing is changed, and
    --skip leaves that command as it is.
    """
    from netnotes.vault.undoing import plan_undo, undo_last

    journal = _journal(session)
    if listing:
        _list(session, journal)
        return
    if skip:
        _skip(session, journal, dry_run=dry_run)
        return
    if dry_run:
        plan = plan_undo(session.root, journal)
    else:
        plan = undo_last(session.root, journal, lambda line: session.tell(clean(line)))
    if plan is None:
        raise NoAnswerError("there is no command to take back")
    if dry_run and plan.changes:
        show_diff(session, plan.changes)
        return
    session.say(clean(f"{'Would take' if dry_run else 'Took'} back: {plan.kept.command}"))
    if not plan.changes:
        session.say("  It had been stopped; nothing of it was left in the notes.")
    for change in plan.changes[:MOST]:
        session.say(clean(f"  {_what(change)}"))
    if len(plan.changes) > MOST:
        session.say(f"  and {len(plan.changes) - MOST} more")


def _skip(session: Session, journal: UndoJournal, *, dry_run: bool) -> None:
    from netnotes.vault.undoing import skip_last

    if dry_run:
        raise click.UsageError("--skip changes no note, so there is nothing to show: leave out --dry-run")
    command = skip_last(session.root, journal, lambda line: session.tell(clean(line)))
    if command is None:
        raise NoAnswerError("there is no command to leave as it is")
    session.say(clean(f"Left as it is: {command}"))


def _journal(session: Session) -> UndoJournal:
    """The journal of the vault. Raises NoAnswerError where its owner wants none."""
    from netnotes.vault.config import load_config
    from netnotes.vault.journal import UndoJournal
    from netnotes.vault.state import open_state

    state = open_state(session.root, load_config(session.root)[0].cache)
    if state.folder is None:
        why = state.warning or "netnotes.yaml says cache: none, so nothing is kept outside the vault"
        raise NoAnswerError(f"there is nothing to take back: {why}")
    return UndoJournal(state)


def _list(session: Session, journal: UndoJournal) -> None:
    found = []
    for entry in reversed(journal.entries()):
        if entry.progress != "undone":
            kept = journal.read(entry)
            paths = tuple(sorted(change.path for change in kept.changes))
            found.append(Undoable(kept.command, paths, entry.progress == "begun"))
    session.show(
        Answer(
            items=found,
            keys=KEYS,
            record=lambda row: {**row._asdict(), "paths": list(row.paths)},
            columns=COLUMNS,
            cells=_cells,
            empty="There is no command to take back.",
        )
    )


def _cells(row: Undoable) -> Sequence[Cell]:
    stopped = " (stopped halfway)" if row.halfway else ""
    more = f" and {len(row.paths) - 3} more" if len(row.paths) > 3 else ""
    return row.command + stopped, ", ".join(row.paths[:3]) + more


def _what(change: FileChange) -> str:
    """What became of one note."""
    if change.after is None:
        return f"{change.path} is gone again"
    if change.before is None:
        return f"{change.path} is back"
    if change.moved_from is not None:
        return f"{change.path} has its name again (it was {change.moved_from})"
    return f"{change.path} is as it was"
