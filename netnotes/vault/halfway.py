"""How far a command in the journal came: the files themselves say it (SPEC 11)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.vault.journal import UndoJournal
from netnotes.vault.steps import standing, sweep_folders


def stands_before(root: Path, change: FileChange) -> bool:
    """Whether a change's file is as it was before. Raises WriteTroubleError where that cannot be read."""
    if change.moved_from is None:
        return standing(root, change.path) == change.before
    return _moved(root, change.moved_from, change.path, change.before)


def stands_after(root: Path, change: FileChange, *, unedited: bool = False) -> bool:
    """Whether a change's file is as the change left it; ``unedited``: moved, but its bytes not changed yet."""
    data = change.before if unedited else change.after
    if change.moved_from is None:
        return standing(root, change.path) == data
    return _moved(root, change.path, change.moved_from, data)


def none_made(root: Path, changes: Iterable[FileChange]) -> bool:
    """Whether nothing of these changes is on the disk; False, too, where a file cannot be read."""
    try:
        return not any(stands_after(root, change) or _only_moved(root, change) for change in changes)
    except OSError:
        return False


def settle(root: Path, journal: UndoJournal, tell: Callable[[str], None] | None = None) -> None:
    """Look at commands that were stopped: whether they had done all, nothing, or a part, which is told.

    The caller holds the lock, so none of them is still running.
    """
    for entry in journal.entries():
        if entry.progress != "begun":
            continue
        try:
            kept = journal.read(entry)
            nothing = none_made(root, kept.changes)
            everything = all(stands_after(root, change) for change in kept.changes)
        except (OperatorError, OSError):
            continue
        known = {data for change in kept.changes for data in (change.before, change.after) if data is not None}
        paths = {path for change in kept.changes for path in (change.path, change.moved_from) if path is not None}
        sweep_folders(root, paths, known)
        if nothing or everything:
            journal.mark(entry, "done" if everything else "undone")
        elif tell:
            tell(f"an earlier command was stopped halfway: {kept.command}; netnotes undo takes it back")


def _only_moved(root: Path, change: FileChange) -> bool:
    return change.moved_from is not None and stands_after(root, change, unedited=True)


def _moved(root: Path, here: str, gone: str, data: bytes | None) -> bool:
    return standing(root, here, moved_from=gone) == data and standing(root, gone, moved_from=here) is None
