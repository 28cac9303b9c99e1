"""The events of one UID as the days on which they were: repetitions, exceptions, moved and cancelled ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, tzinfo
from typing import NamedTuple

from netnotes.importers.reading.components import Component
from netnotes.importers.reading.moments import days_of, last_day, parse_day, zone_of
from netnotes.importers.reading.recurrence import Budget, RuleError, iter_days, parse_rule


class Occurrence(NamedTuple):
    """An event on a day. ``original`` is the day by which the series knows it; None where it is no part of one."""

    event: Component
    day: date
    original: date | None


class NoMeetingError(Exception):
    """An event that is no meeting, with the reason in words."""


class Reading(NamedTuple):
    """How days are read in one file: the calendar's zone, the first and last day, what may be spent, what is told."""

    zone: tzinfo | None
    first: date
    last: date
    budget: Budget
    odd: dict[str, list[int]]


def start_of(event: Component, reading: Reading) -> date:
    """The day an event begins. Raises NoMeetingError."""
    line = event.first("DTSTART")
    day = parse_day(line.value, line.param("TZID"), zone_of(line, reading.zone)) if line else None
    if line is None:
        raise NoMeetingError("no date")
    if day is None:
        raise NoMeetingError(f"a date that cannot be read: {line.value[:40]}")
    return day


def original_of(event: Component, reading: Reading) -> date | None:
    """The day that an event stands for in its series (RECURRENCE-ID); None where it is no part of one."""
    line, start = event.first("RECURRENCE-ID"), event.first("DTSTART")
    if line is None:
        return None
    return parse_day(line.value, line.param("TZID"), zone_of(start or line, reading.zone))


def repeats(event: Component) -> bool:
    """Whether an event has more than one day."""
    return bool(event.value("RRULE") or event.value("RDATE"))


def iter_occurrences(event: Component, replaced: set[date], reading: Reading) -> Iterator[Occurrence]:
    """The days of a repeating event within the window, but those that are taken out or replaced by another event.

    A rule that cannot be followed gives its first day alone and is told with its line. Raises NoMeetingError.
    """
    start = start_of(event, reading)
    line = event.first("DTSTART")
    zone = zone_of(line, reading.zone) if line else None
    away = replaced | days_of(event.all("EXDATE"), zone)
    days = days_of(event.all("RDATE"), zone) | set(_by_rules(event, "RRULE", start, zone, reading))
    days -= set(_by_rules(event, "EXRULE", start, zone, reading))
    for day in sorted(days - away):
        if reading.first <= day <= reading.last:
            yield Occurrence(event, day, day)


def _by_rules(event: Component, name: str, start: date, zone: tzinfo | None, reading: Reading) -> Iterator[date]:
    for line in event.all(name):
        try:
            rule = parse_rule(line.value)
            until = last_day(rule.until, event.first("DTSTART"), zone) if rule.until else None
            last = min(reading.last, until) if until else reading.last
            yield from iter_days(rule, start, reading.first, last, reading.budget)
        except RuleError as reason:
            reading.odd.setdefault(str(reason), []).append(line.line)
            yield start
    if name == "RRULE" and not event.all(name):
        yield start
