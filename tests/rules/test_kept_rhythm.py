"""Cadences that were never kept, and the rhythm that was."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from netnotes.model.config import Config, Season
from netnotes.model.ledger import Touchpoint
from netnotes.rules.kept_rhythm import UnkeptRow, unkept_rows
from tests.rules.build import TODAY, net, path_of, person, rhythm, touch

FORBIDDEN = re.compile(r"score|fail|overdrawn|you haven't|should|\b\d+ days?\b", re.IGNORECASE)


def every(name: str, days: int, count: int = 5, last: date = TODAY) -> list[Touchpoint]:
    """So many contacts, as many days apart."""
    return [touch(name, last - timedelta(days=days * n)) for n in range(count)]


def found(*records: Any, today: date = TODAY, **more: Any) -> list[str]:
    return [row.name for row in unkept_rows(net(*records, **more), today)]


def test_a_monthly_cadence_that_became_six_weeks() -> None:
    (ana,) = unkept_rows(net(person("Ana", cadence="monthly", lines={"cadence": 3}), *every("Ana", 43)), TODAY)
    assert [getattr(ana, key) for key in UnkeptRow.JSON] == [
        "Ana", path_of("Ana"), "monthly", "own", "people/Ana.md:3", 4, 0, 43, date(2026, 5, 23), "6w",
        "netnotes set Ana cadence=6w",
    ]  # fmt: skip
    assert ana.reason == "in practice every 6 weeks since 2026-05-23, never every month (own)"


@pytest.mark.parametrize(
    ("cadence", "gap", "suggested"),
    [
        ("daily", 7, "weekly"),
        ("1d", 3, "weekly"),
        ("weekly", 10, "2w"),
        ("weekly", 15, "2w"),
        ("2w", 31, "monthly"),
        ("2w", 35, "monthly"),
        ("monthly", 45, "6w"),
        ("6w", 62, "2mo"),
        ("monthly", 90, "quarterly"),
        ("quarterly", 130, "half-yearly"),
        ("quarterly", 170, "half-yearly"),
        ("half-yearly", 380, "yearly"),
        ("yearly", 900, "2y"),
        ("2y", 1500, "5y"),
    ],
)
def test_the_rhythm_is_worded_as_a_person_would_choose_it(cadence: str, gap: int, suggested: str) -> None:
    (row,) = unkept_rows(net(person("Ana", cadence=cadence), *every("Ana", gap)), TODAY)
    assert row.suggested == suggested
    assert rhythm(row.suggested).length > rhythm(cadence).length


def test_it_takes_three_gaps_and_four_cadences() -> None:
    assert found(person("Ana", cadence="monthly"), *every("Ana", 60, count=3)) == []
    assert found(person("Ana", cadence="monthly"), *every("Ana", 60, count=4)) == ["Ana"]
    assert found(person("Ana", cadence="100d"), *every("Ana", 130, count=4)) == []
    assert found(person("Ana", cadence="100d"), *every("Ana", 134, count=4)) == ["Ana"]


def test_a_quarter_longer_is_kept() -> None:
    assert found(person("Ana", cadence="40d"), *every("Ana", 50, count=9)) == []
    assert found(person("Ana", cadence="40d"), *every("Ana", 51, count=9)) == ["Ana"]


def test_hardly_ever_is_at_most_one_in_five() -> None:
    days = [0, 10, 70, 130, 190, 250]
    contacts = [touch("Ana", TODAY - timedelta(days=n)) for n in days]
    (ana,) = unkept_rows(net(person("Ana", cadence="monthly"), *contacts), TODAY)
    assert (ana.gaps, ana.kept, ana.median_gap) == (5, 1, 60)
    assert "hardly ever every month (own)" in ana.reason
    assert found(person("Ana", cadence="monthly"), *contacts[:-1]) == []


def test_only_the_last_eight_gaps_count() -> None:
    lately = every("Ana", 60, count=9)
    before = every("Ana", 20, count=30, last=TODAY - timedelta(days=500))
    assert found(person("Ana", cadence="monthly"), *lately, *before) == ["Ana"]
    now = every("Ana", 28, count=5)
    once = every("Ana", 90, count=30, last=TODAY - timedelta(days=28 * 4 + 90))
    assert found(person("Ana", cadence="monthly"), *now, *once) == []


def test_silence_since_the_last_contact_is_another_matter() -> None:
    kept = every("Ana", 30, count=6, last=TODAY - timedelta(days=900))
    assert found(person("Ana", cadence="monthly"), *kept) == []
    unkept = every("Ana", 60, last=date(2020, 1, 1))
    network = net(person("Ana", cadence="monthly"), *unkept)
    answers = [unkept_rows(network, TODAY + timedelta(days=days)) for days in (0, 9, 900)]
    told = [[getattr(row, key) for key in (*UnkeptRow.JSON, "reason")] for rows in answers for row in rows]
    assert len(told) == 3
    assert told[0] == told[1] == told[2]


def test_a_cadence_that_is_kept_more_often_than_promised_is_no_matter() -> None:
    assert found(person("Ana", cadence="yearly"), *every("Ana", 7, count=300)) == []


def test_a_day_counts_once_and_touches_and_plans_do_not() -> None:
    records = [
        person("Ana", cadence="monthly"), touch("Ana", TODAY), touch("Ana", TODAY, "call"),
        touch("Ana", TODAY - timedelta(days=90)), touch("Ana", TODAY - timedelta(days=180)),
        touch("Ana", TODAY - timedelta(days=270), "like", resets=False), touch("Ana", TODAY + timedelta(days=90)),
    ]  # fmt: skip
    assert found(*records) == []


@pytest.mark.parametrize("status", ["paused", "archived", "deceased", "to-meet"])
def test_only_tracked_people(status: str) -> None:
    assert found(person("Ana", cadence="weekly", status=status), *every("Ana", 30)) == []


def test_without_a_cadence_nothing_was_promised() -> None:
    assert found(person("Ana"), person("Bo", cadence="never"), *every("Ana", 30), *every("Bo", 30)) == []
    assert found(person("Ana", next_contact=TODAY + timedelta(days=3)), *every("Ana", 30)) == []
    assert found() == []


def test_where_the_cadence_is_set() -> None:
    config = Config(
        cadences=(("colleague", rhythm("2w")), ("work", rhythm("2w"))), default_cadence=rhythm("2w"),
        lines=(("cadences.colleague", 4),),
    )  # fmt: skip
    names = ("a", "b", "c", "d")
    rows = unkept_rows(
        net(
            person("a", tier="inner", lines={"tier": 2}), person("b", categories=("Colleague",)),
            person("c", tags=("work/team",)), person("d"),
            *(contact for name in names for contact in every(name, 30)), config=config,
        ),
        TODAY,
    )  # fmt: skip
    assert [row.set_by for row in rows] == ["tier inner", "category colleague", "tag work", "default"]
    assert [row.set_at for row in rows] == ["people/a.md:2", "netnotes.yaml:4", None, None]


def test_a_contact_with_the_household_keeps_it() -> None:
    people = (person("Ana", cadence="monthly"), person("Bo"))
    contacts = [*every("Ana", 60), *every("Bo", 60, last=TODAY - timedelta(days=30))]
    assert found(*people, *contacts) == ["Ana"]
    assert found(*people, *contacts, households=[("Ana", "Bo")]) == []


def test_a_quiet_season_is_no_gap() -> None:
    year = [date(2026, month, 1) for month in (1, 2, 3, 4, 5, 6, 11)]
    people = (person("Ana", cadence="monthly"), *(touch("Ana", day) for day in year))
    assert found(*people) == []
    seldom = [date(2023 + n, 9, 1) for n in range(4)]
    most_of_the_year = Config(quiet=(Season(start=(10, 1), end=(8, 31)),))
    yearly = (person("Ana", cadence="monthly"), *(touch("Ana", day) for day in seldom))
    assert found(*yearly) == ["Ana"]
    assert found(*yearly, config=most_of_the_year) == []


def test_the_command_names_whom_it_means() -> None:
    twin = person("Ana Silva", cadence="monthly", path="people/Ana 2.md")
    rows = unkept_rows(
        net(
            person("Bo O'Neill", cadence="monthly"), *every("Bo O'Neill", 90),
            person("Ana Silva", cadence="monthly"), *every("Ana Silva", 90), twin,
            person("Cy", cadence="monthly", aliases=("C", "Cyrus")), *every("Cy", 61),
            person("-x", cadence="monthly"), *every("-x", 61),
        ),
        TODAY,
    )  # fmt: skip
    assert [row.command for row in rows] == [
        "netnotes set people/-x.md cadence=2mo",
        "netnotes set 'people/Ana Silva.md' cadence=quarterly",
        """netnotes set 'Bo O'"'"'Neill' cadence=quarterly""",
        "netnotes set Cy cadence=2mo",
    ]
    assert not any(FORBIDDEN.search(row.reason) for row in rows)
