"""What reading one note gives, before and after names are resolved across notes: the units that an index keeps."""

from __future__ import annotations

from typing import NamedTuple

from netnotes.model.goals import Goal
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.meetings import Entry, Meeting
from netnotes.model.notes import Link, Note, NoteStatus, NoteType, Task
from netnotes.model.people import Me, Organization, Person
from netnotes.model.places import Problem
from netnotes.model.records import recordclass

TypedRecord = Person | Goal | Meeting | Organization | Me


@recordclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A note, the record it holds if it has a type, its dated entries, and what is wrong in it."""

    note: Note
    record: TypedRecord | None = None
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


class Named(NamedTuple):
    """All that other notes must know of a note to link to it and to call it by name (SPEC 2.2).

    ``aliases`` of the owner's note hold their e-mail addresses too.
    """

    path: str
    title: str
    status: NoteStatus = "ok"
    type: NoteType | None = None
    name: str = ""
    aliases: tuple[str, ...] = ()


@recordclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """A name that no note has; ``key`` is the folded name. ``guess`` says that a near name may be meant."""

    wanted: NoteType
    key: str
    name: str
    problem: Problem
    guess: bool = True


@recordclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What one note says once names are resolved, before the notes are put together.

    ``record`` has its references resolved; ``touchpoints`` and ``exchanges`` are those of this note alone, in its
    order. ``links`` are all its links, those in properties too, each with the path it leads to or None,
    ``tasks`` all its tasks, each with the paths of the people whom it concerns.
    ``asked`` are the keys of names (see `vault.names`) of which the answer depends.
    """

    path: str
    record: TypedRecord | None = None
    touchpoints: tuple[Touchpoint, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    links: tuple[tuple[Link, str | None], ...] = ()
    tasks: tuple[tuple[Task, tuple[str, ...]], ...] = ()
    problems: tuple[Problem, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
    asked: frozenset[str] = frozenset()
