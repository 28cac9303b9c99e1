"""Events of a calendar as meetings: one for each day, or the word for why an event is none."""

from __future__ import annotations

import re
from datetime import date

from netnotes.importers.reading.attendees import SOURCE, i_declined, others
from netnotes.importers.reading.components import Component
from netnotes.importers.reading.event_text import kind_of, place_of, text_of, title_of
from netnotes.importers.reading.occurrences import (
    NoMeetingError,
    Occurrence,
    Reading,
    iter_occurrences,
    original_of,
    repeats,
    start_of,
)
from netnotes.model.incoming import IncomingMeeting, IncomingPerson, LeftOut

MOST_PEOPLE = 20
"""An event with more people than this, me aside, is a gathering and no meeting with each of them."""
MOST_MEETINGS = 20_000
"""The most meetings that one file gives."""

_CANCELLED = re.compile(r"(?i)(?:cancell?ed|abgesagt|annulé|cancelado)\s*:")


class Events:
    """The meetings and what was left out, so far. ``repeated`` is whether any event has several days."""

    def __init__(self, mine: frozenset[str], reading: Reading, *, cancelled: bool) -> None:
        self.meetings: list[IncomingMeeting] = []
        self.left_out: list[LeftOut] = []
        self.repeated = False
        self._mine, self._reading, self._cancelled = mine, reading, cancelled

    def add(self, series: list[Component]) -> None:
        """The events of one UID: the newest version of each; one that stands for a day of a series takes its place."""
        newest: dict[date | None, Component] = {}
        for event in series:
            day = original_of(event, self._reading)
            if day is None and event.first("RECURRENCE-ID"):
                self._leave(event, "it stands for a day of a series that cannot be read")
                continue
            older = newest.get(day)
            if older is not None:
                event, older = (event, older) if _sequence(event) >= _sequence(older) else (older, event)
                self._leave(older, "an older version of an event of this file")
            newest[day] = event
        replaced = {day for day in newest if day is not None}
        for original, event in newest.items():
            try:
                people = self._people(event)
                self._add(event, people, self._days(event, original, replaced))
            except NoMeetingError as reason:
                self._leave(event, str(reason))

    def _leave(self, event: Component, why: str) -> None:
        self.left_out.append(LeftOut(line=event.line, what=title_of(event)[:80] or "an event", why=why))

    def _days(self, event: Component, original: date | None, replaced: set[date]) -> list[Occurrence]:
        """The days of an event within the window. Raises NoMeetingError where it has none."""
        reading = self._reading
        start = start_of(event, reading)
        if original is None and repeats(event):
            self.repeated = True
            days = list(iter_occurrences(event, replaced, reading))
            if not days:
                raise NoMeetingError(f"it does not repeat between {reading.first} and {reading.last}")
        elif start < reading.first:
            raise NoMeetingError(f"before {reading.first}")
        elif start > reading.last:
            raise NoMeetingError(f"after {reading.last}")
        else:
            days = [Occurrence(event, start, original)]
        if len(self.meetings) + len(days) > MOST_MEETINGS:
            raise NoMeetingError(f"one calendar gives {MOST_MEETINGS:,} meetings at most")
        return days

    def _people(self, event: Component) -> tuple[IncomingPerson, ...]:
        """Who else was there. Raises NoMeetingError where it is no meeting on any of its days."""
        status = event.value("STATUS").upper()
        if not event.whole:
            raise NoMeetingError("it has no end: the file was cut off or is broken here")
        if self._cancelled or status in ("CANCELLED", "CANCELED") or _CANCELLED.match(title_of(event)):
            raise NoMeetingError("cancelled")
        if i_declined(event, self._mine):
            raise NoMeetingError("you declined")
        if status == "TENTATIVE":
            raise NoMeetingError("tentative, never confirmed")
        people = others(event, self._mine)
        if not people or len(people) > MOST_PEOPLE:
            many = f"more than {MOST_PEOPLE} people: a gathering, no meeting with each"
            raise NoMeetingError(many if people else "nobody else is in it")
        return people

    def _add(self, event: Component, people: tuple[IncomingPerson, ...], days: list[Occurrence]) -> None:
        title = title_of(event)
        kind, location, text = kind_of(event, title), place_of(event), text_of(event)
        uid = " ".join(event.value("UID").split())
        for _, day, original in days:
            self.meetings.append(
                IncomingMeeting(
                    line=event.line,
                    date=day,
                    title=title or "Meeting",
                    source=SOURCE,
                    kind=kind,
                    ids=(("ical_uid", f"{uid} {original}" if original else uid),) if uid else (),
                    people=people,
                    location=location,
                    text=text,
                )
            )


def _sequence(event: Component) -> int:
    text = event.value("SEQUENCE").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
