"""Home lists no more people than a week has room for, and says kindly that the rest can wait."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netnotes.model.config import Config, Season
from netnotes.model.ledger import Touchpoint
from netnotes.model.people import Person
from netnotes.rules.due import due_rows
from netnotes.rules.home import HomeView, home, most_people
from tests.rules.build import TODAY, net, person, touch


def crowd(count: int, cadence: str = "yearly", days: int = 30) -> list[Person | Touchpoint]:
    """So many people, each overdue by ``days``."""
    last = TODAY - timedelta(days=366 + days)
    return [one for n in range(count) for one in (person(f"P{n:04}", cadence=cadence), touch(f"P{n:04}", last))]


def view(*records: Person | Touchpoint, today: date = TODAY, **settings: object) -> HomeView:
    return home(net(*records, config=Config(**settings)), today)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("capacity", "most"),
    [(-1, 1), (0, 1), (1, 1), (4, 1), (5, 2), (8, 2), (12, 3), (17, 4), (18, 5), (20, 5), (999, 5)],
)
def test_a_weeks_share_and_five_at_most(capacity: int, most: int) -> None:
    assert most_people(Config(capacity=capacity)) == most
    found = view(*crowd(30), capacity=capacity)
    assert (len(found.people), found.more_people) == (most, 30 - most)


def test_the_due_list_stays_complete() -> None:
    network = net(*crowd(300), config=Config(capacity=4))
    assert len(due_rows(network, TODAY)) == 300
    assert len(home(network, TODAY).people) == 1


@pytest.mark.parametrize(("count", "crowded"), [(0, False), (9, False), (10, True), (5000, True)])
def test_more_late_than_two_weeks_have_room_for(count: int, crowded: bool) -> None:
    assert view(*crowd(count), capacity=20).crowded is crowded


def test_who_is_due_today_or_soon_makes_no_crowd() -> None:
    soon = [one for n in range(40) for one in (person(f"S{n}", cadence="7d"), touch(f"S{n}", TODAY - timedelta(7)))]
    assert not view(*soon, capacity=20).crowded


def test_an_import_of_people_never_met_is_a_crowd() -> None:
    people = [person(f"P{n}", cadence="monthly", added="2026-01-01") for n in range(300)]
    found = view(*people)
    assert (found.crowded, found.overcommitted, len(found.people)) == (True, True, 5)


def test_the_days_after_a_season() -> None:
    season = Season(start=date(2026, 11, 1), end=date(2026, 11, 30))
    records = [
        one for n in range(60) for one in (person(f"P{n}", cadence="30d"), touch(f"P{n}", date(2026, 10, n % 28 + 3)))
    ]
    for day in (date(2026, 12, 1), date(2026, 12, 2)):
        found = view(*records, today=day, quiet=(season,), capacity=10)
        assert (len(found.people), found.more_people) == (3, 57)
    assert view(*records, today=date(2026, 11, 30), quiet=(season,)).crowded is False
    assert view(*records, today=date(2026, 12, 2), quiet=(season,)).crowded is True


def test_overcommitted_stands_still() -> None:
    people = [person(f"P{n}", cadence="monthly") for n in range(21)]
    assert view(*people).overcommitted
    assert view(*people, today=TODAY + timedelta(days=999)).overcommitted
    assert not view(*people[:20]).overcommitted


def test_in_a_crowd_home_begins_where_catching_up_would() -> None:
    late = [*crowd(20), person("Zoe", cadence="yearly", lifeline=True), touch("Zoe", TODAY - timedelta(days=370))]
    assert [one.name for one in view(*late, capacity=8).people] == ["Zoe", "P0000"]
    assert [one.name for one in view(*late, capacity=100).people][:2] == ["P0000", "P0001"]
