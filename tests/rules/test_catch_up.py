"""The overdue spread over the coming weeks."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from netnotes.model.config import Config, Season
from netnotes.rules.capacity import per_week
from netnotes.rules.catch_up import CatchUp, CatchUpRow, behind, catch_up
from tests.rules.build import TODAY, goal, got, net, path_of, person, ref, touch

WEEK = timedelta(days=7)


def plan(*records: Any, weeks: int = 8, capacity: int = 20, today: date = TODAY, **more: Any) -> CatchUp:
    config = Config(capacity=capacity, quiet=more.pop("quiet", ()))
    return catch_up(net(*records, config=config, **more), today, weeks)


def late(name: str, days: int = 30, cadence: str = "yearly", **fields: Any) -> list[Any]:
    """Somebody overdue by so many days."""
    last = TODAY - timedelta(days=days + 366)
    return [person(name, cadence=cadence, **fields), touch(name, last)]


def many(count: int, **fields: Any) -> list[Any]:
    return [record for n in range(count) for record in late(f"P{n:04}", days=30 + count - n, **fields)]


def names(found: CatchUp) -> list[str]:
    return [row.name for row in found.planned]


def by_week(found: CatchUp) -> dict[int | None, int]:
    return dict(Counter(row.week for row in found.rows))


def test_nobody() -> None:
    found = plan()
    assert (found.rows, found.needed) == ((), 0)
    assert plan(person("Ana", cadence="weekly"), touch("Ana", TODAY)).rows == ()


def test_a_row() -> None:
    (row,) = plan(*late("Ana")).rows
    assert {key: getattr(row, key) for key in CatchUpRow.JSON} == {
        "week": 1, "day": TODAY, "name": "Ana", "path": path_of("Ana"), "status": "overdue",
        "due": date(2026, 10, 11), "last_contact": date(2025, 10, 11), "cadence": "yearly",
        "because": "every year; last coffee on 2025-10-11", "together": (),
    }  # fmt: skip


def test_within_capacity_week_by_week() -> None:
    found = plan(*many(20), capacity=20)
    assert per_week(Config(capacity=20)) == pytest.approx(4.599, abs=0.001)
    assert by_week(found) == {1: 4, 2: 5, 3: 4, 4: 5, 5: 2}
    assert (found.needed, found.left_over) == (5, ())
    assert names(found) == [f"P{n:04}" for n in range(20)]
    assert [row.day for row in found.rows[:5]] == [
        date(2026, 11, 11), date(2026, 11, 12), date(2026, 11, 14), date(2026, 11, 16), date(2026, 11, 18),
    ]  # fmt: skip


def test_what_is_beyond_the_weeks_is_left_over() -> None:
    found = plan(*many(20), weeks=2)
    assert by_week(found) == {1: 4, 2: 5, None: 11}
    assert (len(found.planned), len(found.left_over), found.needed) == (9, 11, 5)
    assert all(row.week is None for row in found.left_over)
    assert found.planned == plan(*many(20), weeks=52).planned[:9]


def test_the_most_worthwhile_first() -> None:
    found = plan(
        *late("Plain, longest", 300), *late("Plain", 40), *late("Thanked for", 30), *late("For a goal", 20),
        *late("Lifeline", 10, lifeline=True), person("Unmet", cadence="monthly", added="2020-01-01"),
        got("Thanked for", "2026-10-20", what="a tip"), goal("Lead", people=(ref("For a goal"),)),
    )  # fmt: skip
    assert names(found) == ["Lifeline", "For a goal", "Thanked for", "Plain, longest", "Plain", "Unmet"]
    assert [row.because.split("; every year; ")[0] for row in found.rows[:3]] == [
        "lifeline", "for Lead", "to thank for “a tip”",
    ]  # fmt: skip
    assert found.rows[-1].status == "never"


def test_who_was_never_met_and_is_not_due_is_not_behind() -> None:
    records = [person("New", cadence="monthly", added="2026-11-01"), person("Undated", cadence="monthly")]
    assert behind(net(*records), TODAY) == ()


@pytest.mark.parametrize("status", ["paused", "archived", "deceased", "to-meet"])
def test_only_people_in_the_running(status: str) -> None:
    assert plan(*late("Ana", status=status)).rows == ()


def test_what_falls_due_anyway_takes_its_place() -> None:
    regular = [record for n in range(4) for record in (person(f"R{n}", cadence="weekly"), touch(f"R{n}", TODAY))]
    found = plan(*many(9), *regular, capacity=20)
    assert by_week(found) == {1: 4, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1}


def test_who_is_caught_up_with_falls_due_again() -> None:
    assert by_week(plan(*many(9), capacity=4)) == dict.fromkeys(range(1, 9), 1) | {None: 1}
    often = [record for n in range(9) for record in late(f"P{n}", cadence="2w")]
    assert by_week(plan(*often, capacity=9)) == {1: 2, 2: 2, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1}


def test_what_is_planned_takes_its_place() -> None:
    planned = [person("Due", cadence="yearly"), *(touch("Due", TODAY + timedelta(days=n)) for n in range(1, 5))]
    assert by_week(plan(*many(8), *planned)) == {1: 1, 2: 4, 3: 3}


def test_one_place_a_week_where_more_is_promised_than_can_be_kept() -> None:
    regular = [record for n in range(60) for record in (person(f"R{n}", cadence="daily"), touch(f"R{n}", TODAY))]
    found = plan(*many(12), *regular, weeks=10)
    assert by_week(found) == dict.fromkeys(range(1, 11), 1) | {None: 2}
    assert found.needed == 12


@pytest.mark.parametrize("capacity", [0, 1])
def test_the_smallest_capacity(capacity: int) -> None:
    assert by_week(plan(*many(3), capacity=capacity)) == {1: 1, 2: 1, 3: 1}


def test_a_household_shares_a_day_and_a_place() -> None:
    found = plan(
        *late("Ana", 50), *late("Bo", 10), *late("Cy", 40), *late("Di", 30), capacity=5,
        households=[("Ana", "Bo"), ("Cy", "Nobody")],
    )  # fmt: skip
    assert [(row.name, row.week, row.together) for row in found.rows] == [
        ("Cy", 1, ()), ("Di", 2, ()), ("Ana", 3, ("Bo",)), ("Bo", 3, ("Ana",)),
    ]  # fmt: skip
    assert found.rows[2].day == found.rows[3].day


def test_everybody_in_one_household() -> None:
    everyone = tuple(f"P{n:04}" for n in range(40))
    found = plan(*many(40), households=[everyone])
    assert by_week(found) == {1: 40}
    assert {row.day for row in found.rows} == {TODAY}


def test_a_lifeline_brings_the_household() -> None:
    found = plan(*late("Old", 300), *late("Ana", 5), *late("Bo", 2, lifeline=True), households=[("Ana", "Bo")])
    assert names(found) == ["Bo", "Ana", "Old"]


def test_quiet_seasons_are_skipped() -> None:
    quiet = (Season(start=date(2026, 11, 12), end=date(2026, 12, 1)),)
    found = plan(*many(12), quiet=quiet)
    days = [row.day for row in found.planned]
    assert days[0] == TODAY
    assert all(day is not None and (day <= TODAY or day > date(2026, 12, 1)) for day in days)
    assert (len(days), found.left_over) == (12, ())


def test_seasons_over_most_of_the_year() -> None:
    quiet = (Season(start=(2, 1), end=(12, 31)),)
    overdue = [*late("a", 302), *late("b", 301), *late("c", 300)]
    assert plan(*many(3), quiet=quiet).rows == ()
    found = plan(*overdue, quiet=quiet, weeks=10)
    assert [row.day for row in found.planned] == [date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 4)]
    assert plan(*many(3), quiet=(Season(start=(1, 1), end=(12, 31)),)).planned[0].day == TODAY


def test_a_cadence_of_a_day() -> None:
    found = plan(person("Daily", cadence="1d"), touch("Daily", TODAY - WEEK), *many(3), capacity=40)
    assert by_week(found) == {1: 4}
    assert plan(person("Daily", cadence="1d"), touch("Daily", TODAY - WEEK), *many(30), capacity=30).needed is not None


def test_the_end_of_the_calendar() -> None:
    found = plan(person("Ana", cadence="daily"), touch("Ana", "9999-12-01"), today=date(9999, 12, 30))
    assert names(found) == ["Ana"]


@pytest.mark.parametrize("cadence", ["1d", "weekly", "monthly", "yearly"])
def test_five_thousand_overdue(cadence: str) -> None:
    found = plan(*many(5000, cadence=cadence), weeks=52)
    assert len(found.rows) == 5000
    assert found.needed is None
    weeks = Counter(row.week for row in found.planned)
    assert max(weeks.values()) <= 5
    assert min(weeks.values()) >= 1


def test_never_more_than_capacity_in_any_four_weeks() -> None:
    found = plan(*many(200), weeks=52, capacity=12)
    days = [row.day for row in found.planned if row.day]
    for start in days:
        assert sum(start <= day < start + 4 * WEEK for day in days) <= 12
