"""The database file of an index: opened, checked, made anew where it is not ours. The only place that connects."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from operator import pos
from pathlib import Path
from typing import Any, TypeVar

from netnotes.index.index_file import lock_file, refuse_other_things
from netnotes.index.packing import DamagedError, Plain, pack, unpack
from netnotes.index.place import FILE, LOCK, ready_folder
from netnotes.index.schema import schema_statements
from netnotes.index.sealing import FOUND_BY_INDEX, TABLES, Row, Sums, add_up, seals_of, table_of, total
from netnotes.index.stamps import Stamps, Tally

VERSION = 5
MAGIC = 0x6E65746E  # "netn"
T = TypeVar("T")
BUSY_SECONDS = 5.0
_PRAGMAS = ("page_size = 8192", "synchronous = NORMAL", "cache_size = -8192")


_SAME: dict[type[Any], Any] = {type(None): {}.get, bool: pos, bytes: bytes}  # each gives what it is given, so that …
for _type, _same in _SAME.items():
    sqlite3.register_adapter(_type, _same)  # … sqlite3 does not look long for how to store such a value


class IndexTroubleError(Exception):
    """The index cannot be used now: the notes themselves must answer."""


class Store:
    """One open index. ``path`` is its file, None for one in memory; ``wrote`` says that this run wrote much of it."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None, lock: int | None = None) -> None:
        self.connection = connection
        self.path = path
        self.wrote = False
        self.whole: set[str] = set()  # the seals that held in the snapshot that is being read
        self.once: dict[str, Any] = {}  # what several answers from that snapshot are made of
        self._lock = lock
        self._sums: Sums | None = None
        self._tally: Tally | None = None

    @contextmanager
    def let_go(self) -> Iterator[None]:
        """Close the file for a while: SQLite must not have it open where a process is forked.

        Else the new process takes the locks of the old one for its own, and when the old one dies others wait in vain
        ("locking protocol").
        """
        self.connection.close()
        try:
            yield
        finally:
            self.open()

    def open(self) -> None:
        """Open the file once more."""
        self.connection = sqlite3.connect(self.path or ":memory:", timeout=BUSY_SECONDS, isolation_level=None)
        self.prepare()

    def prepare(self) -> None:
        """Set what every connection needs."""
        for pragma in _PRAGMAS:
            self.connection.execute(f"PRAGMA {pragma}")

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self.connection.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def rows(self, sql: str, values: Iterable[object] = ()) -> Iterator[tuple[Plain, ...]]:
        """The rows of a query."""
        return self.connection.execute(sql, tuple(values))

    def value(self, sql: str, *values: object) -> Plain:
        """The first column of the first row, None without one."""
        row = self.connection.execute(sql, values).fetchone()
        return row[0] if row else None

    def insert(self, tables: Mapping[str, Sequence[Row]], sums: Sums | None = None) -> None:
        """Put rows into tables in which there are none of the same keys; ``sums`` is their `total`, where it is known.

        Within a transaction.
        """
        for table, rows in tables.items():
            if rows:
                names = "(rowid, title, aliases, body) " if table == "full_text" else ""
                marks = ",".join("?" * len(rows[0]))
                self.connection.executemany(f"INSERT INTO {table} {names}VALUES ({marks})", rows)
                if self._tally is not None:
                    self._tally.add(table, rows, 1)
        for name, value in (total(tables.items()) if sums is None else sums).items():
            self.sums[name] = self.sums.get(name, 0) + value

    def delete(self, table: str, where: str, values: Collection[str | int]) -> None:
        """Take away the rows that a condition finds for any of the values. Within a transaction.

        Raises DamagedError where there are rows of a path that SQLite's own index does not find.
        """
        one = [(value,) for value in values]
        if table in TABLES:
            sql, nowhere = f"SELECT * FROM {table} WHERE {where}", []  # noqa: S608 - our own names
            for key in one:
                rows = self.connection.execute(sql, key).fetchall()
                if not rows:
                    nowhere.append(str(key[0]))
                for name, value in seals_of(table, rows):
                    self.sums[name] = self.sums.get(name, 0) - value
                if self._tally is not None:
                    self._tally.add(table, rows, -1)
            if table in FOUND_BY_INDEX and where == "path = ?":
                self.absent(table, "path", nowhere)
        self.connection.executemany(f"DELETE FROM {table} WHERE {where}", one)  # noqa: S608 - our own names

    def meta(self, key: str) -> Plain:
        """A value kept beside the rows, None where there is none."""
        stored = self.value("SELECT value FROM _meta WHERE key = ?", key)
        return None if stored is None else unpack(stored)

    def set_meta(self, key: str, value: Plain) -> None:
        """Keep a value beside the rows."""
        self.connection.execute("INSERT OR REPLACE INTO _meta VALUES (?, ?)", (key, pack(value)))

    @property
    def sums(self) -> Sums:
        """The seals of all rows as they are written so far."""
        if self._sums is None:
            self._sums = dict(self._sealed()[0])
        return self._sums

    def seal(self, started: int) -> None:
        """Keep the seals and the version of the schema, and when what changed. Last of all that is written.

        ``started`` is when the run began, in nanoseconds. What was kept of rows that are others now is taken away.
        """
        stamps = self.stamps.after(self._tally, started)
        if stamps.edition == stamps.filled:
            self.connection.execute("DELETE FROM _kept")
        sums = {name: value for name, value in self.sums.items() if value}
        self.set_meta("seals", ({**sums, "schema": self.value("PRAGMA schema_version")}, tuple(stamps)))
        self.once.clear()

    @property
    def seals(self) -> Sums:
        """The seals of what can be read now."""
        return self._sums if self._sums is not None else self._sealed()[0]

    @property
    def stamps(self) -> Stamps:
        """When what can be read now last changed."""
        return Stamps(*self._sealed()[1])

    def _sealed(self) -> tuple[Sums, tuple[Any, ...]]:
        """What `seal` kept, read once from each snapshot. Raises DamagedError."""
        if "seals" not in self.once:
            self.once["seals"] = self.meta("seals") or ({}, ())
        found: tuple[Sums, tuple[Any, ...]] = self.once["seals"]
        return found

    def sealed(self, what: str | Collection[str], rows: list[T], sealed: list[Any] | None = None) -> list[T]:
        """The rows, where they are those that were written under that seal, or under those seals together.

        ``sealed`` is what was sealed of them, if not all. Raises DamagedError.
        """
        seals, names = self.seals, [what] if isinstance(what, str) else what
        if add_up(rows if sealed is None else sealed) != sum(seals.get(name, 0) for name in names):  # type: ignore[arg-type]
            raise DamagedError(f"rows are missing or damaged: {what}")
        return rows

    def absent(self, table: str, column: str, keys: Collection[str]) -> None:
        """Raises DamagedError where a table has rows of keys by which none was found: what finds them is damaged."""
        if keys:
            import json

            sql = f"SELECT 1 FROM {table} NOT INDEXED WHERE {column} IN (SELECT value FROM json_each(?))"  # noqa: S608
            if self.value(sql, json.dumps(list(keys))) is not None:
                raise DamagedError(f"rows cannot be found: {table}")

    def check(self, *seals: str) -> None:
        """Raises DamagedError where the rows of these seals, or of any, are not those that were written."""
        expected = {name: value for name, value in self.sums.items() if value and name != "schema"}
        for table in {table_of(seal) for seal in seals} or TABLES:
            some = partial(self.connection.execute(f"SELECT * FROM {table}").fetchmany, 1000)  # noqa: S608 - ours
            found = total((table, rows) for rows in iter(some, []))
            own = {name: value for name, value in expected.items() if table_of(name) == table}
            if own != {name: value for name, value in found.items() if value}:
                raise DamagedError(f"rows are missing or damaged: {table}")

    def snapshot(self) -> None:
        """From now on, until `release`, read what is there now, whatever others write meanwhile."""
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN")
            self.value("PRAGMA user_version")

    def release(self) -> None:
        """Let go of a snapshot."""
        self.whole.clear()
        self.once.clear()
        if self.connection.in_transaction:
            self.connection.execute("COMMIT")

    def is_new(self) -> bool:
        """Whether there is no schema yet, or one that is not ours."""
        return bool(
            self.value("PRAGMA user_version") != VERSION
            or self.value("PRAGMA application_id") != MAGIC
            or self.value("SELECT count(*) FROM sqlite_master WHERE name = '_meta'") == 0
            or self.value("PRAGMA schema_version") != self._sealed()[0].get("schema")
        )

    def make_schema(self) -> None:
        """Take away whatever is there and make the tables. Within a transaction."""
        for kind in ("view", "table"):
            names = [name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = ?", (kind,))]
            for name in names:
                if not name.startswith("sqlite_"):
                    quoted = name.replace('"', '""')
                    with suppress(sqlite3.OperationalError):  # a shadow table, gone with the one it belongs to
                        self.connection.execute(f'DROP {kind} IF EXISTS "{quoted}"')
        for statement in schema_statements():
            if not statement.startswith("CREATE INDEX"):
                self.connection.execute(statement)
        self._sums, self._tally = {}, None
        self.once.clear()
        self.connection.execute(f"PRAGMA user_version = {VERSION}")
        self.connection.execute(f"PRAGMA application_id = {MAGIC}")

    def make_indexes(self) -> None:
        """Make what finds rows fast; done last, because a full table is sorted sooner than one that grows."""
        for statement in schema_statements():
            if statement.startswith("CREATE INDEX"):
                self.connection.execute(statement)

    def merge_words(self, *, now_and_then: bool) -> None:
        """Whether the parts of the full text are merged while it grows; not so, many notes are written faster."""
        how = ("automerge", 4 if now_and_then else 0)  # FTS5's own number of parts
        self.connection.execute("INSERT INTO full_text(full_text, rank) VALUES (?, ?)", how)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction that writes; it waits for its turn, and leaves nothing where it fails.

        A new file is filled without a log beside it, which is faster; from then on readers never wait for writers.
        """
        self.connection.execute("BEGIN IMMEDIATE")
        self._sums, self._tally, done = None, Tally(), False
        self.once.clear()
        try:
            yield
            done = True
        finally:
            if not done:
                self._sums = self._tally = None
                with suppress(sqlite3.Error):
                    self.connection.execute("ROLLBACK")
        self.connection.execute("COMMIT")
        self.wrote = self.wrote or self._tally is None or self._tally.many
        self._sums = self._tally = None
        self.once.clear()
        if self.path is not None and self.value("PRAGMA journal_mode") != "wal":
            with suppress(sqlite3.OperationalError):  # somebody is reading; the next one to write tries again
                self.connection.execute("PRAGMA journal_mode = WAL")


def open_memory() -> Store:
    """An index that is kept nowhere."""
    return Store(sqlite3.connect(":memory:", isolation_level=None))


def open_store(root: Path) -> Store:
    """The index file of a vault, made where there is none. Raises IndexTroubleError, sqlite3.Error, DamagedError."""
    try:
        folder = ready_folder(root)
        lock = lock_file(folder / LOCK)
    except OSError as err:
        raise IndexTroubleError(f"the cache folder cannot be used: {err}") from err
    with ExitStack() as on_failure:
        if lock is not None:
            on_failure.callback(os.close, lock)
        refuse_other_things(folder / FILE)
        connection = sqlite3.connect(folder / FILE, timeout=BUSY_SECONDS, isolation_level=None)
        on_failure.callback(connection.close)
        store = Store(connection, folder / FILE, lock)
        store.prepare()
        on_failure.pop_all()
    return store
