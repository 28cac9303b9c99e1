"""Quiet seasons: days on which nothing falls due (SPEC 1.1 `quiet`, 4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from netnotes.model.config import Season
from netnotes.model.dates import days_in_month


def season_end(day: date, season: Season) -> date | None:
    """The last day of the season that holds ``day``, None where it does not; `date.max` beyond the calendar.

    A season written without years comes every year and may wrap New Year. In common years one that starts on
    29 Feb starts on 1 March and one that ends then ends on 28 Feb.
    """
    start, end = season.start, season.end
    if isinstance(start, date) and isinstance(end, date):
        return end if start <= day <= end else None
    first, last, here = _month_day(start), _month_day(end), (day.month, day.day)
    wraps = first > last
    if not (first <= here or here <= last if wraps else first <= here <= last):
        return None
    return _in_year(day.year + (wraps and here > last), last)


def pass_seasons(day: date, seasons: Sequence[Season]) -> tuple[date, tuple[Season, ...]]:
    """The first day from ``day`` on that lies in no season, and the seasons passed on the way, in order.

    ``seasons`` leave free days (`usable_seasons`), so that this ends: every step is at least one day forward.
    Where the calendar ends before a free day comes, the answer is ``day`` itself.
    """
    passed: list[Season] = []
    free = day
    while (found := _holding(free, seasons)) is not None:
        season, end = found
        if end >= date.max:
            return day, ()
        passed.append(season)
        free = end + timedelta(days=1)
    return free, tuple(passed)


def usable_seasons(seasons: Sequence[Season]) -> tuple[Season, ...]:
    """The seasons without those that leave no free day."""
    endless = endless_seasons(seasons)
    return tuple(season for season in seasons if season not in endless)


def endless_seasons(seasons: Sequence[Season]) -> tuple[Season, ...]:
    """Seasons that leave no free day, a problem and ignored (SPEC 4).

    These are all that come every year when together they fill a common year, and any that lasts to the end of
    the calendar.
    """
    yearly = [season for season in seasons if not isinstance(season.end, date)]
    full = bool(yearly) and all(_holding(date(2001, 1, 1) + timedelta(days=n), yearly) for n in range(365))
    return tuple(season for season in seasons if (season in yearly and full) or season.end == date.max)


def _holding(day: date, seasons: Sequence[Season]) -> tuple[Season, date] | None:
    """The season that holds the day and lasts longest, with its last day."""
    found: tuple[Season, date] | None = None
    for season in seasons:
        end = season_end(day, season)
        if end is not None and (found is None or end > found[1]):
            found = season, end
    return found


def _month_day(value: date | tuple[int, int]) -> tuple[int, int]:
    return (value.month, value.day) if isinstance(value, date) else value


def _in_year(year: int, month_day: tuple[int, int]) -> date:
    if year > date.max.year:
        return date.max
    month, day = month_day
    return date(year, month, min(day, days_in_month(year, month)))
