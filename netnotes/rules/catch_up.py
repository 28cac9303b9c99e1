"""Catch-up: the overdue spread over the coming weeks, within capacity, the most worthwhile first (SPEC 7).

A week is seven days from today on; its room is `capacity` by the week, less what falls due or is planned in it anyway
and what those caught up with before fall due for again. A quiet season has no room, and a week has at least one place
outside of it, so that the list moves where the cadences promise more than can be kept.

The most worthwhile first: lifelines, people of open goals, people to thank, everybody else; within each as in the due
list, then people never met. A household is one contact: its overdue members share a day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import floor, inf
from typing import ClassVar, NamedTuple

from netnotes.model.network import Network
from netnotes.model.records import recordclass
from netnotes.rules.accounts import thanks_owed
from netnotes.rules.capacity import WEEK, per_week
from netnotes.rules.contact import Facts, asked_once, facts_of
from netnotes.rules.due import DueRow, Status, due_rows, rows_by_status
from netnotes.rules.goal_people import goals_by_person
from netnotes.rules.seasons import pass_seasons, usable_seasons
from netnotes.rules.wording import join_names

WEEKS = 8
MOST_WEEKS = 52
_NEARLY = 1e-9
_COMING: tuple[Status, ...] = ("due", "soon", "ok", "scheduled", "snoozed", "never")


@recordclass(frozen=True, slots=True, kw_only=True)
class CatchUpRow:
    """Somebody to catch up with: in which week (from 1), on which day; None for who is beyond the weeks asked for.

    ``because`` says what makes it worthwhile, ``together`` names the others of the household with the same day.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "week", "day", "name", "path", "status", "due", "last_contact", "cadence", "because", "together",
    )  # fmt: skip

    row: DueRow
    week: int | None
    day: date | None
    because: str
    together: tuple[str, ...]

    @property
    def name(self) -> str:
        """The person's name."""
        return self.row.name

    @property
    def path(self) -> str:
        """The person's note."""
        return self.row.path

    @property
    def status(self) -> Status:
        """Overdue, or never where there was no contact yet."""
        return self.row.status

    @property
    def due(self) -> date | None:
        """Since when."""
        return self.row.due

    @property
    def last_contact(self) -> date | None:
        """The last contact, the household's included."""
        return self.row.last_contact

    @property
    def cadence(self) -> str | None:
        """The cadence in force, as written."""
        return self.row.cadence


@recordclass(frozen=True, slots=True, kw_only=True)
class CatchUp:
    """The plan: people by day, then those for whom there is no room (``left_over``).

    ``per_week`` is how many contacts a week capacity leaves room for, ``needed`` how many weeks have room for
    everybody, None where a year has not.
    """

    rows: tuple[CatchUpRow, ...]
    weeks: int
    per_week: float
    needed: int | None

    @property
    def planned(self) -> tuple[CatchUpRow, ...]:
        """Those with a day."""
        return tuple(row for row in self.rows if row.day is not None)

    @property
    def left_over(self) -> tuple[CatchUpRow, ...]:
        """Those for whom the weeks have no room."""
        return tuple(row for row in self.rows if row.day is None)


def behind(network: Network, today: date) -> tuple[DueRow, ...]:
    """Who is behind, in the order of the due list: overdue, and never met though due before today."""
    rows = due_rows(network, today)
    return tuple(row for row in rows if row.status in {"overdue", "never"} and row.due and row.due < today)


