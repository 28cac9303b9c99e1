"""The process that answers questions in SQL, so that none can harm, hang or fill the one that asks.

Its standard input is one JSON object a line: first ``{"today", "hidden", "path"}``, or with ``"size"`` instead of
``"path"`` and followed by so many bytes of a database; then questions. It answers each with one line: columns and
rows, or what was wrong. Before that it may ask back, ``{"need": [names]}``, and is given the rows of those tables.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from netnotes.index.query_engine import Asked, Engine, RefusedError
from netnotes.index.query_errors import Trouble

MEMORY = 768 * 1024 * 1024
CPU_SECONDS = 4


def main() -> None:
    """Answer until nobody asks any more."""
    head = _hear()
    _limit("RLIMIT_AS", MEMORY + 3 * head.get("size", 0))
    _limit("RLIMIT_CORE", 0)
    try:
        engine = Engine(_open(head), head["today"], head["hidden"])
    except sqlite3.Error as err:
        _hear()
        _say(Trouble(f"the index cannot be read: {err}", "netnotes doctor says where it is kept")._asdict())
        return
    _limit("RLIMIT_FSIZE", 0)  # not before: opening a database may lengthen the file by which readers agree
    while question := _hear():
        _say(_answer(engine, Asked(**question)))


def _answer(engine: Engine, asked: Asked) -> dict[str, Any]:
    _limit_time()
    try:
        return engine.answer(asked, _ask_for)._asdict()
    except RefusedError as err:
        return err.trouble._asdict()


def _open(head: Mapping[str, Any]) -> sqlite3.Connection:
    if "path" in head:
        return sqlite3.connect(f"{Path(head['path']).as_uri()}?mode=ro", uri=True)
    connection = sqlite3.connect(":memory:")
    connection.deserialize(sys.stdin.buffer.read(head["size"]))
    return connection


def _ask_for(names: Sequence[str]) -> Mapping[str, Sequence[Sequence[Any]]]:
    _say({"need": list(names)})
    return _hear()


def _hear() -> dict[str, Any]:
    """The next line, empty at the end."""
    line = sys.stdin.buffer.readline()
    heard: dict[str, Any] = json.loads(line) if line else {}
    return heard


def _say(value: object) -> None:
    sys.stdout.buffer.write(json.dumps(value).encode() + b"\n")
    sys.stdout.buffer.flush()


def _limit_time() -> None:
    """A few seconds from now on: one step of SQLite can outlast its own limit."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit("RLIMIT_CPU", int(used.ru_utime + used.ru_stime) + 1 + CPU_SECONDS)


def _limit(name: str, most: int) -> None:
    """Lower what this process may take, where the system has such limits; only its soft limit, which can rise again."""
    try:
        import resource

        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    except (ImportError, AttributeError, OSError, ValueError):
        return


if __name__ == "__main__":
    main()
