"""Read many files with two processes: parsing is most of the work of a first run, and it needs no shared state."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import IO

from netnotes.index.codec import decode, encode
from netnotes.index.packing import DamagedError, Plain, pack, unpack
from netnotes.index.reading import Read
from netnotes.model.readings import Reading
from netnotes.vault.apart import pays_apart, start_apart
from netnotes.vault.walk import FoundFile

FEWEST = 1000
SHARE = 0.6
"""So much the other process reads: this one also writes the tables meanwhile."""
_BATCH = 250
_WIDTH = 8

ReadSome = Callable[[Sequence[FoundFile]], Iterator[Read]]


def read_with_two(files: Sequence[FoundFile], read: ReadSome) -> Iterator[Read]:
    """What ``read`` gives for the files, in their order; the last of many files are read by another process.

    The other process hands its work over in a temporary file, so that neither waits for the other and memory does not
    grow with the vault. What it does not hand over, for whatever reason, is read here.
    """
    own = len(files)
    if own >= FEWEST and pays_apart():
        own = int(own * (1 - SHARE))
    try:
        spool = None if own == len(files) else tempfile.TemporaryFile()  # noqa: SIM115 - closed below
    except OSError:  # no room
        spool = None
    started = None if spool is None else _start(files[own:], read, spool)
    if spool is None or started is None:
        if spool is not None:
            spool.close()
        yield from read(files)
        return
    child, ready = started
    with spool:
        try:
            yield from read(files[:own])
            done = own
            for item in _received(files[own:], spool, ready):
                done += 1
                yield item
        finally:
            ready.close()
            os.kill(child, signal.SIGKILL)  # it is done, or its work is not wanted any more
            os.waitpid(child, 0)
    yield from read(files[done:])


def _start(files: Sequence[FoundFile], read: ReadSome, spool: IO[bytes]) -> tuple[int, IO[bytes]] | None:
    """Begin the other process; it writes batches into the spool, and the length of each into the pipe that is given.

    None where there can be no other process.
    """
    try:
        reading, writing = os.pipe()
    except OSError:  # too many open files
        return None

    def read_all() -> None:
        os.close(reading)
        reads = read(files)
        while batch := list(islice(reads, _BATCH)):
            data = pack([_plain(item) for item in batch])
            spool.write(data)
            spool.flush()
            os.write(writing, len(data).to_bytes(_WIDTH, "little"))

    child = start_apart(read_all)
    os.close(writing)
    if child is None:
        os.close(reading)
        return None
    return child, open(reading, "rb")


def _received(files: Sequence[FoundFile], spool: IO[bytes], ready: IO[bytes]) -> Iterator[Read]:
    """What the other process hands over, as it comes; it ends early where that process does, or hands over nonsense."""
    waiting = iter(files)
    at = 0
    while len(length := ready.read(_WIDTH)) == _WIDTH:
        size = int.from_bytes(length, "little")
        try:
            batch = unpack(os.pread(spool.fileno(), size, at))
        except DamagedError:
            return
        at += size
        for item in batch:
            yield _read(next(waiting), item)


def _plain(read: Read) -> Plain:
    reading = None if read.reading is None else encode(read.reading)
    return read.hash, read.doubtful, reading, read.text


def _read(file: FoundFile, item: Plain) -> Read:
    digest, doubtful, reading, text = item
    return Read(file, digest, doubtful, None if reading is None else decode(Reading, reading), text)
