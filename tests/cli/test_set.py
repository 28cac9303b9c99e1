"""`set`, `snooze` and `archive` in the terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL, Run


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    return vault(SMALL)


def test_set_changes_the_line_and_says_what_follows(run: Run, root: Path) -> None:
    note = root / "people/Ana Silva.md"
    before = note.read_text()
    result = run("-C", root, "set", "ana", "silva", "cadence=weekly", "role=head of data")
    assert result.code == 0
    assert note.read_text() == before.replace("every 6 weeks", "weekly").replace("analyst", "head of data")
    assert result.out.splitlines() == [
        "cadence: weekly (was every 6 weeks)  people/Ana Silva.md:4",
        "role: head of data (was analyst)  people/Ana Silva.md:6",
        "Ana Silva: overdue, due on 2026-10-07",
    ]


def test_a_dry_run_writes_nothing(run: Run, root: Path) -> None:
    note = root / "people/Ana Silva.md"
    before = note.read_bytes()
    for words in (["set", "annie", "cadence=weekly"], ["snooze", "annie", "2w"], ["archive", "annie"]):
        assert run("-C", root, *words, "--dry-run").code == 0
    assert note.read_bytes() == before


def test_goals_organizations_and_meetings_are_notes_too(run: Run, root: Path) -> None:
    assert run("-C", root, "set", "Publish the survey", "due=2026-12-24").code == 0
    assert "due: 2026-12-24\n" in (root / "goals/Publish the survey.md").read_text()
    assert run("-C", root, "set", "2026-11-10 Call with Bo", "location=Porto").code == 0
    assert "location: Porto\n" in (root / "meetings/2026-11-10 Call with Bo.md").read_text()
    assert run("-C", root, "set", "robin", "role=lead").code == 0
    assert "role: lead\n" in (root / "Me.md").read_text()


def test_part_of_a_name_means_a_person_first(run: Run, root: Path) -> None:
    assert run("-C", root, "set", "bo", "role=lead").code == 0
    assert "role: lead\n" in (root / "people/Bo Chen.md").read_text()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["set", "ana", "cadence=weekly"], 1, "'ana' fits 2 notes"),
        (["set", "nobody", "cadence=weekly"], 1, "no note here is called 'nobody'"),
        (["set", "ana", "silva"], 2, "say whose note, and what to change"),
        (["set", "cadence=weekly"], 2, "say whose note, and what to change"),
        (["set", "ana", "silva", "role=head", "of", "data"], 2, "'of' is no key=value"),
        (["set", "annie", "cadence=often"], 2, "no cadence"),
        (["snooze", "annie"], 2, "say who, and until when"),
        (["snooze", "annie", "soonish"], 2, "until when?"),
        (["snooze", "annie", "today"], 2, "not after today"),
        (["snooze", "ana", "2w"], 1, "'ana' fits 2 people"),
        (["archive", "nobody"], 1, "no person here is called 'nobody'"),
    ],
)
def test_what_is_not_understood_writes_nothing(run: Run, root: Path, words: list[str], code: int, said: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.md")}
    result = run("-C", root, *words)
    assert result.code == code
    assert said in result.err
    assert {path: path.read_bytes() for path in root.rglob("*.md")} == before


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (["2w"], "2026-12-05"),
        (["next", "friday"], "2026-11-27"),
        (["2026-12-20"], "2026-12-20"),
        (["nov", "30"], "2026-11-30"),
    ],
)
def test_snooze_puts_off_and_off_takes_it_back(run: Run, root: Path, words: list[str], day: str) -> None:
    note = root / "people/Ana Silva.md"
    before = note.read_text()
    result = run("-C", root, "snooze", "ana", "silva", *words)
    assert result.code == 0
    assert f"snooze: {day}\n" in note.read_text()
    assert result.out.splitlines()[-1].startswith(f"Ana Silva: snoozed, due on {max(day, '2026-11-11')}")
    assert run("-C", root, "snooze", "ana", "silva", "off").code == 0
    assert note.read_text() == before
    assert "nothing to change" in run("-C", root, "snooze", "ana", "silva", "off").out


def test_archive_keeps_the_note_and_set_brings_somebody_back(run: Run, root: Path) -> None:
    result = run("-C", root, "archive", "bo")
    assert result.out.splitlines() == ["status: archived  people/Bo Chen.md:4", "Bo Chen: archived"]
    assert all(row["name"] != "Bo Chen" for row in run("-C", root, "due", "--format", "json").json)
    assert run("-C", root, "set", "bo", "status=active").code == 0
    assert "status: active\n" in (root / "people/Bo Chen.md").read_text()
