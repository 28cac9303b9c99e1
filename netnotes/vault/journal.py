"""The undo journal: every command that changes notes, with the bytes before and after, until newer ones push it out.

It lives in the vault's state folder, below ``undo/``: one JSON file for each command, `000012.done.json`, written and
synced before the first note is touched. The word in its name says how far it came: ``begun`` (running, or stopped
halfway), ``done`` or ``undone``.
"""

from __future__ import annotations

import base64
import errno
import json
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.records import recordclass
from netnotes.vault.private import make_private
from netnotes.vault.state import VaultState
from netnotes.vault.writing import WriteTroubleError, write_atomic

VERSION = 1
MOST_COMMANDS = 100
MOST_BYTES = 64 * 1024 * 1024
_FOLDER = "undo"
_NAME = re.compile(r"(\d{6,12})\.(begun|done|undone)\.json")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EIO}

Progress = Literal["begun", "done", "undone"]


@recordclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One command in the journal; ``path`` is its file."""

    number: int
    progress: Progress
    path: Path


@recordclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What an entry holds: what was typed, what changed, modes of the files as they were, folders that were made."""

    command: str
    changes: tuple[FileChange, ...]
    modes: Mapping[str, int]
    folders: tuple[str, ...]


class UndoJournal:
    """The journal of one vault. Where nothing is kept outside the vault, it is empty and stays so."""

    def __init__(self, state: VaultState) -> None:
        self._state = state
        self.folder = state.folder / _FOLDER if state.folder else None

    def entries(self) -> list[Entry]:
        """Every command that is kept, oldest first."""
        try:
            names = os.listdir(self.folder) if self.folder else []
        except OSError:
            return []
        found = [match for name in names if (match := _NAME.fullmatch(name))]
        return sorted((self._entry(int(match[1]), match[2]) for match in found), key=lambda entry: entry.number)

    def _entry(self, number: int, progress: str) -> Entry:
        assert self.folder is not None  # noqa: S101
        name = f"{number:06d}.{progress}.json"
        return Entry(number=number, progress=progress, path=self.folder / name)  # type: ignore[arg-type]

    def begin(self, command: str, changes: Sequence[FileChange], root: Path) -> Entry | None:
        """Keep a command that is about to write; None where nothing is kept, or can be.

        A full or failing disk raises WriteTroubleError, before any note is touched; a folder that may not be written
        is a warning of the state, and the command goes on without.
        """
        if self.folder is None or self._state.folder is None:
            return None
        found = self.entries()
        entry = self._entry(found[-1].number + 1 if found else 1, "begun")
        data = _pack(_kept(command, changes, root))
        try:
            make_private(self._state.folder)
            make_private(self.folder)
            self._shorten(found, len(data))
            write_atomic(entry.path, data, root=self._state.folder, private=True)
        except OSError as err:
            if err.errno in _FULL:
                hint = err.hint if isinstance(err, WriteTroubleError) else ""
                raise WriteTroubleError(
                    entry.path, f"the undo journal cannot be kept: {err.strerror}; nothing was changed", hint, err.errno
                ) from err
            warning = f"undo cannot take this back; no journal can be kept: {_said(err)}"
            self._state.warning = self._state.warning or warning
            return None
        return entry

    def mark(self, entry: Entry | None, progress: Progress) -> Entry | None:
        """Say how far a command came; where that cannot be written, the files themselves will tell."""
        if entry is None or entry.progress == progress:
            return entry
        marked = self._entry(entry.number, progress)
        with suppress(OSError):
            os.replace(entry.path, marked.path)
            return marked
        return entry

    def drop(self, entry: Entry | None) -> None:
        """Forget a command that changed nothing."""
        if entry is not None:
            with suppress(OSError):
                entry.path.unlink()

    def follow(self, changes: Sequence[FileChange]) -> None:
        """What was generated in notes that the last command left belongs to it: taking it back takes that away, too.

        Where that cannot be written, `undo` will say that the notes changed.
        """
        entry = self.last()
        if entry is None or self._state.folder is None:
            return
        with suppress(OSError, OperatorError):
            kept = self.read(entry)
            since = {change.path: change for change in changes}
            moved_on = tuple(
                replace(change, after=since[change.path].after)
                if change.path in since and since[change.path].before == change.after is not None
                else change
                for change in kept.changes
            )
            if moved_on != kept.changes:
                data = _pack(replace(kept, changes=moved_on))
                write_atomic(entry.path, data, root=self._state.folder, private=True)

    def last(self) -> Entry | None:
        """The newest command that is not taken back yet."""
        return next((entry for entry in reversed(self.entries()) if entry.progress != "undone"), None)

    def read(self, entry: Entry) -> Kept:
        """What an entry holds. Raises OperatorError where it is damaged or of another version."""
        try:
            found = json.loads(entry.path.read_bytes())
            if found["version"] != VERSION:
                raise OperatorError(f"{entry.path} is of another version of netnotes", "undo it with that version")
            return Kept(
                command=str(found["command"]),
                changes=tuple(_unpack(change) for change in found["changes"]),
                modes={str(path): int(mode) for path, mode in found["modes"].items()},
                folders=tuple(str(path) for path in found["folders"]),
            )
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as err:
            raise OperatorError(
                f"{entry.path} cannot be read ({type(err).__name__}): this command cannot be taken back",
                "remove the file, and netnotes undo takes back the command before",
            ) from err

    def _shorten(self, found: Sequence[Entry], coming: int) -> None:
        """Remove the oldest, so that with the coming one there are neither too many nor too much."""
        sizes = {entry: entry.path.stat().st_size for entry in found}
        total, count = sum(sizes.values()) + coming, len(found) + 1
        for entry in found:
            if count <= MOST_COMMANDS and total <= MOST_BYTES:
                break
            entry.path.unlink(missing_ok=True)
            total, count = total - sizes[entry], count - 1


