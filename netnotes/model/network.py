"""Everything a vault says, resolved and free of any "today": what the rules work on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from netnotes.model.config import Config
from netnotes.model.goals import Goal
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.meetings import Meeting
from netnotes.model.notes import Note, NoteStatus, NoteType
from netnotes.model.people import Me, Organization, Person
from netnotes.model.places import Problem


class NoteHead(NamedTuple):
    """The least that can be known of a note."""

    path: str
    status: NoteStatus
    type: NoteType | None


@dataclass(frozen=True, kw_only=True)
class Network:
    """The records of one vault.

    References that named nobody known keep ``target`` None; references that were wrong are gone, each with a
    problem. People, goals, meetings, organizations and notes are sorted by path, touchpoints and exchanges by
    date, path and line, households (groups of people's paths) by their first path, problems by place.
    A network from the index reads each of them when it is first asked for.
    """

    config: Config = Config()
    notes: tuple[Note, ...] = ()
    people: tuple[Person, ...] = ()
    goals: tuple[Goal, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    organizations: tuple[Organization, ...] = ()
    me: Me | None = None
    touchpoints: tuple[Touchpoint, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    households: tuple[tuple[str, ...], ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def heads(self) -> tuple[NoteHead, ...]:
        """Path, status and type of each note: what can be had without reading them whole."""
        return tuple(NoteHead(note.path, note.status, note.type) for note in self.notes)
