"""Goals on one day."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from netnotes.model.config import Config
from netnotes.rules.goals import GoalRow, goal_rows
from netnotes.rules.needs import NeedRow
from tests.rules.build import TODAY, gave, goal, goal_ref, got, need, net, noteless, path_of, person, ref, touch


def only(*records: Any, today: date = TODAY, config: Config | None = None, **more: Any) -> GoalRow:
    (row,) = goal_rows(net(*records, config=config, **more), today)
    return row


def test_everything_about_a_goal() -> None:
    row = only(
        goal("G", due="2027-06-30", success="done", horizon="five years", progress=40,
             people=(ref("bo"), noteless("Petra")), parent=(noteless("Think big"),),
             needs=(need("mentor", 2, line=7),)),
        person("bo"),
        person("Ana", helps_with=(goal_ref("G"),)),
        touch("Ana", TODAY),
    )  # fmt: skip
    assert [getattr(row, key) for key in GoalRow.JSON] == [
        "G", "goals/G.md", "active", date(2027, 6, 30), "homework", 3, ("Ana", "bo", "Petra"), row.needs, (),
        "do homework on Ana", 40, "Think big", "five years",
    ]  # fmt: skip
    assert [getattr(row.needs[0], key) for key in NeedRow.JSON] == ["mentor", 2, 3, None]
    assert (row.needs[0].line, row.paths) == (7, (path_of("Ana"), path_of("bo")))
    assert (row.parent_path, row.children, row.depth, row.balance) == (None, (), 0, 0)
    assert row.goal.horizon == "five years"


def test_paths_are_in_the_order_of_names() -> None:
    people = (person("bo"), person("Ana", path=path_of("z")))
    row = only(goal("G", people=(ref("bo"), ref("z")), needs=(need("x"),)), *people)
    assert row.people == ("Ana", "bo")
    assert row.paths == row.needs[0].paths == (path_of("z"), path_of("bo"))


def test_a_parent_is_shown_by_its_title() -> None:
    parent = replace(goal_ref("life"), shown="what it is about")
    rows = goal_rows(net(goal("life"), goal("year", parent=(parent,))), TODAY)
    assert [row.parent for row in rows] == [None, "life"]


def test_unmet_goals_by_due_date_then_title() -> None:
    network = net(
        goal("undated"),
        goal("b", due="2026-12-01"),
        goal("A", due="2026-12-01"),
        goal("first", due="2026-01-01"),
        goal("met", status="met"),
        goal("paused", status="paused", due="2026-06-01"),
        goal("dropped", status="dropped", due="2026-07-01"),
    )
    assert [row.title for row in goal_rows(network, TODAY)] == ["first", "A", "b", "undated"]
    everyone = goal_rows(network, TODAY, everyone=True)
    assert [row.title for row in everyone] == ["first", "paused", "dropped", "A", "b", "met", "undated"]
    assert [row.status for row in everyone] == ["active", "paused", "dropped", "active", "active", "met", "active"]
    assert [bool(row.flags) for row in everyone] == [True, False, False, True, True, False, True]


@pytest.mark.parametrize(
    ("due", "flags"),
    [
        (None, ()),
        ("2026-11-10", ("past_due",)),
        ("2026-11-11", ("due_soon",)),
        ("2026-12-11", ("due_soon",)),
        ("2026-12-12", ()),
    ],
)
def test_past_due_and_due_soon(due: str | None, flags: tuple[str, ...]) -> None:
    assert only(goal("G", due=due, people=(ref("Ana"),)), person("Ana"), touch("Ana", TODAY)).flags == flags


@pytest.mark.parametrize(("when", "silent"), [("2026-10-12", False), ("2026-10-11", True), ("2026-11-12", True)])
def test_silent(when: str, silent: bool) -> None:
    row = only(goal("G", people=(ref("Ana"), ref("Bo"))), person("Ana"), person("Bo"), touch("Bo", when))
    assert ("silent" in row.flags) is silent


def test_silent_is_a_number_of_days() -> None:
    records = (goal("G", people=(ref("Ana"),)), person("Ana"), touch("Ana", "2026-11-01"))
    assert only(*records, config=Config(silent_days=10)).flags == ()
    assert only(*records, config=Config(silent_days=9)).flags == ("silent",)


def test_a_touch_or_the_household_does_not_break_the_silence() -> None:
    row = only(
        goal("G", people=(ref("Ana"),)),
        person("Ana"),
        person("Bo"),
        touch("Ana", TODAY, "like", resets=False),
        touch("Bo", TODAY),
        households=[("Ana", "Bo")],
    )
    assert row.flags == ("silent",)


def test_without_people_it_is_not_silent() -> None:
    assert only(goal("G")).flags == ("no_people",)
    assert only(goal("G", people=(noteless("Petra"),))).flags == ("silent",)


def test_in_debt_is_the_sum_over_its_people() -> None:
    people = (person("Ana"), person("Bo"), person("Off", account="off"), person("Other"))
    about = goal("G", people=(ref("Ana"), ref("Bo"), ref("Off")))
    contact = touch("Ana", TODAY)
    exchanges = (got("Ana", TODAY, 3), gave("Bo", TODAY, 2), gave("Off", TODAY, 5), gave("Other", TODAY, 5))
    row = only(about, *people, contact, *exchanges)
    assert (row.balance, row.flags) == (-1, ("in_debt",))
    even = only(about, *people, contact, *exchanges, gave("Bo", TODAY))
    assert (even.balance, even.flags) == (0, ())


def test_flags_are_sorted() -> None:
    row = only(goal("G", due="2026-11-20", people=(ref("Ana"),)), person("Ana", opening_balance=-1))
    assert row.flags == ("due_soon", "in_debt", "silent")
    assert only(goal("G", due="2026-11-10")).flags == ("no_people", "past_due")


def test_goals_roll_up() -> None:
    network = net(
        goal("life"),
        goal("year", parent=(goal_ref("life"),)),
        goal("Month", parent=(goal_ref("year"),)),
        goal("done", parent=(goal_ref("life"),), status="met"),
        goal("after", parent=(goal_ref("done"),)),
    )
    rows = {row.title: row for row in goal_rows(network, TODAY)}
    assert {title: row.depth for title, row in rows.items()} == {"life": 0, "year": 1, "Month": 2, "after": 0}
    assert (rows["life"].children, rows["year"].children) == (("year",), ("Month",))
    assert (rows["Month"].parent, rows["Month"].parent_path) == ("year", "goals/year.md")
    assert (rows["after"].parent, rows["after"].parent_path) == ("done", None)
    everyone = {row.title: row for row in goal_rows(network, TODAY, everyone=True)}
    assert everyone["life"].children == ("done", "year")
    assert everyone["after"].depth == 2


def test_goals_in_a_circle_do_not_hang() -> None:
    rows = goal_rows(net(goal("a", parent=(goal_ref("b"),)), goal("b", parent=(goal_ref("a"),))), TODAY)
    assert [(row.title, row.parent, row.depth, row.children) for row in rows] == [
        ("a", "b", 0, ("b",)),
        ("b", "a", 0, ("a",)),
    ]
