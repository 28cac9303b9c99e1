"""Everything a vault says, resolved and free of any "today": what the rules work on."""

from __future__ import annotations

from dataclasses import dataclass

from netnotes.model.config import Config
from netnotes.model.goals import Goal
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.meetings import Meeting
from netnotes.model.notes import Note
from netnotes.model.people import Me, Organization, Person
from netnotes.model.places import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The records of one vault.

    References that named nobody known keep ``target`` None; references that were wrong are gone, each with a
    problem. People, goals, meetings, organizations and notes are sorted by path, touchpoints and exchanges by
    date, path and line, households (groups of people's paths) by their first path, problems by place.
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
