"""What a command would do to the files of a vault, as values: nothing here touches a disk."""

from __future__ import annotations

from netnotes.model.records import recordclass


@recordclass(frozen=True, slots=True, kw_only=True)
class FileChange:
    """One file to write, make, move or remove; ``path`` is relative to the vault, with ``/``.

    ``before`` are the bytes that were read (None: there must be no file yet) and ``after`` those that shall stand
    there (None: the file is removed). With ``moved_from`` the file is renamed from there, where ``before`` was read.
    """

    path: str
    before: bytes | None
    after: bytes | None
    moved_from: str | None = None