def catch_up(network: Network, today: date, weeks: int = WEEKS) -> CatchUp:
    """Who to be in touch with on which day of the coming weeks."""
    facts = facts_of(network, today)
    groups = _groups(facts)
    days = _spread(facts, groups)
    rows = []
    for group, day in zip(groups, days, strict=True):
        week = None if day is None else (day - today).days // WEEK + 1
        in_time = week is not None and week <= weeks
        for row, because in group:
            rows.append(
                CatchUpRow(
                    row=row,
                    week=week if in_time else None,
                    day=day if in_time else None,
                    because=because,
                    together=tuple(other.name for other, _ in group if other is not row),
                )
            )
    rows.sort(key=lambda one: one.day or date.max)
    last = None if None in days else max(((day - today).days // WEEK + 1 for day in days if day), default=0)
    return CatchUp(rows=tuple(rows), weeks=weeks, per_week=per_week(network.config), needed=last)


Group = Sequence[tuple[DueRow, str]]


def _groups(facts: Facts) -> Sequence[Group]:
    """Households of the overdue, the most worthwhile first; each person with what makes it so."""
    rows = by_worth(facts, behind(facts.network, facts.today))
    homes = {path: number for number, group in enumerate(facts.network.households) for path in group}
    groups: dict[object, list[tuple[DueRow, str]]] = {}
    for row, because in rows:
        groups.setdefault(homes.get(row.path, row.path), []).append((row, because))
    return list(groups.values())


def by_worth(facts: Facts, rows: Iterable[DueRow]) -> Sequence[tuple[DueRow, str]]:
    """Rows in the order of the due list, the most worthwhile first, each with what makes it so."""
    worth = _Worth(facts)
    return [(row, worth.words(row)) for row in sorted(rows, key=worth.rank)]


def most_worthwhile(facts: Facts, rows: Iterable[DueRow]) -> Sequence[DueRow]:
    """The same order without the words."""
    return sorted(rows, key=_Worth(facts).rank)


class _Worth:
    """What makes it worthwhile to begin with somebody."""

    def __init__(self, facts: Facts) -> None:
        self.goals = goals_by_person(facts)
        self.thanks = {owed.person: owed for owed in reversed(thanks_owed(facts.network, facts.today))}

    def rank(self, row: DueRow) -> int:
        """0 comes first."""
        if row.person.lifeline:
            return 0
        if row.path in self.goals:
            return 1
        return 2 if row.path in self.thanks else 3 + (row.status == "never")

    def words(self, row: DueRow) -> str:
        """Why, in words."""
        rank = self.rank(row)
        if rank == 0:
            return f"lifeline; {row.reason}"
        if rank == 1:
            return f"for {join_names(self.goals[row.path], 2)}; {row.reason}"
        if rank == 2:
            what = self.thanks[row.path].what
            return f"{f'to thank for “{what}”' if what else 'to thank'}; {row.reason}"
        return row.reason


def _spread(facts: Facts, groups: Sequence[Group]) -> Sequence[date | None]:
    """A day for each group, None where a year has no room for it."""
    load, share = Counter(_load(facts)), per_week(facts.config)
    days: list[date | None] = []
    room = 0.0
    for week in range(MOST_WEEKS):
        if len(days) == len(groups):
            break
        free = _free_days(facts, week)
        if not free:
            continue
        room = max(room, 0.0) + share * len(free) / WEEK - load[week]
        count = min(max(floor(room + _NEARLY), 1), len(groups) - len(days))
        room -= count
        for at in range(count):
            day = free[at * len(free) // count]
            most_often = min((row for row, _ in groups[len(days)]), key=_length)
            load.update(_again(most_often, day, facts))
            days.append(day)
    return [*days, *[None] * (len(groups) - len(days))]


def _free_days(facts: Facts, week: int) -> Sequence[date]:
    """The days of a week, from 0, outside of quiet seasons."""
    start = facts.today.toordinal() + week * WEEK
    free_day = _free_day(facts)
    days = (date.fromordinal(start + n) for n in range(WEEK) if start + n < date.max.toordinal())
    return [day for day in days if free_day(day) == day]


class _FreeDay(NamedTuple):
    """The first day outside of quiet seasons, from a day on."""

    known: dict[date, date]
    facts: Facts

    def __call__(self, day: date) -> date:
        """The day itself, or the first after the seasons that hold it."""
        if day not in self.known:
            self.known[day] = pass_seasons(day, usable_seasons(self.facts.config.quiet))[0]
        return self.known[day]


@asked_once
def _free_day(facts: Facts) -> _FreeDay:
    return _FreeDay({}, facts)


def _load(facts: Facts) -> Iterator[int]:
    """The week of each contact that falls due or is planned in the coming weeks anyway, a household's once."""
    homes = {path: group[0] for group in facts.network.households for path in group}
    rows: dict[str, list[DueRow]] = {}
    for status in _COMING:
        for row in rows_by_status(facts)[status]:
            rows.setdefault(homes.get(row.path, row.path), []).append(row)
    for group in rows.values():
        yield from _weeks_of(min(group, key=_length), facts)


def _weeks_of(row: DueRow, facts: Facts) -> Iterator[int]:
    """The weeks in which somebody is planned, or due, and then due again."""
    days = [touchpoint.date for touchpoint in row.about.scheduled if touchpoint.resets]
    if not days and row.due is not None and row.due >= facts.today:
        days = [row.due]
    yield from (week for day in days if (week := _week(day, facts)) < MOST_WEEKS)
    if days:
        yield from _again(row, days[-1], facts)


def _again(row: DueRow, day: date, facts: Facts) -> Iterator[int]:
    """The weeks in which somebody met on a day falls due again, one after the other."""
    cadence, free_day = row.rhythm, _free_day(facts)
    while cadence is not None:
        later = free_day(cadence.after(day))
        if later <= day or (week := _week(later, facts)) >= MOST_WEEKS:
            break
        yield week
        day = later


def _length(row: DueRow) -> float:
    return row.rhythm.length if row.rhythm else inf


def _week(day: date, facts: Facts) -> int:
    return min((day - facts.today).days // WEEK, MOST_WEEKS)
