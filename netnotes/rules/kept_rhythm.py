"""Cadences that were never kept, and the rhythm that was kept instead: the cadence is wrong, not the person (SPEC 7).

What counts are the gaps between contact days, those of the household too, because they move the due date as well;
the silence since the last one does not (`drifting` looks at that). So a row changes only when a contact is noted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from math import ceil, inf
from operator import attrgetter
from statistics import median
from typing import ClassVar

from netnotes.model.cadence import MONTHS_DIFFER, Cadence
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.places import Place
from netnotes.model.records import recordclass
from netnotes.rules.contact import Facts, PersonFacts, asked_once, days_after, facts_of
from netnotes.rules.due import OUTSIDE, DueRow, due_row, rows_by_status
from netnotes.rules.seasons import pass_seasons, usable_seasons
from netnotes.rules.usual_cadences import cadence_command, nearest_usual
from netnotes.rules.wording import cadence_words

FEWEST_GAPS = 3
MOST_GAPS = 8
INTERVALS = 4
ONE_IN = 5
"""Hardly ever: at most one gap in five was kept."""
GRACE = 4
"""A gap is kept, too, where it is longer by a quarter of the cadence: nobody looks at the day."""


@recordclass(frozen=True, slots=True, kw_only=True)
class UnkeptRow:
    """Somebody whose cadence was never, or hardly ever, kept over a fair span.

    ``gaps`` of the last contacts were looked at, ``kept`` of them were no longer than the cadence and a quarter;
    ``median_gap`` is their median in days, ``since`` the first day of them. ``suggested`` is that rhythm as a
    cadence that a person would choose, as `netnotes set` takes it, and ``command`` sets it.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "name", "path", "cadence", "set_by", "set_at", "gaps", "kept", "median_gap", "since", "suggested", "command",
    )  # fmt: skip

    row: DueRow
    gaps: int
    kept: int
    median_gap: float
    since: date
    rhythm: Cadence
    command: str

    @property
    def person(self) -> Person:
        """The person's record."""
        return self.row.person

    @property
    def name(self) -> str:
        """The person's name."""
        return self.row.name

    @property
    def path(self) -> str:
        """The person's note."""
        return self.row.path

    @property
    def cadence(self) -> str | None:
        """The cadence in force, as written at its source."""
        return self.row.cadence

    @property
    def place(self) -> Place | None:
        """The line that sets the cadence; None for built-in defaults."""
        return self.row.cadence_place

    @property
    def set_at(self) -> str | None:
        """The same as ``path:line``."""
        return str(self.place) if self.place else None

    @property
    def set_by(self) -> str:
        """What sets the cadence: ``own``, ``tier close``, ``category colleague``, ``tag work`` or ``default``."""
        return set_by(self.row)

    @property
    def suggested(self) -> str:
        """The rhythm that was kept, as a cadence."""
        return self.rhythm.text

    @property
    def reason(self) -> str:
        """In one line of plain words, without day counts."""
        wanted = cadence_words(self.row.rhythm) if self.row.rhythm else ""
        how = "hardly ever" if self.kept else "never"
        return f"in practice {cadence_words(self.rhythm)} since {self.since}, {how} {wanted} ({self.set_by})"


def set_by(row: DueRow) -> str:
    """What sets somebody's cadence, in a word or two."""
    if row.cadence_source == "person":
        return "own"
    return f"{row.cadence_source} {row.cadence_word}".strip()


def unkept_rows(network: Network, today: date) -> tuple[UnkeptRow, ...]:
    """Tracked people whose cadence was never, or hardly ever, kept, by name.

    It takes three gaps between contact days that together last four cadences; of the last eight at most one in five
    was kept. A gap is kept that is no longer than the cadence, a quarter of it for grace, and the quiet seasons that
    the due date would have moved past.
    """
    return _unkept(facts_of(network, today))


@asked_once
def _unkept(facts: Facts) -> tuple[UnkeptRow, ...]:
    days, homes = facts.contacts.days, _households(facts)
    found: list[UnkeptRow] = []
    for status, group in rows_by_status(facts).items():
        for row in group if status not in OUTSIDE else ():
            own = household_days(row.about) if row.path in homes else days.get(row.path, ())
            if len(own) > FEWEST_GAPS and (unkept := _row(row, own)):
                found.append(unkept)
    return tuple(sorted(found, key=attrgetter("row.about.sort_key")))


def unkept_row(about: PersonFacts) -> UnkeptRow | None:
    """The same of one person, None where their cadence was kept, or nothing can be said."""
    row = due_row(about)
    return None if row.status in OUTSIDE else _row(row, household_days(about))


@asked_once
def _free_day(facts: Facts) -> Callable[[date], date]:
    quiet = usable_seasons(facts.config.quiet)
    return cache(lambda day: pass_seasons(day, quiet)[0])


@asked_once
def unkept_paths(facts: Facts) -> Mapping[str, UnkeptRow]:
    """The same by path of person."""
    return {row.path: row for row in _unkept(facts)}


def _row(row: DueRow, days: Sequence[int]) -> UnkeptRow | None:
    """``days`` are those of `household_days`."""
    cadence, facts = row.rhythm, row.about.facts
    if cadence is None:
        return None
    days = days[-MOST_GAPS - 1 :]
    if len(days) <= FEWEST_GAPS or days[-1] - days[0] < INTERVALS * cadence.length:
        return None
    most = (len(days) - 1) // ONE_IN
    kept = _kept(days, cadence, facts, most)
    if kept > most:
        return None
    gap = median(later - earlier for earlier, later in pairwise(days))
    rhythm = nearest_usual(gap, cadence)
    return UnkeptRow(
        row=row,
        gaps=len(days) - 1,
        kept=kept,
        median_gap=gap,
        since=date.fromordinal(days[0]),
        rhythm=rhythm,
        command=cadence_command(facts, row.person, rhythm),
    )


def _kept(days: Sequence[int], cadence: Cadence, facts: Facts, most: int) -> int:
    """How many gaps were no longer than the cadence, its grace and the quiet seasons at its end.

    What comes after more than ``most`` is not counted. The calendar is asked only where months of different lengths,
    or a season, can decide.
    """
    length = cadence.length
    grace, kept = ceil(length / GRACE), 0
    surely, hardly = length - MONTHS_DIFFER + grace, inf if facts.config.quiet else length + MONTHS_DIFFER + grace
    earlier = days[0]
    for later in days[1:]:
        gap = later - earlier
        if gap <= surely or (gap <= hardly and later <= _until(earlier, cadence, grace, facts)):
            kept += 1
            if kept > most:
                break
        earlier = later
    return kept


def _until(day: int, cadence: Cadence, grace: int, facts: Facts) -> int:
    """The last day on which a contact keeps a cadence after one on that day."""
    due = _free_day(facts)(cadence.after(date.fromordinal(day)))
    return days_after(due, grace).toordinal()


def household_days(about: PersonFacts) -> Sequence[int]:
    """The distinct days of contact with somebody or their household, oldest first, as ordinals."""
    household = _households(about.facts).get(about.person.path)
    if household is None:
        return about.contact_days
    days = about.facts.contacts.days
    return sorted({day for path in household for day in days.get(path, ())})


@asked_once
def _households(facts: Facts) -> Mapping[str, Sequence[str]]:
    """Path of a person → the paths of their household, their own included."""
    return {path: group for group in facts.network.households for path in group}
