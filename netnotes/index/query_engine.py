"""Answer questions in SQL on one connection: checked before they run, bounded while they run, changing nothing."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from netnotes.index.describe import FULL_TEXT, read_sql, tables
from netnotes.index.query_clock import set_clock
from netnotes.index.query_errors import Trouble, refused, too_slow, trouble_of
from netnotes.index.query_guard import LIST_FUNCTIONS, LONGEST_SQL, Guard, set_limits
from netnotes.index.query_text import bare, first_word, settled

SECONDS = 1.0
MOST_TEXT = 16_000_000
_STEPS = 100
_MOST_BLOB = 256
_FORBIDDEN_WORDS = """
ALTER ANALYZE ATTACH BEGIN COMMIT CREATE DELETE DETACH DROP END EXPLAIN INSERT PRAGMA QUERY REINDEX RELEASE REPLACE
ROLLBACK SAVEPOINT UPDATE VACUUM
"""
_FORBIDDEN = frozenset(_FORBIDDEN_WORDS.split())
Fill = Callable[[Sequence[str]], Mapping[str, Sequence[Sequence[Any]]]]


class RefusedError(Exception):
    """A question that has no answer here."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.message)
        self.trouble = trouble


class Asked(NamedTuple):
    """A question: ``keep`` rows of at most ``most`` that are counted; ``settled`` puts them into one order only."""

    sql: str
    keep: int
    most: int
    settled: bool = False


class Answered(NamedTuple):
    """Columns and rows; ``total`` rows were counted, and where ``cut`` there are more."""

    columns: list[str]
    rows: list[list[Any]]
    total: int
    cut: bool


class Engine:
    """Answers on a connection that is its own: tables of the day are made on it, and limits set.

    The notes in the folder ``hidden`` are left out of `notes`.
    """

    def __init__(self, connection: sqlite3.Connection, today: str, hidden: str = "") -> None:
        self._connection = connection
        self._filled: set[str] = set()
        connection.isolation_level = None
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.executescript(read_sql("day.sql"))
        if hidden:
            start, length = f"{hidden}/".replace("'", "''"), len(hidden) + 1
            shown = f"SELECT * FROM main.notes WHERE substr(path, 1, {length}) <> '{start}'"  # noqa: S608 - a folder's name
            connection.execute(f"CREATE TEMP VIEW notes AS {shown}")
        set_clock(connection, today)
        for function in LIST_FUNCTIONS:  # SQLite connects these when first named, which the guard would refuse
            connection.execute(f"SELECT count(*) FROM {function}('[]')").fetchone()  # noqa: S608 - our own names
        connection.execute("BEGIN")  # one state of the index for all questions
        connection.execute(f"SELECT rowid FROM {FULL_TEXT} LIMIT 1").fetchone()  # noqa: S608 - the same
        self._known = [name for (name,) in connection.execute("SELECT name FROM pragma_module_list")]
        self._roots: dict[tuple[int, int], str] = {}
        for number, schema in enumerate(("sqlite_master", "sqlite_temp_master")):
            rows = connection.execute(f"SELECT name, tbl_name, rootpage FROM {schema}")  # noqa: S608 - the same
            for name, table, root in rows:
                self._known.append(name)
                self._roots[number, root or 0] = table
        self._daily = {table.name for table in tables() if table.daily}
        connection.execute("PRAGMA query_only = ON")
        set_limits(connection)

    def answer(self, asked: Asked, fill: Fill) -> Answered:
        """The answer to a question; ``fill`` gives the rows of the day's tables that it names.

        Raises RefusedError.
        """
        sql = bare(_readable(asked.sql))
        try:
            guard = self._vet(sql)
            self._fill(sorted(guard.read & self._daily - self._filled), fill)
            if asked.settled:
                with self._guarded(guard):
                    cursor = self._connection.execute(f"SELECT * FROM (\n{sql}\n) LIMIT 0")  # noqa: S608 - vetted
                    sql = settled(sql, len(cursor.description))
                guard = self._vet(sql)
            with self._guarded(guard):
                return _fetch(self._connection.execute(sql), asked)
        except (sqlite3.Error, sqlite3.Warning, MemoryError, ValueError) as err:
            raise RefusedError(trouble_of(err, sql)) from err

    def _vet(self, sql: str) -> Guard:
        """Prepare the statement without running it, and see what it reads."""
        guard = Guard(self._known)
        with self._guarded(guard):
            plan = self._connection.execute(f"EXPLAIN {sql}").fetchall()
        for _, opcode, _, root, database, *_ in plan:
            if opcode in ("OpenRead", "ReopenIdx"):  # USING and NATURAL name tables that the guard is not asked about
                table = self._roots.get((database, root), "sqlite_schema")
                if not guard.may_read(table):
                    raise RefusedError(refused(f"the table {table} is not among those that can be asked"))
        guard.vetted = True
        return guard

    @contextmanager
    def _guarded(self, guard: Guard) -> Iterator[None]:
        end = time.process_time() + SECONDS
        self._connection.set_authorizer(guard)
        self._connection.set_progress_handler(lambda: time.process_time() > end, _STEPS)
        try:
            yield
            if time.process_time() > end:  # one long step, after which nobody asked
                raise RefusedError(too_slow())
        except (sqlite3.Error, sqlite3.Warning) as err:
            if guard.refused:
                raise RefusedError(refused(guard.refused)) from err
            if str(err) != "interrupted" and time.process_time() > end:
                raise RefusedError(too_slow()) from err
            raise
        finally:
            self._connection.set_authorizer(None)
            self._connection.set_progress_handler(None, 0)

    def _fill(self, names: Sequence[str], fill: Fill) -> None:
        if not names:
            return
        rows = fill(names)
        self._connection.execute("PRAGMA query_only = OFF")
        try:
            for name in names:
                marks = ", ".join("?" * next(len(table.columns) for table in tables() if table.name == name))
                self._connection.executemany(f"INSERT INTO temp.{name} VALUES ({marks})", rows[name])  # noqa: S608
                self._filled.add(name)
        finally:
            self._connection.execute("PRAGMA query_only = ON")


