"""Quiet seasons."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.config import Season
from netnotes.rules.seasons import endless_seasons, pass_seasons, season_end, usable_seasons

CHRISTMAS = Season(start=(12, 20), end=(1, 3))
SUMMER = Season(start=date(2026, 8, 3), end=date(2026, 8, 16))


def moved(day: str, *seasons: Season) -> str:
    return pass_seasons(date.fromisoformat(day), seasons)[0].isoformat()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-08-02", "2026-08-02"),
        ("2026-08-03", "2026-08-17"),
        ("2026-08-16", "2026-08-17"),
        ("2026-08-17", "2026-08-17"),
        ("2027-08-05", "2027-08-05"),
        ("2026-12-19", "2026-12-19"),
        ("2026-12-20", "2027-01-04"),
        ("2027-01-01", "2027-01-04"),
        ("2027-01-03", "2027-01-04"),
        ("2027-01-04", "2027-01-04"),
        ("2031-12-31", "2032-01-04"),
    ],
)
def test_a_day_in_a_season_moves_to_the_day_after_it(day: str, expected: str) -> None:
    assert moved(day, SUMMER, CHRISTMAS) == expected


def test_seasons_that_touch_or_overlap_are_passed_one_after_the_other() -> None:
    january = Season(start=(1, 4), end=(1, 10))
    february = Season(start=date(2027, 1, 9), end=date(2027, 2, 1))
    day, passed = pass_seasons(date(2026, 12, 24), [february, january, CHRISTMAS])
    assert (day, passed) == (date(2027, 2, 2), (CHRISTMAS, january, february))


def test_the_longest_of_several_that_hold_a_day_is_passed() -> None:
    short = Season(start=(12, 24), end=(12, 26))
    assert pass_seasons(date(2026, 12, 25), [short, CHRISTMAS, short]) == (date(2027, 1, 4), (CHRISTMAS,))


def test_the_29th_of_february() -> None:
    until = Season(start=(2, 20), end=(2, 29))
    since = Season(start=(2, 29), end=(3, 5))
    assert season_end(date(2027, 2, 28), until) == date(2027, 2, 28)
    assert season_end(date(2028, 2, 28), until) == date(2028, 2, 29)
    assert season_end(date(2028, 2, 29), until) == date(2028, 2, 29)
    assert season_end(date(2027, 3, 1), until) is None
    assert season_end(date(2027, 2, 28), since) is None
    assert season_end(date(2027, 3, 1), since) == date(2027, 3, 5)
    assert season_end(date(2028, 2, 29), since) == date(2028, 3, 5)
    assert moved("2027-02-25", until, since) == "2027-03-06"


def test_a_season_of_one_day() -> None:
    day = Season(start=(12, 25), end=(12, 25))
    assert moved("2026-12-25", day) == "2026-12-26"
    assert moved("2026-12-24", day) == "2026-12-24"


def test_a_season_that_ends_before_it_starts_holds_no_day() -> None:
    backwards = Season(start=date(2026, 8, 16), end=date(2026, 8, 3))
    assert moved("2026-08-10", backwards) == "2026-08-10"


@pytest.mark.parametrize(
    "seasons",
    [
        (Season(start=(1, 1), end=(12, 31)),),
        (Season(start=(6, 1), end=(5, 31)),),
        (Season(start=(3, 1), end=(2, 28)),),
        (Season(start=(1, 1), end=(6, 30)), Season(start=(7, 1), end=(12, 31))),
        (Season(start=date(2026, 1, 1), end=date.max),),
    ],
)
def test_seasons_that_leave_no_free_day_are_ignored(seasons: tuple[Season, ...]) -> None:
    assert endless_seasons((*seasons, SUMMER)) == seasons
    assert usable_seasons((*seasons, SUMMER)) == (SUMMER,)


def test_seasons_that_leave_one_day_are_kept() -> None:
    seasons = (Season(start=(1, 1), end=(6, 30)), Season(start=(7, 2), end=(12, 31)), SUMMER)
    assert endless_seasons(seasons) == ()
    assert usable_seasons(seasons) == seasons
    assert moved("2026-07-02", *seasons) == "2027-07-01"


def test_nothing_moves_beyond_the_calendar() -> None:
    assert moved("9999-12-25", CHRISTMAS) == "9999-12-25"
    assert pass_seasons(date(9999, 12, 25), [CHRISTMAS])[1] == ()
    assert moved("9999-12-31", Season(start=(12, 31), end=(12, 31))) == "9999-12-31"
    assert moved("9999-12-30", Season(start=(12, 30), end=(12, 30))) == "9999-12-31"


month_days = st.dates(date(2028, 1, 1), date(2028, 12, 31)).map(lambda d: (d.month, d.day))
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
yearly = st.builds(lambda start, end: Season(start=start, end=end), month_days, month_days)
dated = st.builds(
    lambda start, length: Season(start=start, end=start + timedelta(days=length)), days, st.integers(0, 400)
)


@given(day=days, seasons=st.lists(yearly | dated, max_size=5).map(usable_seasons))
def test_a_day_never_moves_back_nor_into_a_season(day: date, seasons: tuple[Season, ...]) -> None:
    free, passed = pass_seasons(day, seasons)
    assert free >= day
    assert (free == day) == (passed == ())
    assert [season for season in seasons if season_end(free, season)] == []
    between = (day + timedelta(days=n) for n in range((free - day).days))
    assert all(any(season_end(skipped, season) for season in seasons) for skipped in between)


@given(day=days, seasons=st.permutations([CHRISTMAS, SUMMER, Season(start=(1, 1), end=(1, 20))]))
def test_the_order_of_seasons_does_not_matter(day: date, seasons: list[Season]) -> None:
    assert pass_seasons(day, seasons)[0] == pass_seasons(day, seasons[::-1])[0]
