"""The rows of what was read and resolved, table by table; and taking away those of what is gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from sys import intern
from typing import NamedTuple, get_args

from netnotes.index.codec import encode
from netnotes.index.packing import DamagedError, Plain, pack, unpack
from netnotes.index.reading import Read
from netnotes.index.rows import (
    Row,
    assumption_rows,
    exchange_row,
    link_rows,
    note_row,
    problem_row,
    property_rows,
    record_rows,
    region_rows,
    tag_rows,
    task_rows,
    text_row,
    touchpoint_row,
)
from netnotes.index.store import Store
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.places import Problem
from netnotes.model.readings import Named, Reading, Resolved, TypedRecord
from netnotes.vault.deriving import merge_exchanges, merge_touchpoints

Rows = dict[str, list[Row]]
"""Rows by table."""
_LONGEST_WORD = 60  # longer texts are told once
_OF_READING = ("properties", "tags", "regions", "assumptions", "_files")
_OF_RESOLVED = (
    "links", "tasks", "people", "goals", "meetings", "organizations", "ties", "exchanges", "problems", "_resolved",
    "_unmatched", "_records",
)  # fmt: skip
_RECORD = f"type IN {tuple(each.__name__ for each in get_args(TypedRecord))} AND path = ?"


class Derived(NamedTuple):
    """What one note says of whom, in plain values; a touchpoint and an exchange begin with the person."""

    people: tuple[str, ...] = ()
    touchpoints: tuple[Plain, ...] = ()
    exchanges: tuple[Plain, ...] = ()


def reading_rows(batch: Iterable[tuple[int, Read, Reading, Named]]) -> Rows:
    """What these notes say by themselves; each comes with its number."""
    rows: Rows = {table: [] for table in ("notes", *_OF_READING, "full_text")}
    for number, read, reading, named in batch:
        note = reading.note
        rows["notes"].append((number, *note_row(note, named)))
        rows["properties"] += property_rows(note)
        rows["tags"] += tag_rows(note)
        rows["regions"] += region_rows(note)
        rows["assumptions"] += assumption_rows(note)
        rows["_files"].append((note.path, read.file.role, read.hash))
        if read.text:
            rows["full_text"].append(text_row(number, named, read.text))
    return rows


def resolved_rows(batch: Iterable[Resolved]) -> Rows:
    """What these notes say once names are resolved."""
    rows: Rows = {table: [] for table in _OF_RESOLVED}
    for each in batch:
        rows["links"] += link_rows(each.path, each.links)
        rows["tasks"] += task_rows(each.path, each.tasks)
        rows["exchanges"] += (exchange_row(exchange, seq) for seq, exchange in enumerate(each.exchanges))
        rows["problems"] += map(problem_row, dict.fromkeys(each.problems))
        rows["_resolved"].append((each.path, pack(tuple(each.asked)) if each.asked else None, _derived(each)))
        if each.unmatched:
            rows["_unmatched"].append((each.path, pack(tuple(map(encode, each.unmatched)))))
        if each.record is not None:
            rows["_records"].append((type(each.record).__name__, each.path, pack(encode(each.record))))
            for table, row in record_rows(each.record):
                rows.setdefault(table, []).append(row)
    return rows


def _derived(each: Resolved) -> bytes | None:
    people = concerned(each)
    if not people:
        return None
    return pack((people, tuple(map(encode, each.touchpoints)), tuple(map(encode, each.exchanges))))


def concerned(each: Resolved) -> tuple[str, ...]:
    """Of whom a note says something."""
    if not each.touchpoints and not each.exchanges:
        return ()
    return tuple(sorted({t.person for t in each.touchpoints} | {e.person for e in each.exchanges}))


def derived_of(stored: object) -> Derived:
    """What `resolved_rows` stored of a note. Raises DamagedError."""
    return Derived() if stored is None else Derived(*unpack(stored))


def ledger_rows(
    touchpoints: Mapping[str, Sequence[Touchpoint]],
    exchanges: Mapping[str, Sequence[Exchange]],
    sources: Mapping[str, Iterable[str]],
) -> Rows:
    """Touchpoints and accounts by person; those given come in order of their notes, and ``sources`` are these notes."""
    rows: Rows = {"touchpoints": [], "_ledgers": []}
    for person in sorted(touchpoints.keys() | exchanges.keys()):
        merged = merge_touchpoints(touchpoints.get(person, ()))
        favours = merge_exchanges(exchanges.get(person, ()))
        rows["touchpoints"] += map(touchpoint_row, merged)
        paths = pack(tuple(sorted(sources[person])))
        rows["_ledgers"].append((person, pack(_shared(merged)), pack(_shared(favours)), paths))
    return rows


def _shared(records: Iterable[Touchpoint | Exchange]) -> Plain:
    """Records in plain values, whose words are known again when they are read: paths and kinds are held once."""
    return tuple(
        [
            tuple([intern(value) if type(value) is str and len(value) < _LONGEST_WORD else value for value in values])
            for values in map(encode, records)
        ]
    )


def sources_of(store: Store, person: str) -> tuple[str, ...] | None:
    """The notes that say something of a person; None where nothing is stored of them. Raises DamagedError."""
    stored = store.value("SELECT sources FROM _ledgers WHERE person = ?", person)
    return None if stored is None else unpack(stored)


def people_of(store: Store, paths: Iterable[str]) -> set[str]:
    """Of whom notes that are stored say something. Raises DamagedError where one is not there."""
    found: set[str] = set()
    for path in paths:
        found.update(stored_of(store, path).people)
    return found


def expect_record(store: Store, note: Named) -> None:
    """Raises DamagedError where a stored note of a type has no record: nobody would hear of it that it is gone."""
    if note.type is None or note.status != "ok":
        return
    if store.value(f"SELECT 1 FROM _records WHERE {_RECORD}", note.path) is None:  # noqa: S608 - ours
        raise DamagedError(f"rows are missing: {note.path}")


def stored_of(store: Store, path: str) -> Derived:
    """What a note that is stored says of whom. Raises DamagedError where it is not there."""
    row = next(iter(store.rows("SELECT derived FROM _resolved WHERE path = ?", (path,))), None)
    if row is None:
        raise DamagedError(f"rows are missing: {path}")
    return derived_of(row[0])


def remove_notes(store: Store, paths: Collection[str]) -> None:
    """Take away every row of these notes."""
    for table in _OF_READING:
        store.delete(table, "path = ?", paths)
    remove_resolved(store, paths)
    numbers = [store.value("SELECT id FROM notes WHERE path = ?", path) for path in paths]
    store.delete("full_text", "rowid = ?", [number for number in numbers if number is not None])
    store.delete("notes", "path = ?", paths)


def remove_resolved(store: Store, paths: Collection[str]) -> None:
    """Take away what was derived from these notes."""
    for table in _OF_RESOLVED:
        store.delete(table, _RECORD if table == "_records" else "path = ?", paths)
    store.delete("needs", "goal = ?", paths)


def remove_ledgers(store: Store, people: Collection[str]) -> None:
    """Take away the touchpoints and accounts of these people."""
    store.delete("touchpoints", "person = ?", people)
    store.delete("_ledgers", "person = ?", people)


def write_unmatched(store: Store, problems: Iterable[Problem], codes: Sequence[str]) -> None:
    """Write the problems of names that no note has, in place of those that are there."""
    store.delete("problems", "code = ?", codes)
    store.insert({"problems": list(map(problem_row, problems))})
