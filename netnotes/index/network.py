"""A network whose records are read from the index when they are first asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from netnotes.index.basis import Basis
from netnotes.index.codec import form_of
from netnotes.index.gathering import gatherings_of
from netnotes.index.keeping import keep, kept, kept_together
from netnotes.index.narrow import found_problems, stored_heads, written_of
from netnotes.index.narrow_parts import NarrowParts
from netnotes.index.packing import ODD
from netnotes.index.pieces import (
    contacts_of,
    introductions_of,
    kept_records,
    ledger_of,
    ledger_values,
    record_values,
)  # fmt: skip
from netnotes.index.sealing import can_be_asked
from netnotes.index.store import Store
from netnotes.index.watched import SEALS, Watched
from netnotes.model.config import Config
from netnotes.model.network import Contacts, Network, NoteHead
from netnotes.model.places import Problem
from netnotes.vault.households import households_of, second_me

if TYPE_CHECKING:
    from netnotes.model.follow_ups import FollowUp
    from netnotes.model.gatherings import Gathering
    from netnotes.model.goals import Goal
    from netnotes.model.ledger import Exchange, Touchpoint
    from netnotes.model.meetings import Meeting
    from netnotes.model.notes import Note
    from netnotes.model.people import Me, Organization, Person
    from netnotes.vault.folders import Scan
    from netnotes.vault.inputs import Inputs

_PROBLEMS = ("problems", "heads")
T = TypeVar("T")


class StoredNetwork(NarrowParts):
    """The network of an index that is up to date; the index stays open as long as it may be asked.

    ``otherwise`` reads the notes themselves: it answers from the first moment at which the index turns out damaged.
    """

    def __init__(self, store: Store, basis: Basis, otherwise: Callable[[Exception | None], Network]) -> None:
        vars(self).update(_store=store, _basis=basis, _otherwise=otherwise, _plain=None)

    @property
    def config(self) -> Config:
        """The configuration."""
        found: Config = vars(self)["_basis"].config
        return found

    def _read(self, name: str, read: Callable[[Store], T]) -> T:
        """Ask the index, or the notes where it cannot answer."""
        here = vars(self)
        if here["_plain"] is None:
            try:
                return read(here["_store"])
            except (sqlite3.Error, *ODD) as err:
                here["_plain"] = here["_otherwise"](err)
        answer: T = getattr(here["_plain"], name)
        return answer

    def _records(self, name: str, type_: str) -> tuple[Any, ...]:
        def read(store: Store) -> tuple[Any, ...]:
            return tuple(map(form_of(type_).decode, kept_records(store, name, type_)))

        return self._read(name, read)

    def _ledger(self, name: str, type_: str) -> tuple[Any, ...]:
        return self._read(name, lambda store: tuple(map(form_of(type_).decode, ledger_values(store, name))))

    @cached_property
    def heads(self) -> tuple[NoteHead, ...]:
        """Path, status and type of each note."""

        def read(store: Store) -> tuple[NoteHead, ...]:
            plain = kept_together(store, "heads", ("heads",), lambda: stored_heads(store))
            return tuple(map(NoteHead._make, plain))

        return self._read("heads", read)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Every note, whole: read from the files, because the index keeps no note as it is."""
        here = vars(self)
        if here["_plain"] is None:
            here["_plain"] = here["_otherwise"](None)
        plain: Network = here["_plain"]
        return plain.notes

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody."""
        return self._records("people", "Person")

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """Every goal."""
        return self._records("goals", "Goal")

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting."""
        return self._records("meetings", "Meeting")

    @cached_property
    def organizations(self) -> tuple[Organization, ...]:
        """Every organization."""
        return self._records("organizations", "Organization")

    @cached_property
    def me(self) -> Me | None:
        """The owner."""

        def read(store: Store) -> Me | None:
            plain = record_values(store, "Me")
            return form_of("Me").decode(plain[0]) if plain else None

        return self._read("me", read)

    @cached_property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints, by date, path and line."""
        return self._ledger("touchpoints", "Touchpoint")

    @cached_property
    def exchanges(self) -> tuple[Exchange, ...]:
        """All exchanges, by date, path and line."""
        return self._ledger("exchanges", "Exchange")

    def contacts(self, today: date) -> Contacts:
        """As of any network, with no more touchpoints made than are needed."""
        if vars(self)["_plain"] is not None or "touchpoints" in vars(self):
            return super().contacts(today)
        known = self._known_contacts
        try:
            if today not in known:
                known[today] = contacts_of(vars(self)["_store"], today.toordinal())
        except (sqlite3.Error, *ODD):
            return super().contacts(today)
        return known[today]

    @cached_property
    def _known_contacts(self) -> dict[date, Contacts]:
        return {}

    def touchpoints_of(self, person: str) -> tuple[Touchpoint, ...]:
        """As of any network; only this person's are read."""
        here = vars(self)
        if here["_plain"] is None and "touchpoints" not in here:
            if any(person not in known.counts and person not in known.later for known in self._known_contacts.values()):
                return ()
            try:
                return tuple(map(form_of("Touchpoint").decode, ledger_of(here["_store"], person, "touchpoints")))
            except (sqlite3.Error, *ODD):
                pass
        return super().touchpoints_of(person)

    def written(self, names: frozenset[str]) -> tuple[tuple[str, str, str], ...]:
        """As of any network; no note is read for it, unless names are asked that are not sealed."""
        here = vars(self)
        if here["_plain"] is None and all(map(can_be_asked, names)):
            try:
                return written_of(here["_store"], names)
            except (sqlite3.Error, *ODD) as err:
                here["_plain"] = here["_otherwise"](err)
        return super().written(names)

    @cached_property
    def households(self) -> tuple[tuple[str, ...], ...]:
        """Groups of people whose contacts count for one another."""
        return households_of(self.people)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem that does not depend on the day."""

        def find(store: Store) -> list[Any]:
            mine = [head.path for head in self.heads if head.type == "me"]
            return found_problems(store, (*vars(self)["_basis"].problems, *second_me(mine)))

        def read(store: Store) -> tuple[Problem, ...]:
            form = form_of("Problem")
            kept = kept_together(store, "problems", _PROBLEMS, lambda: list(map(form.encode, find(store))))
            return tuple(map(form.decode, kept))

        return self._read("problems", read)

    @cached_property
    def unread(self) -> int:
        """How many notes cannot be read."""
        count = partial(getattr, super(), "unread")
        return self._read("unread", lambda store: int(kept_together(store, "unread", ("heads",), count)))

    @cached_property
    def topics(self) -> frozenset[str]:
        """As of any network; looked for once for as long as the index stays the same."""
        topics = partial(getattr, super(), "topics")

        def read(store: Store) -> frozenset[str]:
            return frozenset(kept_together(store, "topics", SEALS["topics"], lambda: sorted(topics())))

        return self._read("topics", read)

    @cached_property
    def gatherings(self) -> tuple[Gathering, ...]:
        """As of any network; no touchpoint is made for it."""
        return self._read("gatherings", gatherings_of)

    @cached_property
    def introductions(self) -> tuple[Meeting, ...]:
        """As of any network; no other meeting is made for it."""
        return self._read("introductions", introductions_of)

    def kept(self, what: str, find: Callable[[Network], tuple[Problem, ...]]) -> tuple[Problem, ...]:
        """As of any network; found once for as long as all that ``find`` asks for stays the same."""
        known: dict[str, tuple[Problem, ...]] = vars(self).setdefault("_kept_here", {})
        if what not in known:
            known[what] = self._kept(what, find)
        return known[what]

    def _kept(self, what: str, find: Callable[[Network], tuple[Problem, ...]]) -> tuple[Problem, ...]:
        here, form = vars(self), form_of("Problem")
        if here["_plain"] is not None:
            return find(self)
        try:
            stored = kept(here["_store"], what)
            if stored is not None and not stored[1]:
                return tuple(map(form.decode, stored[0]))
        except (sqlite3.Error, *ODD):
            return find(self)
        watched = Watched(self)
        found = find(watched)
        if here["_plain"] is None:
            keep(here["_store"], what, watched.seals(), tuple(map(form.encode, found)))
        return found

    @cached_property
    def tasks(self) -> tuple[FollowUp, ...]:
        """The tasks that are follow-ups."""
        from netnotes.index.tasks import tasks_of

        return self._read("tasks", tasks_of)

    @cached_property
    def open_tasks(self) -> tuple[FollowUp, ...]:
        """As of any network; no other task is made for it."""
        from netnotes.index.tasks import open_tasks_of

        return self._read("open_tasks", open_tasks_of)

    def ticked_since(self, day: date) -> tuple[FollowUp, ...]:
        """As of any network; no other task is made for it."""
        from netnotes.index.tasks import ticked_since

        here = vars(self)
        try:
            if here["_plain"] is None:
                return ticked_since(here["_store"], day)
        except (sqlite3.Error, *ODD):
            pass
        return super().ticked_since(day)

    def seen(self) -> tuple[Inputs, Scan] | None:
        """The files that decided how notes are read, and the look through the folders, both from before the reading.

        None where the index did not answer.
        """
        here = vars(self)
        try:
            if here["_plain"] is None:
                return here["_basis"].inputs, here["_store"].meta("scan")
        except (sqlite3.Error, *ODD):
            pass
        return None

    @property
    def store(self) -> Store:
        """The open index."""
        found: Store = vars(self)["_store"]
        return found

    def close(self) -> None:
        """Let go of the index; what was not asked for cannot be asked any more."""
        vars(self)["_store"].close()
