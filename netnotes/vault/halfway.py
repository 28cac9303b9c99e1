"""How far a command in the journal came: the files themselves say it (SPEC 11)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.vault.journal import Kept, UndoJournal
from netnotes.vault.steps import standing, sweep_folders


def find_note(root: Path, change: FileChange) -> tuple[str | None, bytes | None]:
    """Under which of its names a change's note stands, and its bytes (None: there is no file).

    A moved note that stands under both names or neither is ``(None, None)``. Raises WriteTroubleError where it cannot
    be read.
    """
    new, old = change.path, change.moved_from
    if old is None:
        return new, standing(root, new)
    found = [(name, standing(root, name, moved_from=other)) for name, other in ((new, old), (old, new))]
    there = [(name, data) for name, data in found if data is not None]
    return there[0] if len(there) == 1 else (None, None)


def stands_before(root: Path, change: FileChange) -> bool:
    """Whether a change's note is as it was before."""
    return find_note(root, change) == (change.moved_from or change.path, change.before)


def stands_after(root: Path, change: FileChange) -> bool:
    """Whether a change's note is as the change left it."""
    return find_note(root, change) == (change.path, change.after)


def none_made(root: Path, changes: Iterable[FileChange]) -> bool:
    """Whether nothing of these changes is on the disk; False, too, where a file cannot be read."""
    try:
        return not any(_is_made(root, change) for change in changes)
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
        sweep_after(root, kept)
        if nothing or everything:
            journal.mark(entry, "done" if everything else "undone")
            if nothing:
                remove_made_folders(root, kept)
        elif tell:
            tell(f"an earlier command was stopped halfway: {kept.command}; netnotes undo takes it back")


def sweep_after(root: Path, kept: Kept) -> None:
    """Remove the temporary files that a stopped command left."""
    known = {data for change in kept.changes for data in (change.before, change.after) if data is not None}
    paths = {path for change in kept.changes for path in (change.path, change.moved_from) if path is not None}
    sweep_folders(root, paths, known)


def _is_made(root: Path, change: FileChange) -> bool:
    """Whether a change is made, or a move a part of the way."""
    name, data = find_note(root, change)
    if change.moved_from is None or name == change.moved_from:
        return data == change.after and change.before != change.after
    return data in (change.before, change.after) and data is not None


def remove_made_folders(root: Path, kept: Kept) -> None:
    """Remove the folders that a command made, where they are empty."""
    for folder in kept.folders:
        with suppress(OSError):
            (root / folder).rmdir()
