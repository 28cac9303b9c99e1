"""Take back the last command of the journal, while its files are as it left them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.records import recordclass
from netnotes.vault.changing import carry_all, compare, in_order
from netnotes.vault.halfway import find_note, none_made, remove_made_folders, sweep_after
from netnotes.vault.journal import Entry, Kept, UndoJournal
from netnotes.vault.lock import vault_lock
from netnotes.vault.steps import standing


@recordclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """What taking back a command means: its entry, and the changes that undo it."""

    entry: Entry
    kept: Kept
    changes: tuple[FileChange, ...]


def plan_undo(root: Path, journal: UndoJournal) -> Undoing | None:
    """How to take back the newest command that still stands; None where there is none.

    Raises OperatorError where one of its files is not as it left it. Of a command that was stopped halfway, files
    that it had not reached stay.
    """
    entry = journal.last()
    if entry is None:
        return None
    kept = journal.read(entry)
    if entry.progress == "begun" and none_made(root, kept.changes):
        return Undoing(entry=entry, kept=kept, changes=())
    found = [_inverse(root, change, halfway=entry.progress == "begun") for change in kept.changes]
    if edited := [path for path, _ in found if path]:
        raise OperatorError(
            f"not as this command left it: {', '.join(edited)}\nnothing was changed; the command was: {kept.command}",
            f"the text from before it is in {entry.path}\n"
            "netnotes undo --skip leaves it as it is; then undo takes back the one before",
        )
    return Undoing(entry=entry, kept=kept, changes=in_order(change for _, change in found if change))


def undo_last(root: Path, journal: UndoJournal, tell: Callable[[str], None] | None = None) -> Undoing | None:
    """Take back the newest command that still stands; what was done, None where there is nothing.

    A command that was stopped before it changed anything is taken back by no changes, not by those of the one before.
    Killed halfway it can be repeated. Raises OperatorError, WriteTroubleError; then nothing is changed.
    """
    with vault_lock(root, tell):
        undoing = plan_undo(root, journal)
        if undoing is None:
            return None
        if undoing.entry.progress == "begun":
            sweep_after(root, undoing.kept)
        compare(root, undoing.changes)
        begun = journal.mark(undoing.entry, "begun")
        finished = False
        try:
            carry_all(root, undoing.changes, undoing.kept.modes, tell)
            finished = True
        finally:
            if not finished and none_made(root, undoing.changes):
                journal.mark(begun, undoing.entry.progress)
        journal.mark(begun, "undone")
        remove_made_folders(root, undoing.kept)
    return undoing


def skip_last(root: Path, journal: UndoJournal, tell: Callable[[str], None] | None = None) -> str | None:
    """Leave the newest command that still stands as it is, so that the one before can be taken back; what was typed.

    None where there is nothing. Raises OperatorError.
    """
    with vault_lock(root, tell):
        entry = journal.last()
        if entry is None:
            return None
        command = journal.read(entry).command
        if journal.mark(entry, "undone") == entry:
            raise OperatorError(f"{entry.path} cannot be renamed", "check the permissions of its folder")
        return command


def _inverse(root: Path, change: FileChange, *, halfway: bool) -> tuple[str, FileChange | None]:
    """The path that stands in the way of taking a change back, or the change that does it (None: there is none)."""
    name, data = find_note(root, change)
    origin = change.moved_from or change.path
    if halfway and (name, data) == (origin, change.before):
        return "", None
    partly = halfway and change.moved_from is not None and name is not None and data in (change.before, change.after)
    if (name, data) != (change.path, change.after) and not partly:
        return _in_the_way(root, change), None
    moved_from = change.path if name != origin else None
    return "", FileChange(path=origin, before=data, after=change.before, moved_from=moved_from)


def _in_the_way(root: Path, change: FileChange) -> str:
    """Which of a move's two files was changed since."""
    if change.moved_from and standing(root, change.path) == change.after:
        return change.moved_from
    return change.path
