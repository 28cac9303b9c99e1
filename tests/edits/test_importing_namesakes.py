"""Namesakes of whom a file holds no address: what tells them apart is kept, and nobody is joined without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from netnotes.model.incoming import IncomingPerson
from tests.edits.importing import bring_in, ends, note, plan, said, somebody


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "netnotes.yaml").write_text("")
    return tmp_path


def ana(role: str = "", line: int = 2, name: str = "Ana Silva") -> IncomingPerson:
    return somebody(name, line, organization="Acme", role=role)


def test_two_at_one_firm_are_asked_about(root: Path) -> None:
    two = said(ana("Engineer"), ana("Lawyer", 3))
    assert ends(bring_in(root, two)) == [(2, "Ana Silva", "imported"), (3, "Ana Silva", "review")]
    assert "linkedin_name: Ana Silva, Acme, Engineer\n" in note(root, "Ana Silva")
    assert "Lawyer" not in note(root, "Ana Silva")
    assert plan(root, two).changes == ()


def test_a_third_row_that_may_be_either_joins_nobody(root: Path) -> None:
    third = somebody("Ana Silva", 4, organization="Acme", emails=("ana@acme.example",))
    done = bring_in(root, said(ana("Engineer"), ana("Lawyer", 3), third))
    assert ends(done) == [(2, "Ana Silva", "imported"), (3, "Ana Silva", "review"), (4, "Ana Silva", "review")]


def test_the_same_row_twice_is_one_person(root: Path) -> None:
    done = bring_in(root, said(ana("Engineer"), ana("Engineer", 3)))
    assert [(row.end, row.why) for row in done.rows] == [("imported", ""), ("matched", "the same as line 2")]
    assert "linkedin_name: Ana Silva, Acme\n" in note(root, "Ana Silva")


def test_a_second_one_who_comes_later_is_asked_about(root: Path) -> None:
    bring_in(root, said(ana("Engineer")))
    before = note(root, "Ana Silva")
    assert ends(bring_in(root, said(ana("Engineer"), ana("Lawyer", 3)))) == [
        (2, "Ana Silva", "review"),
        (3, "Ana Silva", "review"),
    ]
    assert note(root, "Ana Silva") == before


def test_a_note_that_was_renamed_is_known_by_its_line(root: Path) -> None:
    bring_in(root, said(ana("Engineer")))
    old = root / "people" / "Ana Silva.md"
    old.rename(root / "people" / "Captain.md")
    assert plan(root, said(ana("Engineer"))).rows[0].path == "people/Captain.md"
    assert ends(plan(root, said(ana("Pilot")))) == [(2, "Ana Silva", "matched")]
