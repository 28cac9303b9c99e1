"""Whom a typed name means (SPEC 9)."""

from __future__ import annotations

import pytest

from netnotes.model.goals import Goal
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.rules.names import find_goal, find_person

PEOPLE = {
    "people/Ana Silva.md": ("Ana Silva", ("Annie",)),
    "people/Ana Costa.md": ("Ana Costa", ()),
    "people/Hana Ito.md": ("Hana Ito", ()),
    "people/Jose Nunez.md": ("Jose Nunez", ()),
    "people/José Núñez.md": ("José Núñez", ()),
    "people/X.md": ("Anne-Marie O'Neil", ("Bo",)),
    "people/Bo.md": ("Bo Chen", ()),
    "people/陈思远.md": ("陈思远", ("Chen Siyuan",)),
    "b/Twin.md": ("Twin", ()),
    "a/Twin.md": ("Twin", ()),
}
NETWORK = Network(
    people=tuple(Person(path=path, name=name, aliases=aliases) for path, (name, aliases) in PEOPLE.items()),
    goals=(Goal(path="goals/Survey.md", name="Publish the survey"), Goal(path="goals/Talk.md", name="Give the talk")),
)


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("Ana Silva", ["people/Ana Silva.md"]),
        ("silva ana", ["people/Ana Silva.md"]),
        ("SILV", ["people/Ana Silva.md"]),
        ("annie", ["people/Ana Silva.md"]),
        ("ana", ["people/Ana Costa.md", "people/Ana Silva.md"]),
        ("hana", ["people/Hana Ito.md"]),
        ("jose nunez", ["people/Jose Nunez.md"]),
        ("José Núñez", ["people/José Núñez.md"]),
        ("núñez", ["people/Jose Nunez.md", "people/José Núñez.md"]),
        ("anne marie", ["people/X.md"]),
        ("o'neil", ["people/X.md"]),
        ("思远", ["people/陈思远.md"]),
        ("bo", ["people/X.md", "people/Bo.md"]),
        ("bo chen", ["people/Bo.md"]),
        ("people/Bo.md", ["people/Bo.md"]),
        ("./people/Bo", ["people/Bo.md"]),
        ("people\\Bo.md", ["people/Bo.md"]),
        ("Twin", ["a/Twin.md", "b/Twin.md"]),
        ("b/Twin", ["b/Twin.md"]),
        ("Hana Ito.md", ["people/Hana Ito.md"]),
        ("nobody", []),
        ("", []),
        (" . ", []),
    ],
)
def test_whom_a_name_fits(text: str, paths: list[str]) -> None:
    assert [person.path for person in find_person(NETWORK, text).found] == paths


@pytest.mark.parametrize(
    ("text", "near"),
    [("ana sliva", "Ana Silva"), ("sliva", "Ana Silva"), ("hanna", "Hana Ito"), ("chen siyaun", "陈思远")],
)
def test_who_may_be_meant(text: str, near: str) -> None:
    match = find_person(NETWORK, text)
    assert match.found == ()
    assert match.near[0] == near


def test_nobody_is_near_to_nonsense() -> None:
    assert find_person(NETWORK, "qqqqqq").near == ()


def test_goals_are_found_by_their_titles() -> None:
    assert [goal.path for goal in find_goal(NETWORK, "survey").found] == ["goals/Survey.md"]
    assert [goal.path for goal in find_goal(NETWORK, "the").found] == ["goals/Talk.md", "goals/Survey.md"]
    assert find_goal(NETWORK, "publsh the survey").near == ("Publish the survey",)


def test_words_as_they_stand_in_a_name_go_before_words_in_any_order() -> None:
    called = ["2026-11-11 Lunch", "2026-06-11 Walk on 11", "11 talks of 2026"]
    network = Network(people=tuple(Person(path=f"{name}.md", name=name) for name in called))
    assert [person.name for person in find_person(network, "2026-11-11").found] == ["2026-11-11 Lunch"]
    assert [person.name for person in find_person(network, "11 2026").found] == sorted(called)
