"""Plans as they stand in the vault: months, and the boxes of `plans/YYYY-MM.md` (SPEC 7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from netnotes.model.dates import days_in_month, make_date
from netnotes.model.kept_pages import PLANS
from netnotes.model.patterns import pattern

PLANNED = "planned"
"""The property that says on which day a plan was made: contacts from then on tick its boxes."""
READ = ("ok", "empty", "unreadable")
"""The statuses of notes that can be plans: what is left out on purpose is none."""
_MONTH = pattern(r"([0-9]{4})-([0-9]{2})")
_PATH = pattern(rf"{PLANS}/([0-9]{{4}}-[0-9]{{2}})\.md")
_BEFORE_A_LINK = " \t*_"


@lru_cache(maxsize=64)  # asked of everybody, of one month or two
def _last_day(first: date) -> date:
    return first.replace(day=days_in_month(first.year, first.month))


class Month(NamedTuple):
    """A month of the calendar, known by its first day."""

    first: date

    @property
    def last(self) -> date:
        """Its last day."""
        return _last_day(self.first)

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last.day

    @property
    def next(self) -> Month:
        """The month after it; itself where the calendar ends."""
        return self if self.last == date.max else Month(self.last + timedelta(days=1))

    @property
    def before(self) -> Month:
        """The month before it; itself where the calendar begins."""
        return self if self.first == date.min else Month((self.first - timedelta(days=1)).replace(day=1))

    @property
    def path(self) -> str:
        """Where its plan stands in the vault."""
        return f"{PLANS}/{self}.md"

    def __str__(self) -> str:
        """As ``2026-11``."""
        return f"{self.first.year:04d}-{self.first.month:02d}"


class PlanBox(NamedTuple):
    """A task line of a plan: ``text`` without dates and fields, ``done`` its day of completion if one is written.

    ``person`` is the path of whom it is about: the only person it links, or the one whose link it begins with.
    """

    line: int
    text: str
    state: Literal["open", "done", "cancelled"]
    done: date | None
    person: str | None


class WrittenPlan(NamedTuple):
    """The plan of a month as it stands in its file; ``since`` is the day it was made, or the month's first day.

    One that cannot be read is not ``readable`` and has no boxes.
    """

    month: Month
    since: date
    readable: bool
    boxes: tuple[PlanBox, ...]

    @property
    def path(self) -> str:
        """Its note."""
        return self.month.path


def month_of(day: date) -> Month:
    """The month that a day lies in."""
    return Month(day.replace(day=1))


def parse_month(text: str) -> Month | None:
    """A month written ``2026-11``; None for anything else."""
    match = _MONTH.fullmatch(text.strip())
    first = make_date(int(match[1]), int(match[2]), 1) if match else None
    return Month(first) if first else None


def planned_month(path: str) -> Month | None:
    """The month whose plan the note at this path of the vault is; None for any other note."""
    match = _PATH.fullmatch(path)
    return parse_month(match[1]) if match else None


def whom_about(text: str, people: Sequence[str], first: str | None) -> str | None:
    """Whom a box is about: the one person it links; of several the one whose link stands first and begins the line.

    ``people`` are paths in the order of their links; ``first`` is where the line's first link leads.
    """
    if len(people) == 1:
        return people[0]
    begins = text.lstrip(_BEFORE_A_LINK).startswith("[")
    return people[0] if people and begins and first == people[0] else None


def made_on(month: Month, written: date | None) -> date:
    """From which day on contacts count for a plan: the day written in it where that lies in its month."""
    return written if written and month.first < written <= month.last else month.first
