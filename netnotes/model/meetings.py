"""Meetings, and the dated entries from which touchpoints and exchanges are derived (SPEC 3, 5)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from netnotes.model.people import Record
from netnotes.model.records import recordclass
from netnotes.model.refs import Ref

Direction = Literal["deposit", "withdrawal"]
Source = Literal["meeting", "log", "recorded", "daily", "task"]


@recordclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One favour as written: ``people`` are its to/from, empty when it is for everyone of the entry.

    ``size`` is 1-5. ``thanked`` is True, a date, or None.
    """

    direction: Direction
    what: str
    size: int = 1
    people: tuple[Ref, ...] = ()
    addressed: bool = False
    thanked: bool | date | None = None
    line: int = 1


@recordclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One dated thing in a note, before names are resolved: a meeting, a log line, a ticked task, …

    ``touches`` is False where it only carries exchanges (a cancelled meeting, a favour without a kind).
    ``resets`` is False where the kind would reset the clock but the entry does not (an introduction not made).
    """

    source: Source
    path: str
    line: int
    date: date
    kind: str
    text: str = ""
    people: tuple[Ref, ...] = ()
    postings: tuple[Posting, ...] = ()
    touches: bool = True
    resets: bool = True


@recordclass(frozen=True, kw_only=True)
class Meeting(Record):
    """A meeting note. ``present`` says where its people were read: property, section, file name, body."""

    date: date | None = None
    kind: str = "meeting"
    status: str = ""
    people: tuple[Ref, ...] = ()
    present: Literal["property", "section", "file name", "body", "nobody"] = "nobody"
    goals: tuple[Ref, ...] = ()
    organization: tuple[Ref, ...] = ()
    location: str = ""
    stage: str = ""
    last_line: str = ""
    private: bool = False

    @property
    def happens(self) -> bool:
        """Whether it counts as contact or as scheduled (not cancelled, declined, …)."""
        return not self.status
