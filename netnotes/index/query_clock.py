"""SQL's date functions as of the day asked: ``date('now')`` is that day, wherever and whenever somebody asks."""

from __future__ import annotations

import sqlite3
from functools import partial

_FUNCTIONS = {"date": 0, "time": 0, "datetime": 0, "julianday": 0, "unixepoch": 0, "strftime": 1, "timediff": 0}
_WORDS = {"current_date": "date", "current_time": "time", "current_timestamp": "datetime"}
_ZONES = ("localtime", "utc")
_MOST_ARGUMENTS = 12

Value = str | int | float | bytes | None


def set_clock(connection: sqlite3.Connection, today: str) -> None:
    """Put functions that know one day only (``YYYY-MM-DD``) in place of those that read the clock.

    Dates in notes have no time zone, so ``localtime`` and ``utc`` change nothing.
    """
    plain = sqlite3.connect(":memory:")
    known = {name for (name,) in plain.execute("SELECT DISTINCT name FROM pragma_function_list")}
    for name, before in _FUNCTIONS.items():
        if name in known:
            answer = partial(_answer, plain, name, before, today)
            connection.create_function(name, -1, answer, deterministic=True)
    for name, function in _WORDS.items():
        connection.create_function(name, 0, partial(_answer, plain, function, 0, today), deterministic=True)


def _answer(plain: sqlite3.Connection, name: str, before: int, today: str, *given: Value) -> Value:
    """The built-in function's answer; ``before`` arguments stand before the first time."""
    values = [value for value in given if not (isinstance(value, str) and value.strip().lower() in _ZONES)]
    values = [today if isinstance(value, str) and value.strip().lower() == "now" else value for value in values]
    if len(values) == before:
        values.append(today)
    marks = ", ".join("?" * min(len(values), _MOST_ARGUMENTS))
    row = plain.execute(f"SELECT {name}({marks})", values[:_MOST_ARGUMENTS]).fetchone()
    answer: Value = row[0]
    return answer
