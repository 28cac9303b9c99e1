"""Who is linked to a goal, who fills its needs, and how far they are."""

from dataclasses import replace
from typing import Any

import pytest

from netnotes.model.goals import Goal, Need
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.people import Person
from netnotes.rules.contact import facts_of
from netnotes.rules.needs import STEPS, NeedRow, helpers_by_goal, linked_people, need_rows, steps_done
from tests.rules.build import TODAY, gave, goal, goal_ref, got, need, net, noteless, path_of, person, ref, touch


def rows(about: Goal, *records: Person | Touchpoint | Exchange) -> tuple[tuple[str, ...], tuple[NeedRow, ...], int]:
    """The names linked to the goal, its needs and its steps done."""
    facts = facts_of(net(about, *records), TODAY)
    linked = linked_people(about, facts, helpers_by_goal(facts))
    needs = need_rows(about, linked, facts)
    return linked.everyone(facts), needs, steps_done(about, needs, facts)


def filled(needs: tuple[NeedRow, ...]) -> list[tuple[str, ...]]:
    return [row.people for row in needs]


def test_people_are_linked_in_three_ways() -> None:
    people, _, _ = rows(
        goal(
            "G",
            people=(ref("dee"), noteless("Petra Lang"), noteless("petra-lang")),
            needs=(need("x", people=(ref("Bo"),)),),
        ),
        person("Ana", helps_with=(goal_ref("G"), goal_ref("G"))),
        person("Bo"),
        person("Chen", helps_with=(goal_ref("Other"), noteless("G"))),
        person("dee"),
    )
    assert people == ("Ana", "Bo", "dee", "Petra Lang")


def test_a_link_to_somebody_who_is_no_person_counts_nowhere() -> None:
    assert rows(goal("G", people=(ref("Gone"),), needs=(need("x"),)))[:2] == (
        (),
        (NeedRow(what="x", count=1, have=0, category=None, people=(), paths=(), noteless=(), line=1),),
    )


def test_who_is_named_in_no_need_fills_those_that_name_nobody() -> None:
    _, needs, _ = rows(
        goal(
            "G",
            people=(ref("Ana"), ref("Bo"), noteless("Petra"), noteless("olga"), noteless("Quin")),
            needs=(need("open", 2), need("named", 3, people=(ref("Bo"), noteless("Quin"))), need("second")),
        ),
        person("Ana"),
        person("Bo"),
        person("chen", helps_with=(goal_ref("G"),)),
    )
    assert filled(needs) == [("Ana", "chen", "olga", "Petra"), ("Bo", "Quin"), ("Ana", "chen", "olga", "Petra")]
    assert [(row.count, row.have) for row in needs] == [(2, 4), (3, 2), (1, 4)]
    assert needs[0].paths == (path_of("Ana"), path_of("chen"))
    assert needs[0].noteless == ("olga", "Petra")


def test_a_need_with_a_category_is_filled_by_those_of_it() -> None:
    _, needs, _ = rows(
        goal(
            "G",
            people=(ref("Ana"), ref("Bo"), noteless("Petra")),
            needs=(need("a", category="weak-tie"), need("b", category="leader", people=(ref("Chen"),))),
        ),
        person("Ana", categories=("author", "Weak Tie")),
        person("Bo", categories=("leader",)),
        person("Chen"),
    )
    assert filled(needs) == [("Ana",), ("Chen",)]
    assert [row.category for row in needs] == ["weak-tie", "leader"]


WHOLE: dict[str, Any] = {"due": "2027-01-01", "success": "done"}
ASKED = (need("a", people=(ref("Ana"),)), need("b", people=(ref("Bo"), ref("Chen"))))
RESEARCHED = (person("Ana", researched=True), person("Bo", researched=True), person("Chen"))
OFFERED = (person("Ana", researched=True, i_offer=("x",)), *RESEARCHED[1:])
GIVEN = (*OFFERED, gave("Chen", TODAY))


@pytest.mark.parametrize(
    ("about", "records", "step"),
    [
        (goal("G"), (), "define"),
        (goal("G", due="2027-01-01"), (), "define"),
        (goal("G", why="because", success="done"), (), "define"),
        (goal("G", due="2027-01-01", why="because"), (), "relationships"),
        (goal("G", **WHOLE), (), "relationships"),
        (goal("G", **WHOLE, needs=(need("a"),)), (), "individuals"),
        (goal("G", **WHOLE, needs=(need("a", people=(noteless("P"),)), need("b"))), RESEARCHED, "individuals"),
        (goal("G", **WHOLE, needs=(need("a", people=(noteless("P"),)),)), (), "homework"),
        (goal("G", **WHOLE, needs=ASKED), (person("Ana", researched=True), person("Bo"), person("Chen")), "homework"),
        (goal("G", **WHOLE, needs=ASKED), RESEARCHED, "offer"),
        (goal("G", **WHOLE, needs=ASKED), (*RESEARCHED, gave("Ana", TODAY)), "offer"),
        (goal("G", **WHOLE, needs=ASKED), (*OFFERED, gave("Bo", "2026-11-12"), got("Chen", TODAY)), "offer"),
        (goal("G", **WHOLE, needs=ASKED), GIVEN, "reach_out"),
        (
            goal("G", **WHOLE, needs=ASKED),
            (*GIVEN, touch("Ana", TODAY), touch("Bo", "2026-11-12"), touch("Chen", TODAY, resets=False)),
            "reach_out",
        ),
        (goal("G", **WHOLE, needs=ASKED), (*GIVEN, touch("Ana", TODAY), touch("Bo", TODAY)), "engaged"),
    ],
)  # fmt: skip
def test_the_step_is_the_first_that_does_not_hold(
    about: Goal, records: tuple[Person | Touchpoint | Exchange, ...], step: str
) -> None:
    _, _, done = rows(about, *records)
    assert STEPS[done] == step


def test_a_deposit_counts_although_no_account_is_kept() -> None:
    people = (replace(RESEARCHED[0], account="off"), person("Bo", researched=True, i_offer=("x",)), person("Chen"))
    assert rows(goal("G", **WHOLE, needs=ASKED), *people, gave("Ana", TODAY))[2] == 5


def test_a_contact_of_the_household_is_no_contact() -> None:
    about = goal("G", **WHOLE, needs=(Need(what="a", people=(ref("Ana"),)),))
    network = net(about, OFFERED[0], person("Bo"), touch("Bo", TODAY), households=[("Ana", "Bo")])
    facts = facts_of(network, TODAY)
    assert steps_done(about, need_rows(about, linked_people(about, facts, {}), facts), facts) == 5
