"""Read files of a vault: regular files only, never through a link, UTF-8, within a size."""

from __future__ import annotations

import os
import stat
from pathlib import Path

MAX_NOTE = 5 * 1024 * 1024


class ReadTroubleError(ValueError):
    """A file that cannot be read; ``code`` and ``hint`` make the problem, ``line`` where in the file it is."""

    def __init__(self, message: str, code: str, hint: str = "", line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.code, self.hint, self.line, self.column = code, hint, line, column


def read_bytes(path: Path | str, limit: int = MAX_NOTE) -> bytes:
    """The bytes of a regular file of at most ``limit`` bytes; raises ReadTroubleError."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as err:
        raise ReadTroubleError(f"cannot be read: {err.strerror or err}", "unreadable", "check its permissions") from err
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise ReadTroubleError("not a regular file", "unreadable", "move it out of the vault")
        if status.st_size > limit:
            size = f"{limit // (1024 * 1024)} MB" if limit >= 1024 * 1024 else f"{limit // 1024} kB"
            raise ReadTroubleError(f"larger than {size}", "too-large", "split it, or list it under ignore:")
        try:
            return file.read(limit + 1)
        except OSError as err:
            raise ReadTroubleError(f"cannot be read: {err.strerror or err}", "unreadable") from err


def decode(data: bytes) -> str:
    """The text of a note's bytes, without a byte order mark; raises ReadTroubleError where it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        before = data[: err.start]
        line, column = before.count(b"\n") + 1, err.start - before.rfind(b"\n")
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
