"""`obsidian: {derived_properties: true}`: `build` keeps three properties in people's notes, and reads none back."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest import mock

import pytest

from netnotes.build import BuildResult, build_vault
from netnotes.cli.main import run
from netnotes.vault.files import read_bytes

TODAY = date(2026, 11, 21)
ON = "obsidian: {derived_properties: true}\n"
Vault = Callable[[str], Path]
NOTES = f"""
    === netnotes.yaml
    {ON}
    === Me.md
    ---
    type: me
    ---
    === people/Ana Silva.md
    ---
    cadence: monthly # of old
    opening_balance: 2
    ---
    ## Log

    - 2026-10-30 coffee: she is moving teams [got:: a tip]
    === people/Bo Chen.md
    ## Log
    - 2026-09-30 call
    === people/Cy Old.md
    ---
    status: archived
    cadence: monthly
    ---
    - 2026-01-05 call
    ## Log
    - 2026-01-05 call [gave:: a book]
    === people/Dora Silva.md
    ---
    account: off
    household: Ana Silva
    cadence: weekly
    private: true
    ---
    ## Log
    - 2026-10-03 lunch [gave:: a cake]
    === people/Eve Stranger.md
    ---
    role: gardener
    ---
    === notes/Plain.md
    x
"""


@pytest.fixture(autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETNOTES_STATE_DIR", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setenv("NETNOTES_TODAY", TODAY.isoformat())


def age(root: Path) -> None:
    """Every note was last changed a while ago."""
    before = time.time() - 60
    for path in root.rglob("*.md"):
        os.utime(path, (before, before))


@pytest.fixture
def root(vault: Vault) -> Path:
    made = vault(NOTES)
    age(made)
    return made


def build(root: Path, *, check: bool = False, today: date = TODAY) -> BuildResult:
    return build_vault(root, today, check=check)


def text_of(root: Path, name: str) -> str:
    return (root / f"people/{name}.md").read_bytes().decode()


def notes_of(root: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_three_properties_stand_last_and_nothing_else_changes(root: Path) -> None:
    before = {name: (root / name).read_bytes() for name in ("Me.md", "notes/Plain.md", "people/Eve Stranger.md")}
    result = build(root)
    assert result.derived == tuple(f"people/{name}.md" for name in ("Ana Silva", "Bo Chen", "Cy Old", "Dora Silva"))
    assert (result.filled, result.waiting, result.notes) == ((), (), ())
    assert text_of(root, "Ana Silva") == (
        "---\ncadence: monthly # of old\nopening_balance: 2\n"
        "netnotes_last_contact: 2026-10-30\nnetnotes_next_due: 2026-11-30\nnetnotes_balance: 1\n---\n"
        "## Log\n\n- 2026-10-30 coffee: she is moving teams [got:: a tip]\n"
    )
    assert text_of(root, "Bo Chen") == "---\nnetnotes_last_contact: 2026-09-30\n---\n## Log\n- 2026-09-30 call\n"
    assert "netnotes_last_contact: 2026-01-05\nnetnotes_balance: 1\n---\n" in text_of(root, "Cy Old")
    assert "netnotes_last_contact: 2026-10-30\nnetnotes_next_due: 2026-11-06\n---\n" in text_of(root, "Dora Silva")
    assert before == {name: (root / name).read_bytes() for name in before}


def test_a_second_build_changes_nothing_and_reads_no_note(root: Path) -> None:
    build(root)
    standing = notes_of(root)
    with mock.patch("netnotes.edits.derived_properties.current", side_effect=AssertionError("a note was read")):
        again = build(root)
        assert (again.written, again.derived, again.notes, build(root, check=True).stale) == ((), (), (), ())
    age(root)
    assert build(root).derived == ()
    assert {path: data for path, (data, _) in notes_of(root).items()} == {p: data for p, (data, _) in standing.items()}


def test_check_counts_them_as_out_of_date_and_writes_nothing(root: Path) -> None:
    (root / "netnotes.yaml").unlink()
    build(root)
    (root / "netnotes.yaml").write_text(ON, encoding="utf-8")
    standing = notes_of(root)
    checked = build(root, check=True)
    assert (len(checked.stale), checked.exit_code) == (4, 1)
    assert notes_of(root) == standing
    build(root)
    assert build(root, check=True).exit_code == 0


def test_pages_name_the_lines_as_they_are_then(root: Path, vault: Vault) -> None:
    vault("=== people/Fay.md\n---\ncadence: monthly\n---\n## Log\n- 2026-11-01 call [gave:: x] [size:: 9]\n")
    age(root)
    build(root)
    assert "Fay.md:8" in (root / "dashboards/Problems.md").read_text(encoding="utf-8").replace("%20", " ")
    assert build(root, check=True).stale == ()


def test_a_note_that_changed_just_now_waits(root: Path) -> None:
    (root / "people/Bo Chen.md").touch()
    result = build(root)
    assert (result.waiting, "people/Bo Chen.md" in result.derived) == (("people/Bo Chen.md",), False)
    assert result.notes == ("1 note changed just now: its derived properties wait for the next build",)
    age(root)
    assert build(root).derived == ("people/Bo Chen.md",)


def test_many_that_wait_are_one_line(root: Path) -> None:
    for name in ("Bo Chen", "Ana Silva"):
        (root / f"people/{name}.md").touch()
    assert build(root).notes == ("2 notes changed just now: their derived properties wait for the next build",)


def test_a_fact_that_changes_changes_them_and_what_is_absent_goes(root: Path) -> None:
    build(root)
    path = root / "people/Ana Silva.md"
    text = path.read_text(encoding="utf-8").replace("cadence: monthly # of old\n", "account: off\n")
    path.write_text(text.replace("- 2026-10-30", "- 2026-10-31"), encoding="utf-8")
    age(root)
    assert build(root).derived == ("people/Ana Silva.md", "people/Dora Silva.md")
    assert text_of(root, "Ana Silva").startswith(
        "---\naccount: off\nopening_balance: 2\nnetnotes_last_contact: 2026-10-31\n---\n"
    )


def test_what_somebody_writes_there_is_replaced(root: Path) -> None:
    build(root)
    good = text_of(root, "Ana Silva")
    path = root / "people/Ana Silva.md"
    for wrong in ("netnotes_balance: 99", "netnotes_balance:", "Netnotes_Balance: [1, 2]", "netnotes_balance:\n  - 7"):
        path.write_text(good.replace("netnotes_balance: 1", wrong), encoding="utf-8")
        age(root)
        assert build(root).derived == ("people/Ana Silva.md",)
        assert text_of(root, "Ana Silva") == good
    moved = good.replace("netnotes_balance: 1\n", "").replace("cadence", "netnotes_balance: 1\ncadence")
    path.write_text(moved, encoding="utf-8")
    age(root)
    build(root)
    assert text_of(root, "Ana Silva") == good


def test_regions_and_derived_properties_of_one_note_are_one_change(root: Path) -> None:
    path = root / "people/Ana Silva.md"
    region = "\n%% netnotes:begin history %%\n%% netnotes:end %%\n"
    path.write_text(path.read_text(encoding="utf-8") + region, encoding="utf-8")
    age(root)
    result = build(root)
    assert (result.filled, "people/Ana Silva.md" in result.derived) == (("people/Ana Silva.md",), True)
    assert "netnotes_balance: 1\n---\n" in text_of(root, "Ana Silva")
    assert "- 2026-10-30 coffee: she is moving teams\n" in text_of(root, "Ana Silva").split("begin history")[1]
    age(root)
    assert (build(root).filled, build(root).derived) == ((), ())


def test_front_matter_that_cannot_be_read_is_never_touched(root: Path) -> None:
    broken = {
        "people/Bad.md": b"---\nrole: @x\n---\nx\n",
        "people/Open.md": b"---\nrole: x\n## Log\n- 2026-11-01 call\n",
    }
    for name, data in broken.items():
        (root / name).write_bytes(data)
    age(root)
    result = build(root)
    assert {name: (root / name).read_bytes() for name in broken} == broken
    [told] = [note for note in result.notes if "Open.md" in note]
    assert told == (
        "people/Open.md: its derived properties were left alone: "
        "line 1: the front matter is never closed; nothing was changed"
    )


def test_a_read_only_note_stays(root: Path) -> None:
    path = root / "people/Bo Chen.md"
    path.chmod(0o444)
    result = build(root)
    assert result.notes == ("1 note is read-only: its derived properties stay as they are",)
    assert "people/Bo Chen.md" not in result.derived
    assert b"netnotes_" not in read_bytes(path)


def answers(root: Path, capfd: pytest.CaptureFixture[str]) -> list[str]:
    """What commands answer."""
    asked = [
        ["due", "--all"], ["balance"], ["people"], ["show", "ana"], ["why", "ana"], ["history", "ana"], ["goals"],
        ["followups"], ["dates"], ["network"], ["today"], ["plan"], ["review"], ["brief", "ana"], ["intros"],
        ["check", "--infos"], ["export", "csv"], ["export", "json"], ["export", "vcard"], ["export", "ics"],
    ]  # fmt: skip
    found = []
    for words in asked:
        run(["-C", str(root), *words, *([] if words[0] == "export" else ["--format", "json"])])
        found.append("\n".join(capfd.readouterr()))
    return found


def test_they_are_no_source_of_anything(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever somebody writes there, no command answers anything else."""
    build(root)
    before = answers(root, capfd)
    path = root / "people/Ana Silva.md"
    good = text_of(root, "Ana Silva")
    (root / "netnotes.yaml").write_text(f"{ON}fields: {{person: {{last_contact: [netnotes_last_contact]}}}}\n")
    for wrong in (
        "netnotes_last_contact: 2031-01-01\nnetnotes_next_due: tomorrow\nnetnotes_balance: 99",
        'netnotes_last_contact: "[[Bo Chen]]"\nnetnotes_next_due: ["[[Eve Stranger]]"]\nnetnotes_balance: "[[Nobody]]"',
        "netnotes_last_contact:\nnetnotes_next_due: {date: 2026-01-01}\nNetnotes-Balance: -7",
    ):
        lines = good.split("---\n")
        matter = lines[1].split("netnotes_last_contact")[0]
        path.write_text(f"---\n{matter}{wrong}\n---\n{lines[2]}", encoding="utf-8")
        assert answers(root, capfd) == before
    (root / "netnotes.yaml").write_text(ON, encoding="utf-8")


