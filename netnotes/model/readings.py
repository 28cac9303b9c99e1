"""What reading one note gives, before names are resolved across notes: all that an index needs to keep."""

from __future__ import annotations

from dataclasses import dataclass

from netnotes.model.goals import Goal
from netnotes.model.meetings import Entry, Meeting
from netnotes.model.notes import Note
from netnotes.model.people import Me, Organization, Person
from netnotes.model.places import Problem

TypedRecord = Person | Goal | Meeting | Organization | Me


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A note, the record it holds if it has a type, its dated entries, and what is wrong in it."""

    note: Note
    record: TypedRecord | None = None
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
