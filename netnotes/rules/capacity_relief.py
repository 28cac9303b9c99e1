"""Which cadences could be gentler where they promise more than can be kept (SPEC 7): suggestions, nothing more.

The fewest changes that fit: a cadence of one person, or a line of `netnotes.yaml` where one line does more. Each goes
one usual step gentler (weekly, every 2 weeks, monthly, quarterly, half-yearly, yearly), or to the rhythm that was
really kept; only where that cannot be enough two steps, and so on to yearly. People of open goals, the tier inner and
family, and lifelines are asked last, in this order: only where all others, at once a year, would not do. Of as few
changes the preferred ones are cadences that were never kept, then those set by default, by tag or category, by tier,
by the note itself, then people not in touch for longest, then names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from math import fsum
from typing import ClassVar, NamedTuple

from netnotes.model.cadence import DAYS_PER_MONTH, Cadence
from netnotes.model.folding import fold_key
from netnotes.model.network import Network
from netnotes.model.places import Place
from netnotes.model.records import recordclass
from netnotes.rules.cadence_lines import Line, cadence_lines, new_lengths
from netnotes.rules.cadences import CadenceSource
from netnotes.rules.capacity import capacity_of
from netnotes.rules.contact import Facts, asked_once, facts_of
from netnotes.rules.due import OUTSIDE, DueRow, rows_by_status
from netnotes.rules.fewest import choose_fewest, count_fewest
from netnotes.rules.goal_people import goals_by_person
from netnotes.rules.kept_rhythm import UnkeptRow, set_by, unkept_paths
from netnotes.rules.usual_cadences import STEPS, cadence_command, next_gentler
from netnotes.rules.wording import cadence_words

MOST_LINES = 12
CLOSEST = 3
_DELIBERATE: Mapping[CadenceSource, int] = {"default": 0, "tag": 1, "category": 1, "tier": 2, "person": 3}


@recordclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """One cadence to relax: somebody's (``path``), or a line of `netnotes.yaml` (``path`` and ``command`` None).

    ``saves`` is contacts a month. ``place`` is where the cadence is set now. ``setting`` is what to write in
    `netnotes.yaml`, and ``keeps`` the commands that first keep those closest at the cadence they have.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "name", "path", "cadence", "suggested", "set_by", "set_at", "saves", "people", "command", "setting", "keeps",
        "because",
    )  # fmt: skip

    name: str
    path: str | None
    cadence: str
    suggested: str
    set_by: str
    place: Place | None
    saves: float
    people: int
    command: str | None
    setting: str | None
    keeps: tuple[str, ...]
    because: str

    @property
    def set_at(self) -> str | None:
        """Where the cadence is set, as ``path:line``."""
        return str(self.place) if self.place else None


@recordclass(frozen=True, slots=True, kw_only=True)
class ReliefPlan:
    """The changes that would fit, and what would be promised a month then; without changes where all fits already.

    ``fits`` is false where no gentler cadence up to yearly is enough: ``promised`` is then what would be left.
    """

    JSON: ClassVar[tuple[str, ...]] = ("fits", "promised_per_month", "changes")

    fits: bool
    promised_per_month: float
    changes: tuple[Relief, ...] = ()


class _Candidate(NamedTuple):
    """Somebody whose cadence could be ``to``, which saves so many contacts a month."""

    row: DueRow
    to: Cadence
    saves: float
    unkept: UnkeptRow | None


def relief_plan(network: Network, today: date) -> ReliefPlan:
    """The smallest set of gentler cadences that fits capacity."""
    return _plan(facts_of(network, today))


@asked_once
def _plan(facts: Facts) -> ReliefPlan:
    capacity = capacity_of(facts.network, facts.today)
    if not capacity.overcommitted:
        return ReliefPlan(fits=True, promised_per_month=capacity.promised_per_month)
    need = capacity.over_by
    if missing := _Work(facts, len(STEPS), CLOSEST).missing(need):
        return ReliefPlan(fits=False, promised_per_month=capacity.capacity + missing)
    reach = next(level for level in range(CLOSEST + 1) if not _Work(facts, len(STEPS), level).missing(need))
    work = next(found for found in _by_steps(facts, reach) if not found.missing(need))
    changes = work.changes(need)
    promised = capacity.promised_per_month - fsum(change.saves for change in changes)
    return ReliefPlan(fits=True, promised_per_month=promised, changes=changes)


def _by_steps(facts: Facts, reach: int) -> Iterator[_Work]:
    return (_Work(facts, steps, reach) for steps in range(1, len(STEPS) + 1))


