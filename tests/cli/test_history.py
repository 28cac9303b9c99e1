from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Result, Run

Small = Callable[..., Result]


def test_the_timeline_has_places(small: Small) -> None:
    assert small("history", "silva").out.splitlines() == [
        "Ana Silva  people/Ana Silva.md",
        "",
        "2026-09-30  coffee: she is moving teams  people/Ana Silva.md:12",
        "2026-09-30  got: a tip about the grant  people/Ana Silva.md:12",
    ]


def test_json_has_a_row_for_each_thing(small: Small) -> None:
    rows = small("history", "bo", "--format", "json").json
    assert {(row["date"], row["entry"], row["kind"]) for row in rows} == {
        ("2026-11-10", "touchpoint", "call"),
        ("2026-11-10", "exchange", "deposit"),
    }


def test_what_is_planned_says_so(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault("=== people/Ana.md\n=== meetings/2026-12-01 Lunch.md\n---\npeople: Ana\nkind: lunch\n---\n")
    (root / "people" / "Ana.md").write_text("A friend.\n", encoding="utf-8")
    assert "2026-12-01  lunch (planned)" in run("-C", root, "history", "ana").out


def test_nobody_s_timeline_is_empty_without_a_hint(small: Small) -> None:
    assert "heading Log" in small("history", "costa").out
    assert small("history", "costa", "--format", "json").json == []
