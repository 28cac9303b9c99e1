"""One process's share of a first run: the notes that it reads, and resolves once all names are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from netnotes.index.apply import Rows, concerned, derived_of, reading_rows, resolved_rows
from netnotes.index.basis import Basis
from netnotes.index.merging import merged_rows, some_people
from netnotes.index.reading import read_files
from netnotes.index.sealing import Sums, total
from netnotes.index.spool import Spool
from netnotes.model.readings import Resolved
from netnotes.vault.names import Names, named
from netnotes.vault.reader import NoteReader
from netnotes.vault.resolve import resolve_note, touch_keys
from netnotes.vault.walk import FoundFile

BATCH = 250
NO_BATCH = -1
"""The number of a part that is of people, not of files."""
_MOST_BATCHES = 1000


class Part(NamedTuple):
    """What one batch of files gives, in plain values only: rows by table, what they add to the seals, …

    … and, read, what the notes are called, which are in doubt and where in a file they are kept until they are
    resolved; resolved, whom which of them concern.
    """

    number: int
    rows: Rows
    sums: Sums
    named: list[tuple[Any, ...]]
    doubtful: list[str]
    people: list[tuple[str, tuple[str, ...]]]
    place: tuple[int, ...] | None = None


class Share:
    """Reads batches of the files by their number, and keeps them until they are resolved.

    Unless the notes are very many, ``called`` is what those that were read here are called, and ``derived`` what they
    say of whom. Raises IndexTroubleError where there is no room for them.
    """

    def __init__(self, root: Path, basis: Basis, files: Sequence[FoundFile], started: int) -> None:
        self.root, self.basis, self.files, self.started = root, basis, files, started
        self.size = max(BATCH, -(-len(files) // _MOST_BATCHES))
        self.reader = NoteReader(basis.config, basis.settings)
        self._kinds = touch_keys(basis.config)
        self.called: list[tuple[Any, ...]] = []
        self.derived: list[tuple[str, bytes]] = []
        self.spool = Spool(len(files))

    def another(self) -> Share:
        """The share of another process. Raises IndexTroubleError where there is no room for it."""
        return Share(self.root, self.basis, self.files, self.started)

    @property
    def batches(self) -> int:
        """How many batches all files are."""
        return -(-len(self.files) // self.size)

    def of(self, number: int) -> Sequence[FoundFile]:
        """The files of a batch."""
        return self.files[number * self.size : (number + 1) * self.size]

    def read(self, number: int) -> Part:
        """Read a batch. Raises IndexTroubleError where there is no room for it."""
        reads = list(read_files(self.root, self.of(number), {}, self.reader, self.started))
        first = number * self.size + 1
        batch = [(at, read, read.reading, named(read.reading)) for at, read in enumerate(reads, first) if read.reading]
        rows = reading_rows(batch)
        readings = [reading for _, _, reading, _ in batch]
        called = [tuple(name) for *_, name in batch]
        if self.spool.in_file:
            self.spool.put_in_file(number, called, rows.pop("full_text"), readings)
        else:
            self.spool.put(number, readings)
            self.called += called
        doubtful = [read.file.path for read in reads if read.doubtful]
        place = self.spool.places.get(number)
        return Part(number, rows, total(rows.items()), called, doubtful, [], place and tuple(place))

    def close(self) -> None:
        """Let go of what was read."""
        self.spool.close()

    def resolve(self, number: int, names: Names) -> Part:
        """Resolve a batch that is kept here, and let go of it. Raises DamagedError."""
        part = part_of(number, [resolve_note(each, names, self._kinds) for each in self.spool.take(number)])
        if not self.spool.in_file:
            self.derived += [(path, derived) for path, _, derived in part.rows["_resolved"] if derived]
        return part

    def merge(self, others: Iterable[tuple[str, bytes]]) -> Iterator[Part]:
        """Put together what the notes say of people that were read here, and those of which others tell."""
        derived = dict(chain(self.derived, others))
        sources: dict[str, list[str]] = {}
        for path, data in derived.items():
            for person in derived_of(data).people:
                sources.setdefault(person, []).append(path)
        for some in some_people(sources):
            rows = merged_rows(lambda path: derived_of(derived[path]), some)
            yield Part(NO_BATCH, rows, total(rows.items()), [], [], [])


def part_of(number: int, found: Sequence[Resolved]) -> Part:
    """What resolved notes give."""
    rows = resolved_rows(found)
    people = [(each.path, whom) for each in found if (whom := concerned(each))]
    return Part(number, rows, total(rows.items()), [], [], people)
