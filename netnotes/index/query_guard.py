"""What a question in SQL may touch: documented tables, functions that only compute, and nothing that changes or tells.

SQLite asks the `Guard` at every step of preparing a statement. What it does not know it refuses.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from netnotes.index.describe import FULL_TEXT, tables

LONGEST_VALUE = 1_000_000
LONGEST_SQL = 100_000
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: LONGEST_SQL,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 200,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    sqlite3.SQLITE_LIMIT_COLUMN: 500,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
LIST_FUNCTIONS = ("json_each", "json_tree")
_FULL_TEXT_PARTS = tuple(f"{FULL_TEXT}_{part}" for part in ("data", "idx", "content", "docsize", "config"))
_COMPUTING = """
abs acos acosh asin asinh atan atan2 atanh avg bm25 ceil ceiling char coalesce concat concat_ws cos cosh count
cume_dist current_date current_time current_timestamp date datetime degrees dense_rank exp first_value floor format
glob group_concat hex highlight if ifnull iif instr json json_array json_array_length json_error_position
json_extract json_group_array json_group_object json_object json_quote json_type json_valid julianday lag last_value
lead length like likelihood likely ln log log10 log2 lower ltrim match max min mod nth_value ntile nullif
octet_length percent_rank pi pow power printf quote radians rank replace round row_number rtrim sign sin sinh snippet
soundex sqrt strftime string_agg substr substring sum tan tanh time timediff total trim trunc typeof unhex unicode
unixepoch unlikely upper -> ->>
"""
FUNCTIONS = frozenset(_COMPUTING.split())
_WORDS = {
    sqlite3.SQLITE_INSERT: "INSERT",
    sqlite3.SQLITE_UPDATE: "UPDATE",
    sqlite3.SQLITE_DELETE: "DELETE",
    sqlite3.SQLITE_ATTACH: "ATTACH",
    sqlite3.SQLITE_DETACH: "DETACH",
    sqlite3.SQLITE_PRAGMA: "PRAGMA",
    sqlite3.SQLITE_TRANSACTION: "a transaction",
    sqlite3.SQLITE_SAVEPOINT: "SAVEPOINT",
    sqlite3.SQLITE_ANALYZE: "ANALYZE",
    sqlite3.SQLITE_REINDEX: "REINDEX",
}


class Guard:
    """The answer to SQLite's questions while one statement is prepared and run.

    ``known`` are the names of all tables, views and modules of the connection. ``read`` collects the tables that the
    statement names, ``refused`` says in words what was refused first. Once ``vetted``, the full text's own parts may
    be read too: only SQLite itself asks for them then.
    """

    def __init__(self, known: Collection[str]) -> None:
        self.allowed = {table.name for table in tables()} | set(LIST_FUNCTIONS)
        self._known = {name.casefold() for name in known}
        self.read: set[str] = set()
        self.refused = ""
        self.vetted = False

    def __call__(self, action: int, first: str | None, second: str | None, *where: str | None) -> int:
        """Whether SQLite may: SQLITE_OK or SQLITE_DENY."""
        allowed = self._answer(action, first or "", second or "")
        if not allowed and not self.refused:
            self.refused = self._why(action, first or "", second or "")
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    def _answer(self, action: int, first: str, second: str) -> bool:
        if action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE):
            return True
        if action == sqlite3.SQLITE_FUNCTION:
            return second.lower() in FUNCTIONS
        if action == sqlite3.SQLITE_PRAGMA:
            return self.vetted and first == "data_version" and not second
        if action != sqlite3.SQLITE_READ:
            return False
        return self.may_read(first, named_only=not second)

    def may_read(self, table: str, *, named_only: bool = False) -> bool:
        """Whether a table may be read; what is only named may also be a name of the statement's own (WITH)."""
        name = table.casefold()
        if name in self.allowed:
            self.read.add(name)
            return True
        if name in _FULL_TEXT_PARTS:
            return self.vetted
        return named_only and name not in self._known and not name.startswith(("sqlite_", "pragma_"))

    def _why(self, action: int, first: str, second: str) -> str:
        if action == sqlite3.SQLITE_FUNCTION:
            if second.lower() in {"random", "randomblob"}:
                return f"{second}() is not answered: the same question gives the same answer here"
            return f"the function {second}() is not answered here"
        if action == sqlite3.SQLITE_READ or first.startswith("sqlite_"):  # the latter while a built-in table is made
            table = "behind this function" if action != sqlite3.SQLITE_READ else first
            return f"the table {table} is not among those that can be asked"
        return f"{_WORDS.get(action, 'changing tables')} is not possible: a query only reads"


def set_limits(connection: sqlite3.Connection) -> None:
    """Bound what one step of SQLite can take."""
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, most)
