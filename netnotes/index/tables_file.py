"""The documented tables as a SQLite file of its own, for other tools: made anew each time, so that it keeps no history.

docs/schema.md describes them. The tables of a day (day.sql) are tables here like the others.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from netnotes.index.describe import FULL_TEXT, read_sql, tables
from netnotes.index.packing import ODD
from netnotes.index.schema import schema_statements
from netnotes.index.store import MAGIC, VERSION, Store, open_memory
from netnotes.model.errors import OperatorError

Row = tuple[Any, ...]
_OF_RECORDS = frozenset(
    {"people", "goals", "needs", "meetings", "organizations", "ties", "touchpoints", "exchanges"}
)  # fmt: skip


def copied_tables() -> tuple[str, ...]:
    """The tables whose rows come from the notes as they are written, not from records."""
    return tuple(table.name for table in tables() if table.kind == "TABLE" and table.name not in _OF_RECORDS)


def iter_rows(store: Store, table: str) -> Iterator[Row]:
    """The rows of one of the `copied_tables` in the order of all its columns, notes in that of their paths."""
    order = "path" if table == "notes" else "path, " + ", ".join(columns_of(table)[1:])
    sql = f"SELECT * FROM {table} ORDER BY {order}"  # noqa: S608 - our own names
    yield from _read(store, sql)


def iter_texts(store: Store) -> Iterator[tuple[str, str, str, str]]:
    """Path, title, other names and body of every note that is read, by path."""
    sql = (
        f"SELECT notes.path, {FULL_TEXT}.title, {FULL_TEXT}.aliases, body "  # noqa: S608 - our own names
        f"FROM {FULL_TEXT} JOIN notes ON notes.id = {FULL_TEXT}.rowid ORDER BY notes.path"
    )
    yield from ((str(path), str(title), str(names), str(body)) for path, title, names, body in _read(store, sql))


def columns_of(table: str) -> tuple[str, ...]:
    """The names of a table's columns."""
    return next(tuple(column.name for column in known.columns) for known in tables() if known.name == table)


def tables_file(rows: Mapping[str, Iterable[Sequence[Any]]], texts: Iterable[tuple[int, str, str, str]]) -> bytes:
    """The file: the rows of each table by its name, and the words of notes by their number. Raises OperatorError."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute(f"PRAGMA application_id = {MAGIC}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("BEGIN")
        for statement in _statements():
            connection.execute(statement)
        for table, found in rows.items():
            marks = ", ".join("?" * len(columns_of(table)))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", found)  # noqa: S608 - our own names
        connection.executemany(f"INSERT INTO {FULL_TEXT} (rowid, title, aliases, body) VALUES (?, ?, ?, ?)", texts)  # noqa: S608 - our own names
        connection.execute(f"INSERT INTO {FULL_TEXT} ({FULL_TEXT}) VALUES ('optimize')")  # noqa: S608 - the same
        connection.execute("COMMIT")
        return connection.serialize()
    except (sqlite3.Error, UnicodeEncodeError) as err:
        raise OperatorError(f"the tables cannot be written: {err}", "run the command again with --full") from err
    finally:
        connection.close()


def open_image(data: bytes) -> Store:
    """A copy of the documented tables (`tables_file`) as an index that is kept nowhere."""
    store = open_memory()
    store.connection.deserialize(data)
    return store


def _statements() -> Iterator[str]:
    """What makes the documented tables, indexes on them and views; those of a day as lasting tables."""
    known = {table.name for table in tables()}
    day = read_sql("day.sql").replace("CREATE TEMP TABLE", "CREATE TABLE")
    for statement in (*schema_statements(), *(f"{text};" for text in day.split(";\n") if "CREATE" in text)):
        bare = statement[statement.index("CREATE") :] if "CREATE" in statement else ""
        words = bare.replace("(", " ").split()
        name = words[words.index("TABLE") + 1] if "TABLE" in words[:3] else words[2] if words[1:2] == ["VIEW"] else ""
        if name in known:
            yield bare


def _read(store: Store, sql: str) -> Iterator[Row]:
    try:
        yield from store.rows(sql)
    except (sqlite3.Error, *ODD) as err:
        raise OperatorError("the index of this vault is damaged", "run the command again with --full") from err
