"""Rename a note from the command line."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import SMALL, Result, Run


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.md")}


def test_a_person_is_renamed_everywhere(vault: Callable[[str], Path], run: Run) -> None:
    root = vault(SMALL)
    result = run("-C", root, "rename", "silva", "Ana Souza")
    assert (result.code, result.out.splitlines()[:2]) == (
        0,
        ["people/Ana Silva.md -> people/Ana Souza.md", "  1 link changed in 1 note"],
    )
    assert not (root / "people/Ana Silva.md").exists()
    assert '"[[Ana Souza]]"' in (root / "goals/Publish the survey.md").read_text(encoding="utf-8")
    assert run("-C", root, "show", "ana souza").code == 0
    assert run("-C", root, "goals", "--format", "json").json[0]["people"] == ["Ana Souza"]


def test_there_and_back_leaves_no_trace(vault: Callable[[str], Path], run: Run) -> None:
    root = vault(SMALL)
    before = files(root)
    assert run("-C", root, "rename", "people/Bo Chen.md", "Bo C").code == 0
    assert files(root) != before
    assert run("-C", root, "rename", "Bo C", "Bo Chen").code == 0
    assert files(root) == before


def test_notes_of_any_type_can_be_renamed(small: Callable[..., Result]) -> None:
    assert small("rename", "call with bo", "2026-11-10 Coffee with Bo").out.startswith(
        "meetings/2026-11-10 Call with Bo"
    )
    assert small("rename", "publish", "Publish it").out.startswith("goals/Publish the survey.md -> goals/Publish it.md")


def test_a_dry_run_changes_nothing(vault: Callable[[str], Path], run: Run) -> None:
    root = vault(SMALL)
    before = files(root)
    assert "1 link would change in 1 note" in run("-C", root, "rename", "silva", "Ana Souza", "-n").out
    assert files(root) == before


def test_names_that_fit_none_or_several_change_nothing(small: Callable[..., Result]) -> None:
    assert (small("rename", "ana", "X").code, small("rename", "nobody", "X").code) == (1, 1)
    taken = small("rename", "silva", "Bo Chen")
    assert (taken.code, taken.out) == (2, "")
    assert "already at people/Bo Chen.md" in taken.err
    assert "holds :" in small("rename", "silva", "a:b").err


def test_what_is_left_is_told(vault: Callable[[str], Path], run: Run) -> None:
    root = vault(
        SMALL + "    === x.md\n    ---\n    a: [\n    ---\n    [[Ana Silva]]\n    === y.md\n    [[Ana Souza]]\n"
    )
    result = run("-C", root, "rename", "silva", "archive/Ana Souza")
    assert "there it is read as a plain note, no longer as person" in result.err
    assert "left as they are:\n  x.md:4: links to it, but the note cannot be read\n" in result.err
    assert "these now mean it because of its new name:\n  y.md:1: the link to 'Ana Souza'\n" in result.err