def test_build_and_undo_on_the_command_line(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def ask(*words: str) -> tuple[str, str]:
        assert run(["-C", str(root), *words]) == 0
        return capfd.readouterr()

    ask("snooze", "eve", "2w")
    kept = (root / "people/Eve Stranger.md").read_bytes()
    ask("log", "eve", "--note", "seeds")
    age(root)
    assert "wrote the derived properties of 5 people\n" in ask("build")[0]
    assert "netnotes_last_contact: 2026-11-21\n" in text_of(root, "Eve Stranger")
    ask("undo")
    assert (root / "people/Eve Stranger.md").read_bytes() == kept
    age(root)
    ask("build")
    assert (root / "people/Eve Stranger.md").read_bytes() == kept


def test_nothing_is_imported_where_they_are_off(root: Path) -> None:
    (root / "netnotes.yaml").unlink()
    code = (
        "import sys; from netnotes.cli.main import run; assert run(sys.argv[1:]) == 0; "
        "print(sorted({'netnotes.rules.derived_properties', 'netnotes.edits.derived_properties', 'netnotes.filling'} "
        "& sys.modules.keys()))"
    )
    command = [sys.executable, "-c", code, "-C", str(root), "build"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert b"netnotes_" not in (root / "people/Ana Silva.md").read_bytes()


def test_turned_off_they_stay_until_check_takes_them_away(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = {path: data for path, (data, _) in notes_of(root).items() if path.startswith("people/")}
    build(root)
    (root / "netnotes.yaml").write_text("", encoding="utf-8")
    standing = {path: data for path, (data, _) in notes_of(root).items() if path.startswith("people/")}
    assert (build(root).derived, standing != before) == ((), True)
    assert run(["-C", str(root), "check", "--infos"]) == 0
    assert capfd.readouterr().out == (
        "people/Ana Silva.md:1:1: derived-leftovers netnotes_last_contact, netnotes_next_due, netnotes_balance "
        "stand in 4 notes, and no build keeps them up to date\n"
    )
    assert run(["-C", str(root), "check", "--fix", "--dry-run"]) == 0
    assert "4 notes (derived-leftovers, not written)" in capfd.readouterr().out
    assert standing == {path: data for path, (data, _) in notes_of(root).items() if path.startswith("people/")}
    assert run(["-C", str(root), "check", "--fix"]) == 0
    assert "took the derived properties from 4 notes (derived-leftovers)\n" in capfd.readouterr().out
    assert before == {path: data for path, (data, _) in notes_of(root).items() if path.startswith("people/")}
    assert run(["-C", str(root), "check", "--infos"]) == 0
    assert "derived" not in capfd.readouterr().out


def test_a_fix_of_the_same_note_is_made_too(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (root / "netnotes.yaml").unlink()
    path = root / "people/Fay.md"
    path.write_text("---\nalias: F\nnetnotes_balance: 3\n---\n", encoding="utf-8")
    assert run(["-C", str(root), "check", "--fix"]) == 0
    assert path.read_text(encoding="utf-8") == "---\naliases: F\n---\n"
    assert run(["-C", str(root), "undo"]) == 0
    assert "netnotes_balance: 3" in path.read_text(encoding="utf-8")
