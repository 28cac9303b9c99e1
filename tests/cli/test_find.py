"""`netnotes find` from the command line: formats, exit codes, words to standard error."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netnotes.index import load
from tests.cli.conftest import SMALL, Result, Run

Small = Callable[..., Result]


def test_a_hit_is_a_line_that_editors_can_jump_to(small: Small) -> None:
    assert small("find", "moving", "teams") == Result(
        0,
        "people/Ana Silva.md:12: - 2026-09-30 coffee: she is moving teams [got:: a tip about the grant]\n",
        "1 note\n",
    )


def test_json(small: Small) -> None:
    [hit] = small("find", "moving teams", "--format", "json").json
    assert hit == {
        "path": "people/Ana Silva.md",
        "line": 12,
        "name": "Ana Silva",
        "type": "person",
        "text": "- 2026-09-30 coffee: she is moving teams [got:: a tip about the grant]",
        "matches": [[28, 40]],
    }
    assert hit["text"][28:40] == "moving teams"


def test_csv_and_markdown(small: Small) -> None:
    rows = list(csv.DictReader(io.StringIO(small("find", "grant", "--format", "csv").out)))
    assert [(row["path"], row["line"], row["name"], row["type"]) for row in rows] == [
        ("people/Ana Silva.md", "12", "Ana Silva", "person")
    ]
    assert small("find", "grant", "--format", "md").out == (
        "| Note | Text |\n| --- | --- |\n| people/Ana Silva.md:12 | - 2026-09-30 coffee: she is moving teams "
        "\\[got:: a tip about the **grant**\\] |\n"
    )


def test_nothing_found_is_a_no(small: Small) -> None:
    told = "Nothing found. Fewer words find more, and a * stands for any ending: stat*\n"
    assert small("find", "zzz") == Result(1, "", told)
    assert small("find", "zzz", "-q") == Result(1, "", "")
    assert small("find", "zzz", "--format", "json") == Result(1, "[]\n", told)
    assert small("find", "zzz", "--format", "csv").out == "path,line,name,type,text\n"


def test_a_limit_is_told(small: Small) -> None:
    result = small("find", "type:person", "--limit", "2")
    assert len(result.out.splitlines()) == 2
    assert result.err == "4 notes, the first 2 shown: --limit 4 shows all\n"


def test_beginnings_are_told(small: Small) -> None:
    assert small("find", "stat").err == "1 note; no note has the whole words, these have some that begin so\n"


def test_filters_and_negation(small: Small) -> None:
    assert small("find", "bo", "type:meeting").out.startswith("meetings/2026-11-10 Call with Bo.md:")
    assert "meetings/" not in small("find", "bo*", "--", "-type:meeting").out


@pytest.mark.parametrize("text", ["a-b", '"x', "*x*", "col:x", "'x'", "AND", "NEAR(x", "^x", "🎉", "陈"])
def test_no_text_is_an_error(small: Small, text: str) -> None:
    assert small("find", text).code in {0, 1}


def test_nothing_to_look_for_is_a_mistake(small: Small) -> None:
    result = small("find", "*")
    assert result.code == 2
    assert result.err.startswith("netnotes: there is no word to look for\n")


def test_it_works_without_a_cache(run: Run, vault: Callable[[str], Path], elsewhere: Path) -> None:
    root = vault(SMALL.replace("quiet:", "cache: none\n    quiet:"))
    assert run("-C", root, "find", "grant").out.startswith("people/Ana Silva.md:12:")
    assert not (elsewhere / "c").exists()


def test_without_full_text_it_says_so(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **settings: Any) -> None:
        raise sqlite3.OperationalError("no such module: fts5")

    monkeypatch.setattr(load, "open_network", fail)
    monkeypatch.setattr(load, "memory_network", fail)
    for command in (("find", "x"), ("query", "SELECT 1")):
        result = small(*command)
        assert result.code == 2
        assert "the SQLite library of this Python has no full-text search (FTS5)" in result.err


def test_matches_are_bold_on_a_terminal(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1mgrant\x1b[0m" in small("find", "grant").out
