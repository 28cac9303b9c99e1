"""What is known of each person on one day: contacts, what is scheduled, exchanges (SPEC 3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from netnotes.model.config import Config
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.network import Network
from netnotes.model.people import Person, Record
from netnotes.model.places import Place

CONFIG_FILE = "netnotes.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class LastContact:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """One person on one day: everything in order of date, path and line.

    ``past`` are touchpoints of any kind to today, ``scheduled`` those after today (a future `last_contact`
    is ignored), ``own`` the newest contact of their own, ``last`` that of their household,
    ``exchanges`` those to today, ``promised`` those after it.
    """

    person: Person
    past: tuple[Touchpoint, ...]
    scheduled: tuple[Touchpoint, ...]
    own: Touchpoint | None
    last: LastContact | None
    exchanges: tuple[Exchange, ...]
    promised: tuple[Exchange, ...]

    @property
    def last_date(self) -> date | None:
        """The day of the last contact, the household's included (SPEC 4, derived ``last_contact``)."""
        return self.last.date if self.last else None

    @property
    def contact_days(self) -> tuple[date, ...]:
        """The distinct days of their own contacts to today, oldest first."""
        return tuple(day for day, _ in groupby(t.date for t in self.past if t.resets))

    @property
    def next_scheduled(self) -> date | None:
        """The earliest scheduled day, of any kind."""
        return self.scheduled[0].date if self.scheduled else None

    @property
    def next_contact(self) -> Touchpoint | None:
        """The earliest scheduled touchpoint of a contact kind."""
        return next((t for t in self.scheduled if t.resets), None)

    @property
    def sort_key(self) -> tuple[str, str]:
        """By name, whatever its case, then path."""
        return self.person.name.casefold(), self.person.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The index of a network for one day, by path of person; built once, in linear time."""

    network: Network
    today: date
    people: Mapping[str, PersonFacts]

    @property
    def config(self) -> Config:
        """The configuration of the vault."""
        return self.network.config

    def sorted(self) -> list[PersonFacts]:
        """Everybody by name, then path."""
        return sorted(self.people.values(), key=lambda facts: facts.sort_key)


_latest: list[Facts] = []


def facts_of(network: Network, today: date) -> Facts:
    """The facts of a network on one day; asking again for the same network and day costs nothing.

    The last answer is kept and known by identity, which is safe because records are frozen all the way down.
    """
    for known in _latest:
        if known.network is network and known.today == today:
            return known
    _latest[:] = [_build(network, today)]
    return _latest[0]


def _build(network: Network, today: date) -> Facts:
    touchpoints: defaultdict[str, list[Touchpoint]] = defaultdict(list)
    exchanges: defaultdict[str, list[Exchange]] = defaultdict(list)
    for touchpoint in network.touchpoints:
        touchpoints[touchpoint.person].append(touchpoint)
    for exchange in network.exchanges:
        exchanges[exchange.person].append(exchange)
    people = {person.path: person for person in sorted(network.people, key=lambda person: person.path)}
    split = {path: _split(touchpoints.get(path, ()), today) for path in people}
    own = {path: next((t for t in reversed(past) if t.resets), None) for path, (past, _) in split.items()}
    homes = {path: group for group in network.households for path in group}
    ledgers = {path: sorted(exchanges.get(path, ()), key=lambda e: (e.date, e.path, e.line)) for path in people}
    facts = {
        path: PersonFacts(
            person=person,
            past=split[path][0],
            scheduled=split[path][1],
            own=own[path],
            last=_last(path, homes.get(path, ()), own, people),
            exchanges=tuple(e for e in ledgers[path] if e.date <= today),
            promised=tuple(e for e in ledgers[path] if e.date > today),
        )
        for path, person in people.items()
    }
    return Facts(network=network, today=today, people=facts)


def _split(touchpoints: Iterable[Touchpoint], today: date) -> tuple[tuple[Touchpoint, ...], tuple[Touchpoint, ...]]:
    """What is to today, and what is scheduled; a `last_contact` in the future is neither (SPEC 2.2)."""
    ordered = sorted(touchpoints, key=lambda t: (t.date, t.path, t.line, t.kind))
    past = tuple(t for t in ordered if t.date <= today)
    return past, tuple(t for t in ordered[len(past) :] if t.source != "recorded")


def _last(
    path: str, household: Iterable[str], own: Mapping[str, Touchpoint | None], people: Mapping[str, Person]
) -> LastContact | None:
    """The newest contact of the household; their own wins on the same day, then the first path."""
    mine = own[path]
    best = LastContact(touchpoint=mine) if mine else None
    for other in sorted(household):
        contact = own.get(other)
        if other != path and contact and (best is None or contact.date > best.date):
            best = LastContact(touchpoint=contact, via=people[other])
    return best


def place_of(record: Record, *fields: str) -> Place:
    """The line of the first of these fields that stands in the record's note, else the note's first line."""
    written = dict(record.lines)
    return Place(path=record.path, line=next((written[field] for field in fields if field in written), 1))


def config_place(config: Config, *keys: str) -> Place | None:
    """The line of the first of these dotted keys that `netnotes.yaml` sets; None where defaults hold."""
    line = next((found for key in keys if (found := config.line(key))), 0)
    return Place(path=CONFIG_FILE, line=line) if line else None


def days_before(today: date, days: int) -> date:
    """The day so many days before; the first day of the calendar where it has no such day."""
    return today - timedelta(days=min(days, (today - date.min).days))


def days_after(today: date, days: int) -> date:
    """The day so many days after; the last day of the calendar where it has no such day."""
    return today + timedelta(days=min(days, (date.max - today).days))
