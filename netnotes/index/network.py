"""A network whose records are read from the index when they are first asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from netnotes.index.basis import Basis
from netnotes.index.codec import DamagedError, form_of, unpack
from netnotes.index.store import Store
from netnotes.model.config import Config
from netnotes.model.goals import Goal
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.meetings import Meeting
from netnotes.model.network import Network, NoteHead
from netnotes.model.notes import Note
from netnotes.model.people import Me, Organization, Person
from netnotes.model.places import Problem
from netnotes.model.readings import Named, Reading
from netnotes.vault.deriving import merge_exchanges
from netnotes.vault.names import Names
from netnotes.vault.resolve import households_of, second_me

T = TypeVar("T")


class StoredNetwork(Network):
    """The network of an index that is up to date; the index stays open as long as it may be asked.

    ``otherwise`` reads the notes themselves: it answers from the first moment at which the index turns out damaged.
    """

    def __init__(self, store: Store, basis: Basis, otherwise: Callable[[Exception], Network]) -> None:
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
            except (sqlite3.Error, DamagedError) as err:
                here["_plain"] = here["_otherwise"](err)
        answer: T = getattr(here["_plain"], name)
        return answer

    def _records(self, name: str, cls: type[T]) -> tuple[T, ...]:
        def read(store: Store) -> tuple[T, ...]:
            make = form_of(cls).decode
            rows = store.rows("SELECT data FROM _records WHERE type = ? ORDER BY path", (cls.__name__,))
            return tuple(make(unpack(data)) for (data,) in store.counted(cls.__name__, list(rows)))

        return self._read(name, read)

    @cached_property
    def heads(self) -> tuple[NoteHead, ...]:
        """Path, status and type of each note."""
        return self._read(
            "heads", lambda store: tuple(NoteHead(*row) for row in store.rows(
                "SELECT path, status, type FROM notes ORDER BY path"))
        )  # fmt: skip

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Every note, whole."""

        def read(store: Store) -> tuple[Note, ...]:
            make = form_of(Reading).decode
            rows = store.rows("SELECT data FROM _readings ORDER BY path")
            return tuple(make(unpack(data)).note for (data,) in store.counted("notes", list(rows)))

        return self._read("notes", read)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody."""
        return self._records("people", Person)

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """Every goal."""
        return self._records("goals", Goal)

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting."""
        return self._records("meetings", Meeting)

    @cached_property
    def organizations(self) -> tuple[Organization, ...]:
        """Every organization."""
        return self._records("organizations", Organization)

    @cached_property
    def me(self) -> Me | None:
        """The owner."""

        def read(store: Store) -> Me | None:
            rows = store.counted("Me", list(store.rows("SELECT data FROM _records WHERE type = 'Me' ORDER BY path")))
            return next((form_of(Me).decode(unpack(data)) for (data,) in rows), None)

        return self._read("me", read)

    @cached_property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints, by date, path and line."""

        def read(store: Store) -> tuple[Touchpoint, ...]:
            found = _ledgers(store, "touchpoints", Touchpoint)
            found.sort(key=attrgetter("date", "path", "line", "person", "kind"))
            return tuple(found)

        return self._read("touchpoints", read)

    @cached_property
    def exchanges(self) -> tuple[Exchange, ...]:
        """All exchanges, by date, path and line."""
        return self._read("exchanges", lambda store: merge_exchanges(_ledgers(store, "exchanges", Exchange)))

    @cached_property
    def households(self) -> tuple[tuple[str, ...], ...]:
        """Groups of people whose contacts count for one another."""
        return households_of(self.people)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem that does not depend on the day."""

        def read(store: Store) -> tuple[Problem, ...]:
            columns = "path, line, col, code, severity, message, hint"
            found = {
                Problem(path=path, line=line, column=column, code=code, severity=severity, message=message, hint=hint)
                for path, line, column, code, severity, message, hint in store.rows(f"SELECT {columns} FROM problems")  # noqa: S608
            }
            owners = store.rows("SELECT path, title FROM notes WHERE type = 'me'")
            mine = second_me(Names(Named(path=path, title=title, type="me") for path, title in owners))
            return tuple(sorted(found.union(vars(self)["_basis"].problems, mine)))

        return self._read("problems", read)

    @property
    def store(self) -> Store:
        """The open index."""
        found: Store = vars(self)["_store"]
        return found

    def close(self) -> None:
        """Let go of the index; what was not asked for cannot be asked any more."""
        vars(self)["_store"].close()


def _ledgers(store: Store, column: str, cls: type[T]) -> list[T]:
    make = form_of(cls).decode
    rows = store.counted("ledgers", list(store.rows(f"SELECT {column} FROM _ledgers")))  # noqa: S608 - our own names
    return [make(values) for (data,) in rows for values in unpack(data)]
