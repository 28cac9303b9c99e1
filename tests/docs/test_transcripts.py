"""The tutorial and the how-tos: every command on them is run, and prints what they show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from netnotes.importers import names
from tests.docs.markdown_links import DOCS
from tests.docs.transcripts import FILES, PAGES, Shell, Step, differs, prepare, rewritten, steps_of


@pytest.mark.parametrize("page", PAGES)
def test_every_command_prints_what_the_page_shows(page: str, tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    prepare(page, shell.folder)
    steps = list(steps_of((DOCS / page).read_text(encoding="utf-8")))
    assert any(step.command for step in steps)
    for step in steps:
        printed = shell.do(step)
        assert not differs(step.shown if step.command else "", printed), (
            f"$ {step.command}\n{printed}\n(python -m tests.docs.transcripts docs/{page} writes what is printed)"
        )


@pytest.mark.parametrize("page", PAGES)
def test_no_command_hides_from_the_test(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    commands = [line for line in text.splitlines() if line.lstrip(" >").startswith("$ ")]
    assert commands == [f"$ {step.command}" for step in steps_of(text) if step.command]


def test_every_format_has_a_page_that_takes_it_back() -> None:
    pages = {path.name for path in DOCS.glob("import-*.md")}
    assert pages == {f"import-{name.replace('_', '-')}.md" for name in names()} == set(FILES)
    for name in pages:
        text = (DOCS / name).read_text(encoding="utf-8")
        assert [heading for heading in text.splitlines() if heading.startswith("## ")] == [
            "## Get the file", "## Import it", "## Look", "## Take it back",
        ]  # fmt: skip
        assert "\nTook back: " in text
        assert len(text.splitlines()) <= 50, name


@pytest.mark.parametrize("page", FILES)
def test_a_page_says_who_has_a_note_before_and_what_its_file_looks_like(page: str, tmp_path: Path) -> None:
    prepare(page, tmp_path)
    text = " ".join((DOCS / page).read_text(encoding="utf-8").split())
    said = re.search(r"In the vault of this page, (\w+ \w+)(?: and (\w+ \w+))? ha(?:s|ve)", text)
    assert said is not None
    assert {name for name in said.groups() if name} == {path.stem for path in (tmp_path / "people").iterdir()}
    name = FILES[page][0]
    if name.endswith(".csv"):
        begun = re.search(r"The file begins `([^`]+)`", text)
        content = (tmp_path / name).read_bytes().decode("utf-8-sig", "replace")
        assert content.startswith(begun[1] + ",") if begun else re.search(rf"\$ (?:head|sed) -n [\d,]+p? {name}", text)


@pytest.mark.parametrize(
    ("shown", "printed", "different"),
    [
        ("a\nb\n", "a\nb\n", False),
        ("a\n…\nc\n", "a\nb\nb\nc\n", False),
        ("…\nc\n", "c\n", False),
        ("a\n…\n", "a\nb\n", False),
        ("a\n", "a\nb\n", True),
        ("a\n…\nc\n", "a\nb\n", True),
        ("a.c\n", "abc\n", True),
        ("", "a\n", True),
    ],
)
def test_dots_stand_for_any_lines(shown: str, printed: str, different: bool) -> None:
    assert differs(shown, printed) is different


def test_a_page_becomes_files_commands_and_answers(tmp_path: Path) -> None:
    page = "Save `a.txt`:\n\n```csv\nx,y\n```\n\n```sh\nrm a.txt\n```\n\n```console\n$ cat a.txt\nold\n$ cd .\n```\n"
    assert list(steps_of(page)) == [
        Step("", "x,y\n", "a.txt"), Step("cat a.txt", "old\n"), Step("cd .", ""),
    ]  # fmt: skip
    assert rewritten(page, Shell(tmp_path)) == page.replace("old\n", "x,y\n")
