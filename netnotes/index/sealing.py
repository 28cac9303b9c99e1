"""Checksums of whole tables, kept true row by row: what is missing or damaged is noticed, and no table is read for it.

The seal of a table is the sum of the checksums of its rows. A row that is written adds to it and one that is taken
away is taken off, so a change costs as much as it changes; whoever reads a whole table adds its rows up again. Of a
packed value only its own checksum counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from marshal import dumps
from operator import itemgetter
from typing import Any
from zlib import crc32

Row = tuple[Any, ...]
Sums = dict[str, int]
_PLAINEST = 2  # of marshal's versions: equal values give equal bytes


def add_up(rows: Iterable[Row]) -> int:
    """The seal of rows, in whatever order they come."""
    return sum(map(crc32, map(dumps, rows, repeat(_PLAINEST))))


def _whole(row: Row) -> Row:
    return row


def _head(*columns: int) -> Callable[[Row], Row]:
    """The first column, and of each packed one its checksum."""
    return lambda row: (row[0], *(row[column] and row[column][:4] for column in columns))


_PARTS: Mapping[str, tuple[tuple[str, Callable[[Row], Row]], ...]] = {
    "notes": (("heads", itemgetter(1, 3, 4)), ("names", itemgetter(1, 2, 3, 4, 7, 8))),
    "problems": (("problems", _whole),),
    "regions": (("regions", _whole),),
    "assumptions": (("assumptions", _whole),),
    "meetings": (("kinds", itemgetter(0, 3)),),
    "_files": (("files", _whole),),
    "_unmatched": (("unmatched", _head(1)),),
    "_resolved": (("resolved", _head(1, 2)),),
    "_ledgers": (("touchpoints", _head(1)), ("exchanges", _head(2)), ("sources", _head(3))),
}
"""By table, what is sealed of a row (its columns as in schema.sql) under which name; for `_records` see `seals_of`."""
TABLES = (*_PARTS, "_records")


def table_of(seal: str) -> str:
    """The table that a seal is of; those of records are called like the records."""
    return next((table for table, parts in _PARTS.items() if seal in dict(parts)), "_records")


def seals_of(table: str, rows: Sequence[Row]) -> Iterator[tuple[str, int]]:
    """What these rows add to which seals; nothing where the table has none."""
    if table == "_records":
        for type_ in {row[0] for row in rows}:
            yield type_, add_up((path, data[:4]) for kind, path, data in rows if kind == type_)
    for name, part in _PARTS.get(table, ()):
        yield name, add_up(map(part, rows))


def total(tables: Iterable[tuple[str, Sequence[Row]]]) -> Sums:
    """What rows of several tables add to all seals."""
    sums: Sums = {}
    for table, rows in tables:
        for name, value in seals_of(table, rows):
            sums[name] = sums.get(name, 0) + value
    return sums
