"""All-day events of a calendar (RFC 5545) that block no time, with identities that stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from netnotes.exporters.writing.content_lines import escaped, escaped_lines, line, listed
from netnotes.exporters.writing.identity import stable_id
from netnotes.model.records import recordclass

MORNING = "PT9H"


@recordclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One day. ``identity`` are the texts that tell it from all others; ``since`` is the day its facts are from.

    ``rule`` is how it recurs, empty for once. ``notes`` are lines that say more.
    """

    identity: tuple[str, ...]
    day: date
    since: date
    summary: str
    notes: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    rule: str = ""


def calendar(name: str, events: Iterable[Event], *, alarm: bool) -> str:
    """The whole calendar, its events by day and identity; two of one identity are told apart by their number."""
    ordered = sorted(events, key=lambda event: (event.day, event.identity, event.summary))
    return "".join(
        (
            line("BEGIN", "VCALENDAR"),
            line("VERSION", "2.0"),
            line("PRODID", "-//netnotes//EN"),
            line("CALSCALE", "GREGORIAN"),
            line("METHOD", "PUBLISH"),
            line("X-WR-CALNAME", escaped(name)),
            line("REFRESH-INTERVAL;VALUE=DURATION", "P1D"),
            line("X-PUBLISHED-TTL", "P1D"),
            *_each(ordered, alarm),
            line("END", "VCALENDAR"),
        )
    )


def _each(events: Iterable[Event], alarm: bool) -> Iterator[str]:
    seen: dict[tuple[str, ...], int] = {}
    for event in events:
        number = seen[event.identity] = seen.get(event.identity, 0) + 1
        yield from _event(event, event.identity if number == 1 else (*event.identity, str(number)), alarm)


def _event(event: Event, identity: tuple[str, ...], alarm: bool) -> Iterator[str]:
    summary = escaped(event.summary)
    yield line("BEGIN", "VEVENT")
    yield line("UID", f"{stable_id(*identity)}@netnotes")
    yield line("DTSTAMP", f"{_digits(event.since)}T000000Z")
    yield line("DTSTART;VALUE=DATE", _digits(event.day))
    if event.rule:
        yield line("RRULE", event.rule)
    yield line("SUMMARY", summary)
    if notes := escaped_lines(event.notes):
        yield line("DESCRIPTION", notes)
    yield line("CATEGORIES", listed(event.categories))
    yield line("TRANSP", "TRANSPARENT")
    if alarm:
        yield from (line("BEGIN", "VALARM"), line("ACTION", "DISPLAY"), line("DESCRIPTION", summary))
        yield from (line("TRIGGER", MORNING), line("END", "VALARM"))
    yield line("END", "VEVENT")


def _digits(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"
