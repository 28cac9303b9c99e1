"""`netnotes plan`: shown, written once, shared without private detail."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run

VAULT = """
    === Me.md
    ---
    type: me
    name: Robin Moreira
    partner: "[[Fay Partner]]"
    ---
    === people/Ana Silva.md
    ---
    cadence: monthly
    i_offer: 'a tour of [[Acme]] `now`'
    ---
    - 2026-11-01 nothing
    ## Log
    - 2026-07-14 coffee: long talk
    === people/Bo Chen.md
    ---
    lifeline: true
    trust: 2
    ---
    ## Log
    - 2026-01-14 coffee [got:: CANARY-FAVOUR: he read the **draft** ✅ 2026-02-01]
    === people/Cy Canary.md
    ---
    private: true
    cadence: weekly
    next_contact: 2026-10-01
    ---
    === people/Fay Partner.md
    ---
    cadence: quarterly
    last_contact: 2026-06-01
    ---
    === goals/CANARY-GOAL.md
    ---
    private: true
    due: 2027-01-01
    why: x
    people: ["[[Ana Silva]]"]
    ---
"""
PLAN = "plans/2026-11.md"
Plan = Callable[..., Result]


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    return vault(VAULT)


@pytest.fixture
def plan(root: Path, run: Run) -> Plan:
    return lambda *args, today="2026-11-21": run("plan", *args, "--vault", root, today=today)


def test_each_with_reasons_and_an_idea(plan: Plan) -> None:
    result = plan()
    assert result.code == 0
    first, *rest = result.out.splitlines()
    assert first.split() == ["Name", "Why", "Idea"]
    assert [line.split("  ")[0] for line in rest] == ["Ana Silva", "Bo Chen", "Cy Canary", "Fay Partner"]
    assert "due since 2026-08-14, every month (10); linked to “CANARY-GOAL” (2)" in rest[0]
    assert result.err.startswith("netnotes plan --write makes it a note of yours: plans/2026-11.md\n")


def test_json_has_the_parts(plan: Plan) -> None:
    rows = plan("--format", "json").json
    assert list(rows[0]) == [
        "name", "path", "month", "written", "met", "met_on", "weight", "why", "parts", "idea", "command", "line",
    ]  # fmt: skip
    assert rows[0]["parts"][0] == {
        "reason": "overdue", "points": 10, "weight": 10.0, "text": "due since 2026-08-14, every month",
    }  # fmt: skip
    assert (rows[0]["month"], rows[0]["written"], rows[0]["met"]) == ("2026-11", False, False)


@pytest.mark.parametrize("form", ["csv", "md", "json", "table"])
def test_every_format(plan: Plan, form: str) -> None:
    suggested = plan("--format", form)
    plan("--write")
    written = plan("--format", form)
    assert (suggested.code, written.code) == (0, 0)
    assert "Ana Silva" in suggested.out
    assert "Ana Silva" in written.out
    assert "parts" in suggested.out if form == "json" else "parts" not in suggested.out


@pytest.mark.parametrize("month", ["2026-1", "2026-13", "november", "2026", "0000-01", "2026-11-01", "", "-1"])
def test_no_month(plan: Plan, month: str) -> None:
    result = plan("--month", month)
    assert result.code == 2
    assert "is no month" in result.err
    assert "write it like 2026-11, or say last, this or next" in result.err


@pytest.mark.parametrize("month", ["2026-12", "next", " NEXT "])
def test_a_month_to_come(plan: Plan, root: Path, month: str) -> None:
    assert "netnotes plan --month 2026-12 --write" in plan("--month", month).err
    assert plan("--month", month, "--write").code == 0
    assert (root / "plans/2026-12.md").read_text(encoding="utf-8").startswith("---\nplanned: 2026-12-01\n---\n")


def test_the_end_of_the_calendar(plan: Plan) -> None:
    assert plan("--month", "9999-12", today="9999-12-31").code == 0
    assert plan("--month", "next", today="9999-12-31").code == 0
    assert plan("--month", "0001-01", today="0001-01-01").code == 0


def test_late_in_the_month_the_next_one_is_named(plan: Plan) -> None:
    assert "netnotes plan --month 2026-12 is for December 2026" not in plan(today="2026-11-24").err
    assert "netnotes plan --month 2026-12 is for December 2026" in plan(today="2026-11-25").err


def test_a_month_that_is_over(plan: Plan, root: Path) -> None:
    assert plan("--month", "2026-09").out == "No plan was written for September 2026.\n"
    refused = plan("--month", "2026-09", "--write")
    assert (refused.code, "September 2026 is over" in refused.err) == (2, True)
    assert not (root / "plans").exists()


def test_written_once(plan: Plan, root: Path) -> None:
    dry = plan("--write", "--dry-run")
    assert "+- [ ] [Ana Silva](../people/Ana%20Silva.md)" in dry.out
    assert not (root / PLAN).exists()
    result = plan("--write")
    assert result.out == f"wrote {PLAN}: Ana Silva, Bo Chen, Cy Canary and Fay Partner\n"
    text = (root / PLAN).read_text(encoding="utf-8")
    assert text.startswith("---\nplanned: 2026-11-21\n---\n# Plan for November 2026\n\nThis page is yours")
    (root / PLAN).write_text("mine\n", encoding="utf-8")
    again = plan("--write")
    assert (again.code, again.out) == (0, f"{PLAN} is there already, and yours: nothing was changed\n")
    assert (root / PLAN).read_text(encoding="utf-8") == "mine\n"


def test_what_notes_say_stays_text_in_the_plan(plan: Plan, root: Path) -> None:
    plan("--write")
    text = (root / PLAN).read_text(encoding="utf-8")
    assert "  - idea: give a tour of Acme now\n" in text
    assert text.count("- [ ] ") == 4
    assert "✅" not in "".join(line for line in text.splitlines() if line.startswith("- [ ]"))


def test_the_written_plan_and_who_was_met(plan: Plan, root: Path) -> None:
    plan("--write", today="2026-11-02")
    with (root / "people/Ana Silva.md").open("a", encoding="utf-8") as file:
        file.write("- 2026-11-05 call\n")
    result = plan()
    assert [line.split() for line in result.out.splitlines()[:3]] == [
        ["Name", "Met", "Line"],
        ["Ana", "Silva", "2026-11-05", f"{PLAN}:11"],
        ["Bo", "Chen", f"{PLAN}:15"],
    ]
    assert "still to meet: Bo Chen, Cy Canary and Fay Partner" in result.err
    assert plan("--month", "2026-11", today="2026-12-02").err.startswith("November 2026: 1 of 4 met\n")
    rows = plan("--format", "json").json
    assert [(row["name"], row["met"], row["met_on"]) for row in rows[:2]] == [
        ("Ana Silva", True, "2026-11-05"), ("Bo Chen", False, None),
    ]  # fmt: skip


def test_home_names_who_is_still_to_meet(plan: Plan, run: Run, root: Path) -> None:
    assert "Plan for" not in run("today", "--vault", root).out
    assert "A new month: netnotes plan suggests a few people for November." in (
        run("today", "--vault", root, today="2026-11-05").out
    )
    assert "A new month" not in run("today", "--vault", root, today="2026-11-06").out
    plan("--write")
    assert "Plan for November: Ana Silva, Bo Chen, Cy Canary and 1 more still to meet" in (
        run("today", "--vault", root).out
    )
    found = run("today", "--vault", root, "--format", "json").json["plan"]
    assert found == {
        "month": "2026-11", "names": ["Ana Silva", "Bo Chen", "Cy Canary", "Fay Partner"], "path": PLAN,
        "offered": False,
    }  # fmt: skip


def test_why_names_the_plan(plan: Plan, run: Run, root: Path) -> None:
    assert "suggested for November 2026, with a weight of 12" in run("why", "ana", "--vault", root).out
    plan("--write")
    out = run("why", "ana", "--vault", root).out
    assert f"in the plan for November 2026: still to meet  {PLAN}:11" in out
    assert "due since 2026-08-14, every month (10)" in out


@pytest.mark.parametrize("written", [False, True])
def test_nothing_private_is_shared(plan: Plan, root: Path, written: bool) -> None:
    if written:
        plan("--write")
        with (root / PLAN).open("a", encoding="utf-8") as file:
            file.write("CANARY of mine\n- [ ] tell [[Ana Silva]] the CANARY\n- [ ] [[Ana Silva]] CANARY\n")
    result = plan("--share")
    assert result.out == (
        "Plan for November 2026 of Robin Moreira\n\n"
        "1. Ana Silva: be in touch again, for a goal of mine\n"
        "2. Bo Chen: be in touch again, say thank you\n"
        "3. someone: be in touch\n"
        "4. you: be in touch again\n\n"
        "For Fay Partner: ask me how it went.\n"
    )
    assert "CANARY" not in result.out.upper()


def test_the_fields_that_are_private_are_not_shared(plan: Plan, vault: Callable[[str], Path]) -> None:
    goal = "=== goals/CANARY-GOAL.md\n---\ndue: 2027-01-01\nwhy: x\npeople: ['[[Ana Silva]]']\n---\n"
    vault(goal)
    assert "for my goal “CANARY-GOAL”" in plan("--share").out
    vault("=== netnotes.yaml\nprivate_fields: [helps_with]\n")
    assert "CANARY" not in plan("--share").out


def test_a_partner_who_is_private_or_has_no_note_or_is_nobody(plan: Plan, vault: Callable[[str], Path]) -> None:
    vault("=== people/Fay Partner.md\n---\nprivate: true\ncadence: quarterly\nlast_contact: 2026-06-01\n---\n")
    assert "Fay" not in plan("--share").out
    vault("=== Me.md\n---\ntype: me\npartner: Grandma\n---\n")
    assert "For Grandma: ask me how it went." in plan("--share").out
    vault("=== Me.md\n---\ntype: me\n---\n")
    result = plan("--share")
    assert result.code == 0
    assert result.out.endswith("\nAsk me how it went.\n")
    assert "netnotes set Me.md partner='[[Their Name]]'" in result.err


def test_a_met_person_is_told_as_met(plan: Plan, root: Path) -> None:
    plan("--write", today="2026-11-02")
    with (root / "people/Ana Silva.md").open("a", encoding="utf-8") as file:
        file.write("- 2026-11-05 call\n")
    assert "1. Ana Silva: met\n" in plan("--share").out


def test_two_wishes_at_once(plan: Plan) -> None:
    assert plan("--write", "--share").code == 2


def test_nobody_to_plan(run: Run, tmp_path: Path) -> None:
    (tmp_path / "netnotes.yaml").write_text("", encoding="utf-8")
    result = run("plan", "--vault", tmp_path)
    assert (result.code, result.out.startswith("Nobody is in your notes yet")) == (0, True)
    assert run("plan", "--write", "--vault", tmp_path).code == 0
    assert run("plan", "--share", "--vault", tmp_path).out.startswith("Plan for November 2026\n\nNobody is planned.\n")
    assert not (tmp_path / "plans").exists()


def test_a_quiet_month(plan: Plan, root: Path, vault: Callable[[str], Path]) -> None:
    vault("=== netnotes.yaml\nquiet: [{from: 2026-11-01, to: 2026-11-30}, {from: 12-15, to: 12-31}]\n")
    assert plan().out == "November 2026 is a quiet season from end to end: nobody is planned, on purpose.\n"
    plan("--write")
    assert not (root / PLAN).exists()
    part = plan("--month", "next")
    assert len(part.out.splitlines()) == 3
    assert "Part of December 2026 is a quiet season: 2 rather than 4." in part.err


@pytest.mark.parametrize(("value", "people"), [("0", 4), ("50", 4), ("many", 4), ("2", 2), ("[1]", 4), ("2.5", 4)])
def test_how_many_a_month(plan: Plan, run: Run, root: Path, value: str, people: int) -> None:
    (root / "netnotes.yaml").write_text(f"plan: {{per_month: {value}}}\n", encoding="utf-8")
    assert len(plan("--format", "json").json) == people
    told = [p for p in run("check", "--vault", root, "--format", "json").json if p["path"] == "netnotes.yaml"]
    assert bool(told) is (people == 4)


def test_where_a_plan_cannot_be_written(plan: Plan, root: Path) -> None:
    (root / "plans").write_text("a file\n", encoding="utf-8")
    result = plan("--write")
    assert result.code == 2
    assert "plans" in result.err
    assert (root / "plans").read_text(encoding="utf-8") == "a file\n"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_nobody_may_write(plan: Plan, root: Path) -> None:
    (root / "plans").mkdir(mode=0o555)
    assert plan("--write").code == 2


def test_a_plans_folder_that_is_not_read(plan: Plan, root: Path) -> None:
    (root / "netnotes.yaml").write_text("ignore: [plans/]\n", encoding="utf-8")
    result = plan("--write")
    assert (result.code, "would not be read as a note" in result.err) == (2, True)
    assert not (root / "plans").exists()


def test_a_plan_that_cannot_be_read(plan: Plan, root: Path) -> None:
    (root / "plans").mkdir()
    (root / PLAN).write_bytes(b"---\nplanned: [\n---\n")
    assert plan().out == f"{PLAN} cannot be read; netnotes check says where it stops.\n"
    assert "is there already" in plan("--write").out
    shared = plan("--share")
    assert (shared.code, shared.out) == (2, "")
    assert f"{PLAN} cannot be read" in shared.err


def test_a_month_that_is_over_has_no_copy_of_what_was_never_planned(plan: Plan) -> None:
    shared = plan("--month", "last", "--share")
    assert (shared.code, shared.out) == (2, "")
    assert "no plan was written for October 2026" in shared.err
    assert plan("--month", "last").out == "No plan was written for October 2026.\n"


def test_an_empty_plan(plan: Plan, root: Path) -> None:
    (root / "plans").mkdir()
    (root / PLAN).write_bytes(b"# nobody\n")
    assert plan().out.startswith(f"Nobody stands in {PLAN}")
    assert "Nobody is planned." in plan("--share").out


def test_home_with_a_plan_is_no_longer_than_a_screen(vault: Callable[[str], Path], run: Run) -> None:
    head = "cadence: weekly\ni_offer: tea\nemail: a@example.org"
    busy = f"---\n{head}\nbirthday: --11-25\n---\n- [ ] x 📅 2026-11-01\n## Log\n- 2026-11-05 event [got:: a tip]\n"
    late = f"---\n{head}\n---\n## Log\n- 2026-01-05 call: hm\n"
    root = vault(
        "".join(f"=== people/P{n}.md\n{busy}- 2026-11-23 call\n=== people/Q{n}.md\n{late}" for n in range(9))
        + "=== goals/Swim.md\nx\n=== organizations/Club.md\n---\ncadence: weekly\n---\n"
        + "=== plans/2026-11.md\n"
        + "".join(f"- [ ] [[Q{n}]]\n" for n in range(9))
    )
    lines = run("-C", root, "today").out.splitlines()
    assert len(lines) <= 40
    assert "Plan for November: Q0, Q1, Q2 and 6 more still to meet" in lines
    run("-C", root, "build")
    page = (root / "dashboards/Home.md").read_text(encoding="utf-8")
    assert page.count("\n") <= 40
    assert "for November: [Q0](../people/Q0.md), [Q1](../people/Q1.md), [Q2](../people/Q2.md)" in page
