"""Carry out changes to the notes of a vault: under its lock, against what was read, one file after the other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.vault.files import ReadTroubleError, read_bytes
from netnotes.vault.state import VaultState
from netnotes.vault.writing import remove_file, write_atomic


def apply_changes(root: Path, changes: Sequence[FileChange], *, command: str, state: VaultState) -> None:
    """Make the changes, or none of them where a file is no longer what was read.

    ``command`` is what the user typed, for the journal. Raises OperatorError where a file changed in between, and
    WriteTroubleError where one cannot be written.
    """
    for change in changes:
        if current(root, change.moved_from or change.path) != change.before:
            raise OperatorError(
                f"{change.moved_from or change.path} changed while this command ran; nothing was written",
                "run the command again",
            )
    for change in changes:
        if change.after is not None:
            write_atomic(root / change.path, change.after, root=root)
        else:
            remove_file(root / change.path, root=root)
        if change.moved_from is not None:
            remove_file(root / change.moved_from, root=root)


def current(root: Path, path: str) -> bytes | None:
    """The bytes of a file of the vault, None where there is none. Raises OperatorError where it cannot be read."""
    try:
        if not (root / path).exists():
            return None
        return read_bytes(root / path)
    except ReadTroubleError as err:
        raise OperatorError(f"{path}: {err}", err.hint) from err
