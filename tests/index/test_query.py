"""Questions in SQL: what is answered, what is refused, and that nothing is ever written."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from netnotes.index.load import index_network, memory_network
from netnotes.index.network import StoredNetwork
from netnotes.index.query import QueryError, Questions, Value, distinct
from netnotes.index.query_text import bare, described, first_word, line_of, settled
from netnotes.rules.day_tables import day_tables
from netnotes.rules.due import due_rows
from tests.pages.networks import TODAY

VAULT = """
    === people/Ana Silva.md
    ---
    category: [author, leader]
    cadence: monthly
    added: 2026-08-01
    ---
    ## Log
    - 2026-09-30 coffee: she is moving teams [got:: a tip]
    === people/Bo Chen.md
    ---
    i_offer: a review
    ---
    ## Homework
    Reads maps.
    === goals/Speak.md
    ---
    due: 2026-12-01
    why: it helps
    needs: [{what: a stage, people: "[[Bo Chen]]"}, {what: a sponsor}]
    ---
    === meetings/2026-11-10 Call with Bo.md
    ---
    people: ["[[Bo Chen]]"]
    ---
"""
Write = Callable[[str], Path]
LONG = "printf('%.499990c', 'a')"
LONGEST = "printf('%.999990c', 'a')"
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
DOUBLING = "".join(f", a{n + 1} AS (SELECT 1 AS x FROM a{n}, a{n} AS b)" for n in range(40))


@pytest.fixture(params=[False, True], ids=["file", "memory"])
def stored(request: pytest.FixtureRequest, vault: Write) -> Iterator[StoredNetwork]:
    network = (memory_network if request.param else index_network)(vault(VAULT))
    yield network
    network.close()


@pytest.fixture
def questions(stored: StoredNetwork) -> Iterator[Questions]:
    with Questions(stored.store, TODAY, day_tables(stored, TODAY)) as asked:
        yield asked


def refusal(questions: Questions, sql: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        questions.ask(sql)
    assert caught.value.message
    assert "\n" not in caught.value.message
    return caught.value


def test_rows_and_columns(questions: Questions) -> None:
    result = questions.ask("SELECT name, categories FROM people ORDER BY name")
    assert result.columns == ("name", "categories")
    assert result.rows == (("Ana Silva", '["author", "leader"]'), ("Bo Chen", "[]"))
    assert (result.total, result.cut) == (2, False)


def test_the_tables_of_the_day_say_what_the_commands_say(questions: Questions, stored: StoredNetwork) -> None:
    due = questions.ask("SELECT * FROM due").records()
    rows = due_rows(stored, TODAY, everyone=True)
    assert [row["name"] for row in due] == [row.name for row in rows]
    assert due[0] | {"overdue_ratio": 0} == {
        "name": "Ana Silva", "path": "people/Ana Silva.md", "status": "overdue", "due": "2026-10-30",
        "last_contact": "2026-09-30", "cadence": "monthly", "days_overdue": 22, "overdue_ratio": 0, "tier": None,
        "category": '["author", "leader"]', "next_scheduled": None,
    }  # fmt: skip
    assert questions.ask("SELECT name, balance, in_debt FROM balance").rows == (("Ana Silva", -1, 1),)


def test_the_steps_of_a_goal(questions: Questions, stored: StoredNetwork) -> None:
    rows = questions.ask("SELECT n, step, holds, reached, current FROM goal_steps ORDER BY n").rows
    assert rows == (
        (1, "define", 1, 1, 0), (2, "relationships", 1, 1, 0), (3, "individuals", 0, 0, 1), (4, "homework", 0, 0, 0),
        (5, "offer", 0, 0, 0), (6, "reach_out", 0, 0, 0),
    )  # fmt: skip


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(*) FROM due",
        "SELECT count(*) FROM Due AS d",
        'SELECT count(*) FROM temp."due"',
        "SELECT count(*) FROM (SELECT path FROM people) NATURAL JOIN due",
        "SELECT count(*) FROM people JOIN due USING (path)",
        "WITH x AS (SELECT name FROM due) SELECT count(*) FROM x",
        "SELECT (SELECT count(*) FROM [due])",
        "SELECT count(*) FROM notes WHERE path IN (SELECT path FROM `due`)",
    ],
)
def test_a_table_of_the_day_is_filled_however_it_is_named(questions: Questions, sql: str) -> None:
    assert questions.ask(sql).rows == ((2,),)


def test_only_the_tables_that_are_named_are_made(stored: StoredNetwork) -> None:
    made: list[str] = []

    def rows_of(name: str) -> list[list[Value]]:
        made.append(name)
        return []

    rows = {name: partial(rows_of, name) for name in ("due", "balance", "goal_steps")}
    with Questions(stored.store, TODAY, rows) as questions:
        questions.ask("SELECT due, 'balance' FROM goals -- goal_steps")
        assert made == []
        questions.ask("SELECT * FROM due, due AS again")
        questions.ask("SELECT * FROM due")
        assert made == ["due"]


def test_now_is_the_day_asked(questions: Questions) -> None:
    sql = (
        "SELECT date('now'), date(), current_date, date('now', 'localtime', '+1 day'), strftime('%Y-%m'),"
        " date('2026-02-28', '+1 month'), datetime('now'), current_time"
    )
    assert questions.ask(sql).rows == (
        ("2026-11-21", "2026-11-21", "2026-11-21", "2026-11-22", "2026-11", "2026-03-28", "2026-11-21 00:00:00",
         "00:00:00"),
    )  # fmt: skip


def test_full_text_and_lists_can_be_asked(questions: Questions) -> None:
    sql = (
        "SELECT path, snippet(full_text, 2, '<', '>', '…', 4) FROM full_text JOIN notes ON notes.id = full_text.rowid"
        " WHERE full_text MATCH 'moving' ORDER BY bm25(full_text)"
    )
    assert questions.ask(sql).rows == (("people/Ana Silva.md", "…she is <moving> teams…"),)
    sql = "SELECT name, value FROM people, json_each(people.categories)"
    assert questions.ask(sql).rows == (("Ana Silva", "author"), ("Ana Silva", "leader"))


def test_odd_values_come_out_as_text_or_null(questions: Questions) -> None:
    sql = "SELECT x'00ff' AS a, 9e999 AS a, -9e999, NULL AS [ ], 0.1, '' AS a, CAST(x'ff' AS TEXT) AS d"
    result = questions.ask(sql)
    assert result.columns == ("a", "a_2", "-9e999", "column", "0.1", "a_3", "d")
    assert result.rows == (("x'00ff'", "infinity", "-infinity", None, 0.1, "", "�"),)
    assert str(questions.ask("SELECT CAST(printf('%.600c', 'a') AS BLOB)").rows[0][0]).endswith("… (600 bytes)'")


def test_names_of_columns_are_made_distinct() -> None:
    assert distinct(["a", "a_2", "a", "a", ""]) == ("a", "a_2", "a_3", "a_4", "column")


def test_rows_are_cut_at_a_told_number(questions: Questions) -> None:
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30) SELECT i FROM n"
    result = questions.ask(numbers, keep=10, count=20)
    assert (len(result.rows), result.total, result.cut) == (10, 20, True)
    result = questions.ask(numbers, keep=10, count=30)
    assert (len(result.rows), result.total, result.cut) == (10, 30, False)


FORBIDDEN = {
    "attach": "ATTACH '{outside}/evil.db' AS evil",
    "attach memory": "ATTACH ':memory:' AS evil",
    "vacuum into": "VACUUM INTO '{outside}/evil.db'",
    "vacuum": "VACUUM",
    "pragma read": "PRAGMA user_version",
    "pragma write": "PRAGMA user_version = 9",
    "pragma writable": "PRAGMA writable_schema = ON",
    "pragma data_version": "PRAGMA data_version",
    "pragma function": "SELECT * FROM pragma_table_info('notes')",
    "pragma counted": "SELECT count(*) FROM pragma_database_list",
    "extension": "SELECT load_extension('{outside}/evil.so')",
    "tokenizer": "SELECT fts3_tokenizer('simple')",
    "insert": "INSERT INTO notes (path) VALUES ('x')",
    "insert in full text": "INSERT INTO full_text (full_text) VALUES ('delete-all')",
    "replace": "REPLACE INTO tags VALUES ('x', 1, 2, 'y')",
    "update": "UPDATE people SET name = 'x'",
    "update temp": "UPDATE due SET name = 'x'",
    "delete": "DELETE FROM notes",
    "with delete": "WITH x AS (SELECT 1) DELETE FROM notes",
    "returning": "DELETE FROM notes RETURNING path",
    "create": "CREATE TABLE evil (x)",
    "create temp": "CREATE TEMP TABLE evil AS SELECT * FROM people",
    "create view": "CREATE TEMP VIEW evil AS SELECT 1",
    "create trigger": "CREATE TEMP TRIGGER evil AFTER INSERT ON due BEGIN SELECT 1; END",
    "create virtual": "CREATE VIRTUAL TABLE temp.evil USING fts5(x)",
    "drop": "DROP TABLE notes",
    "alter": "ALTER TABLE notes RENAME TO evil",
    "schema": "UPDATE sqlite_schema SET sql = 'x'",
    "schema read": "SELECT sql FROM sqlite_schema",
    "schema counted": "SELECT count(*) FROM main.sqlite_master",
    "temp schema": "SELECT * FROM sqlite_temp_master",
    "begin": "BEGIN IMMEDIATE",
    "commit": "COMMIT",
    "savepoint": "SAVEPOINT x",
    "reindex": "REINDEX",
    "analyze": "ANALYZE",
    "explain": "EXPLAIN SELECT 1",
    "query plan": "QUERY PLAN SELECT 1",
    "hidden": "WITH x AS (SELECT 1) UPDATE notes SET path = 'x'",
    "two": "SELECT 1; DELETE FROM notes",
    "internal": "SELECT * FROM _meta",
    "internal counted": "SELECT count(*) FROM _READINGS",
    "internal joined": "SELECT notes.path FROM notes JOIN _files USING (path)",
    "internal natural": "SELECT path FROM notes NATURAL JOIN _files",
    "internal exists": "SELECT 1 WHERE EXISTS (SELECT 1 FROM _meta)",
    "internal in": "SELECT path FROM notes WHERE path IN _resolved",
    "shadow": "SELECT * FROM full_text_data",
    "shadow counted": "SELECT count(*) FROM full_text_content",
    "dbstat": "SELECT * FROM dbstat",
    "statements": "SELECT * FROM sqlite_stmt",
    "random": "SELECT random()",
    "version": "SELECT sqlite_version(), sqlite_source_id()",
    "changes": "SELECT last_insert_rowid(), total_changes()",
    "parameter": "SELECT ?, :x",
    "nul": "SELECT 1\0",
    "surrogate": "SELECT '\udcff'",
    "nothing": "  -- nothing\n ;",
    "no sql": "hello there",
    "open quote": "SELECT 'x",
    "no end": "SELECT * FROM people WHERE",
    "match": "SELECT * FROM full_text WHERE full_text MATCH '\"'",
    "match column": "SELECT * FROM full_text WHERE full_text MATCH 'col:x'",
    "escape": "SELECT 1) UNION SELECT path FROM (SELECT path FROM notes",
    "long": f"SELECT '{'x' * 200_000}'",
    "deep": f"SELECT {'(' * 3000}1{')' * 3000}",
    "wide": f"SELECT {', '.join(['1'] * 3000)}",
    "compound": " UNION ALL ".join(["SELECT 1"] * 600),
    "pattern": "SELECT 'x' LIKE printf('%.500c', '%')",
    "glob": "SELECT 'x' GLOB printf('%.500c', '*')",
    "zeroblob": "SELECT hex(zeroblob(400000000))",
    "concatenated": f"SELECT {LONG} || {LONG} || {LONG}",
}
SLOW = {
    "endless": ENDLESS,
    "join": f"SELECT count(*) FROM {', '.join(f'links AS n{n}' for n in range(26))}",
    "gathered": ENDLESS.replace("count(*)", "length(group_concat('aaaaaaaaaaaaaaaaaaaa'))"),
    "sorted": ENDLESS.replace("count(*)", "printf('%.90000c', 'a') || i") + " ORDER BY 1",
    "planned": f"WITH a0 AS (SELECT 1 AS x){DOUBLING} SELECT count(*) FROM a40",
    "one step": f"SELECT instr({LONGEST}, {LONG} || 'b') FROM notes",
    "one step more": f"SELECT length(replace({LONGEST}, {LONG} || 'b', 'c')) FROM notes",
    "many words": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000) SELECT count(*)"
    " FROM full_text WHERE full_text MATCH (SELECT group_concat('a*', ' OR ') FROM n)",
}


def files(folder: Path) -> dict[str, str]:
    """Every file below a folder with a hash of its bytes."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


