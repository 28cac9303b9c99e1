"""Checksums of whole tables, kept true row by row: what is missing or damaged is noticed, and no table is read for it.

The seal of a table is the sum of the checksums of its rows. A row that is written adds to it and one that is taken
away is taken off, so a change costs as much as it changes; whoever reads a whole table adds its rows up again. Of a
packed value only its own checksum counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import repeat
from marshal import dumps
from operator import itemgetter
from typing import Any
from zlib import crc32

from netnotes.model.derived import is_derived
from netnotes.model.kept_pages import KEPT_PAGES

Row = tuple[Any, ...]
Sums = dict[str, int]
Part = Callable[[Sequence[Row]], Iterable[Row]]
_ENDINGS = frozenset(one + other for word in ("id", "te") for one in (word[0], word[0].upper())
                     for other in (word[1], word[1].upper()))  # fmt: skip
TASKS_KEPT, TASKS_OPEN, TASKS_DONE = "tasks kept", "tasks open", "tasks done "
"""The seals of tasks: of plans and the like, of open ones, of those done in the year that follows (or on no day)."""
DERIVED = "derived"
"""The seal of the properties that `build` writes into notes."""
_PLAINEST = 2  # of marshal's versions: equal values give equal bytes


def add_up(rows: Iterable[Row]) -> int:
    """The seal of rows, in whatever order they come."""
    return sum(map(crc32, map(dumps, rows, repeat(_PLAINEST))))


def _whole(rows: Sequence[Row]) -> Iterable[Row]:
    return rows


def _of(*columns: int) -> Part:
    """These columns of every row."""
    return partial(map, itemgetter(*columns))


def _head(*columns: int) -> Part:
    """The first column, and of each packed one its checksum."""
    return lambda rows: [(row[0], *(row[column] and row[column][:4] for column in columns)) for row in rows]


def _days(rows: Sequence[Row]) -> Iterable[Row]:
    return [(row[1], row[6]) for row in rows if row[6]]


def _any_kept(rows: Sequence[Row], column: int = 0) -> bool:
    """Whether any of these rows is of a plan or the like; their paths are far fewer than they are."""
    return any(path.startswith(KEPT_PAGES) for path in set(map(itemgetter(column), rows)))


def _kept_notes(rows: Sequence[Row]) -> Iterable[Row]:
    return [(row[1], row[3]) for row in rows if row[1].startswith(KEPT_PAGES)]


def _kept_links(rows: Sequence[Row]) -> Iterable[Row]:
    if not _any_kept(rows):
        return ()
    return [
        (row[0], row[1], row[3], row[9])
        for row in rows
        if row[0].startswith(KEPT_PAGES) and row[8] is None and not row[7]
    ]


def _kept_properties(rows: Sequence[Row]) -> Iterable[Row]:
    if not _any_kept(rows):
        return ()
    return [(row[0], row[1], row[2], as_text(row[3])) for row in rows if row[0].startswith(KEPT_PAGES)]


def _organizations(rows: Sequence[Row]) -> Iterable[Row]:
    return [(path, seq, to, line) for path, field, seq, to, _, line in rows if field == "organization"]


def _ids(rows: Sequence[Row]) -> Iterable[Row]:
    names = {name for name in set(map(itemgetter(2), rows)) if name[-2:] in _ENDINGS and can_be_asked(name)}
    return [(row[0], row[2], as_text(row[3])) for row in rows if row[2] in names] if names else ()


def _derived(rows: Sequence[Row]) -> Iterable[Row]:
    names = {name for name in set(map(itemgetter(2), rows)) if is_derived(name)}
    if not names:
        return ()
    return [(row[0], row[1], row[2], as_text(row[3])) for row in rows if row[2] in names and not row[5]]


def can_be_asked(name: str) -> bool:
    """Whether the values of a property are sealed.

    Those that tell what is who in an imported file end in ``id``; ``private`` tells which notes are.
    """
    folded = name.casefold()
    return folded == "private" or (folded.endswith("id") and "\0" not in name)


def as_text(value: Any) -> str | None:
    """A value of a property as it can be compared, before and after SQLite kept it: a flag is 0 or 1."""
    if type(value) is str or value is None:
        return value
    return str(int(value)) if isinstance(value, bool) else str(value)


PARTS: Mapping[str, tuple[tuple[str, Part], ...]] = {
    "notes": (
        ("heads", _of(1, 3, 4)), ("names", _of(1, 2, 3, 4, 7, 8)), ("days", _days),
        ("kept_notes", _kept_notes),
    ),
    "properties": (("ids", _ids), ("kept_properties", _kept_properties), (DERIVED, _derived)),
    "links": (("kept_links", _kept_links),),
    "problems": (("problems", _whole),),
    "regions": (("regions", _whole),),
    "assumptions": (("assumptions", _whole),),
    "meetings": (("meetings", _of(0, 2, 3, 4)),),
    "ties": (("organizations", _organizations),),
    "_files": (("files", _whole),),
    "_guesses": (("guesses", _whole),),
    "_unmatched": (("unmatched", _head(1)),),
    "_resolved": (("resolved", _head(1, 2)),),
    "_ledgers": (("touchpoints", _head(1)), ("exchanges", _head(2)), ("sources", _head(3))),
}  # fmt: skip
"""By table, what is sealed of which rows (their columns as in schema.sql) under which name; for more see `KINDS`."""


def _record(row: Row) -> Row:
    return row[1], row[2][:4]


def _kind_of_task(row: Row) -> str:
    """Those of plans and the like are apart, and what was done is so by year."""
    path, state, done = row[0], row[3], row[6]
    if path.startswith(KEPT_PAGES):
        return TASKS_KEPT
    return f"{TASKS_DONE}{done[:4] if done else ''}" if state == "done" else f"tasks {state}"


KINDS: Mapping[str, tuple[Callable[[Row], str], Part]] = {
    "_records": (itemgetter(0), partial(map, _record)),
    "tasks": (_kind_of_task, _whole),
}
"""By table, under which name a row is sealed, and what is sealed of rows."""
TABLES = (*PARTS, *KINDS)
FOUND_BY_INDEX = ("_resolved", "_unmatched", "problems")
"""The tables whose rows of a note are found by an index beside them, which may be damaged when they are whole."""


def table_of(seal: str) -> str:
    """The table that a seal is of; those of records are called like the records."""
    if seal.startswith("tasks "):
        return "tasks"
    return next((table for table, parts in PARTS.items() if seal in dict(parts)), "_records")


def seals_of(table: str, rows: Sequence[Row]) -> Iterator[tuple[str, int]]:
    """What these rows add to which seals; nothing where the table has none."""
    if table in KINDS:
        kind_of, part = KINDS[table]
        kinds: dict[str, list[Row]] = {}
        for row in rows:
            kinds.setdefault(kind_of(row), []).append(row)
        for kind, of in kinds.items():
            yield kind, add_up(part(of))
    for name, part in PARTS.get(table, ()):
        yield name, add_up(part(rows))


def total(tables: Iterable[tuple[str, Sequence[Row]]]) -> Sums:
    """What rows of several tables add to all seals."""
    sums: Sums = {}
    for table, rows in tables:
        for name, value in seals_of(table, rows):
            sums[name] = sums.get(name, 0) + value
    return sums
