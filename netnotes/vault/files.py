"""Read files of a vault: regular files only, never through a link, UTF-8, within a size."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

MAX_NOTE = 5 * 1024 * 1024
_HINTS = {
    errno.ENOENT: "it went away while the vault was read; run the command again",
    errno.ELOOP: "put the file itself here, not a link to it",
}


class ReadTroubleError(ValueError):
    """A file that cannot be read; ``code`` and ``hint`` make the problem, ``line`` where in the file it is."""

    def __init__(self, message: str, code: str, hint: str = "", line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.code, self.hint, self.line, self.column = code, hint, line, column


def read_bytes(path: Path | str, limit: int = MAX_NOTE) -> bytes:
    """The bytes of a regular file of at most ``limit`` bytes; raises ReadTroubleError."""
    return read_with_status(path, limit)[0]


def read_with_status(path: Path | str, limit: int = MAX_NOTE) -> tuple[bytes, os.stat_result]:
    """The bytes of a regular file and its status once they were read; raises ReadTroubleError."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as err:
        hint = _HINTS.get(err.errno or 0, "check its permissions")
        raise ReadTroubleError(f"cannot be read: {err.strerror or err}", "unreadable", hint) from err
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise ReadTroubleError("not a regular file", "unreadable", "move it out of the vault")
        try:
            data = _read_all(descriptor, status.st_size, limit) if status.st_size <= limit else b""
        except OSError as err:
            hint = "check the disk, or copy the file anew"
            raise ReadTroubleError(f"cannot be read: {err.strerror or err}", "unreadable", hint) from err
        if max(status.st_size, len(data)) > limit:
            raise too_large(limit)
        return data, os.fstat(descriptor)
    finally:
        os.close(descriptor)


def too_large(limit: int = MAX_NOTE) -> ReadTroubleError:
    """What is said of a file of more than ``limit`` bytes."""
    size = f"{limit // (1024 * 1024)} MB" if limit >= 1024 * 1024 else f"{limit // 1024} kB"
    return ReadTroubleError(f"larger than {size}", "too-large", "split it, or list it under ignore:")


def _read_all(descriptor: int, size: int, limit: int) -> bytes:
    """The bytes of a file that had ``size`` a moment ago, and one more than ``limit`` where there are so many.

    Asked for no more than there should be: room for the largest note takes longer to get than most notes to read.
    """
    data = os.read(descriptor, size + 1)
    if len(data) != size:  # it grew or shrank, or came in parts
        while len(data) <= limit and (more := os.read(descriptor, limit + 1 - len(data))):
            data += more
    return data


def decode(data: bytes) -> str:
    """The text of a note's bytes, without a byte order mark; raises ReadTroubleError where it is not UTF-8."""
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as err:
        before = data[: err.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8").removeprefix("\ufeff")) + 1
        raise ReadTroubleError(
            f"not UTF-8: byte 0x{data[err.start]:02x} at offset {err.start}",
            "not-utf8",
            "save the file as UTF-8",
            line,
            column,
        ) from err


def read_text(path: Path | str, limit: int = MAX_NOTE) -> str:
    """The text of a regular UTF-8 file of at most ``limit`` bytes; raises ReadTroubleError."""
    return decode(read_bytes(path, limit))
