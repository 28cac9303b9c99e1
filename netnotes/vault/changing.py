"""Carry out changes to the notes of a vault: under its lock, against what was read, all of them or none (SPEC 11).

New bytes of every file are first written beside their places, so that a full disk is met before any note is touched.
Then new files, moves, edits and removals follow, each compared again right before its rename. Where one fails, those
before it are put back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.vault.files import ReadTroubleError, read_bytes
from netnotes.vault.halfway import none_made, settle
from netnotes.vault.journal import UndoJournal
from netnotes.vault.lock import vault_lock
from netnotes.vault.progress import Progress
from netnotes.vault.state import VaultState
from netnotes.vault.steps import ChangedMeanwhileError, Step, standing
from netnotes.vault.writing import WriteTroubleError

Tell = Callable[[str], None]
_MANY, _AT_A_TIME = 64, 8


def apply_changes(
    root: Path,
    changes: Sequence[FileChange],
    *,
    command: str,
    state: VaultState,
    tell: Tell | None = None,
    generated: bool = False,
    progress: Progress | None = None,
) -> bool:
    """Make the changes, or none of them; whether `undo` can take them back.

    ``command`` is what the user typed, for the journal; ``tell`` says in a line what is waited for, or that an
    earlier command was stopped halfway. What is ``generated`` (parts of notes that `build` fills) is no command of
    its own: `undo` of the command before still knows the notes. ``progress`` is told of files that lie beside their
    places, where there are many. Raises OperatorError where a file is no longer what
    was read, or the vault stays locked, and WriteTroubleError where something cannot be written.
    """
    wanted = in_order(changes)
    if not wanted:
        return False
    with vault_lock(root, tell):
        journal = UndoJournal(state)
        settle(root, journal, tell)
        compare(root, wanted)
        entry = None if generated else journal.begin(command, wanted, root)
        try:
            carry_all(root, wanted, tell=tell, progress=progress)
        except LeftBehindError:
            raise
        except (OSError, OperatorError, KeyboardInterrupt):
            if none_made(root, wanted):
                journal.drop(entry)
            raise
        journal.mark(entry, "done")
        if generated:
            journal.follow(wanted)
    return entry is not None


class LeftBehindError(OperatorError):
    """Something failed, and not all that was written before it could be put back."""


def in_order(changes: Iterable[FileChange]) -> tuple[FileChange, ...]:
    """The changes that change something: new files first, then moves, edits, and removals last.

    So a text that goes from one file to another is at every instant in one of them. Raises ValueError where two name
    the same file, or one makes no sense.
    """
    wanted = [change for change in changes if change.moved_from or change.before != change.after]
    names = [name for change in wanted for name in {change.path, change.moved_from} if name is not None]
    if len(names) != len(set(names)):
        raise ValueError(f"two changes of one file: {sorted(names)}")
    for change in wanted:
        if change.moved_from is not None and (change.path == change.moved_from or not _has_bytes(change)):
            raise ValueError(f"a move needs two names and bytes: {change.path}")
    return tuple(sorted(wanted, key=_turn))


def _has_bytes(change: FileChange) -> bool:
    return change.before is not None and change.after is not None


def _turn(change: FileChange) -> int:
    if change.before is None:
        return 0
    if change.moved_from is not None:
        return 1
    return 2 if change.after is not None else 3


def compare(root: Path, changes: Sequence[FileChange]) -> None:
    """Raise ChangedMeanwhileError where a file is not what was read, or stands where there was none."""
    for change in changes:
        origin = change.moved_from or change.path
        if standing(root, origin) != change.before:
            what = "exists already" if change.before is None else "changed while this command ran"
            raise ChangedMeanwhileError(origin, what)
        if change.moved_from is not None and standing(root, change.path, moved_from=origin) is not None:
            raise ChangedMeanwhileError(change.path, "exists already")


def carry_all(
    root: Path,
    changes: Sequence[FileChange],
    modes: Mapping[str, int] | None = None,
    tell: Tell | None = None,
    progress: Progress | None = None,
) -> None:
    """Make all changes, or put back those that were made; the caller holds the lock and has compared.

    ``modes`` are those of files to be made, ``tell`` says where text is that an editor still wrote.
    Raises OperatorError or WriteTroubleError, which names what could not be put back.
    """
    steps = [Step(root=root, change=change, mode=(modes or {}).get(change.path)) for change in changes]
    try:
        _stage_all(steps, progress)
        for step in steps:
            step.carry()
        synced: set[Path] = set()
        for step in steps:
            if (folder := (root / step.change.path).parent) not in synced or step.change.moved_from:
                step.sync()
                synced.add(folder)
    except (OSError, OperatorError, KeyboardInterrupt) as err:
        _put_back(steps, err)
    for step in steps:
        if (copy := step.finish()) and tell:
            tell(f"{step.change.path} was saved by somebody while it was changed: their text is in {copy}")


def _stage_all(steps: Sequence[Step], progress: Progress | None) -> None:
    """Write the new bytes of all steps beside their places; when it returns, each of them is safe on disk.

    Of many, several wait for the disk at a time, which it answers together: 20,000 new notes take seconds instead of
    minutes. The first file of each folder goes ahead, so that folders are made one after the other.
    """
    if len(steps) < _MANY:
        for step in steps:
            step.stage()
        return
    from concurrent.futures import ThreadPoolExecutor

    ahead: set[int] = set()
    folders: set[Path] = set()
    for step in steps:
        if (folder := Path(step.change.path).parent) not in folders:
            folders.add(folder)
            ahead.add(id(step))
            step.stage()
    pool = ThreadPoolExecutor(_AT_A_TIME)
    try:
        waiting = [pool.submit(step.stage) for step in steps if id(step) not in ahead]
        for number, future in enumerate(waiting):
            future.result()
            if progress and not number % _MANY:
                progress(number, len(steps))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _put_back(steps: Sequence[Step], err: BaseException) -> NoReturn:
    """Undo the steps, last first; raises the error again, in words that say what state the vault is in."""
    left = []
    for step in reversed(steps):
        try:
            step.back()
        except (OSError, OperatorError):
            left.append(step.change.path)
    for step in reversed(steps):
        step.finish()
        step.remove_made_folders()
    if left:
        said = err.message if isinstance(err, OperatorError | WriteTroubleError) else str(err) or "interrupted"
        where = f"{err.path}: " if isinstance(err, WriteTroubleError) else ""
        raise LeftBehindError(
            f"{where}{said.removesuffix('; nothing was written')}\n"
            f"written, and could not be put back: {', '.join(sorted(left))}; everything else is as it was",
            "look at these notes; the text from before is in the undo journal",
        ) from err
    if isinstance(err, WriteTroubleError):
        raise WriteTroubleError(err.path, f"{err.message}; nothing was changed", err.hint, err.errno or 0) from err
    raise err


def current(root: Path, path: str) -> bytes | None:
    """The bytes of a file of the vault, None where there is none. Raises OperatorError where it cannot be read."""
    try:
        if not (root / path).exists():
            return None
        return read_bytes(root / path)
    except ReadTroubleError as err:
        raise OperatorError(f"{path}: {err}", err.hint) from err
