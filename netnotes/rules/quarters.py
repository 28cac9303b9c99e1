"""Quarters and years of the calendar, as reviews know them (SPEC 7)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from netnotes.model.errors import OperatorError
from netnotes.model.patterns import pattern
from netnotes.rules.contact import days_before

GRACE_DAYS = 14
"""So long into a new quarter or year the last one is still the one to look back on."""
_NAMED = pattern(r"(?:(\d{4})[\s-]?)?q([1-4])|q([1-4])[\s-](\d{4})", re.IGNORECASE | re.ASCII)
_ORDINALS = ("first", "second", "third", "fourth")
_HINT = "write --quarter 2026-Q3, Q3 (of this year), this or last"


class Period(NamedTuple):
    """A quarter of a year, or with ``number`` 0 the whole year."""

    year: int
    number: int

    @property
    def name(self) -> str:
        """As its review is called: ``2026-Q3``, ``2026``."""
        return f"{self.year:04}-Q{self.number}" if self.number else f"{self.year:04}"

    @property
    def words(self) -> str:
        """``the third quarter of 2026``, ``the year 2026``."""
        return f"the {_ORDINALS[self.number - 1]} quarter of {self.year}" if self.number else f"the year {self.year}"

    @property
    def start(self) -> date:
        """Its first day."""
        return _bounds(self)[0]

    @property
    def end(self) -> date:
        """Its last day."""
        return _bounds(self)[1]

    @property
    def order(self) -> int:
        """Quarters counted from the first there is: neighbours differ by one."""
        return 4 * self.year + self.number - 1

    @property
    def before(self) -> Period:
        """The quarter, or the year, before it."""
        if self.is_year:
            return Period(self.year - 1, 0)
        return Period(self.year, self.number - 1) if self.number > 1 else Period(self.year - 1, 4)

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year."""
        return not self.number

    @property
    def quarters(self) -> tuple[Period, ...]:
        """The four of a year; of a quarter itself."""
        return tuple(Period(self.year, number) for number in range(1, 5)) if self.is_year else (self,)

    def holds(self, day: date | None) -> bool:
        """Whether the day lies in it."""
        first, last = _bounds(self)
        return day is not None and first <= day <= last


@lru_cache(maxsize=64)
def _bounds(period: Period) -> tuple[date, date]:
    """The first and the last day."""
    year, number = period
    first = date(year, max(3 * number - 2, 1), 1)
    return first, date(year, 12, 31) if number in {0, 4} else date(year, 3 * number + 1, 1) - timedelta(days=1)


def quarter_of(day: date) -> Period:
    """The quarter of a day."""
    return Period(day.year, (day.month + 2) // 3)


def quarter_to_review(today: date) -> Period:
    """The quarter of today; in its first two weeks the one before, which is complete."""
    return quarter_of(days_before(today, GRACE_DAYS))


def year_to_review(today: date) -> Period:
    """The year of today; in its first two weeks the one before."""
    return Period(days_before(today, GRACE_DAYS).year, 0)


def parse_quarter(text: str, today: date) -> Period:
    """The quarter that is meant: ``2026-Q3``, ``Q3``, ``Q3 2026``, ``this``, ``last``.

    Raises OperatorError for anything else, and for one that has not begun.
    """
    word = text.strip().casefold()
    here = quarter_of(today)
    if word in {"this", "last"}:
        return here if word == "this" else quarter_of(days_before(here.start, 1))
    found = _NAMED.fullmatch(word)
    year = int(found[1] or found[4] or today.year) if found else 0
    if found is None or not year:
        raise OperatorError(f"{text!r} is no quarter", _HINT)
    return _begun(Period(year, int(found[2] or found[3])), today)


def parse_year(text: str, today: date) -> Period:
    """The year that is meant. Raises OperatorError for no year, and for one that has not begun."""
    if re.fullmatch(r"\d{4}", text, re.ASCII) is None or not int(text):
        raise OperatorError(f"{text!r} is no year", "write --year 2026, or --year alone")
    return _begun(Period(int(text), 0), today)


def _begun(period: Period, today: date) -> Period:
    if period.start > today:
        raise OperatorError(f"{period.name} has not begun", "a review looks back: choose one that has")
    return period
