"""The exit codes in docs/commands.md are those of the program, and what it says of them happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from netnotes.cli import main, options
from tests.cli.conftest import Program, Run
from tests.docs.markdown_links import DOCS, ROOT

PAGE = (DOCS / "commands.md").read_text(encoding="utf-8").split("\n## Exit codes\n", 1)[1].split("\n```", 1)[0]
CODES = {0, options.NO, options.USAGE, main.BUG, main.INTERRUPTED, main.PIPE_CLOSED}
SAMPLE = ROOT / "tests" / "importers" / "linkedin" / "as_exported.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "people").mkdir()
    for name in ("Ana Silva", "Ana Costa"):
        (tmp_path / "people" / f"{name}.md").write_text("---\nlast_contact: soon\n---\n", encoding="utf-8")
    (tmp_path / "broken.md").write_text("---\na: [\n---\n", encoding="utf-8")
    return tmp_path


def test_the_page_has_every_code_and_no_other() -> None:
    assert {int(code) for code in re.findall(r"^\* \*\*(\d+)\*\*: ", PAGE, re.MULTILINE)} == CODES


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("due", 0),
        ("intros", 0),
        ("show ana", 1),
        ("show zed", 1),
        ("find xylophone", 1),
        ("match xylophone", 1),
        ("check", 1),
        ("build --check", 1),
        (f"import {SAMPLE}", 1),
        ("undo", 1),
        ("due --lost-option", 2),
        ("-C nowhere due", 2),
        ("export csv -o nowhere/people.csv", 2),
    ],
)
def test_what_the_page_says_of_a_code_happens(run: Run, root: Path, command: str, code: int) -> None:
    assert run("-C", root, *command.split()).code == code


def test_strict_makes_a_warning_count(run: Run, root: Path) -> None:
    (root / "broken.md").unlink()
    assert (run("-C", root, "check").code, run("-C", root, "check", "--strict").code) == (0, 1)


def test_without_a_vault_it_is_2(program: Program, tmp_path: Path) -> None:
    assert program("due", cwd=tmp_path).returncode == 2