@pytest.mark.parametrize("name", [*FORBIDDEN, *SLOW])
def test_nothing_but_questions_and_nothing_is_written(
    vault: Write, own_cache: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    root = vault(VAULT)
    index_network(root).close()
    before = (files(root), files(own_cache), files(outside))
    network = index_network(root)
    started = time.monotonic()
    with Questions(network.store, TODAY, day_tables(network, TODAY), "dashboards") as questions:
        refusal(questions, (FORBIDDEN | SLOW)[name].replace("{outside}", str(outside)))
        assert time.monotonic() - started < 20
        assert questions.ask("SELECT count(*) FROM people").rows == ((2,),), "the next question is answered"
    network.close()
    assert (files(root), files(own_cache), files(outside)) == before


@pytest.mark.parametrize(
    ("sql", "message", "hint"),
    [
        ("SELECT * FROM peple", "there is no table peple", "did you mean people?"),
        ("SELECT nmae FROM people", "there is no column nmae", "did you mean name?"),
        ("SELECT p.nmae FROM people p", "there is no column p.nmae", "did you mean name?"),
        ("SELECT uper(name) FROM people", "there is no function uper", "did you mean upper?"),
        ("SELEC 1", 'this is no SQL that SQLite can read: near "SELEC": syntax error', ""),
        ("DROP TABLE notes", "DROP is not possible: a query only reads", "begin with SELECT or WITH; nothing in the"),
        ("SELECT * FROM _meta", "the table _meta is not among those that can be asked", "netnotes query --tables"),
        (ENDLESS, "this takes longer than a second", "narrow it with WHERE"),
        ("SELECT 1; SELECT 2", "only one statement can be asked at a time", "leave out what follows"),
        ("SELECT * FROM full_text WHERE full_text MATCH '\"'", "what follows MATCH cannot be read", "put the words"),
    ],
)
def test_what_is_wrong_is_said_with_a_hint(questions: Questions, sql: str, message: str, hint: str) -> None:
    error = refusal(questions, sql)
    assert error.message.startswith(message)
    assert error.hint.startswith(hint)


def test_generated_pages_are_no_notes_here(vault: Write) -> None:
    root = vault(VAULT)
    vault("=== it's/Home.md\n<!-- generated by netnotes: edits are replaced -->\nx\n=== Other.md\ny\n")
    vault("=== netnotes.yaml\ndashboards: {folder: it's}\n")
    network = index_network(root)
    sql = "SELECT count(*) FROM notes WHERE path LIKE 'it%'"
    for folder, count in (("it's", 0), ("", 1)):
        with Questions(network.store, TODAY, {}, folder) as questions:
            assert questions.ask(sql).rows == ((count,),)
    network.close()


def test_the_network_goes_on_after_a_question(questions: Questions, stored: StoredNetwork) -> None:
    refusal(questions, ENDLESS)
    assert [person.name for person in stored.people] == ["Ana Silva", "Bo Chen"]


def test_the_text_of_a_statement() -> None:
    assert first_word(" /* x */ -- y\n with a") == "WITH"
    assert first_word("(select 1)") == ""
    assert bare("SELECT ';' ; -- x\n;") == "SELECT ';'"
    assert described("\ufeff-- One,\n--  two.\n\n-- not this\nSELECT 1") == "One, two."
    assert described("SELECT 1 -- no") == ""
    assert line_of("-- nmae\nSELECT 'nmae x',\n t.nmae", "t.nmae") == 3
    assert line_of("-- x\n\nSELECT 1", "") == 3


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT a, b FROM t;", "SELECT a, b FROM t\nORDER BY 1, 2\n"),
        ("SELECT a, b FROM t LIMIT 3", "SELECT a, b FROM t \nORDER BY 1, 2\nLIMIT 3"),
        ("SELECT a, b FROM t ORDER BY b -- x\n LIMIT 3", "SELECT a, b FROM t ORDER BY b -- x\n \n, 1, 2\nLIMIT 3"),
        (
            "SELECT a, (SELECT b FROM u ORDER BY c LIMIT 1) FROM t",
            "SELECT a, (SELECT b FROM u ORDER BY c LIMIT 1) FROM t\nORDER BY 1, 2\n",
        ),
        ("SELECT 'LIMIT', \"ORDER\" FROM t", "SELECT 'LIMIT', \"ORDER\" FROM t\nORDER BY 1, 2\n"),
    ],
)
def test_a_statement_with_one_order_only(sql: str, expected: str) -> None:
    assert settled(sql, 2) == expected
