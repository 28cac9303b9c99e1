"""Join two notes from the command line."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.keyboard import talk

NOTES = """
    === people/Ana Silva.md
    ---
    role: analyst
    ---
    === people/Ana S.md
    ---
    role: boss
    ---
    Plays chess.
    === x.md
    [[Ana S|A]]
"""


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    return vault(NOTES)


def test_two_notes_become_one(root: Path, run: Run) -> None:
    result = run("-C", root, "merge", "Ana Silva", "Ana S", "--both")
    assert (result.code, result.out.splitlines()[:4]) == (
        0,
        [
            "people/Ana S.md joined to people/Ana Silva.md",
            "  1 link in 1 note",
            "  also called: Ana S",
            "  what could not be joined stands at the end of its text",
        ],
    )
    assert not (root / "people/Ana S.md").exists()
    assert (root / "x.md").read_text() == "[[Ana Silva|A]]\n"
    assert (root / "people/Ana Silva.md").read_text() == (
        "---\nrole: analyst\naliases:\n  - Ana S\n---\n## Ana S\n\nPlays chess.\n\n```yaml\nrole: boss\n```\n"
    )


def test_conflicts_are_shown_where_nobody_can_be_asked(root: Path, run: Run) -> None:
    result = run("-C", root, "merge", "Ana Silva", "Ana S")
    assert (result.code, result.out) == (2, "")
    assert "role: analyst in people/Ana Silva.md, boss in people/Ana S.md" in result.err
    assert (root / "people/Ana S.md").exists()


@pytest.mark.parametrize(("answer", "role"), [("k\n", "analyst"), ("o\n", "boss"), ("\n", "analyst")])
def test_conflicts_are_asked_on_a_terminal(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch, answer: str, role: str
) -> None:
    read_end = iter(answer.splitlines())
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda *_: next(read_end))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert run("-C", root, "merge", "Ana Silva", "Ana S").code == 0
    assert (root / "people/Ana Silva.md").read_text().startswith(f"---\nrole: {role}\n")


def test_a_dry_run_and_wrong_names_change_nothing(root: Path, run: Run) -> None:
    assert "would be joined" in run("-C", root, "merge", "Ana Silva", "Ana S", "--keep", "-n").out
    assert run("-C", root, "merge", "Ana Silva", "ana silva", "--keep").code == 2
    assert run("-C", root, "merge", "Ana Silva", "Xy", "--keep").code == 1
    assert run("-C", root, "merge", "Ana Silva", "Ana S", "--keep", "--both").code == 2
    assert (root / "people/Ana S.md").exists()


def test_long_conflicts_stay_within_the_screen(vault: Callable[[str], Path]) -> None:
    role = "head of everything that has to do with data, " * 3
    root = vault(NOTES.replace("role: boss", f"role: {role}"))
    talked = talk("-C", root, "merge", "Ana Silva", "Ana S", answers=[("which", "o\r")])
    assert talked.code == 0
    asked = talked.screen.partition("which")[0]
    assert "take head of everything" in asked
    assert max(map(len, asked.splitlines())) <= 80
    assert f"role: {role.strip()}" in (root / "people/Ana Silva.md").read_text()
