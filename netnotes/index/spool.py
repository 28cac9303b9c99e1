"""Readings on their way from the first pass to the second: in memory while they are few, else in a temporary file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import IO

from netnotes.index.codec import decode, encode
from netnotes.index.packing import pack, unpack
from netnotes.index.store import IndexTroubleError
from netnotes.model.readings import Reading

MOST_KEPT = 20_000
_WIDTH = 4


class Spool:
    """Readings come out in the order in which they were put in. ``expected`` says how many there may be.

    Raises IndexTroubleError where they cannot be kept.
    """

    def __init__(self, expected: int) -> None:
        self._kept: list[Reading] = []
        self._file: IO[bytes] | None = None
        if expected > MOST_KEPT:
            with _room():
                self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`

    @property
    def in_file(self) -> bool:
        """Whether readings are kept in a file, so that another process of the same spool may take them out."""
        return self._file is not None

    def put(self, readings: Iterable[Reading]) -> None:
        """Add readings."""
        if self._file is None:
            self._kept.extend(readings)
            return
        for data in (pack(encode(reading)) for reading in readings):
            with _room():
                self._file.write(len(data).to_bytes(_WIDTH, "little") + data)
        with _room():
            self._file.flush()

    def take(self) -> Iterator[Reading]:
        """All that were put in; each is let go as soon as the next is asked for."""
        if self._file is None:
            self._kept.reverse()
            while self._kept:
                yield self._kept.pop()
            return
        with _room():
            self._file.seek(0)
        while length := self._file.read(_WIDTH):
            yield decode(Reading, unpack(self._file.read(int.from_bytes(length, "little"))))

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()


@contextmanager
def _room() -> Iterator[None]:
    try:
        yield
    except OSError as err:
        raise IndexTroubleError(f"there is no room for a temporary file: {err}") from err