def _readable(sql: str) -> str:
    """The text where it may be SQL that only reads. Raises RefusedError."""
    if "\0" in sql:
        raise RefusedError(Trouble("the query holds a NUL character", "take it out"))
    if len(sql) > LONGEST_SQL:
        raise RefusedError(Trouble(f"a query has at most {LONGEST_SQL:,} characters"))
    try:
        sql.encode()
    except UnicodeEncodeError:
        raise RefusedError(Trouble("the query is not UTF-8", "type it anew")) from None
    if not bare(sql):
        raise RefusedError(Trouble("there is nothing to ask", "write SELECT … FROM …"))
    if (word := first_word(sql)) in _FORBIDDEN:
        raise RefusedError(refused(f"{word} is not possible: a query only reads")._replace(word=word))
    return sql


def _fetch(cursor: sqlite3.Cursor, asked: Asked) -> Answered:
    columns = [column[0] for column in cursor.description or ()]
    rows: list[list[Any]] = []
    size = total = 0
    for row in cursor:
        if total == asked.most:
            return Answered(columns, rows, total, True)
        total += 1
        if len(rows) < asked.keep and size < MOST_TEXT:
            rows.append([_plain(value) for value in row])
            size += sum(len(value) if isinstance(value, str | bytes) else 8 for value in row)
    return Answered(columns, rows, total, False)


def _plain(value: object) -> object:
    """A value as text, number or None: bytes as SQL writes them, infinity as a word."""
    if isinstance(value, bytes):
        more = f"… ({len(value):,} bytes)" if len(value) > _MOST_BLOB else ""
        return f"x'{value[:_MOST_BLOB].hex()}{more}'"
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return "infinity" if value > 0 else "-infinity"
    return value
