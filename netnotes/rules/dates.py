"""Birthdays and other dates to remember (SPEC 7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import MAXYEAR, date
from typing import ClassVar, NamedTuple

from netnotes.model.dates import PartialDate, make_date
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.places import Place
from netnotes.model.records import recordclass
from netnotes.rules.contact import Facts, PersonFacts, asked_once, days_after, facts_of, is_reachable, place_of

BIRTHDAY = "birthday"
DAYS = 30
HOME_DAYS = 7
_FEW = 60


@recordclass(frozen=True, slots=True, kw_only=True)
class DateRow:
    """A date to remember: its next occurrence to come, and ``age``, the years it makes then (None: year unknown)."""

    JSON: ClassVar[tuple[str, ...]] = ("name", "date", "what", "age", "path")

    about: PersonFacts
    what: str
    day: PartialDate
    date: date
    age: int | None

    @property
    def name(self) -> str:
        """The person's name."""
        return self.about.person.name

    @property
    def path(self) -> str:
        """The person's note."""
        return self.about.person.path

    @property
    def place(self) -> Place:
        """The line that says so."""
        return place_of(self.about.person, BIRTHDAY if self.what == BIRTHDAY else "dates")


def date_rows(network: Network, today: date, days: int | None = DAYS) -> tuple[DateRow, ...]:
    """The dates of the living from today to so many days after it, soonest first; all of a year without a number."""
    facts = facts_of(network, today)
    if days is None or days > _FEW:
        last = date.max if days is None else days_after(today, days)
        return tuple(row for row in _rows(facts) if row.date <= last)
    near = {(day.month, day.day) for n in range(days + 1) for day in [days_after(today, n)]}
    near |= {(2, 29)} if (2, 28) in near else set()
    people = [about for about in _dated(facts) if _is_near(about.person, near)]
    rows = sorted((row for about in people for row in dates_of(about)), key=_order)
    return tuple(row for row in rows if row.date <= days_after(today, days))


class YearlyDate(NamedTuple):
    """A date to remember, whenever it comes next."""

    about: PersonFacts
    what: str
    day: PartialDate


def yearly_dates(facts: Facts) -> Sequence[YearlyDate]:
    """Every date of the living in the order of the year, then by name, then what it is."""
    people = (about for about in _dated(facts) if is_reachable(about))
    found = (YearlyDate(about, what, day) for about in people for what, day in _written(about.person))
    return sorted(found, key=lambda one: (one.day.month, one.day.day, one.about.sort_key, one.what))


def dates_of(about: PersonFacts) -> tuple[DateRow, ...]:
    """The dates of one person, soonest first; none of somebody who died or is archived."""
    return tuple(sorted(_of(about), key=_order)) if is_reachable(about) else ()


@asked_once
def _rows(facts: Facts) -> tuple[DateRow, ...]:
    return tuple(sorted((row for about in _dated(facts) if is_reachable(about) for row in _of(about)), key=_order))


@asked_once
def _dated(facts: Facts) -> Sequence[PersonFacts]:
    """Whoever has a date to remember."""
    return [about for about in facts.people.values() if about.person.birthday or about.person.dates]


def _of(about: PersonFacts) -> Iterator[DateRow]:
    for what, day in _written(about.person):
        following = next_occurrence(day, about.facts.today)
        if following is not None:
            age = following.year - day.year if day.year is not None else None
            yield DateRow(about=about, what=what, day=day, date=following, age=age)


def _is_near(person: Person, near: Set[tuple[int, int]]) -> bool:
    day = person.birthday
    if day and (day.month, day.day) in near:
        return True
    return bool(person.dates) and any((day.month, day.day) in near for _, day in person.dates)


def _written(person: Person) -> Iterator[tuple[str, PartialDate]]:
    if person.birthday:
        yield BIRTHDAY, person.birthday
    yield from person.dates


def next_occurrence(day: PartialDate, today: date) -> date | None:
    """The first day on or after today on which it is kept; 29 February on the 28th in common years.

    Never before it happens first. None beyond the end of the calendar.
    """
    first = max(today.year, day.year or today.year)
    kept = (_in_year(day, year) for year in (first, first + 1) if year <= MAXYEAR)
    return next((found for found in kept if found >= today), None)


def _in_year(day: PartialDate, year: int) -> date:
    return make_date(year, day.month, day.day) or date(year, 2, 28)


def _order(row: DateRow) -> tuple[date, tuple[str, str], str]:
    return row.date, row.about.sort_key, row.what
