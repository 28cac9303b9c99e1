"""The plan of a month: a few people, chosen to be different on purpose (SPEC 7; docs/plan.md explains the weights)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import ClassVar, NamedTuple

from netnotes.model.network import Network
from netnotes.model.plans import Month
from netnotes.model.records import recordclass
from netnotes.rules.categories import categories_of
from netnotes.rules.contact import Facts, PersonFacts, facts_of
from netnotes.rules.plan_idea import PlanIdea, idea_for
from netnotes.rules.plan_parts import PlanPart, parts_by_person
from netnotes.rules.plan_room import month_words, room_in
from netnotes.rules.plans_kept import kept_plan

SAME_CATEGORY, HAD_A_TURN = 1, 4
LEAST = 1.0
"""What reasons for somebody have to weigh at least when it is their turn, whatever variety takes off."""


@recordclass(frozen=True, slots=True, kw_only=True)
class WeighedPart:
    """A part as it weighed when its person was chosen: less where the month had such a reason already."""

    JSON: ClassVar[tuple[str, ...]] = ("reason", "points", "weight", "text")

    part: PlanPart
    exact: float

    @property
    def weight(self) -> float:
        """What it weighed, to a tenth."""
        return round(self.exact, 1)

    @property
    def words(self) -> str:
        """The reason and its weight: ``due since 2026-10-14, every 3 months (3.3)``."""
        return f"{self.text} ({self.weight:g})"

    @property
    def reason(self) -> str:
        """What kind of reason it is."""
        return self.part.reason

    @property
    def points(self) -> int:
        """Its points by themselves."""
        return self.part.points

    @property
    def text(self) -> str:
        """The reason in words, without day counts."""
        return self.part.text


@recordclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """Somebody chosen for a month: ``weight`` is the sum of the parts as they weighed when it was their turn."""

    JSON: ClassVar[tuple[str, ...]] = ("name", "path", "weight", "why", "parts", "idea", "command")

    about: PersonFacts
    parts: tuple[WeighedPart, ...]
    thought: PlanIdea

    @property
    def name(self) -> str:
        """The person's name."""
        return self.about.person.name

    @property
    def path(self) -> str:
        """The person's note."""
        return self.about.person.path

    @property
    def why(self) -> str:
        """The reasons with their weights, in one line."""
        return "; ".join(part.words for part in self.parts)

    @property
    def idea(self) -> str:
        """What to give or to ask."""
        return self.thought.text

    @property
    def command(self) -> str:
        """The command that helps with it."""
        return self.thought.command

    @property
    def weight(self) -> float:
        """What they weighed when it was their turn."""
        return round(sum(part.exact for part in self.parts), 1)


@recordclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Who is suggested for a month: ``rows``, the first choice first. ``wanted`` is how many there may be.

    ``note`` says in a sentence why there may be fewer than usual; empty where there may not.
    """

    month: Month
    wanted: int
    note: str
    rows: tuple[PlanRow, ...]


def plan_for(network: Network, today: date, month: Month) -> Plan:
    """The suggestion for a month, by what is known today; the same for the same notes, month and day."""
    facts = facts_of(network, today)
    known: dict[Month, Plan] = facts.answers.setdefault(plan_for, {})
    if month not in known:
        wanted, note = room_in(facts.config, month)
        known[month] = Plan(month=month, wanted=wanted, note=note, rows=tuple(_chosen(facts, month, wanted)))
    return known[month]


def why_nobody(network: Network, plan: Plan, when: str = "this month") -> str:
    """Why the suggestion for a month is empty, and what would change that."""
    if not plan.wanted:
        return plan.note
    if not network.people:
        return "Nobody is in your notes yet: any note in a folder “people” is somebody."
    return (
        f"Nobody is suggested for {when}: nobody is due, and no goal, category or thanks waits. "
        "A line “cadence: monthly” in a person's note, or a goal that names people, brings suggestions."
    )


class _Candidate(NamedTuple):
    about: PersonFacts
    parts: tuple[PlanPart, ...]
    points: int


@dataclass(slots=True)
class _Month:
    """What those chosen so far leave for the others: how often reasons are covered, how many are of each category.

    ``last`` is the month before, ``had_a_turn`` are the paths of those who were met from its plan.
    """

    last: str
    had_a_turn: frozenset[str]
    covered: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    categories: Counter[str] = field(default_factory=Counter)

    def weighed(self, one: _Candidate) -> tuple[WeighedPart, ...]:
        """The parts of somebody as they weigh now."""
        parts = [WeighedPart(part=part, exact=self._weight(part)) for part in one.parts]
        word = max(categories_of(one.about).categories, key=lambda word: self.categories[word], default="")
        if many := self.categories[word]:
            parts.append(_less(SAME_CATEGORY * many, f"somebody of {word} is planned already"))
        if one.about.person.path in self.had_a_turn:
            parts.append(_less(HAD_A_TURN, f"met from the plan for {self.last}"))
        return tuple(parts)

    def _weight(self, part: PlanPart) -> float:
        """Half, a third, … of the points where others cover the reason already; the same goal counts once more."""
        return part.points / (1 + sum(self.covered[key] for key in _keys(part)))

    def take(self, row: PlanRow) -> None:
        """Somebody is chosen: what weighed most of them is covered, their other reasons by half."""
        main = max(row.parts, key=lambda part: part.exact)
        for one in row.parts:
            for key in _keys(one.part):
                self.covered[key] += 1 if one is main else 0.5
        self.categories.update(categories_of(row.about).categories)


def _less(points: int, text: str) -> WeighedPart:
    return WeighedPart(part=PlanPart(reason="variety", points=-points, text=text), exact=-points)


def _chosen(facts: Facts, month: Month, wanted: int) -> Iterator[PlanRow]:
    """One after the other: who weighs most beside those before; ties by name. No two of one household."""
    if not wanted:
        return
    waiting = _in_order(facts, parts_by_person(facts, month))
    so_far = _begun(facts, month)
    homes = {path: home for home in facts.network.households for path in home}
    for _ in range(wanted):
        row = _heaviest(waiting, so_far)
        if row is None:
            return
        yield row
        taken = {row.path, *homes.get(row.path, ())}
        waiting = [one for one in waiting if one.about.person.path not in taken]
        so_far.take(row)


def _begun(facts: Facts, month: Month) -> _Month:
    """A month in which nobody is chosen yet."""
    before = kept_plan(facts.network, facts.today, month.before)
    met = frozenset(one.path for one in before.met) if before else frozenset()
    return _Month(last=month_words(month.before), had_a_turn=met)


def _in_order(facts: Facts, parts: Mapping[str, tuple[PlanPart, ...]]) -> list[_Candidate]:
    """Everybody by what they weigh alone, the most first, then by name."""
    found = (_Candidate(facts.people[path], of, sum(part.points for part in of)) for path, of in parts.items())
    return sorted(found, key=lambda one: (-one.points, *one.about.sort_key))


def _keys(part: PlanPart) -> tuple[str, ...]:
    """Under what a part is known as covered: its reason, and the goal or category itself."""
    if part.reason == "variety":
        return ()
    return (part.reason, f"{part.reason}:{part.subject}") if part.subject else (part.reason,)


def _heaviest(waiting: Sequence[_Candidate], so_far: _Month) -> PlanRow | None:
    """Who weighs most now. Nobody weighs more than alone, so that the search ends with the first who cannot win."""
    best: tuple[float, tuple[str, str]] | None = None
    make: Callable[[], PlanRow] | None = None
    for one in waiting:
        if best is not None and one.points < -best[0]:
            break
        parts = so_far.weighed(one)
        key = (-sum(part.exact for part in parts), one.about.sort_key)
        if sum(part.exact for part in parts if part.exact > 0) >= LEAST and (best is None or key < best):
            best, make = key, partial(_row, one, parts)
    return make() if make else None


def _row(one: _Candidate, parts: tuple[WeighedPart, ...]) -> PlanRow:
    return PlanRow(about=one.about, parts=parts, thought=idea_for(one.about, one.parts))
