"""A note in the user's editor, checked afterwards."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.cli.programs import editor_words, run_program
from netnotes.model.errors import OperatorError
from tests.cli.conftest import SMALL, TODAY, Result


def with_terminal(*args: str | Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the program with a terminal as its standard input."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "NETNOTES_TODAY": TODAY, **env}
    command = [sys.executable, "-m", "netnotes", *map(str, args)]
    try:
        return subprocess.run(command, stdin=follower, env=environment, capture_output=True, text=True, check=False)
    finally:
        os.close(leader)
        os.close(follower)


def test_the_editor_gets_the_note_and_its_problems_are_shown(vault: Callable[[str], Path], tmp_path: Path) -> None:
    root = vault(SMALL)
    editor = tmp_path / "my editor.py"
    editor.write_text("import sys\nopen(sys.argv[-1], 'a').write('- 2026-13-45 call\\n')\nprint(sys.argv[1:-1])\n")
    result = with_terminal(
        "-C", root, "edit", "silva", env={"VISUAL": f"'{sys.executable}' '{editor}' -w", "EDITOR": "x"}
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("['-w']\n")
    assert "people/Ana Silva.md:13:3: bad-date" in result.stdout
    assert (root / "people/Ana Silva.md").read_text(encoding="utf-8").endswith("- 2026-13-45 call\n")


def test_an_editor_that_fails_is_told(vault: Callable[[str], Path]) -> None:
    root = vault(SMALL)
    result = with_terminal("-C", root, "edit", "silva", env={"VISUAL": "", "EDITOR": "false"})
    assert (result.returncode, "false ended with exit code 1" in result.stderr) == (2, True)
    result = with_terminal("-C", root, "edit", "silva", env={"EDITOR": "no-such-editor-here"})
    assert (result.returncode, "cannot be started" in result.stderr) == (2, True)


def test_without_a_terminal_nothing_is_started(small: Callable[..., Result]) -> None:
    result = small("edit", "silva")
    assert (result.code, result.out) == (2, "")
    assert "people/Ana Silva.md" in result.err


@pytest.mark.parametrize(
    ("environment", "windows", "words"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "vi"}, False, ["code", "--wait"]),
        ({"VISUAL": " ", "EDITOR": "'/a b/ed' -x"}, False, ["/a b/ed", "-x"]),
        ({}, False, ["vi"]),
        ({}, True, ["notepad"]),
        ({"EDITOR": r'"C:\Program Files\ed.exe" -w'}, True, [r"C:\Program Files\ed.exe", "-w"]),
    ],
)
def test_which_editor(environment: dict[str, str], windows: bool, words: list[str]) -> None:
    assert editor_words(environment, windows) == words


def test_an_editor_that_cannot_be_read_is_told() -> None:
    with pytest.raises(OperatorError, match="VISUAL"):
        editor_words({"VISUAL": "'vi"}, windows=False)


def test_the_exit_code_of_a_program() -> None:
    assert run_program([sys.executable, "-c", "raise SystemExit(3)"]) == 3
