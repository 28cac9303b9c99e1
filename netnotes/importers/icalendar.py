"""Calendars as iCalendar files (.ics), versions 1.0 and 2.0: events with other people become meetings.

An event that repeats gives a meeting for each of its days within three years back and one ahead. Left out with their
reason: cancelled and tentative events, those I declined, those without anybody else, and those with more than twenty.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from netnotes.importers.reading.components import Component, iter_components
from netnotes.importers.reading.event_text import title_of
from netnotes.importers.reading.mail_addresses import is_address
from netnotes.importers.reading.moments import zone_named
from netnotes.importers.reading.occurrences import Reading
from netnotes.importers.reading.recurrence import Budget
from netnotes.importers.reading.series import Events
from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.model.incoming import Incoming, LeftOut

TITLE = "iCalendar calendar"

_BEGIN = re.compile(r"^[ \t]*BEGIN[ \t]*:[ \t]*(?:VCALENDAR|VEVENT)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_NO_EVENTS = {"VTODO": "a task, no meeting", "VJOURNAL": "a journal entry", "VFREEBUSY": "free and busy times"}
_SHOWN = 10


def recognise(source: Source) -> int:
    """Surely where the first words are BEGIN:VCALENDAR, likely where a line of the beginning is."""
    begin = _BEGIN.search(source.head)
    if begin is None:
        return 0
    return 95 if not source.head[: begin.start()].strip() else 70


def read(source: Source, options: Options) -> Incoming:
    """The meetings of a calendar. Raises NotUnderstoodError where it holds neither a calendar nor an event."""
    parts = list(iter_components(source.data, Counter()))
    if not any(part.name in ("VCALENDAR", "VEVENT") for part in parts):
        raise NotUnderstoodError(
            1, "there is no calendar in it", "a calendar file has lines BEGIN:VCALENDAR and END:VCALENDAR"
        )
    calendars = [part for part in parts if part.name == "VCALENDAR"]
    zone = next((zone for part in calendars if (zone := zone_named(part.value("X-WR-TIMEZONE")))), None)
    names = {part.value("X-WR-CALNAME").casefold() for part in calendars if is_address(part.value("X-WR-CALNAME"))}
    first, last = options.window
    reading = Reading(zone, first, last, Budget(), {})
    cancelled = bool(calendars) and all(part.value("METHOD").upper() == "CANCEL" for part in calendars)
    events = Events(options.mine | names, reading, cancelled=cancelled)
    for series in _series(part for part in parts if part.name == "VEVENT"):
        events.add(series)
    left_out = [
        LeftOut(line=part.line, what=title_of(part)[:80] or part.name, why=_NO_EVENTS[part.name])
        for part in parts
        if part.name in _NO_EVENTS
    ]
    left_out = sorted([*events.left_out, *left_out], key=lambda row: row.line)
    return Incoming(
        rows=len(events.meetings) + len(left_out),
        meetings=tuple(events.meetings),
        left_out=tuple(left_out),
        told=tuple(_told(events, reading, known=bool(options.mine or names))),
    )


def _told(events: Events, reading: Reading, *, known: bool) -> Iterator[str]:
    if events.meetings and not known:
        yield "your own address is not known, so you may be among the people: a note Me with your email tells it"
    if events.repeated:
        yield f"events that repeat are read from {reading.first} to {reading.last}"
    for reason, lines in sorted(reading.odd.items()):
        more = f" and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
        yield f"of what {reason} only the first day is read: line {', '.join(map(str, lines[:_SHOWN]))}{more}"


def _series(events: Iterable[Component]) -> Iterator[list[Component]]:
    """Events of one UID together, in the order of the first of each; those without a UID alone."""
    found: dict[str, list[Component]] = {}
    for event in events:
        found.setdefault(event.value("UID") or f" {event.line}", []).append(event)
    yield from found.values()
