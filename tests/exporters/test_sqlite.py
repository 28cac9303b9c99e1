"""The tables as a file, opened by sqlite3 and sqlite-utils."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlite_utils

from netnotes.index.describe import tables
from netnotes.index.load import index_network
from tests.exporters.conftest import TODAY, Export, exported
from tests.exporters.test_contract import PRIVATE

ROOT = Path(__file__).resolve().parents[2]
Open = Callable[[bytes], sqlite3.Connection]


@pytest.fixture
def opened() -> Open:
    """Opens an exported file in memory."""

    def run(data: bytes) -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:")
        connection.deserialize(data)
        return connection

    return run


def asked(connection: sqlite3.Connection, sql: str) -> list[Any]:
    return connection.execute(sql).fetchall()


def test_the_file_holds_the_tables_that_are_documented_and_no_others(opened: Open) -> None:
    file = opened(exported(ROOT / "example-vault", "sqlite"))
    names = {name for (name,) in asked(file, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    assert {name for name in names if not name.startswith("full_text_")} == {table.name for table in tables()}
    for table in tables():
        columns = [column[0] for column in file.execute(f"SELECT * FROM {table.name}").description]
        assert columns == [column.name for column in table.columns]
    assert asked(file, "PRAGMA integrity_check") == [("ok",)]


def test_with_private_notes_it_says_what_the_index_says(opened: Open) -> None:
    file = opened(exported(ROOT / "example-vault", "sqlite", private=True))
    network = index_network(ROOT / "example-vault")
    try:
        for table in tables():
            if table.daily or table.name in {"notes", "full_text", "exchanges"}:
                continue
            of_notes = [column.name for column in table.columns if column.name in {"path", "from_path"}]
            where = " AND ".join(["true", *(f"{name} NOT LIKE 'dashboards/%'" for name in of_notes)])
            order = ", ".join(map(str, range(1, len(table.columns) + 1)))
            sql = f"SELECT * FROM {table.name} WHERE {where} ORDER BY {order}"
            assert asked(file, sql) == list(network.store.rows(sql)), table.name
        favours = "SELECT path, line, person, date, direction, what, size, thanked FROM exchanges ORDER BY 1, 2, 3, 6"
        assert asked(file, favours) == list(network.store.rows(favours))
    finally:
        network.close()


def test_words_are_found_in_it_and_the_day_is_in_it(opened: Open) -> None:
    file = opened(exported(ROOT / "example-vault", "sqlite"))
    found = asked(
        file, "SELECT path FROM full_text JOIN notes ON notes.id = full_text.rowid WHERE full_text MATCH 'curators'"
    )
    assert ("people/Ana Silva.md",) not in found  # said in its front matter only, which stays at home
    assert asked(file, "SELECT count(*) FROM due") == asked(file, "SELECT count(*) FROM people")
    assert asked(file, "SELECT status FROM due WHERE name = 'Ana Silva'") == [("overdue",)]
    assert asked(file, "SELECT count(DISTINCT n) FROM goal_steps") == [(6,)]


def test_sqlite_utils_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "people.db"
    path.write_bytes(exported(ROOT / "example-vault", "sqlite"))
    database = sqlite_utils.Database(path)
    try:
        assert database["people"].count == 32
        assert list(database.table("full_text").search("hackday", limit=1))
    finally:
        database.conn.close()


def test_a_private_note_is_in_no_row(export: Export, opened: Open) -> None:
    file = opened(export("sqlite", PRIVATE))
    assert asked(file, "SELECT path FROM notes ORDER BY id") == [
        ("Me.md",), ("goals/Speak.md",), ("meetings/2026-11-09 Open.md",), ("people/Ana Silva.md",),
        ("people/Bo Chen.md",),
    ]  # fmt: skip
    assert asked(file, "SELECT name, trust, needs FROM people WHERE name = 'Ana Silva'") == [("Ana Silva", None, "[]")]
    assert asked(file, "SELECT name FROM ties WHERE path LIKE 'meetings/%' AND field = 'people'") == [
        ("Bo Chen",), ("someone",),
    ]  # fmt: skip
    told = asked(file, "SELECT value FROM properties WHERE name = 'met'")
    assert told == [("through someone",)]
    assert asked(file, "SELECT count(*) FROM links WHERE to_path NOT IN (SELECT path FROM notes)") == [(0,)]
    ((body,),) = asked(file, "SELECT body FROM full_text WHERE title = 'Ana Silva'")
    assert " ".join(body.split()) == (
        "- something else - [ ] thank someone and someone 📅 2026-11-20 "
        "## Log - 2026-10-20 coffee: with someone [gave:: met someone for her]"
    )


def test_the_history_of_the_index_leaves_no_trace(vault: Callable[[str], Path]) -> None:
    root = vault("=== people/B.md\n---\ntype: person\n---\none\n=== people/C.md\n---\ntype: person\n---\ntwo\n")
    first = exported(root, "sqlite")
    (root / "people" / "A.md").write_text("---\ntype: person\n---\nthree\n", encoding="utf-8")
    assert exported(root, "sqlite") != first
    (root / "people" / "A.md").unlink()
    assert exported(root, "sqlite", TODAY) == first
