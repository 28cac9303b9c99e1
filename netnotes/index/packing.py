"""Plain values as bytes with a checksum, so that a damaged file gives an error and never another answer."""

from __future__ import annotations

import marshal
import zlib
from typing import Any

Plain = Any
_SUM = 4
_LARGE = 65_536  # bytes that are not copied once more
_PLAINEST = 2  # of marshal's versions: equal values give equal bytes


class DamagedError(ValueError):
    """Stored bytes that are not what was stored."""


ODD = (ValueError, LookupError, TypeError, RuntimeError, ArithmeticError)
"""What may be raised where stored rows are not what was stored (`DamagedError` is one of them)."""


def pack(value: Plain) -> bytes:
    """A plain value as bytes with their checksum."""
    data = marshal.dumps(value)
    return _sum(data) + data


def unpack(stored: object) -> Plain:
    """The value that `pack` stored. Raises DamagedError where the bytes are not those."""
    if isinstance(stored, bytes) and len(stored) > _SUM:
        data = memoryview(stored)[_SUM:] if len(stored) > _LARGE else stored[_SUM:]
        if _sum(data) == stored[:_SUM]:
            try:
                return marshal.loads(data)  # noqa: S302 - the checksum says that these are our own bytes
            except (ValueError, EOFError, TypeError) as err:  # those of another Python
                raise DamagedError("a stored value is damaged") from err
    raise DamagedError("a stored value is damaged")


def same_packed(one: bytes, other: bytes) -> bool:
    """Whether two packed values are equal: which bytes they are packed in depends on what shared them in memory.

    Raises DamagedError.
    """
    return marshal.dumps(unpack(one), _PLAINEST) == marshal.dumps(unpack(other), _PLAINEST)


def _sum(data: bytes | memoryview) -> bytes:
    return zlib.crc32(data).to_bytes(_SUM, "little")
