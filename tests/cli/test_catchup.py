"""`netnotes catchup`: the plan in every format, and what --write changes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run

Small = Callable[..., Result]
ANA = "---\r\n# kept\r\ncadence:   monthly   # often\r\nemail: a@b.example\r\n---\r\n## Log\r\n- 2026-01-10 coffee: tea"
VAULT = """
    === netnotes.yaml
    {capacity: 4, quiet: [{from: 2026-12-20, to: 2027-01-03}]}
    === people/Bo.md
    ---
    {cadence: monthly, lifeline: true}
    ---
    ## Log
    - 2026-08-10 call: all well
    === people/Cy.md
    ---
    cadence: monthly
    household: Di
    ---
    ## Log
    - 2026-03-10 call: all well
    === people/Di.md
    ---
    cadence: monthly
    snooze: 2026-05-01
    ---
    === people/Ed.md
    ---
    cadence: monthly
    added: 2026-02-01
    ---
    === people/Fay.md
    ---
    {cadence: monthly}
    ---
    ## Log
    - 2026-11-20 call: all well
"""


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    root = vault(VAULT)
    (root / "people" / "Ana.md").write_bytes(ANA.encode())
    return root


def notes(root: Path) -> Mapping[str, bytes]:
    return {path.stem: path.read_bytes() for path in sorted(root.glob("people/*.md"))}


def test_a_plan_by_week(run: Run, root: Path) -> None:
    before = notes(root)
    result = run("-C", root, "catchup", "--weeks", "4")
    assert result.code == 0
    assert result.out.splitlines() == [
        "5 people are waiting, and all in good time. Your capacity is about 1 a week.",
        "",
        "This week",
        "  today           Bo  lifeline; every month; last call on 2026-08-10",
        "",
        "Week 2, from 2026-11-28",
        "  Sat 2026-11-28  Ana  every month; last coffee on 2026-01-10",
        "",
        "Week 3, from 2026-12-05",
        "  Sat 2026-12-05  Cy  every month; last call on 2026-03-10 (with Di)",
        "  Sat 2026-12-05  Di  every month; last call on 2026-03-10 (with Cy, same household) (with Cy)",
        "",
        "Week 4, from 2026-12-12",
        "  Sat 2026-12-12  Ed  every month; not met yet, added on 2026-02-01",
    ]
    assert "netnotes catchup --write snoozes everybody until their day" in result.err
    assert notes(root) == before


def test_what_does_not_fit_is_no_harm(run: Run, root: Path) -> None:
    out = run("-C", root, "catchup", "--weeks", "1").out
    assert out.splitlines()[-1] == (
        "4 more would not fit into 1 week, and that is no harm. netnotes catchup --weeks 4 has room for everybody; "
        "gentler cadences make some, too."
    )


def test_json(run: Run, root: Path) -> None:
    rows = run("-C", root, "catchup", "--weeks", "2", "--format", "json").json
    assert rows[0] == {
        "week": 1, "day": "2026-11-21", "name": "Bo", "path": "people/Bo.md", "status": "overdue",
        "due": "2026-09-10", "last_contact": "2026-08-10", "cadence": "monthly",
        "because": "lifeline; every month; last call on 2026-08-10", "together": [],
    }  # fmt: skip
    assert [(row["name"], row["week"], row["day"], row["together"]) for row in rows[1:]] == [
        ("Ana", 2, "2026-11-28", []), ("Cy", None, None, ["Di"]), ("Di", None, None, ["Cy"]), ("Ed", None, None, []),
    ]  # fmt: skip


def test_csv_and_markdown(run: Run, root: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("-C", root, "catchup", "--format", "csv").out)))
    assert [row["name"] for row in rows] == ["Bo", "Ana", "Cy", "Di", "Ed"]
    assert rows[2]["together"] == "Di"
    assert "| 2 | 2026-11-28 | Ana |" in run("-C", root, "catchup", "--format", "md").out


def test_write_snoozes_by_the_byte_and_one_undo_takes_all_back(run: Run, root: Path) -> None:
    before = notes(root)
    result = run("-C", root, "catchup", "--write")
    assert result.out == "4 people are snoozed until their day, the last 2026-12-12. Today: Bo.\n"
    assert notes(root) == {
        "Ana": ANA.replace("example\r\n", "example\r\nsnooze: 2026-11-28\r\n").encode(),
        "Bo": before["Bo"],
        "Cy": b"---\ncadence: monthly\nhousehold: Di\nsnooze: 2026-12-05\n---\n## Log\n- 2026-03-10 call: all well\n",
        "Di": b"---\ncadence: monthly\nsnooze: 2026-12-05\n---\n",
        "Ed": b"---\ncadence: monthly\nadded: 2026-02-01\nsnooze: 2026-12-12\n---\n",
        "Fay": before["Fay"],
    }
    due = run("-C", root, "due", "--all", "--format", "json").json
    assert [row["status"] for row in due if row["name"] in {"Ana", "Cy", "Di", "Ed"}] == ["snoozed"] * 4
    assert run("-C", root, "catchup", "--format", "json").json[0]["name"] == "Bo"
    assert run("-C", root, "undo").code == 0
    assert notes(root) == before


def test_a_dry_run_shows_the_edits(run: Run, root: Path) -> None:
    before = notes(root)
    for asked in (["-n"], ["--write", "--dry-run"]):
        result = run("-C", root, "catchup", *asked)
        assert result.out.count("+snooze: 2026-") == 4
        assert "snoozed until" not in result.out
    assert notes(root) == before


def test_only_those_with_a_day_are_written(run: Run, root: Path) -> None:
    out = run("-C", root, "catchup", "--write", "--weeks", "2").out
    assert out.startswith("1 person is snoozed until their day, the last 2026-11-28. Today: Bo.\n3 more would not fit")
    assert b"snooze" not in notes(root)["Ed"]


def test_a_note_that_cannot_be_changed_does_not_keep_the_others_back(run: Run, root: Path) -> None:
    odd = b"---\n? snooze\n: 2026-01-01\ncadence: monthly\n---\n## Log\n- 2025-01-01 call\n"
    (root / "people" / "Odd.md").write_bytes(odd)
    result = run("-C", root, "catchup", "--write")
    assert "left as it is: people/Odd.md:2: snooze is written in a way" in result.err
    assert notes(root)["Odd"] == odd
    assert b"snooze: 20" in notes(root)["Ana"]


def test_nothing_to_catch_up_on(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault("=== people/Ana.md\n---\ncadence: monthly\n---\n## Log\n- 2026-11-20 call: well\n")
    said = "Nothing to catch up on: nobody waits for you. Enjoy the day.\n"
    assert run("-C", root, "catchup").out == said
    assert run("-C", root, "catchup", "--write").out == said
    assert run("-C", root, "catchup", "-n").out == said
    assert run("-C", root, "catchup", "--format", "json").json == []
    assert run("-C", root, "catchup", "--format", "csv").out.startswith("week,day,name,")


def test_somebody_alone(run: Run, vault: Callable[[str], Path]) -> None:
    root = vault("=== people/Ana.md\n---\ncadence: monthly\n---\n## Log\n- 2026-01-20 call: well\n")
    assert run("-C", root, "catchup").out.startswith("1 person is waiting.\n\nThis week\n  today           Ana")
    assert run("-C", root, "catchup", "--write").out == "Nobody had to be snoozed. Today: Ana.\n"


@pytest.mark.parametrize("weeks", ["0", "-1", "53", "soon", "1.5"])
def test_silly_weeks(run: Run, root: Path, weeks: str) -> None:
    result = run("-C", root, "catchup", "--weeks", weeks)
    assert result.code == 2
    assert "--weeks" in result.err
