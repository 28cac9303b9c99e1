"""Plain values as bytes with a checksum, so that a damaged file gives an error and never another answer."""

from __future__ import annotations

import marshal
import zlib
from typing import Any

Plain = Any


class DamagedError(ValueError):
    """Stored bytes that are not what was stored."""


def pack(value: Plain) -> bytes:
    """A plain value as bytes with their checksum."""
    data = marshal.dumps(value)
    return zlib.crc32(data).to_bytes(4, "little") + data


def unpack(stored: object) -> Plain:
    """The value that `pack` stored. Raises DamagedError where the bytes are not those."""
    if (
        not isinstance(stored, bytes)
        or len(stored) < 5
        or zlib.crc32(stored[4:]) != int.from_bytes(stored[:4], "little")
    ):
        raise DamagedError("a stored value is damaged")
    return marshal.loads(stored[4:])  # noqa: S302 - the checksum says that these are our own bytes
