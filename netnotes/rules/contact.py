"""What is known of each person on one day: contacts, what is scheduled, exchanges (SPEC 3)."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from functools import cached_property, wraps
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from netnotes.model.config import Config
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.network import Contacts, Network
from netnotes.model.people import Person, Record
from netnotes.model.places import Place
from netnotes.model.records import maker_of, recordclass

A = TypeVar("A")

CONFIG_FILE = "netnotes.yaml"


class LastContact(NamedTuple):
    """The newest contact to today; ``via`` is whose it is where it came by the household, else None."""

    touchpoint: Touchpoint
    via: Person | None = None

    @property
    def date(self) -> date:
        """The day of the contact."""
        return self.touchpoint.date

    @property
    def place(self) -> Place:
        """Where it is written."""
        return Place(path=self.touchpoint.path, line=self.touchpoint.line)


@recordclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """One person on one day: everything in order of date, path and line.

    ``own`` is the newest contact of their own, ``last`` that of their household, ``scheduled`` are touchpoints
    after today (a future `last_contact` is ignored). ``last_date`` is the day of ``last`` (SPEC 4, derived
    ``last_contact``). ``sort_key`` orders by name, whatever its case, then path.
    """

    person: Person
    own: Touchpoint | None
    last: LastContact | None
    scheduled: Sequence[Touchpoint]
    last_date: date | None
    sort_key: tuple[str, str] = field(repr=False, compare=False)
    facts: Facts = field(repr=False, compare=False)

    @property
    def past(self) -> Sequence[Touchpoint]:
        """Touchpoints of any kind to today."""
        own = self.facts.network.touchpoints_of(self.person.path)
        return own[: bisect_right(own, self.facts.today, key=lambda touchpoint: touchpoint.date)]

    @property
    def exchanges(self) -> Sequence[Exchange]:
        """Exchanges to today."""
        return self.facts.exchanges.get(self.person.path, ())

    @property
    def promised(self) -> Sequence[Exchange]:
        """Exchanges after today."""
        return self.facts.promised.get(self.person.path, ())

    @property
    def contact_days(self) -> tuple[int, ...]:
        """The distinct days of their own contacts to today, oldest first, as ordinals (`date.toordinal`)."""
        return self.facts.contacts.days.get(self.person.path, ())

    @property
    def contact_count(self) -> int:
        """How many touchpoints of a contact kind there are to today."""
        return self.facts.contacts.resets.get(self.person.path, 0)

    @property
    def next_scheduled(self) -> date | None:
        """The earliest scheduled day, of any kind."""
        return self.scheduled[0].date if self.scheduled else None

    @property
    def next_contact(self) -> Touchpoint | None:
        """The earliest scheduled touchpoint of a contact kind."""
        return next((t for t in self.scheduled if t.resets), None)


class Facts:
    """The indexes of a network for one day, by path of person; each is made when it is first asked for.

    ``answers`` are those of the rules that are `asked_once`.
    """

    def __init__(self, network: Network, today: date) -> None:
        self.network = network
        self.today = today
        self.answers: dict[object, Any] = {}

    @property
    def config(self) -> Config:
        """The configuration of the vault."""
        return self.network.config

    @cached_property
    def people(self) -> Mapping[str, PersonFacts]:
        """Everybody."""
        members = {person.path: person for person in self.network.people}
        own = self.contacts.newest
        later = self.contacts.later
        scheduled = {path: tuple(t for t in found if t.source != "recorded") for path, found in later.items()}
        last: dict[str, LastContact | None]
        last = {path: LastContact(touchpoint) for path, touchpoint in own.items()}
        for household in self.network.households:
            last |= {path: _last(path, sorted(household), own, members) for path in household}
        make = maker_of(PersonFacts)
        days = {path: contact.touchpoint.date for path, contact in last.items() if contact}
        return {
            path: make(
                person=person,
                own=own.get(path),
                last=last.get(path),
                last_date=days.get(path),
                scheduled=scheduled.get(path, ()),
                sort_key=(person.name.casefold(), path),
                facts=self,
            )
            for path, person in members.items()
        }

    @cached_property
    def contacts(self) -> Contacts:
        """The touchpoints in short."""
        return self.network.contacts(self.today)

    @cached_property
    def exchanges(self) -> Mapping[str, Sequence[Exchange]]:
        """Exchanges to today."""
        return _by_person(e for e in self.network.exchanges if e.date <= self.today)

    @cached_property
    def promised(self) -> Mapping[str, Sequence[Exchange]]:
        """Exchanges after today."""
        return _by_person(e for e in self.network.exchanges if e.date > self.today)

    def sorted(self) -> Sequence[PersonFacts]:
        """Everybody by name, then path."""
        return self._sorted

    @cached_property
    def _sorted(self) -> Sequence[PersonFacts]:
        return tuple(sorted(self.people.values(), key=attrgetter("sort_key")))


_latest: list[Facts] = []


def facts_of(network: Network, today: date) -> Facts:
    """The facts of a network on one day; asking again for the same network and day costs nothing.

    The last answer is kept and known by identity, which is safe because records are frozen all the way down.
    """
    for known in _latest:
        if known.network is network and known.today == today:
            return known
    _latest[:] = [Facts(network, today)]
    return _latest[0]


def asked_once(rule: Callable[[Facts], A]) -> Callable[[Facts], A]:
    """Keep what a rule answers with the facts it was asked about: several pages and rules ask it."""

    @wraps(rule)
    def ask(facts: Facts) -> A:
        answer: A | None = facts.answers.get(rule)
        if answer is None:
            answer = facts.answers[rule] = rule(facts)
        return answer

    return ask


def is_reachable(about: PersonFacts) -> bool:
    """Whether somebody can be suggested at all."""
    return about.person.status not in {"archived", "deceased"}


def is_known(about: PersonFacts) -> bool:
    """Whether somebody is part of the network: neither archived nor deceased, nor still to be met."""
    return about.person.status in {"active", "paused"}


def _by_person(records: Iterable[Exchange]) -> Mapping[str, Sequence[Exchange]]:
    """Exchanges by the person they are with, each group in the order in which they come."""
    groups: defaultdict[str, list[Exchange]] = defaultdict(list)
    for record in records:
        groups[record.person].append(record)
    return {person: tuple(group) for person, group in groups.items()}


def _last(
    path: str, household: Iterable[str], own: Mapping[str, Touchpoint], people: Mapping[str, Person]
) -> LastContact | None:
    """The newest contact of the household; their own wins on the same day, then the first path."""
    mine = own.get(path)
    best = LastContact(mine) if mine else None
    for other in household:
        contact = own.get(other) if other in people else None
        if other != path and contact and (best is None or contact.date > best.date):
            best = LastContact(contact, via=people[other])
    return best


def place_of(record: Record, *fields: str) -> Place:
    """The line of the first of these fields that stands in the record's note, else the note's first line."""
    written = dict(record.lines)
    return Place(path=record.path, line=next((written[field] for field in fields if field in written), 1))


def config_place(config: Config, *keys: str) -> Place | None:
    """The line of the first of these dotted keys that `netnotes.yaml` sets; None where defaults hold."""
    line = config_line(config, *keys)
    return Place(path=CONFIG_FILE, line=line) if line else None


def config_line(config: Config, *keys: str) -> int:
    """The number of that line; 0 where defaults hold."""
    return next((found for key in keys if (found := config.line(key))), 0)


def days_before(today: date, days: int) -> date:
    """The day so many days before; the first day of the calendar where it has no such day."""
    return today - timedelta(days=min(days, (today - date.min).days))


def days_after(today: date, days: int) -> date:
    """The day so many days after; the last day of the calendar where it has no such day."""
    return today + timedelta(days=min(days, (date.max - today).days))
