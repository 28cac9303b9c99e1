"""What a vault will say once some of its notes have changed, without reading it again.

For the answer of a command that writes: a second look at a large vault would take longer than all the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from netnotes.model.config import Config
from netnotes.model.file_changes import FileChange
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.network import Contacts, Network
from netnotes.model.people import Person
from netnotes.model.readings import Named, Resolved
from netnotes.vault.deriving import merge_exchanges, merge_touchpoints
from netnotes.vault.names import Names, named
from netnotes.vault.reader import NoteReader
from netnotes.vault.resolve import resolve_note, touch_keys

D = TypeVar("D", Touchpoint, Exchange)


class NetworkAfter(Network):
    """A network with people's records, touchpoints and exchanges more.

    People are those of before, with the records of ``people`` in place of theirs; everything else is as it was.
    """

    def __init__(
        self,
        before: Network,
        people: Sequence[Person],
        touchpoints: Sequence[Touchpoint],
        exchanges: Sequence[Exchange],
    ) -> None:
        vars(self).update(_before=before, _people=people, _touchpoints=touchpoints, _exchanges=exchanges)

    @property
    def _was(self) -> Network:
        before: Network = vars(self)["_before"]
        return before

    @property
    def config(self) -> Config:
        """The configuration."""
        return self._was.config

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody."""
        changed: dict[str, Person] = {person.path: person for person in vars(self)["_people"]}
        return tuple(sorted((*_kept(self._was.people, changed), *changed.values()), key=lambda person: person.path))

    @cached_property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints, by date, path and line."""
        return merge_touchpoints((*self._was.touchpoints, *vars(self)["_touchpoints"]))

    @cached_property
    def exchanges(self) -> tuple[Exchange, ...]:
        """All exchanges, by date, path and line."""
        return merge_exchanges((*self._was.exchanges, *vars(self)["_exchanges"]))

    @property
    def households(self) -> tuple[tuple[str, ...], ...]:
        """Groups of people's paths."""
        return self._was.households

    def contacts(self, today: date) -> Contacts:
        """As of any network: those of before, and what came; nobody counts them again."""
        before = self._was.contacts(today)
        newest, later, thanks = dict(before.newest), dict(before.later), dict(before.thanks)
        for new in vars(self)["_touchpoints"]:
            if new.date > today:
                later[new.person] = tuple(sorted((*later.get(new.person, ()), new), key=_order))
                continue
            if new.resets:
                newest[new.person] = max((new, newest.get(new.person, new)), key=_order)
            if new.kind == "thanks":
                thanks[new.person] = max((new, thanks.get(new.person, new)), key=_order)
        return before._replace(newest=newest, later=later, thanks=thanks)


def network_after(
    network: Network, changes: Iterable[FileChange], people: Iterable[str], reader: NoteReader
) -> NetworkAfter:
    """The network once the changes are made, as far as they concern ``people`` (paths, those of new notes included).

    Only notes that are changed or made count, and in them what they say more than before.
    """
    wanted = frozenset(people)
    changes = tuple(changes)
    old = {person.path: person for person in network.people if person.path in wanted}
    readings = {change.path: reader.read(change.path, change.after) for change in changes if change.after is not None}
    names = {path: _named(person) for path, person in old.items()}
    names |= {path: named(reading) for path, reading in readings.items()}
    known, touch_kinds = Names(names.values()), touch_keys(network.config)
    records: list[Person] = []
    touchpoints: list[Touchpoint] = []
    exchanges: list[Exchange] = []
    for change in changes:
        if change.path not in readings:
            continue
        after = resolve_note(readings[change.path], known, touch_kinds)
        before = reader.read(change.path, change.before) if change.before is not None else None
        said = resolve_note(before, known, touch_kinds) if before else Resolved(path=change.path)
        touchpoints += _more(said.touchpoints, after.touchpoints, wanted)
        exchanges += _more(said.exchanges, after.exchanges, wanted)
        if isinstance(after.record, Person) and change.path in wanted:
            was = old.get(change.path)
            records.append(replace(was, next_contact=after.record.next_contact) if was else after.record)
    return NetworkAfter(network, records, touchpoints, exchanges)


def _more(before: Iterable[D], after: Iterable[D], people: frozenset[str]) -> list[D]:
    """What is said after and was not before, of these people, wherever in the note it stands."""
    left = Counter(replace(one, line=0) for one in before)
    more = []
    for one in after:
        if left[replace(one, line=0)] > 0:
            left[replace(one, line=0)] -= 1
        elif one.person in people:
            more.append(one)
    return more


def _kept(people: Iterable[Person], changed: dict[str, Person]) -> Iterable[Person]:
    return (person for person in people if person.path not in changed)


def _named(person: Person) -> Named:
    title = person.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return Named(path=person.path, title=title, type="person", name=person.name, aliases=person.aliases)


def _order(touchpoint: Touchpoint) -> tuple[date, bool, str, int]:
    """By date, path and line; what is merely recorded yields to a contact of the day."""
    return touchpoint.date, touchpoint.kind != "recorded", touchpoint.path, touchpoint.line
