"""`import --resolve` from the command line; what it does to notes is in tests/edits/test_import_resolving.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.model.kept_pages import IMPORT_REVIEW
from tests.cli.conftest import Run
from tests.edits.test_import_resolving import VAULT, imported, row, tick


@pytest.fixture
def root(vault: Callable[[str], Path]) -> Path:
    """A vault in whose review Ana waits, who may be the one who has a note."""
    root = vault(VAULT)
    imported(root, row(location="Porto", emails=("ana@home.example",)))
    return root


def test_a_vault_without_a_review(vault: Callable[[str], Path], run: Run) -> None:
    result = run("-C", vault(VAULT), "import", "--resolve")
    assert (result.code, result.err) == (1, "netnotes: nothing waits in imports/Review.md\n")


def test_who_waits_is_said(root: Path, run: Run) -> None:
    before = (root / IMPORT_REVIEW).read_bytes()
    result = run("-C", root, "import", "--resolve")
    assert (result.code, result.out) == (0, "Ana Silva waits: no box is ticked yet\n")
    assert (root / IMPORT_REVIEW).read_bytes() == before


def test_a_dry_run_writes_nothing(root: Path, run: Run) -> None:
    tick(root, "same as")
    before = (root / IMPORT_REVIEW).read_bytes()
    result = run("-C", root, "import", "--resolve", "--dry-run")
    assert result.code == 0
    assert "+location: Porto" in result.out
    assert '+resolved: "people/Ana Silva.md"' in result.out
    assert (root / IMPORT_REVIEW).read_bytes() == before
    assert "Porto" not in (root / "people/Ana Silva.md").read_text(encoding="utf-8")


def test_the_same_is_filled_and_can_be_taken_back(root: Path, run: Run) -> None:
    tick(root, "same as")
    before = (root / IMPORT_REVIEW).read_bytes()
    result = run("-C", root, "import", "--resolve")
    assert (result.code, result.out) == (
        0,
        "Ana Silva is people/Ana Silva.md: added: email, location\n",
    )
    assert "location: Porto" in (root / "people/Ana Silva.md").read_text(encoding="utf-8")
    assert run("-C", root, "import", "--resolve").code == 1
    assert run("-C", root, "undo").code == 0
    assert (root / IMPORT_REVIEW).read_bytes() == before


def test_somebody_else_gets_a_note(root: Path, run: Run) -> None:
    tick(root, "different")
    result = run("-C", root, "import", "--resolve", "--format", "json")
    assert (result.code, result.json["written"]) == (0, True)
    assert [(one["end"], one["path"]) for one in result.json["rows"]] == [("imported", "people/Ana Silva 2.md")]
    assert "[Ana Silva](../people/Ana%20Silva%202.md) ^" in (root / IMPORT_REVIEW).read_text(encoding="utf-8")


def test_what_is_unclear_says_where_and_how_to_mend_it(root: Path, run: Run) -> None:
    tick(root, "same as")
    tick(root, "different")
    before = (root / IMPORT_REVIEW).read_bytes()
    result = run("-C", root, "import", "--resolve")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("imports/Review.md:12: two boxes are ticked; leave one tick")
    assert (root / IMPORT_REVIEW).read_bytes() == before


def test_a_review_that_is_no_text_any_more(root: Path, run: Run) -> None:
    (root / IMPORT_REVIEW).write_bytes(b"# Review\n\xff\n")
    result = run("-C", root, "import", "--resolve")
    assert result.code == 2
    assert "imports/Review.md:2: not UTF-8" in result.err


def test_a_dry_run_in_json_is_one_value(root: Path, run: Run) -> None:
    tick(root, "different")
    before = (root / IMPORT_REVIEW).read_bytes()
    result = run("-C", root, "import", "--resolve", "-n", "--format", "json")
    assert (result.code, result.json["written"], result.json["rows"][0]["end"]) == (0, False, "imported")
    assert "+++ b/people/Ana Silva 2.md" in result.err
    assert (root / IMPORT_REVIEW).read_bytes() == before
