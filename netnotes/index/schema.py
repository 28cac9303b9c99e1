"""The tables of an index as SQL, and what the SQLite library here can do."""

from __future__ import annotations

import sqlite3


def schema_text() -> str:
    """The text of schema.sql."""
    from importlib.resources import files

    return files("netnotes.index").joinpath("schema.sql").read_text(encoding="utf-8")


def schema_statements() -> list[str]:
    """The statements of schema.sql."""
    statements, lines = [], ""
    for line in schema_text().splitlines(keepends=True):
        lines += line
        if sqlite3.complete_statement(lines):
            statements.append(lines.strip())
            lines = ""
    return statements


def sqlite_version() -> str:
    """The version of the SQLite library."""
    return sqlite3.sqlite_version


def has_full_text() -> bool:
    """Whether the SQLite library can search full text (FTS5)."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True
