"""Write what was read and resolved into the tables; take away what is gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from sys import intern

from netnotes.index.codec import encode
from netnotes.index.packing import Plain, pack
from netnotes.index.reading import Read
from netnotes.index.rows import (
    Row,
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
from netnotes.model.readings import Named, Reading, Resolved
from netnotes.vault.deriving import merge_exchanges, merge_touchpoints

_LONGEST_WORD = 60  # longer texts are told once
OF_READING = ("properties", "tags", "tasks", "regions", "_files")
OF_RESOLVED = (
    "links", "people", "goals", "meetings", "organizations", "ties", "exchanges", "problems", "_resolved", "_records",
    "_sources",
)  # fmt: skip
_COLUMNS = {
    "properties": 6, "tags": 4, "tasks": 8, "regions": 3, "_files": 3, "links": 10, "people": 29, "goals": 10,
    "needs": 7, "meetings": 9, "organizations": 8, "ties": 6, "exchanges": 9, "problems": 7, "_resolved": 5,
    "_records": 3, "_sources": 2, "touchpoints": 9, "_ledgers": 3, "full_text": 3,
}  # fmt: skip


class Rows:
    """Rows on their way, by table."""

    def __init__(self) -> None:
        self.by_table: dict[str, list[Row]] = {}

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Put rows in line."""
        self.by_table.setdefault(table, []).extend(rows)

    def write(self, store: Store) -> None:
        """Write them all."""
        for table, rows in self.by_table.items():
            if table == "full_text":
                store.connection.executemany(
                    "INSERT INTO full_text(rowid, title, aliases, body) VALUES (?, ?, ?, ?)", rows
                )
            else:
                store.write(table, _COLUMNS[table], rows)
        self.by_table.clear()


def remove_notes(store: Store, paths: Collection[str]) -> None:
    """Take away every row of these notes."""
    _delete(store, OF_READING, paths)
    remove_resolved(store, paths)
    for path in paths:
        number = store.value("SELECT id FROM notes WHERE path = ?", path)
        if number is not None:
            store.connection.execute("DELETE FROM full_text WHERE rowid = ?", (number,))
            store.connection.execute("DELETE FROM notes WHERE id = ?", (number,))


def remove_resolved(store: Store, paths: Collection[str]) -> None:
    """Take away what was derived from these notes."""
    _delete(store, OF_RESOLVED, paths)
    one = [(path,) for path in paths]
    store.connection.executemany("DELETE FROM needs WHERE goal = ?", one)


def _delete(store: Store, tables: Iterable[str], paths: Collection[str]) -> None:
    one = [(path,) for path in paths]
    for table in tables:
        store.connection.executemany(f"DELETE FROM {table} WHERE path = ?", one)  # noqa: S608 - our own names


def write_readings(store: Store, batch: Sequence[tuple[Read, Reading, Named]]) -> None:
    """Write what these notes say by themselves; nothing of them is there."""
    rows = Rows()
    number = store.value("SELECT coalesce(max(id), 0) FROM notes") or 0
    notes: list[Row] = []
    for read, reading, named in batch:
        number += 1
        note = reading.note
        notes.append((number, *note_row(note, named)))
        rows.add("properties", property_rows(note))
        rows.add("tags", tag_rows(note))
        rows.add("tasks", task_rows(note))
        rows.add("regions", region_rows(note))
        rows.add("_files", [(note.path, read.file.role, read.hash)])
        if read.text:
            rows.add("full_text", [text_row(number, named, read.text)])
    store.write("notes", 9, notes)
    rows.write(store)


def write_resolved(store: Store, batch: Iterable[Resolved]) -> None:
    """Write what these notes say once names are resolved; nothing of it is there."""
    rows = Rows()
    for each in batch:
        rows.add("links", link_rows(each.path, each.links))
        rows.add("exchanges", (exchange_row(exchange, seq) for seq, exchange in enumerate(each.exchanges)))
        rows.add("problems", map(problem_row, dict.fromkeys(each.problems)))
        rows.add("_resolved", [_stored(each)])
        people = {t.person for t in each.touchpoints} | {e.person for e in each.exchanges}
        rows.add("_sources", ((person, each.path) for person in people))
        if each.record is not None:
            rows.add("_records", [(each.path, type(each.record).__name__, pack(encode(each.record)))])
            for table, row in record_rows(each.record):
                rows.add(table, [row])
    rows.write(store)


def _stored(each: Resolved) -> Row:
    return (
        each.path,
        pack(tuple(each.asked)) if each.asked else None,
        pack(tuple(map(encode, each.touchpoints))) if each.touchpoints else None,
        pack(tuple(map(encode, each.exchanges))) if each.exchanges else None,
        pack(tuple(map(encode, each.unmatched))) if each.unmatched else None,
    )


def write_ledgers(
    store: Store, touchpoints: Mapping[str, Sequence[Touchpoint]], exchanges: Mapping[str, Sequence[Exchange]]
) -> None:
    """Write touchpoints and exchanges by person; ``touchpoints`` and ``exchanges`` come in order of their notes."""
    rows = Rows()
    for person in sorted(touchpoints.keys() | exchanges.keys()):
        merged = merge_touchpoints(touchpoints.get(person, ()))
        favours = merge_exchanges(exchanges.get(person, ()))
        rows.add("touchpoints", map(touchpoint_row, merged))
        rows.add("_ledgers", [(person, pack(_shared(merged)), pack(_shared(favours)))])
    rows.write(store)


def _shared(records: Iterable[Touchpoint | Exchange]) -> Plain:
    """Records in plain values, whose words are known again when they are read: paths and kinds are held once."""
    return tuple(
        tuple(intern(value) if isinstance(value, str) and len(value) < _LONGEST_WORD else value for value in values)
        for values in map(encode, records)
    )


def remove_ledgers(store: Store, people: Collection[str]) -> None:
    """Take away the touchpoints and accounts of these people."""
    one = [(person,) for person in people]
    store.connection.executemany("DELETE FROM touchpoints WHERE person = ?", one)
    store.connection.executemany("DELETE FROM _ledgers WHERE person = ?", one)


def write_unmatched(store: Store, problems: Iterable[Problem], codes: Sequence[str]) -> None:
    """Write the problems of names that no note has, in place of those that are there."""
    store.connection.executemany("DELETE FROM problems WHERE code = ?", [(code,) for code in codes])
    store.write("problems", _COLUMNS["problems"], map(problem_row, problems))
