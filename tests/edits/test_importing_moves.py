"""Moves: what a source says otherwise than at the last import."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.edits.importing import TODAY, bring_in, note, person, plan, said
from tests.edits.test_importing import ANA

LATER = date(2027, 2, 3)
MOVED = replace(ANA, role="Head of Data", organization="Heron Grid")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "netnotes.yaml").write_text("")
    bring_in(tmp_path, said(ANA))
    return tmp_path


def change(root: Path, old: str, new: str) -> None:
    path = root / "people/Ana Silva.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_move_is_recorded_with_its_day(root: Path) -> None:
    done = bring_in(root, said(MOVED), today=LATER)
    assert [(one.name, one.line) for one in done.moves] == [
        ("Ana Silva", "2027-02-03 role: Analyst → Head of Data (LinkedIn)"),
        ("Ana Silva", "2027-02-03 organization: Acme → Heron Grid (LinkedIn)"),
    ]
    assert note(root, "Ana Silva").endswith(
        "\n## Moves\n\n"
        "- 2027-02-03 role: Analyst → Head of Data (LinkedIn)\n"
        "- 2027-02-03 organization: Acme → Heron Grid (LinkedIn)\n"
    )
    found = person(root, "Ana Silva")
    assert (found.role, found.organization[0].shown) == ("Head of Data", "Heron Grid")
    assert [(m.date, m.field, m.after) for m in found.moves] == [
        (LATER, "role", "Head of Data"),
        (LATER, "organization", "Heron Grid"),
    ]
    assert plan(root, said(MOVED), today=LATER).changes == ()


def test_the_owners_own_words_stay(root: Path) -> None:
    change(root, "role: Analyst", "role: chief of numbers")
    bring_in(root, said(replace(ANA, role="Head of Data")), today=LATER)
    assert person(root, "Ana Silva").role == "chief of numbers"
    line = "- 2027-02-03 role: Analyst → Head of Data (LinkedIn; the note says chief of numbers)\n"
    assert note(root, "Ana Silva").endswith(line)


def test_what_the_owner_wrote_before_the_source_did_is_no_news(root: Path) -> None:
    change(root, "role: Analyst", "role: head of data")
    done = bring_in(root, said(replace(ANA, role="Head of Data")), today=LATER)
    assert done.moves == ()
    assert "Moves" not in note(root, "Ana Silva")
    assert person(root, "Ana Silva").role == "head of data"


def test_a_corrected_property_is_no_move_while_the_source_says_the_same(root: Path) -> None:
    change(root, "role: Analyst", "role: senior analyst")
    assert plan(root, said(ANA), today=LATER).changes == ()


def test_a_linked_organization_stays_linked(root: Path) -> None:
    change(root, "organization: Acme", 'organization: "[[Acme]]"')
    bring_in(root, said(MOVED), today=LATER)
    assert 'organization: "[[Acme]]"\n' in note(root, "Ana Silva")
    assert "organization: Acme → Heron Grid (LinkedIn; the note says Acme)" in note(root, "Ana Silva")


def test_another_address_takes_the_place_of_the_old_one(root: Path) -> None:
    bring_in(root, said(replace(ANA, emails=("ana@heron.example",))), today=LATER)
    assert person(root, "Ana Silva").emails == ("ana@heron.example",)
    assert "email: ana@acme.example → ana@heron.example (LinkedIn)" in note(root, "Ana Silva")


def test_one_address_more_is_no_move(root: Path) -> None:
    done = bring_in(root, said(replace(ANA, emails=("new@x.example", "ana@acme.example"))), today=LATER)
    assert done.moves == ()
    assert set(person(root, "Ana Silva").emails) == {"ana@acme.example", "new@x.example"}


def test_a_source_that_says_nothing_any_more_moves_nobody(root: Path) -> None:
    silent = replace(ANA, role="", organization="", emails=())
    assert plan(root, said(silent), today=LATER).changes == ()
    assert plan(root, said(replace(ANA, role="ANALYST")), today=LATER).moves == ()


def test_each_source_is_compared_with_itself(root: Path) -> None:
    google = replace(ANA, source="Google Contacts", ids=(), role="Boss")
    assert bring_in(root, said(google)).moves == ()
    assert "google_contacts_said: role=Boss; organization=Acme; email=ana@acme.example\n" in note(root, "Ana Silva")
    assert person(root, "Ana Silva").role == "Analyst"
    assert plan(root, said(google)).changes == ()
    assert len(bring_in(root, said(replace(google, role="Big boss")), today=TODAY).moves) == 1