def _said(err: OSError) -> str:
    """What the system said, and of which file."""
    return str(err) if isinstance(err, WriteTroubleError) else f"{err.filename}: {err.strerror}"


def _kept(command: str, changes: Sequence[FileChange], root: Path) -> Kept:
    """What is to be kept of a command before it is carried out."""
    modes: dict[str, int] = {}
    folders: set[str] = set()
    for change in changes:
        origin = change.moved_from or change.path
        if change.before is not None:
            with suppress(OSError):
                modes[origin] = (root / origin).lstat().st_mode & 0o7777
        folders |= {str(parent) for parent in Path(change.path).parents if not (root / parent).exists()}
    inner_first = tuple(sorted(folders, key=len, reverse=True))
    return Kept(command=command, changes=tuple(changes), modes=modes, folders=inner_first)


def _pack(kept: Kept) -> bytes:
    record = {
        "version": VERSION,
        "command": kept.command,
        "changes": [
            {
                "path": change.path,
                "moved_from": change.moved_from,
                "before": _text(change.before),
                "after": _text(change.after),
            }
            for change in kept.changes
        ],
        "modes": kept.modes,
        "folders": kept.folders,
    }
    return (json.dumps(record, indent=1) + "\n").encode()


def _unpack(found: Mapping[str, Any]) -> FileChange:
    return FileChange(
        path=str(found["path"]),
        moved_from=None if found["moved_from"] is None else str(found["moved_from"]),
        before=_bytes(found["before"]),
        after=_bytes(found["after"]),
    )


def _text(data: bytes | None) -> str | dict[str, str] | None:
    """Bytes as JSON: text where they are UTF-8, so that a person can read them there."""
    if data is None:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}


def _bytes(found: str | Mapping[str, str] | None) -> bytes | None:
    if found is None:
        return None
    return found.encode() if isinstance(found, str) else base64.b64decode(found["base64"])
