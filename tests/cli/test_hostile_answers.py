"""Notes and queries of a stranger: no control code in what `find` and `query` print (SPEC 11)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_hostile import BAD, HOSTILE

QUERIES = """
    === .netnotes/queries/a\x1b[31m\u202eb.sql
    -- \x1b]0;owned\x07 \u202e
    SELECT name AS "\x1b[31m\u202e", '=1+1' AS "=2" FROM people
    === .netnotes/queries/bad.sql
    SELECT "\x1b[31m", nope\u202e FROM people
"""
COMMANDS = [
    ("find", "favour"), ("find", "mallory"), ("find", "cmd"), ("find", "in:people"), ("find", "type:\x1b[31m"),
    ("find", "\x1b]0;x\x07\u202e"), ("query",), ("query", "a\x1b[31m\u202eb"), ("query", "bad"), ("query", "\x1b[31m"),
    ("query", "SELECT * FROM people"), ("query", "SELECT text, path FROM touchpoints"), ("query", "--tables"),
    ("query", "SELECT * FROM '\x1b[31m\u202e'"), ("query", "SELECT * FROM due JOIN balance USING (path)"),
    ("query", "SELECT char(27, 155, 8238) AS x"), ("query", "SELECT \x1b[31m"),
]  # fmt: skip


@pytest.mark.parametrize("format_", ["table", "json", "csv", "md"])
@pytest.mark.parametrize("command", COMMANDS, ids=[repr(" ".join(command)) for command in COMMANDS])
def test_no_control_code_is_printed(
    run: Run, vault: Callable[[str], Path], command: tuple[str, ...], format_: str
) -> None:
    result = run("-C", vault(HOSTILE + QUERIES), "--format", format_, *command)
    assert result.code in {0, 1, 2}
    assert BAD.findall(result.out) == []
    assert BAD.findall(result.err) == []


def test_a_page_of_a_hostile_query_is_harmless(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault(HOSTILE + QUERIES)
    (root / ".netnotes/queries/Fine.sql").write_text(
        "-- <b>\x1b[31m [[x]]\nSELECT name AS \"<i>\", '[[y]]' FROM people", encoding="utf-8"
    )
    run("-C", root, "build")
    page = (root / "dashboards/Fine.md").read_text(encoding="utf-8")
    assert BAD.findall(page) == []
    assert [mark for mark in ("<b>", "<i>", "[[x]]", "[[y]]") if mark in page.replace("\\<", "")] == []
