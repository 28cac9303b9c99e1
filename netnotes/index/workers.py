"""Two processes share a first run: parsing and resolving are most of its work, and only one can write the tables.

The batches of files are given out one by one, so that each process has its hands full: this one reads, too, where
there is nothing to write. The other one hands its work over in a temporary file, so that neither waits for the other
and memory does not grow with the vault. Each resolves what it read; for that they tell each other what their notes are
called. What the other process does not hand over, for whatever reason, is done here.
"""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from typing import IO, Any, NamedTuple

from netnotes.index.packing import DamagedError, pack, unpack
from netnotes.index.share import Part, Share
from netnotes.model.readings import Named
from netnotes.vault.apart import pays_apart, start_apart
from netnotes.vault.names import Names

FEWEST = 1000
_WIDTH = 8
_NARROW = 4


class _Ends(NamedTuple):
    """One end of each pipe: numbers of batches, lengths of parts, names for the other process."""

    numbers: int
    lengths: int
    names: int


class Other:
    """The other process as this one sees it; where there is none, or no more, it gives nothing."""

    def __init__(self, child: int, ends: _Ends, spool: IO[bytes]) -> None:
        self._child, self._ends, self._spool, self._at = child, ends, spool, 0
        self.there = True

    def next_number(self) -> int | None:
        """A batch that nobody reads yet, None where all are given out."""
        return _number(self._ends.numbers)

    def part(self, *, wait: bool) -> Part | None:
        """What it hands over next; None where it has nothing (``wait``: nothing any more)."""
        if not self.there:
            return None
        os.set_blocking(self._ends.lengths, wait)
        try:
            length = os.read(self._ends.lengths, _WIDTH)
        except BlockingIOError:
            return None
        size = int.from_bytes(length, "little")
        self.there = len(length) == _WIDTH
        try:
            found = Part(*unpack(os.pread(self._spool.fileno(), size, self._at))) if self.there else None
        except (DamagedError, TypeError):  # nonsense: what it says is not believed any more
            self.there, found = False, None
        self._at += size
        return found

    def tell(self, names: list[tuple[Any, ...]]) -> None:
        """Tell it what the notes are called that were read here."""
        data = pack(names)
        with suppress(BrokenPipeError), open(self._ends.names, "wb", closefd=False) as pipe:
            pipe.write(len(data).to_bytes(_WIDTH, "little") + data)

    def close(self) -> None:
        """It is done, or its work is not wanted any more."""
        for descriptor in self._ends:
            os.close(descriptor)
        self._spool.close()
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)


def start_other(share: Share) -> Other | None:
    """Begin the other process; None where it does not pay, or there can be none."""
    if len(share.files) < FEWEST or not pays_apart():
        return None
    with ExitStack() as on_failure:
        try:
            spool = on_failure.enter_context(tempfile.TemporaryFile())
            numbers, lengths, names = (_pipe(on_failure) for _ in _Ends._fields)
        except OSError:  # no room, too many open files
            return None
        for number in range(share.batches):
            os.write(numbers[1], number.to_bytes(_NARROW, "little"))  # a few kilobytes: no pipe is too narrow for them
        here, there = _Ends(numbers[0], lengths[0], names[1]), _Ends(numbers[0], lengths[1], names[0])
        child = start_apart(lambda: _work(share, there, (numbers[1], lengths[0], names[1]), spool))
        if child is None:
            return None
        on_failure.pop_all()
    for descriptor in (numbers[1], lengths[1], names[0]):
        os.close(descriptor)
    return Other(child, here, spool)


def _pipe(on_failure: ExitStack) -> tuple[int, int]:
    ends = os.pipe()
    for descriptor in ends:
        on_failure.callback(os.close, descriptor)
    return ends


def _work(share: Share, ends: _Ends, not_mine: tuple[int, ...], spool: IO[bytes]) -> None:
    """What the other process does."""
    for descriptor in not_mine:
        os.close(descriptor)

    def hand_over(part: Part) -> None:
        data = pack(tuple(part))
        spool.write(data)
        spool.flush()
        os.write(ends.lengths, len(data).to_bytes(_WIDTH, "little"))

    called: list[tuple[Any, ...]] = []
    while (number := _number(ends.numbers)) is not None:
        part = share.read(number)
        called += part.named
        hand_over(part)
    with open(ends.names, "rb") as pipe:
        size = int.from_bytes(pipe.read(_WIDTH), "little")
        called += unpack(pipe.read(size))
    for part in share.resolve(Names(map(Named._make, called))):
        hand_over(part)


def _number(pipe: int) -> int | None:
    data = os.read(pipe, _NARROW)
    return int.from_bytes(data, "little") if data else None


def read_parts(share: Share, other: Other | None) -> Iterator[Part]:
    """Every batch, read by one of the two, in whatever order they come."""
    missing = set(range(share.batches))
    while other is not None and missing:
        part = other.part(wait=False)
        if part is None:
            number = other.next_number()
            part = other.part(wait=True) if number is None else share.read(number)
        if part is None:
            break
        missing.discard(part.number)
        yield part
    yield from map(share.read, sorted(missing))


def resolved_parts(share: Share, other: Other | None, names: Names, again: Callable[[int], Part]) -> Iterator[Part]:
    """Every batch resolved by who read it; ``again`` does what the other process was to do and did not."""
    missing = set(range(share.batches))
    here = share.resolve(names)
    while missing:
        part = other.part(wait=False) if other else None
        part = part or next(here, None) or (other.part(wait=True) if other else None)
        if part is None:
            break
        missing.discard(part.number)
        yield part
    yield from map(again, sorted(missing))
