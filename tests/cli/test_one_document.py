"""A command that answers and writes: with a format for programs standard output is one document, the rest is told."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run

VAULT = """
    === people/Ana Silva.md
    ---
    cadence: monthly
    email: ana@example.org
    ---
    ## Log
    - 2026-07-14 coffee: long talk [got:: a tip]
    === people/Bo Chen.md
    ---
    cadence: monthly
    last-contact: 2026-05-01
    ---
    """
DRAFT = ("draft", "ana", "--kind", "reconnect")
PLAN = ("plan", "--write")
REVIEW = ("review", "--quarter", "2026-Q4", "--write")
WRITING = (
    (*DRAFT, "--log"),
    ("catchup", "--write"),
    PLAN,
    REVIEW,
)


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    return vault(VAULT)


@pytest.fixture
def ask(root: Path, run: Run) -> Callable[..., Result]:
    return lambda *args: run("-C", root, *args)


def rows(text: str) -> list[list[str]]:
    """The rows of a CSV file."""
    return list(csv.reader(io.StringIO(text), strict=True))


@pytest.mark.parametrize("args", [*WRITING, DRAFT, ("catchup",)], ids=" ".join)
def test_a_dry_run_answers_with_one_document_and_tells_its_diff(
    ask: Callable[..., Result], args: tuple[str, ...]
) -> None:
    result = ask(*args, "-n", "--format", "json")
    assert result.code == 0
    assert json.loads(result.out)
    assert "\n+" in result.err
    table = ask(*args, "-n", "--format", "csv")
    head, *body = rows(table.out)
    assert body
    assert {len(row) for row in body} == {len(head)}
    assert "+++" not in table.out
    assert "\n+" in table.err
    assert "\n+" in ask(*args, "-n").out, "people see the diff where they look"


@pytest.mark.parametrize("args", WRITING, ids=" ".join)
def test_what_is_written_is_told_beside_the_document(
    root: Path, ask: Callable[..., Result], args: tuple[str, ...]
) -> None:
    def notes() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in root.rglob("*.md")}

    before = notes()
    result = ask(*args, "--format", "json")
    assert isinstance(json.loads(result.out), list | dict)
    assert notes() != before
    assert "undo takes this back" in result.err


def test_the_document_of_something_written_says_so(ask: Callable[..., Result]) -> None:
    assert [row["written"] for row in ask(*PLAN, "-n", "--format", "json").json] == [False, False]
    written = ask(*PLAN, "--format", "json")
    assert [row["written"] for row in written.json] == [True, True]
    assert "wrote plans/2026-11.md" in written.err
    again = ask(*PLAN, "--format", "json")
    assert again.json == written.json
    assert "is there already" in again.err
    assert ask(*REVIEW, "-n", "--format", "json").json["written"] is None
    assert ask(*REVIEW, "--format", "json").json["written"] == "reviews/2026-Q4.md"


def test_who_was_snoozed_stands_in_the_document(ask: Callable[..., Result]) -> None:
    planned = ask("catchup", "--format", "json").json
    written = ask("catchup", "--write", "--format", "json")
    assert written.json == planned
    assert "Today: Ana Silva." in written.err
