"""Readings on their way from the first pass to the second: in memory while they are few, else in a temporary file.

A file also keeps what the notes are called and their words, which are not needed before, and in order.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Any, NamedTuple

from netnotes.index.codec import decode, encode
from netnotes.index.packing import pack, unpack
from netnotes.index.rows import Row
from netnotes.index.store import IndexTroubleError
from netnotes.model.notes import Note
from netnotes.model.readings import Reading
from netnotes.vault.property_links import property_links

MOST_KEPT = 20_000


class Place(NamedTuple):
    """Where in a file a batch begins, and how long are its names, its words and its readings, in this order."""

    start: int
    named: int
    texts: int
    readings: int


class Spool:
    """Keeps the readings of batches by their number. ``expected`` says how many readings there may be.

    ``places`` says where in the file batches are. Raises IndexTroubleError where they cannot be kept.
    """

    def __init__(self, expected: int) -> None:
        self._kept: dict[int, Sequence[Reading]] = {}
        self._file: IO[bytes] | None = None
        self._end = 0
        self.places: dict[int, Place] = {}
        if expected > MOST_KEPT:
            with _room():
                self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`

    @property
    def in_file(self) -> bool:
        """Whether readings are kept in a file, so that another process of the same spool may take them out."""
        return self._file is not None

    @property
    def numbers(self) -> list[int]:
        """The batches that are here, in the order in which they came."""
        return list(self._kept if self._file is None else self.places)

    def put(self, number: int, readings: Sequence[Reading]) -> None:
        """Keep a batch in memory."""
        self._kept[number] = readings

    def put_in_file(self, number: int, named: list[Row], texts: list[Row], readings: Sequence[Reading]) -> None:
        """Keep a batch in the file; of its readings only what it takes to resolve them."""
        if self._file is None:
            raise IndexTroubleError("there is no file")
        blobs = [pack(named), pack(texts), pack([encode(_to_resolve(reading)) for reading in readings])]
        with _room():
            for blob in blobs:
                self._file.write(blob)
            self._file.flush()
        self.places[number] = Place(self._end, *map(len, blobs))
        self._end += sum(map(len, blobs))

    def named(self, number: int) -> list[Row]:
        """What the notes of a batch in the file are called. Raises DamagedError, as all that follow."""
        place = self.places[number]
        return self._at(place.start, place.named)

    def texts(self, number: int) -> list[Row]:
        """The words of a batch in the file, as rows."""
        place = self.places[number]
        return self._at(place.start + place.named, place.texts)

    def _at(self, start: int, size: int) -> list[Any]:
        found: list[Any] = unpack(os.pread(self._file.fileno(), size, start) if self._file else b"")
        return found

    def take(self, number: int) -> Iterator[Reading]:
        """The readings of a batch, which are let go."""
        if self._file is None:
            yield from self._kept.pop(number)
            return
        place = self.places[number]
        for values in self._at(place.start + place.named + place.texts, place.readings):
            yield decode(Reading, values)

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()


def _to_resolve(reading: Reading) -> Reading:
    """The same reading for `resolve_note`, which gives the same for both: the links of properties are found already."""
    note = reading.note
    kept = Note(
        path=note.path,
        title=note.title,
        status=note.status,
        type=note.type,
        links=(*property_links(note.properties), *note.links),
        tasks=note.tasks,
    )
    return Reading(note=kept, record=reading.record, entries=reading.entries, problems=reading.problems)


@contextmanager
def _room() -> Iterator[None]:
    try:
        yield
    except OSError as err:
        raise IndexTroubleError(f"there is no room for a temporary file: {err}") from err
