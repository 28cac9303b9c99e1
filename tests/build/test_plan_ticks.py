"""`build` ticks boxes of plans from real contacts, and touches nothing else of them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.build import BuildResult, build_vault
from netnotes.cli.main import run
from netnotes.index.load import load_network
from netnotes.model.errors import OperatorError
from netnotes.rules.followups import follow_up_rows
from netnotes.rules.plans_kept import kept_plans
from netnotes.vault import changing

Vault = Callable[[str], Path]
TODAY = date(2026, 11, 21)
PLAN = "plans/2026-11.md"
PEOPLE = """
    === people/Ana Silva.md
    ---
    aliases: [Annie]
    cadence: monthly
    ---
    ## Log
    - 2026-11-10 coffee: long talk
    - 2026-10-12 call
    === people/Bo Chen.md
    ---
    type: person
    ---
    ## Log
    - 2026-11-12 like: her post
    === people/Cy Dahl.md
    ---
    last_contact: 2026-11-04
    ---
    === goals/Grow.md
    ---
    due: 2027-01-01
    ---
"""
WRITTEN = """---
planned: 2026-11-01
---
# Plan

- [ ] [[Ana Silva]]
  - why: because
- [ ] [[Bo Chen]]
- [ ] [[Cy Dahl]]: before the holidays ^cy
- [ ] nobody at all
- [x] [[Ana Silva]] once more
- [-] [[Ana Silva]] not again
"""


@pytest.fixture(autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path_factory.mktemp("state")))


@pytest.fixture
def root(vault: Vault) -> Path:
    return vault(PEOPLE)


def put(root: Path, text: str | bytes, path: str = PLAN, *, seconds: float = 60) -> Path:
    """Write a note that was last changed so many seconds ago."""
    file = root / path
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    before = time.time() - seconds
    os.utime(file, (before, before))
    return file


def build(root: Path, *, today: date = TODAY, check: bool = False) -> BuildResult:
    return build_vault(root, today, check=check)


def ticked(root: Path, text: str, *, today: date = TODAY, path: str = PLAN) -> str:
    """What a build makes of a plan; a second build changes nothing."""
    file = put(root, text, path)
    build(root, today=today)
    after = file.read_text(encoding="utf-8")
    again = build(root, today=today)
    assert (again.written, again.filled, again.notes) == ((), (), ())
    return after


def test_contacts_tick_and_nothing_else_changes(root: Path) -> None:
    file = put(root, WRITTEN)
    result = build(root)
    assert result.filled == (PLAN,)
    assert file.read_text(encoding="utf-8") == WRITTEN.replace(
        "- [ ] [[Ana Silva]]\n", "- [x] [[Ana Silva]] ✅ 2026-11-10\n"
    ).replace("- [ ] [[Cy Dahl]]: before the holidays ^cy", "- [x] [[Cy Dahl]]: before the holidays ✅ 2026-11-04 ^cy")
    again = build(root)
    assert (again.written, again.filled) == ((), ())


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("end", [b"", b"\n\n", b"  \n"], ids=["open", "blank", "spaces"])
def test_every_other_byte_stays(root: Path, mark: bytes, newline: bytes, end: bytes) -> None:
    before = (
        mark + b"# Plan\n\n*  [ ]  [[Ana Silva]]  \n\ttext\x0b [ ] x\n1. [ ] [[Bo Chen]]".replace(b"\n", newline) + end
    )
    file = put(root, before)
    assert build(root).filled == (PLAN,)
    wanted = before.replace(b"[ ]  [[Ana Silva]]", "[x]  [[Ana Silva]] ✅ 2026-11-10".encode())
    assert file.read_bytes() == wanted


@pytest.mark.parametrize(
    ("line", "done"),
    [
        ("- [ ] call [[Ana Silva]] about the roof", True),
        ("- [ ] [Ana](../people/Ana%20Silva.md)", True),
        ("- [ ] [[Ana Silva]] and [[Bo Chen]]", True),
        ("- [ ] **[[Ana Silva]]** with [[Bo Chen]]", True),
        ("- [ ] [[Ana Silva]] for [[Grow]]", True),
        ("- [ ] [[Grow]] with [[Ana Silva]]", True),
        ("- [ ] [[Grow]]: [[Ana Silva]] and [[Bo Chen]]", False),
        ("- [ ] ask [[Ana Silva]] and [[Bo Chen]]", False),
        ("- [ ] [[Bo Chen]] and [[Ana Silva]]", False),
        ("- [ ] [[Bo Chen]]", False),
        ("- [ ] Ana Silva", False),
        ("- [ ] [[Annie]]", True),
        ("- [ ] ![[Ana Silva]]", False),
        ("- [/] [[Ana Silva]]", True),
        ("- [-] [[Ana Silva]]", False),
        ("- [ ] [[Ana Silva]] ✅ 2026-11-10", False),
        ("- [ ] [[Ana Silva]] 🔁 every month", False),
        ("    - [ ] [[Ana Silva]]", True),
        ("> - [ ] [[Ana Silva]]", True),
        ("`- [ ] [[Ana Silva]]`", False),
        ("```\n- [ ] [[Ana Silva]]\n```", False),
        ("%%\n- [ ] [[Ana Silva]]\n%%", False),
    ],
)
def test_which_lines_are_ticked(root: Path, line: str, done: bool) -> None:
    text = f"# Plan\n\n- text\n{line}\n"
    assert ("[x]" in ticked(root, text)) is done


def test_an_untouched_line_of_the_users_own_form_of_dates(root: Path) -> None:
    assert "- [x] [[Ana Silva]] [due:: 2026-11-30]  [completion:: 2026-11-10]\n" in ticked(
        root, "- [ ] [[Ana Silva]] [due:: 2026-11-30]\n"
    )


@pytest.mark.parametrize(
    ("planned", "day"),
    [
        ("2026-11-10", "2026-11-10"),
        ("2026-11-11", None),
        ("2026-10-01", "2026-11-10"),
        ("2027-01-01", "2026-11-10"),
        ("soon", "2026-11-10"),
        ("[2026-11-11, 2026-11-01]", None),
    ],
)
def test_from_the_day_on_which_it_was_made(root: Path, planned: str, day: str | None) -> None:
    after = ticked(root, f"---\nplanned: {planned}\n---\n- [ ] [[Ana Silva]]\n")
    assert (f"✅ {day}" in after) if day else "[ ]" in after


def test_other_months_and_days_to_come(root: Path) -> None:
    assert "✅ 2026-10-12" in ticked(root, "- [ ] [[Ana Silva]]\n", path="plans/2026-10.md")
    for path in ("plans/2026-09.md", "plans/2026-12.md", "plans/old/2026-11.md", "plans/2026-11 b.md", "2026-11.md"):
        assert "[ ]" in ticked(root, "- [ ] [[Ana Silva]]\n", path=path)
    assert "[ ]" in ticked(root, "- [ ] [[Ana Silva]]\n", today=date(2026, 11, 9))


def test_late_entries_tick_the_plan_of_a_month_that_is_over(root: Path) -> None:
    put(root, "- [ ] [[Bo Chen]]\n", "plans/2026-09.md")
    build(root)
    log = (root / "people/Bo Chen.md").read_text(encoding="utf-8")
    put(root, f"{log}- 2026-09-30 call: remembered later\n", "people/Bo Chen.md")
    assert build(root).filled == ("plans/2026-09.md",)
    assert (root / "plans/2026-09.md").read_text(encoding="utf-8") == "- [x] [[Bo Chen]] ✅ 2026-09-30\n"


def test_a_box_opened_again_by_hand_stays_open(root: Path) -> None:
    after = ticked(root, "- [ ] [[Ana Silva]]\n")
    opened = after.replace("[x]", "[ ]")
    assert ticked(root, opened) == opened
    assert "still to meet" in (root / "dashboards/Plan.md").read_text(encoding="utf-8")


def test_boxes_are_no_follow_ups_and_ticked_ones_no_contacts(root: Path) -> None:
    before = (load_network(root).touchpoints, load_network(root).exchanges)
    put(root, "- [ ] [[Bo Chen]] 📅 2026-11-01\n- [x] [[Bo Chen]] #call ✅ 2026-11-20 [gave:: a tip]\n")
    network = load_network(root)
    assert follow_up_rows(network, TODAY) == ()
    assert (network.touchpoints, network.exchanges) == before
    put(root, "- [ ] [[Bo Chen]]\n", "notes/plain.md")
    assert [row.path for row in follow_up_rows(load_network(root), TODAY)] == ["notes/plain.md"]


def test_pages_say_the_same_before_and_after_the_tick(root: Path) -> None:
    put(root, WRITTEN)
    build(root)
    page = (root / "dashboards/Plan.md").read_text(encoding="utf-8")
    assert "- [Ana Silva](../people/Ana%20Silva.md): met on 2026-11-10\n" in page
    assert "- [Bo Chen](../people/Bo%20Chen.md): still to meet\n" in page
    home = (root / "dashboards/Home.md").read_text(encoding="utf-8")
    assert "[Plan](../plans/2026-11.md) for November: [Bo Chen](../people/Bo%20Chen.md) still to meet" in home


def test_what_becomes_of_plans(root: Path) -> None:
    put(root, "- [ ] [[Ana Silva]]\n- [ ] [[Bo Chen]]\n- [x] [[Cy Dahl]]\n", "plans/2026-10.md")
    put(root, "- [ ] [[Bo Chen]]\n")
    build(root)
    page = (root / "dashboards/Plan.md").read_text(encoding="utf-8")
    assert "2 of 3 met ([Ana Silva](../people/Ana%20Silva.md), [Cy Dahl](../people/Cy%20Dahl.md))" in page
    assert "carried over: [Bo Chen](../people/Bo%20Chen.md)" in page
    network = load_network(root)
    assert [plan.outcome for plan in kept_plans(network, TODAY)] == [
        "2 of 3 met; Bo Chen carried over",
        "none of 1 met",
    ]


def test_check_counts_it_and_writes_nothing(root: Path) -> None:
    file = put(root, WRITTEN)
    before = file.read_bytes()
    assert PLAN in build(root, check=True).stale
    assert file.read_bytes() == before
    build(root)
    assert build(root, check=True).stale == ()


def test_a_file_that_changed_just_now_waits(root: Path) -> None:
    file = put(root, "- [ ] [[Ana Silva]]\n", seconds=0)
    result = build(root)
    assert (result.filled, result.waiting) == ((), (PLAN,))
    assert result.notes == (f"{PLAN} changed just now: its boxes wait for the next build",)
    assert file.read_bytes() == b"- [ ] [[Ana Silva]]\n"


def test_somebody_writes_meanwhile(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = put(root, "- [ ] [[Ana Silva]]\n")
    real = changing.compare

    def compare(*args: object) -> None:
        file.write_bytes(b"mine now\n- [ ] [[Ana Silva]]\n")
        real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(changing, "compare", compare)
    result = build(root)
    assert result.filled == ()
    assert file.read_bytes() == b"mine now\n- [ ] [[Ana Silva]]\n"
    assert any("wait for the next build" in line for line in result.notes)


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_a_plan_that_nobody_may_write_stays(root: Path) -> None:
    file = put(root, "- [ ] [[Ana Silva]]\n")
    file.chmod(0o444)
    result = build(root)
    assert (result.filled, result.notes) == ((), (f"{PLAN} is read-only: its boxes stay as they are",))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no boxes at all\n",
        b"---\nplanned: [\n---\n- [ ] [[Ana Silva]]\n",
        b"---\nnever closed\n- [ ] [[Ana Silva]]\n",
        b"\x00\xff\xfe binary - [ ] [[Ana Silva]]\n",
        b"- [ ] \xff[[Ana Silva]]\n",
        b"- [ ] [[Somebody Gone]]\n",
        b"<<<<<<< a\n- [ ] [[Ana Silva]]\n=======\n>>>>>>> b\n",
        b"x" * 6_000_000,
    ],
)
def test_a_plan_beyond_recognition_is_left_as_it_is(root: Path, data: bytes) -> None:
    file = put(root, data)
    result = build(root)
    assert result.filled == ()
    assert file.read_bytes() == data
    assert all(problem.line >= 1 for problem in result.problems if problem.path == PLAN)
    file.unlink()
    assert build(root).filled == ()


def test_a_long_plan_of_three_megabytes(root: Path) -> None:
    text = "- [ ] [[Ana Silva]]\n" + "words and words\n" * 190_000
    assert ticked(root, text) == text.replace("- [ ] [[Ana Silva]]", "- [x] [[Ana Silva]] ✅ 2026-11-10")


def test_a_plan_that_goes_while_a_build_runs(root: Path) -> None:
    file = put(root, WRITTEN)
    network = load_network(root)
    file.unlink()
    assert build_vault(root, TODAY, network=network).filled == ()


def test_a_plan_with_a_region(root: Path) -> None:
    put(root, "%% netnotes:begin due %%\n%% netnotes:end %%\n- [ ] [[Ana Silva]]\n")
    assert build(root).filled == (PLAN,)
    text = (root / PLAN).read_text(encoding="utf-8")
    assert text.endswith("%% netnotes:end %%\n- [x] [[Ana Silva]] ✅ 2026-11-10\n")
    assert build(root).filled == ()


def test_undo_of_the_command_before_still_knows_the_notes(root: Path) -> None:
    put(root, "---\nlast_contact: 2026-09-01\ncadence: monthly\n---\n", "people/Di Dahl.md")
    common = ["-C", str(root), "--today", "2026-11-12", "-q"]
    assert run([*common, "plan", "--write"]) == 0
    assert run([*common, "log", "di", "--note", "hello"]) == 0
    os.utime(root / PLAN, (time.time() - 60,) * 2)
    assert build(root, today=date(2026, 11, 12)).filled == (PLAN,)
    assert "- [x] [Di Dahl](../people/Di%20Dahl.md) ✅ 2026-11-12\n" in (root / PLAN).read_text(encoding="utf-8")
    assert run([*common, "undo"]) == 0
    assert "hello" not in (root / "people/Di Dahl.md").read_text(encoding="utf-8")
    build(root, today=date(2026, 11, 12))
    assert "- [x] [Di Dahl]" in (root / PLAN).read_text(encoding="utf-8")


def test_a_locked_vault_makes_the_boxes_wait(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, WRITTEN)
    build(root, check=True)

    def locked(*_: object, **__: object) -> bool:
        raise OperatorError("another command is writing")

    monkeypatch.setattr(changing, "apply_changes", locked)
    result = build(root)
    assert PLAN in result.waiting
    assert (root / PLAN).read_text(encoding="utf-8") == WRITTEN
