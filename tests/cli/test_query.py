"""`netnotes query` from the command line: formats, named queries, lists, mistakes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.index.query_errors import READS_HINT, TABLES_HINT
from tests.cli.conftest import SMALL, Result, Run

Small = Callable[..., Result]
NAMED = """
    === .netnotes/queries/mentors.sql
    -- Who could teach me,
    -- by name.
    SELECT name FROM people ORDER BY name;
    === .netnotes/queries/Long ago.sql
    SELECT name, last_contact FROM due WHERE status = 'overdue'
"""
ODD = "SELECT x'00ff' AS a, NULL AS a, 0.5, 2 AS \"=b|c\", 'a|b\n[[Ana|x]] \x1b[31m' AS \"t\u202e\""


def test_a_table(small: Small) -> None:
    assert small("query", "SELECT name, status, due, days_overdue FROM due LIMIT 2") == Result(
        0,
        "name       status   due         days_overdue\n"
        "Ana Silva  overdue  2026-11-11            10\n"
        "Ana Costa  never    2026-11-20             0\n",
        "",
    )


def test_the_day_asked_decides(small: Small) -> None:
    sql = "SELECT status FROM due WHERE name = 'Ana Silva'"
    assert small("query", sql, today="2026-10-01").out == "status\nok\n"


def test_json_has_an_object_for_each_row(small: Small) -> None:
    assert small("query", ODD, "--format", "json").json == [
        {"a": "x'00ff'", "a_2": None, "0.5": 0.5, "=b|c": 2, "t\u202e": "a|b\n[[Ana|x]] \x1b[31m"}
    ]
    assert small("query", "SELECT 1 WHERE 0", "--format", "json").out == "[]\n"


def test_csv_is_safe_for_spreadsheets(small: Small) -> None:
    assert small("query", ODD, "--format", "csv").out == "a,a_2,0.5,'=b|c,t\nx'00ff',,0.5,2,a|b [[Ana|x]] [31m\n"
    assert small("query", "SELECT 1 AS x WHERE 0", "--format", "csv").out == "x\n"


def test_markdown_shows_text_only(small: Small) -> None:
    assert small("query", ODD, "--format", "md").out == (
        "| a | a\\_2 | 0.5 | \\=b\\|c | t |\n| --- | --- | --- | --- | --- |\n"
        "| x'00ff' |  | 0.5 | 2 | a\\|b x \\[31m |\n"
    )
    assert small("query", "SELECT 1 AS x WHERE 0", "--format", "md").out == "| x |\n| --- |\n"


def test_no_rows(small: Small) -> None:
    assert small("query", "SELECT 1 WHERE 0") == Result(0, "No rows.\n", "")


def test_rows_beyond_ten_thousand_are_told(small: Small) -> None:
    sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 10001) SELECT i FROM n"
    result = small("query", sql, "--format", "csv")
    assert len(result.out.splitlines()) == 10_001
    assert result.err == "only the first 10,000 rows are shown: narrow the query with WHERE or LIMIT\n"


def test_a_named_query(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault(SMALL + NAMED)
    assert run("-C", root, "query", "mentors").out.splitlines() == [
        "name", "Ana Costa", "Ana Silva", "Bo Chen", "José Núñez",
    ]  # fmt: skip
    assert run("-C", root, "query", "long", "AGO").out == "name       last_contact\nAna Silva  2026-09-30\n"
    assert run("-C", root, "query", "mentors.sql", "-q").code == 0
    assert run("-C", root, "query") == Result(
        0,
        "Query     What it answers               File\n"
        "Long ago                                .netnotes/queries/Long ago.sql\n"
        "mentors   Who could teach me, by name.  .netnotes/queries/mentors.sql\n",
        "",
    )
    assert run("-C", root, "query", "--format", "json").json[1] == {
        "name": "mentors", "description": "Who could teach me, by name.", "path": ".netnotes/queries/mentors.sql",
    }  # fmt: skip
    assert run("-C", root, "query", "mentor") == Result(
        2, "", "netnotes: there is no query called 'mentor' in .netnotes/queries\n  did you mean mentors?\n"
    )


def test_no_named_queries(small: Small) -> None:
    assert small("query").out.startswith("No queries are kept in this vault.")
    assert small("query", "--format", "json").out == "[]\n"


def test_tables_are_listed_with_their_meaning(small: Small) -> None:
    rows = small("query", "--tables", "--format", "json").json
    assert {"table": "people", "column": "name", "type": "TEXT", "meaning": "`name`, else the file name"} in rows
    assert {row["table"] for row in rows} >= {"notes", "due", "balance", "goal_steps", "full_text", "backlinks"}
    assert not [row for row in rows if row["table"].startswith("_")]
    assert small("query", "--tables").out.startswith("Table          Column")


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("SELECT nmae FROM people", "netnotes: there is no column nmae\n  did you mean name?\n"),
        ("SELECT * FROM peeple", "netnotes: there is no table peeple\n  did you mean people?\n"),
        ("DELETE FROM notes", f"netnotes: DELETE is not possible: a query only reads\n  {READS_HINT}\n"),
        ("SELECT * FROM _meta", f"netnotes: the table _meta is not among those that can be asked\n  {TABLES_HINT}\n"),
    ],
)
def test_a_mistake_is_one_line_and_a_hint(small: Small, sql: str, told: str) -> None:
    assert small("query", sql) == Result(2, "", told)


def test_it_works_without_a_cache(run: Run, vault: Callable[[str], Path], elsewhere: Path) -> None:
    root = vault(SMALL.replace("quiet:", "cache: none\n    quiet:"))
    assert run("-C", root, "query", "SELECT count(*) AS n FROM due").out == "n\n4\n"
    assert not (elsewhere / "c").exists()
