"""Two processes share a first run: parsing and resolving are most of its work, and only one can write the tables.

The batches of files are given out one by one, so that each process has its hands full: this one reads, too, where
there is nothing to write. The other one hands its work over in a temporary file, so that neither waits for the other
and memory does not grow with the vault. Each resolves what it read; for that they tell each other what their notes are
called. Then the other puts together what they say of people, while this one sorts the tables.

Of a large vault all names would be held in memory twice: see `resolver`. What the other one does not hand over, for
whatever reason, is done here.
"""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from functools import partial
from typing import IO, Any, NamedTuple

from netnotes.index.packing import DamagedError, pack, unpack
from netnotes.index.share import Part, Share
from netnotes.index.spool import Place
from netnotes.model.readings import Named
from netnotes.vault.apart import pays_apart, start_apart
from netnotes.vault.names import Names

FEWEST = 1000
_WIDTH = 8
_NARROW = 4


class Ends(NamedTuple):
    """One end of each pipe: numbers of batches, lengths of parts, what the other process is told."""

    numbers: int
    lengths: int
    told: int


Work = Callable[[Ends, Callable[[Part], None]], None]
"""What another process does, given its ends and how it hands over."""


class Other:
    """The other process as this one sees it, and its share; once it is no more it gives nothing."""

    def __init__(self, child: int, ends: Ends, spool: IO[bytes], share: Share) -> None:
        self._child, self._ends, self._spool, self._at = child, ends, spool, 0
        self.share, self.there = share, True

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

    def tell(self, what: list[tuple[Any, ...]]) -> None:
        """Tell it of the notes that were read here what they are called, and then what they say of whom."""
        if not self.there:
            return
        data = pack(what)
        with suppress(BrokenPipeError), open(self._ends.told, "wb", closefd=False) as pipe:
            pipe.write(len(data).to_bytes(_WIDTH, "little") + data)

    def stop(self) -> None:
        """It is done, or its work is not wanted any more."""
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
        self._child, self.there = 0, False

    def close(self) -> None:
        """Let go of it and of what it handed over."""
        self.stop()
        for descriptor in self._ends:
            os.close(descriptor)
        self._spool.close()
        self.share.close()


def start_other(share: Share) -> Other | None:
    """Begin the other process; None where it does not pay, or there can be none."""
    if len(share.files) < FEWEST or not pays_apart():
        return None
    other = share.another()
    return begin(other, range(share.batches), partial(_work, other))


def begin(share: Share, numbers: Iterable[int], work: Work) -> Other | None:
    """Begin work of another process on a share, which is closed where there can be none; ``numbers`` are given out."""
    with ExitStack() as on_failure:
        on_failure.callback(share.close)
        try:
            spool = on_failure.enter_context(tempfile.TemporaryFile())
            given, lengths, told = (_pipe(on_failure) for _ in Ends._fields)
        except OSError:  # no room, too many open files
            return None
        for number in numbers:
            os.write(given[1], number.to_bytes(_NARROW, "little"))  # a few kilobytes: no pipe is too narrow for them
        here, there = Ends(given[0], lengths[0], told[1]), Ends(given[0], lengths[1], told[0])
        child = start_apart(lambda: _do(work, there, (given[1], lengths[0], told[1]), spool))
        if child is None:
            return None
        on_failure.pop_all()
    for descriptor in (given[1], lengths[1], told[0]):
        os.close(descriptor)
    return Other(child, here, spool, share)


def _pipe(on_failure: ExitStack) -> tuple[int, int]:
    ends = os.pipe()
    for descriptor in ends:
        on_failure.callback(os.close, descriptor)
    return ends


def _do(work: Work, ends: Ends, not_mine: tuple[int, ...], spool: IO[bytes]) -> None:
    """What the other process does."""
    for descriptor in not_mine:
        os.close(descriptor)

    def hand_over(part: Part) -> None:
        data = pack(tuple(part))
        spool.write(data)
        spool.flush()
        os.write(ends.lengths, len(data).to_bytes(_WIDTH, "little"))

    work(ends, hand_over)


def _work(share: Share, ends: Ends, hand_over: Callable[[Part], None]) -> None:
    while (number := _number(ends.numbers)) is not None:
        hand_over(share.read(number))
    if share.spool.in_file:
        return
    with open(ends.told, "rb") as pipe:
        names = Names(map(Named._make, [*share.called, *told(pipe)]))
        for number in share.spool.numbers:
            hand_over(share.resolve(number, names))
        for part in share.merge(told(pipe)):
            hand_over(part)


def told(pipe: IO[bytes]) -> list[tuple[Any, ...]]:
    """What the process is told next. Raises DamagedError where nobody is there to tell it."""
    found: list[tuple[Any, ...]] = unpack(pipe.read(int.from_bytes(pipe.read(_WIDTH), "little")))
    return found


def _number(pipe: int) -> int | None:
    data = os.read(pipe, _NARROW)
    return int.from_bytes(data, "little") if data else None


def read_parts(share: Share, other: Other | None) -> Iterator[Part]:
    """Every batch, read by one of the two, in whatever order they come."""
    missing = set(range(share.batches))
    while other is not None and missing:
        part = other.part(wait=False)
        number = None if part else other.next_number()
        if number is not None:
            part = share.read(number)
        else:
            part = part or other.part(wait=True)
            if part is None:
                break
            if part.place is not None:
                other.share.spool.places[part.number] = Place._make(part.place)
        missing.discard(part.number)
        yield part
    yield from map(share.read, sorted(missing))


def resolved_parts(share: Share, other: Other | None, names: Names, again: Callable[[int], Part]) -> Iterator[Part]:
    """Every batch resolved; ``again`` does what the other process was to do and did not."""
    missing = set(range(share.batches))
    here = (share.resolve(number, names) for number in share.spool.numbers)
    if other is not None:
        other.tell(share.called)
    while missing:
        part = (other and other.part(wait=False)) or next(here, None) or (other and other.part(wait=True))
        if not part:
            break
        missing.discard(part.number)
        yield part
    yield from map(again, sorted(missing))


def merged_parts(other: Other) -> Iterator[Part]:
    """What the notes say of people together, put together by the other process."""
    while part := other.part(wait=True):
        yield part
