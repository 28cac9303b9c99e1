from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Result, Run

Small = Callable[..., Result]


def test_the_table_says_who_is_due(small: Small) -> None:
    result = small("due")
    assert result == Result(
        0,
        "Name       Status   Due         Last contact  Cadence\n"
        "Ana Silva  overdue  2026-11-11  2026-09-30    every 6 weeks\n"
        "Ana Costa  never    2026-11-20                every 3 months\n",
        "",
    )


def test_json_has_the_keys_of_the_contract(small: Small) -> None:
    first, second = small("due", "--format", "json").json
    assert first == {
        "name": "Ana Silva",
        "path": "people/Ana Silva.md",
        "status": "overdue",
        "due": "2026-11-11",
        "last_contact": "2026-09-30",
        "cadence": "every 6 weeks",
        "days_overdue": 10,
        "overdue_ratio": 10 / 42,
        "tier": None,
        "category": ["colleague"],
        "next_scheduled": None,
    }
    assert (second["name"], second["last_contact"], second["days_overdue"], second["overdue_ratio"]) == (
        "Ana Costa", None, 0, 0,
    )  # fmt: skip


def test_all_gives_everybody(small: Small) -> None:
    rows = small("due", "--all", "--format", "json").json
    assert [(row["name"], row["status"]) for row in rows] == [
        ("Ana Silva", "overdue"),
        ("Ana Costa", "never"),
        ("Bo Chen", "ok"),
        ("José Núñez", "untracked"),
    ]


def test_an_earlier_day_shows_the_past(small: Small) -> None:
    rows = small("due", "--all", "--format", "json", today="2026-10-01").json
    assert [(row["name"], row["status"]) for row in rows[:2]] == [("Ana Costa", "never"), ("Bo Chen", "never")]


def test_csv_has_the_same_columns(small: Small) -> None:
    assert small("due", "--format", "csv").out.splitlines() == [
        "name,path,status,due,last_contact,cadence,days_overdue,overdue_ratio,tier,category,next_scheduled",
        "Ana Silva,people/Ana Silva.md,overdue,2026-11-11,2026-09-30,every 6 weeks,10,0.23809523809523808,,colleague,",
        "Ana Costa,people/Ana Costa.md,never,2026-11-20,,quarterly,0,0.0,,,",
    ]


def test_markdown_is_a_table(small: Small) -> None:
    assert small("due", "--format", "md").out.splitlines()[:3] == [
        "| Name | Status | Due | Last contact | Cadence |",
        "| --- | --- | --- | --- | --- |",
        "| Ana Silva | overdue | 2026-11-11 | 2026-09-30 | every 6 weeks |",
    ]


def test_an_empty_list_says_why_and_is_no_failure(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault(
        """
        === people/Ana.md
        ---
        cadence: yearly
        ---
        ## Log
        - 2026-11-01 call: all is well
        === people/Bo.md
        """
    )
    assert run("-C", root, "due") == Result(0, "Nobody is due. Next: Ana on 2027-11-01.\n", "")
    assert run("-C", root, "due", "--format", "json") == Result(0, "[]\n", "")
    assert run("-C", root, "due", "--format", "csv").out.count("\n") == 1


def test_an_empty_folder_is_no_failure(run: Run, tmp_path: Path) -> None:
    result = run("-C", tmp_path, "due")
    assert result.code == 0
    assert "Nobody is here yet" in result.out
