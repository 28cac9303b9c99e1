"""docs/schema.md says what the database holds, and other tools find it there."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from netnotes.index.describe import read_sql, tables
from netnotes.index.load import index_network
from netnotes.index.network import StoredNetwork
from netnotes.index.query import Questions
from netnotes.rules.accounts import BalanceRow
from netnotes.rules.day_tables import day_tables
from netnotes.rules.due import DueRow
from tests.index.schema_page import INTRODUCTION, PAGE, render_page
from tests.pages.networks import TODAY

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = re.findall(r"```sql\n-- (.*?)\n(.*?)```", INTRODUCTION, re.DOTALL)
SHADOW = re.compile(r"full_text_\w+|sqlite_\w+|_\w+")


@pytest.fixture
def example() -> Iterator[StoredNetwork]:
    network = index_network(ROOT / "example-vault")
    yield network
    network.close()


def real_tables(connection: sqlite3.Connection, schema: str) -> dict[str, list[str]]:
    """Table or view → its columns, as the database has them."""
    names = connection.execute(f"SELECT name FROM {schema} WHERE type IN ('table', 'view')").fetchall()
    shown = sorted(name for (name,) in names if not SHADOW.fullmatch(name))
    return {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in shown}


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == render_page(), "run: python -m tests.index.schema_page"


def test_every_table_and_column_is_documented_and_the_reverse(example: StoredNetwork) -> None:
    documented = {table.name: [column.name for column in table.columns] for table in tables() if not table.daily}
    assert documented == real_tables(example.store.connection, "sqlite_master")


def test_the_tables_of_the_day_are_documented_and_have_the_keys_of_the_contract() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(read_sql("day.sql"))
    documented = {table.name: [column.name for column in table.columns] for table in tables() if table.daily}
    assert documented == real_tables(connection, "sqlite_temp_master")
    assert documented["due"] == list(DueRow.JSON)
    assert documented["balance"] == list(BalanceRow.JSON)
    connection.close()


def test_everything_has_a_meaning() -> None:
    assert [table.name for table in tables() if not table.about or not table.columns] == []
    assert [f"{t.name}.{c.name}" for t in tables() for c in t.columns if not c.about] == []


@pytest.mark.parametrize("sql", [sql for _, sql in EXAMPLES], ids=[title for title, _ in EXAMPLES])
def test_the_examples_work(example: StoredNetwork, sql: str) -> None:
    assert len(EXAMPLES) == 5
    with Questions(example.store, TODAY, day_tables(example, TODAY)) as questions:
        assert questions.ask(sql).rows


@pytest.mark.skipif(find_spec("sqlite_utils") is None, reason="needs sqlite-utils")
def test_sqlite_utils_sees_the_documented_tables(example: StoredNetwork) -> None:
    path = example.store.path
    assert path is not None
    command = [sys.executable, "-m", "sqlite_utils", "tables", str(path), "--csv", "--no-headers"]
    listing = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert {table.name for table in tables() if not table.daily and table.kind != "VIEW"} <= set(listing)
    query = [sys.executable, "-m", "sqlite_utils", "query", str(path), "SELECT count(*) AS n FROM people", "--csv"]
    assert int(subprocess.run(query, capture_output=True, text=True, check=True).stdout.split()[1]) > 10


def test_sqlite_opens_the_file_while_it_is_in_use(example: StoredNetwork) -> None:
    path = example.store.path
    assert path is not None
    other = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    assert other.execute("SELECT count(*) FROM people").fetchone()[0] > 10
    other.close()