class _Work:
    """What can be relaxed by so many steps without those who are closer than ``reach``."""

    def __init__(self, facts: Facts, steps: int, reach: int) -> None:
        self.facts, self.steps = facts, steps
        self.unkept = unkept_paths(facts)
        self._usual: dict[float, tuple[Cadence, float] | None] = {}
        levels = closeness(facts) if reach < CLOSEST else {}
        self.closest = {path for path, level in levels.items() if level > reach}

    def missing(self, need: float) -> float:
        """How much of what is needed everything together does not save."""
        found = filter(None, map(self._target, _tracked(self.facts)))
        return count_fewest((saves for _, saves in found), need).missing

    @cached_property
    def pool(self) -> Sequence[_Candidate]:
        """Everybody whose cadence may become gentler, and to what."""
        found = ((row, self._target(row)) for row in _preferred(self.facts))
        return [_Candidate(row, *target, self.unkept.get(row.path)) for row, target in found if target]

    def _target(self, row: DueRow) -> tuple[Cadence, float] | None:
        """What somebody's cadence may become, and what it saves; None for those who are close, or at a year already."""
        if row.path in self.closest or row.rhythm is None:
            return None
        unkept, length = self.unkept.get(row.path), row.rhythm.length
        if unkept is None and length in self._usual:
            return self._usual[length]
        to = next_gentler(row.rhythm, self.steps)
        if unkept and (self.steps == 1 or to is None or to.length < unkept.rhythm.length):
            to = unkept.rhythm
        found = None if to is None else (to, _promise(length) - _promise(to.length))
        if unkept is None:
            self._usual[length] = found
        return found

    def changes(self, need: float) -> tuple[Relief, ...]:
        """The fewest: lines are taken as long as one more makes the whole shorter."""
        lines: list[_LineChange] = []
        best = count_fewest((one.saves for one in self.pool), need).number
        while found := self._better(lines, need, best):
            best, line = found
            lines.append(line)
        left = need - fsum(line.saves for line in lines)
        people = choose_fewest(self._without(lines), left) if left > 0 else ()
        return (*(self._line(line) for line in lines), *(self._person(one) for one in people))

    def _better(self, lines: Sequence[_LineChange], need: float, best: int) -> tuple[int, _LineChange] | None:
        """The line that makes the whole shortest, where one makes it shorter; the first of equal ones."""
        tries = []
        for at, line in enumerate(self.lines):
            if all(line is not one for one in lines):
                left = need - fsum(one.saves for one in (*lines, line))
                count, missing = count_fewest((one.saves for one in self._without([*lines, line])), left)
                cost = sum(1 + len(one.keeps) for one in (*lines, line))
                tries += [] if missing else [(cost + count, at, line)]
        if not tries or min(tries)[0] >= best:
            return None
        total, _, line = min(tries, key=lambda one: one[:2])
        return total, line

    def _without(self, lines: Sequence[_LineChange]) -> Sequence[_Candidate]:
        if not lines:
            return self.pool
        taken = {row.path for line in lines for row in line.line.rows}
        return [one for one in self.pool if one.row.path not in taken]

    @cached_property
    def lines(self) -> Sequence[_LineChange]:
        """The lines that save most, at most a dozen."""
        found = filter(None, (self._line_change(line) for line in cadence_lines(_preferred(self.facts))))
        return sorted(found, key=lambda one: (-one.saves, one.line.key))[:MOST_LINES]

    def _line_change(self, line: Line) -> _LineChange | None:
        to = next_gentler(line.cadence, self.steps)
        if to is None:
            return None
        lengths = new_lengths(self.facts.config, line, to)
        keeps = [row for row in line.rows if row.path in self.closest]
        free = [row for row in line.rows if row.path not in self.closest]
        saves = fsum(_promise(line.cadence.length) - _promise(lengths[row.path]) for row in free)
        return _LineChange(line, to, saves, tuple(keeps)) if len(free) > 1 and saves > 0 else None

    def _line(self, change: _LineChange) -> Relief:
        line, count = change.line, len(change.line.rows) - len(change.keeps)
        return Relief(
            name=line.name,
            path=None,
            cadence=line.cadence.text,
            suggested=change.to.text,
            set_by=line.name,
            place=line.rows[0].cadence_place if line.written else None,
            saves=change.saves,
            people=count,
            command=None,
            setting=line.setting(change.to),
            keeps=tuple(cadence_command(self.facts, row.person, line.cadence) for row in change.keeps),
            because=f"{count} people have it",
        )

    def _person(self, one: _Candidate) -> Relief:
        row = one.row
        return Relief(
            name=row.name,
            path=row.path,
            cadence=row.cadence or "",
            suggested=one.to.text,
            set_by=set_by(row),
            place=row.cadence_place,
            saves=one.saves,
            people=1,
            command=cadence_command(self.facts, row.person, one.to),
            setting=None,
            keeps=(),
            because=one.unkept.reason if one.unkept else _now(row),
        )


@asked_once
def _preferred(facts: Facts) -> Sequence[DueRow]:
    """The same, the preferred ones first."""
    unkept, closest = unkept_paths(facts), closeness(facts)
    return sorted(_tracked(facts), key=lambda row: _preference(row, row.path in unkept, closest.get(row.path, 0)))


@asked_once
def _tracked(facts: Facts) -> Sequence[DueRow]:
    groups = (group for status, group in rows_by_status(facts).items() if status not in OUTSIDE)
    return [row for group in groups for row in group if row.rhythm]


class _LineChange(NamedTuple):
    line: Line
    to: Cadence
    saves: float
    keeps: tuple[DueRow, ...]


@asked_once
def closeness(facts: Facts) -> Mapping[str, int]:
    """Paths of those whose cadences are relaxed last: `CLOSEST` for lifelines, 2 for inner and family, 1 for goals."""
    found = dict.fromkeys(goals_by_person(facts), 1)
    for path, about in facts.people.items():
        if about.person.lifeline:
            found[path] = CLOSEST
        elif fold_key(about.person.tier or "") == "inner" or "family" in map(fold_key, about.person.categories):
            found[path] = 2
    return found


def _now(row: DueRow) -> str:
    return f"{cadence_words(row.rhythm)} ({set_by(row)}) now" if row.rhythm else ""


def _promise(days: float) -> float:
    """Contacts a month at a cadence of so many days."""
    return DAYS_PER_MONTH / days


def _preference(row: DueRow, unkept: bool, closest: int) -> tuple[int, bool, int, date, str, str]:
    deliberate = _DELIBERATE[row.cadence_source]
    return closest, not unkept, deliberate, row.last_contact or date.min, *row.about.sort_key
