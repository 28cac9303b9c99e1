"""Days in calendars: a moment is kept as the day it has in the event's own time zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from netnotes.importers.reading.content_lines import ContentLine
from netnotes.model.dates import make_date

_MOMENT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:\.\d+)?)?\s*(Z)?)?", re.ASCII | re.IGNORECASE
)
_LONGEST_NAME = 120
_ZONE = re.compile(r"(?:[A-Za-z_]+/)?[A-Za-z_]+/[A-Za-z0-9_+-]+\Z|UTC\Z|GMT\Z")


def zone_named(name: str) -> tzinfo | None:
    """The time zone that a calendar calls so: of the tz database, also behind a path (Mozilla), or of Windows."""
    return _zone_named(name.strip()[:_LONGEST_NAME])


@lru_cache(maxsize=512)
def _zone_named(name: str) -> tzinfo | None:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    found = _ZONE.search(WINDOWS_TO_OLSON.get(name, name))
    if found is None:
        return None
    try:
        return ZoneInfo(found[0])
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_of(line: ContentLine, calendar: tzinfo | None) -> tzinfo | None:
    """The zone whose days an event has: its own (TZID), for one written in UTC the calendar's, else unknown."""
    tzid = line.param("TZID")
    if tzid:
        return zone_named(tzid)
    return calendar if line.value.strip().upper().endswith("Z") else None


def parse_moment(value: str, tzid: str, zone: tzinfo | None) -> datetime | date | None:
    """A DATE-TIME in ``zone``, without it, or a DATE; as written where a zone is unknown. None for what is neither."""
    match = _MOMENT.match(value.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    written = make_date(year, month, day)
    if written is None or match[4] is None or hour > 23 or minute > 59 or second > 60:
        return written
    own = UTC if match[7] else zone_named(tzid) if tzid else zone
    moment = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=own)
    try:
        return (moment.astimezone(zone) if own and zone and own is not zone else moment).replace(tzinfo=None)
    except OverflowError:
        return moment.replace(tzinfo=None)


def parse_day(value: str, tzid: str, zone: tzinfo | None) -> date | None:
    """The day of a DATE or DATE-TIME value in ``zone``, as `parse_moment` reads it."""
    moment = parse_moment(value, tzid, zone)
    return moment.date() if isinstance(moment, datetime) else moment


def last_day(until: str, begin: ContentLine | None, zone: tzinfo | None) -> date | None:
    """The last day that an UNTIL leaves an event: the day before where it ends earlier in the day than that begins."""
    end = parse_moment(until, "", zone)
    start = parse_moment(begin.value, begin.param("TZID"), zone) if begin else None
    if not isinstance(end, datetime):
        return end
    early = isinstance(start, datetime) and end.time() < start.time() and end.date() > date.min
    return end.date() - timedelta(days=1) if early else end.date()


def days_of(lines: list[ContentLine], zone: tzinfo | None) -> set[date]:
    """The days of EXDATE or RDATE lines; of a period its beginning."""
    values = ((value, line.param("TZID")) for line in lines for value in line.value.split(","))
    return {day for value, tzid in values if (day := parse_day(value, tzid, zone)) is not None}
