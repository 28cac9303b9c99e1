"""Calendar to subscribe to: whom to be in touch with, birthdays and other dates, follow-ups (iCalendar).

Each is an all-day event that blocks no time. What is overdue stands on the day asked, so that it is seen; what is due
later on its own day. Dates recur every year; nothing says how old somebody is, for it would soon be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from netnotes.exporters.writing.events import Event, calendar
from netnotes.exporters.writing.options import Options
from netnotes.exporters.writing.plain import plain
from netnotes.model.dates import PartialDate, make_date
from netnotes.model.network import Network
from netnotes.rules.contact import facts_of, is_reachable
from netnotes.rules.dates import DateRow, dates_of
from netnotes.rules.due import DueRow, Status, due_rows
from netnotes.rules.followups import FollowUpRow, follow_up_rows

TITLE = "calendar: who is due, dates, follow-ups (iCalendar)"
SUFFIX = ".ics"
MARK = b"PRODID:-//netnotes//"

_SHOWN: frozenset[Status] = frozenset({"overdue", "due", "soon", "never", "ok", "snoozed"})
_WAITING = re.compile(r"(?<!\S)#waiting(?!\S)", re.IGNORECASE)
_FIRST_YEAR = 1970
"""Dates of a year that is unknown or before this one begin here: calendars of today know no earlier ones for sure."""


def export(network: Network, today: date, options: Options) -> bytes:
    """The calendar."""
    events = (*_contacts(network, today), *_dates(network, today), *_follow_ups(network, today))
    return calendar("netnotes", events, alarm=options.alarm).encode("utf-8")


def _contacts(network: Network, today: date) -> Iterator[Event]:
    for row in due_rows(network, today, everyone=True):
        if row.due is not None and row.status in _SHOWN:
            yield Event(
                identity=("contact", row.path),
                day=max(row.due, today),
                since=row.last_contact or row.base or row.due,
                summary=f"Be in touch with {plain(row.name)}",
                notes=_how(row),
                categories=("netnotes", "contact", *row.category),
            )


def _how(row: DueRow) -> tuple[str, ...]:
    """Why, and how to reach them: what a telephone lets one tap on."""
    person = row.person
    prefers = f"prefers {person.prefers}" if person.prefers else ""
    return row.reason, prefers, *person.phones, *person.emails


def _dates(network: Network, today: date) -> Iterator[Event]:
    for about in facts_of(network, today).sorted():
        for row in dates_of(about):
            yield _date(row)


def _date(row: DateRow) -> Event:
    first = first_day(row.day)
    return Event(
        identity=("date", row.path, row.what),
        day=first,
        since=first,
        summary=f"{plain(row.name)}: {plain(row.what)}",
        categories=("netnotes", "date", *row.about.person.categories),
        rule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" if (row.day.month, row.day.day) == (2, 29) else "FREQ=YEARLY",
    )


def first_day(day: PartialDate) -> date:
    """The day on which a date is first kept here: 29 February on the last of the month (rules.dates)."""
    year = max(day.year or _FIRST_YEAR, _FIRST_YEAR)
    return make_date(year, day.month, day.day) or date(year, 2, 28)


def _follow_ups(network: Network, today: date) -> Iterator[Event]:
    for row in follow_up_rows(network, today):
        if row.due is not None and (not row.people or any(map(is_reachable, row.people))):
            yield _follow_up(row, row.due, today)


def _follow_up(row: FollowUpRow, due: date, today: date) -> Event:
    names = tuple(map(plain, row.names))
    return Event(
        identity=("follow-up", row.path, row.text),
        day=max(due, today),
        since=due,
        summary=f"Waiting for: {plain(_WAITING.sub('', row.text))}" if row.waiting else plain(row.text),
        notes=((f"with {', '.join(names)}",) if names else ()) + ((f"by {due}",) if due < today else ()),
        categories=("netnotes", "follow-up"),
    )
