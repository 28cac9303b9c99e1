"""What became of written plans: whom I met, who is still to meet, and which boxes that ticks (SPEC 7).

A contact counts for a plan from the day it was made to the end of its month, whenever it is written down. A box that
stands open although a day of completion is written on its line was opened again by hand, and stays open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar

from netnotes.model.network import Network
from netnotes.model.places import Place
from netnotes.model.plans import Month, PlanBox, WrittenPlan, month_of
from netnotes.model.records import recordclass
from netnotes.rules.contact import Facts, PersonFacts, asked_once, facts_of
from netnotes.rules.wording import join_names

ContactDays = Mapping[str, Sequence[int]]
OFFER_DAYS = 5
"""On how many first days of a month Home offers a plan where there is none."""


@recordclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """Somebody in a written plan. ``met_on`` is the first contact that counts, or the day written on their box."""

    JSON: ClassVar[tuple[str, ...]] = ("name", "path", "met", "met_on", "text", "line")

    about: PersonFacts
    met: bool
    met_on: date | None
    box: PlanBox
    plan: WrittenPlan

    @property
    def name(self) -> str:
        """The person's name."""
        return self.about.person.name

    @property
    def path(self) -> str:
        """The person's note."""
        return self.about.person.path

    @property
    def text(self) -> str:
        """The line as it is written."""
        return self.box.text

    @property
    def line(self) -> int:
        """Its line in the plan."""
        return self.box.line

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(path=self.plan.path, line=self.box.line)


@recordclass(frozen=True, slots=True, kw_only=True)
class KeptPlan:
    """A written plan and what became of it. ``people`` are in its order, without those struck out (``[-]``).

    ``carried`` are those still to meet who stand in the plan of the month after it, too.
    """

    plan: WrittenPlan
    people: tuple[Planned, ...]
    carried: tuple[Planned, ...]

    @property
    def month(self) -> Month:
        """Its month."""
        return self.plan.month

    @property
    def met(self) -> tuple[Planned, ...]:
        """Whom I met."""
        return tuple(one for one in self.people if one.met)

    @property
    def to_meet(self) -> tuple[Planned, ...]:
        """Who is still to meet."""
        return tuple(one for one in self.people if not one.met)

    @property
    def outcome(self) -> str:
        """``3 of 4 met; Ana Silva carried over``."""
        if not self.people:
            return "nobody stood in it"
        met = f"{len(self.met) or 'none'} of {len(self.people)} met"
        carried = join_names([one.name for one in self.carried])
        return f"{met}; {carried} carried over" if carried else met


@recordclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """What Home says of this month's plan: who is still to meet, or (``offered``) that one could be made."""

    JSON: ClassVar[tuple[str, ...]] = ("month", "names", "path", "offered")

    when: Month
    people: tuple[Planned, ...]
    offered: bool

    @property
    def month(self) -> str:
        """The month, as ``2026-11``."""
        return str(self.when)

    @property
    def path(self) -> str:
        """Where its plan stands, or would."""
        return self.when.path

    @property
    def names(self) -> tuple[str, ...]:
        """Who is still to meet."""
        return tuple(one.name for one in self.people)


def kept_plans(network: Network, today: date) -> tuple[KeptPlan, ...]:
    """Every written plan, by month."""
    return tuple(_plans(facts_of(network, today)).values())


def kept_plan(network: Network, today: date, month: Month) -> KeptPlan | None:
    """The written plan of a month; None where there is none."""
    return _plans(facts_of(network, today)).get(month) if network.plans else None


@asked_once
def _plans(facts: Facts) -> Mapping[Month, KeptPlan]:
    written = facts.network.plans
    people = {plan.month: tuple(_people(plan, facts)) for plan in written}
    after = {month: {one.path for one in of} for month, of in people.items()}
    return {
        plan.month: KeptPlan(
            plan=plan,
            people=people[plan.month],
            carried=tuple(
                one for one in people[plan.month] if not one.met and one.path in after.get(plan.month.next, ())
            ),
        )
        for plan in written
    }


def _people(plan: WrittenPlan, facts: Facts) -> Iterator[Planned]:
    """Everybody once, where they stand first; met where one of their boxes is ticked, or is about to be."""
    boxes: dict[str, list[PlanBox]] = {}
    for box in plan.boxes:
        if box.person is not None and box.person in facts.people and box.state != "cancelled":
            boxes.setdefault(box.person, []).append(box)
    ticks = {box.line for box, _ in ticks_of(plan, facts.contacts.days, facts.today)}
    for path, own in boxes.items():
        met = any(box.state == "done" or box.line in ticks for box in own)
        day = first_contact(plan, path, facts.contacts.days, facts.today) if met else None
        written = next((box.done for box in own if box.done), None) if met else None
        yield Planned(about=facts.people[path], met=met, met_on=day or written, box=own[0], plan=plan)


def ticks_of(plan: WrittenPlan, days: ContactDays, today: date) -> Iterator[tuple[PlanBox, date]]:
    """The open boxes that a contact ticks, each with its day; ``days`` as of `Contacts.days`."""
    for box in plan.boxes:
        if box.state == "open" and box.done is None and box.person is not None:
            day = first_contact(plan, box.person, days, today)
            if day is not None:
                yield box, day


def any_ticks(network: Network, today: date) -> bool:
    """Whether a contact ticks a box of any plan."""
    return any(next(ticks_of(plan, network.contacts(today).days, today), None) for plan in network.plans)


def first_contact(plan: WrittenPlan, path: str, days: ContactDays, today: date) -> date | None:
    """The first contact with somebody that counts for a plan, to today."""
    since, last = plan.since.toordinal(), min(plan.month.last, today).toordinal()
    found = next((day for day in days.get(path, ()) if since <= day <= last), None)
    return date.fromordinal(found) if found is not None else None


def plan_line(facts: Facts, *, worth_it: bool) -> PlanLine | None:
    """Home's line: who of this month's plan is still to meet; in its first days the offer of one that is ``worth it``.

    None where everybody was met, and on the other days without a plan.
    """
    month = month_of(facts.today)
    if all(plan.month != month for plan in facts.network.plans):
        early = facts.today.day <= OFFER_DAYS
        return PlanLine(when=month, people=(), offered=True) if early and worth_it else None
    still = _plans(facts)[month].to_meet
    return PlanLine(when=month, people=still, offered=False) if still else None
