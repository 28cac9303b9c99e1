"""The properties that only some sources have: none is lost, and none hurts the rest of a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netnotes.model.incoming import IncomingPerson
from netnotes.vault.load import load_network
from tests.edits.importing import TODAY, bring_in, ends, note, person, plan, said, somebody


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "netnotes.yaml").write_text("")
    return tmp_path


def ana(**extra: str) -> IncomingPerson:
    return somebody("Ana Silva", source="CSV", emails=("ana@acme.example",), extra=tuple(extra.items()))


@pytest.mark.parametrize(
    ("added", "met_on", "expected"),
    [
        ("2019-02-03", date(2024, 1, 1), date(2019, 2, 3)),
        ("", date(2024, 1, 1), TODAY),  # not the day we met: with a first cadence they would be years late
        ("2030-01-01", date(2024, 1, 1), TODAY),
        ("some day", None, TODAY),
        ("2019-02-03", None, date(2019, 2, 3)),
    ],
)
def test_the_day_somebody_was_added_is_the_sources_own(
    root: Path, added: str, met_on: date | None, expected: date
) -> None:
    one = somebody("Ana Silva", emails=("ana@acme.example",), met_on=met_on, extra=(("added", added),))
    bring_in(root, said(one))
    assert person(root, "Ana Silva").added == expected


@pytest.mark.parametrize(("text", "expected"), [("true", True), ("Yes", True), ("false", False), ("", False)])
def test_what_was_private_stays_private(root: Path, text: str, expected: bool) -> None:
    bring_in(root, said(ana(private=text)))
    assert person(root, "Ana Silva").private is expected
    assert ("private: true\n" in note(root, "Ana Silva")) is expected


def test_a_known_person_becomes_private_where_the_source_says_so(root: Path) -> None:
    (root / "people").mkdir()
    (root / "people" / "Ana Silva.md").write_text("---\nemail: ana@acme.example\n---\n")
    bring_in(root, said(ana(private="true")))
    assert person(root, "Ana Silva").private
    assert "private: true\n" in note(root, "Ana Silva")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("to-meet", "to-meet"), ("To meet", "to-meet"), ("paused", "paused"), ("Active", "active"), ("lead", "active")],
)
def test_our_words_of_status_are_kept(root: Path, text: str, expected: str) -> None:
    bring_in(root, said(ana(status=text)))
    assert person(root, "Ana Silva").status == expected
    shown = "lead" if text == "lead" else expected
    assert (f"status: {shown}\n" in note(root, "Ana Silva")) is (shown != "active")
    assert "status: active" not in note(root, "Ana Silva")


def test_several_topics_in_one_cell_are_several(root: Path) -> None:
    bring_in(root, said(ana(offers="grant writing, big ones", needs="a lawyer; a van", category="leader, known")))
    found = person(root, "Ana Silva")
    assert found.offers == ("grant writing, big ones",)
    assert found.needs == ("a lawyer", "a van")
    assert found.categories == ("leader", "known")


def test_of_what_comes_several_times_lists_keep_all_and_the_others_the_first(root: Path) -> None:
    extra = (("offers", "rooms"), ("offers", "boats"), ("tier", "close"), ("tier", "inner"))
    bring_in(root, said(somebody("Ana Silva", source="CSV", emails=("a@acme.example",), extra=extra)))
    found = person(root, "Ana Silva")
    assert (found.offers, found.tier) == (("rooms", "boats"), "close")


def test_a_value_that_none_of_ours_can_be_costs_nobody_their_note(root: Path) -> None:
    one = ana(tier="A", trust="9", opening_balance="lots", lifeline="yes")
    assert ends(bring_in(root, said(one))) == [(2, "Ana Silva", "imported")]
    text = note(root, "Ana Silva")
    assert 'csv_tier: A\ncsv_trust: "9"\ncsv_opening_balance: lots\nlifeline: yes\n' in text
    assert [problem for problem in load_network(root).problems if problem.severity != "info"] == []
    assert plan(root, said(one)).changes == ()


def test_nor_does_it_hurt_a_note_that_is_there(root: Path) -> None:
    bring_in(root, said(ana()))
    bring_in(root, said(ana(tier="A", trust="3")))
    assert "csv_tier: A\ntrust: 3\n" in note(root, "Ana Silva")
    assert plan(root, said(ana(tier="A", trust="3"))).changes == ()


def test_what_the_notes_tell_is_not_told_again(root: Path) -> None:
    (root / "people").mkdir()
    head = "---\nemail: ana@acme.example\ncategory: weak-tie\n---\n"
    log = "\n## Log\n\n- 2026-07-14 coffee: tea\n- 2026-10-01 like: a photo\n"
    (root / "people" / "Ana Silva.md").write_text(head + log)
    told: dict[str, Any] = {"emails": ("ana@acme.example",), "groups": ("Weak tie", "weak-tie")}
    same = somebody("Ana Silva", last_contact=date(2026, 7, 14), **told)
    bring_in(root, said(same))
    assert "last_contact" not in note(root, "Ana Silva")
    assert "tags" not in note(root, "Ana Silva")
    bring_in(root, said(replace(same, last_contact=date(2026, 7, 15), groups=("choir",))))
    assert person(root, "Ana Silva").tags == ("choir",)
    assert "last_contact: 2026-07-15\n" in note(root, "Ana Silva")


def test_a_birthday_without_a_day_is_kept_as_it_is(root: Path) -> None:
    bring_in(root, said(ana(birthday="1985-05")))
    assert "birthday: 1985-05\n" in note(root, "Ana Silva")
