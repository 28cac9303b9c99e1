"""A year of contacts at a glance: how many in each week of the twelve months up to the last one (SPEC 7)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from datetime import date
from itertools import chain
from typing import ClassVar

from netnotes.model.network import Network
from netnotes.model.records import recordclass
from netnotes.rules.contact import Facts, asked_once, facts_of

MONTHS = 12
WEEKS = 5
MARKS = "▁▂▃▅▇"
NONE = "·"


@recordclass(frozen=True, slots=True, kw_only=True)
class CalendarMonth:
    """One month (``2026-11``): contacts on its days 1-7, 8-14, 15-21, 22-28 and 29 to the end, and in all.

    A contact is one person on one day. ``picture`` has a mark for each week, higher for more contacts.
    """

    JSON: ClassVar[tuple[str, ...]] = ("month", "weeks", "contacts", "picture")

    month: str
    weeks: tuple[int, ...]
    picture: str

    @property
    def contacts(self) -> int:
        """How many there were in the month."""
        return sum(self.weeks)


def contact_calendar(network: Network, today: date) -> tuple[CalendarMonth, ...]:
    """The twelve months that end with the month of the last contact, oldest first; none before the first contact.

    It does not move with the days: another month begins with the first contact in it.
    """
    return _calendar(facts_of(network, today))


@asked_once
def _calendar(facts: Facts) -> tuple[CalendarMonth, ...]:
    members = [days for path, days in facts.contacts.days.items() if days and path in facts.people]
    if not members:
        return ()
    begun = _number(date.fromordinal(min([days[0] for days in members])))
    last = _number(date.fromordinal(max([days[-1] for days in members])))
    year, month = divmod(max(last - MONTHS + 1, begun), 12)
    start = date(year, month + 1, 1).toordinal()
    weeks: Counter[tuple[int, int]] = Counter()
    for ordinal, count in Counter(chain.from_iterable(days[bisect_left(days, start) :] for days in members)).items():
        day = date.fromordinal(ordinal)
        weeks[_number(day), (day.day - 1) // 7] += count
    most = max(len(MARKS), *weeks.values())
    first = max(begun, last - MONTHS + 1)
    return tuple(_month(month, weeks, most) for month in range(first, last + 1))


def _number(day: date) -> int:
    """The month of a day, counted from the beginning of the calendar."""
    return 12 * day.year + day.month - 1


def _month(month: int, weeks: Counter[tuple[int, int]], most: int) -> CalendarMonth:
    found = tuple(weeks[month, week] for week in range(WEEKS))
    return CalendarMonth(
        month=f"{month // 12:04d}-{month % 12 + 1:02d}",
        weeks=found,
        picture="".join(_mark(count, most) for count in found),
    )


def _mark(count: int, most: int) -> str:
    """A dot for none, else the mark of its fifth of the most; up to five are told apart one by one."""
    return MARKS[-(-count * len(MARKS) // most) - 1] if count else NONE
