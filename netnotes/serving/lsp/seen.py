"""A network as the open notes say it: that of the saved notes, with some of them in another state.

People, goals, meetings, organizations, the owner, heads and what lies ahead are as of the open notes; the rest, which
no check within a note asks for, is as it was saved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from netnotes.model.config import Config
from netnotes.model.goals import Goal
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.meetings import Meeting
from netnotes.model.network import Contacts, Network, NoteHead
from netnotes.model.people import Me, Organization, Person, Record
from netnotes.model.readings import Reading, Resolved
from netnotes.vault.deriving import merge_touchpoints

R = TypeVar("R", bound=Record)
Held = Mapping[str, tuple[Reading, Resolved]]
"""Path of a note that is not as it was saved → what it says now."""
Others = Callable[[str], Iterable[Touchpoint]]
"""Path of a person → the touchpoints of which the other notes tell, by path."""


class SeenNetwork(Network):
    """The saved network ``base`` with ``held`` notes as they are now; ``around`` are people of whom these told."""

    def __init__(self, base: Network, held: Held, around: Iterable[str], others: Others) -> None:
        vars(self).update(_base=base, _held=held, _around=frozenset(around), _others=others)

    @property
    def base(self) -> Network:
        """The saved notes."""
        found: Network = vars(self)["_base"]
        return found

    @property
    def held(self) -> Held:
        """The notes that are not as they were saved."""
        found: Held = vars(self)["_held"]
        return found

    @property
    def config(self) -> Config:
        """The configuration."""
        return self.base.config

    @cached_property
    def heads(self) -> tuple[NoteHead, ...]:
        """Path, status and type of each note."""
        kept = (head for head in self.base.heads if head.path not in self.held)
        now = (NoteHead(path, read.note.status, read.note.type) for path, (read, _) in self.held.items())
        return tuple(sorted((*kept, *now), key=lambda head: head.path))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody."""
        return self._records(self.base.people, Person)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """Every goal."""
        return self._records(self.base.goals, Goal)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting."""
        return self._records(self.base.meetings, Meeting)

    @cached_property
    def organizations(self) -> tuple[Organization, ...]:
        """Every organization."""
        return self._records(self.base.organizations, Organization)

    @cached_property
    def me(self) -> Me | None:
        """The owner."""
        mine = self._records((self.base.me,) if self.base.me else (), Me)
        return mine[0] if mine else None

    @cached_property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """As saved."""
        return self.base.touchpoints

    @cached_property
    def exchanges(self) -> tuple[Exchange, ...]:
        """As saved."""
        return self.base.exchanges

    def contacts(self, today: date) -> Contacts:
        """As saved, but for what lies ahead."""
        base = self.base.contacts(today)
        told = {one.person for _, found in self.held.values() for one in found.touchpoints}
        later = dict(base.later)
        for person in sorted(told | vars(self)["_around"]):
            later.pop(person, None)
            if ahead := tuple(one for one in self._touchpoints_now(person) if one.date > today):
                later[person] = ahead
        return base._replace(later=later)

    def _touchpoints_now(self, person: str) -> tuple[Touchpoint, ...]:
        mine = (one for _, (_, found) in sorted(self.held.items()) for one in found.touchpoints)
        both = (*vars(self)["_others"](person), *(one for one in mine if one.person == person))
        return merge_touchpoints(sorted(both, key=lambda one: one.path))

    def _records(self, saved: Iterable[R], kind: type[R]) -> tuple[R, ...]:
        kept = [record for record in saved if record.path not in self.held]
        now: list[Any] = [found.record for _, found in self.held.values() if isinstance(found.record, kind)]
        return tuple(sorted((*kept, *now), key=lambda record: record.path))
