"""What to know before meeting somebody (SPEC 7, brief): one screen, drawn from what the notes say."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from itertools import islice
from typing import ClassVar

from netnotes.model.follow_ups import FollowUp
from netnotes.model.ledger import Touchpoint
from netnotes.model.meetings import Meeting
from netnotes.model.people import Person
from netnotes.model.records import recordclass
from netnotes.rules.accounts import BalanceRow, balance_row, keeps_account
from netnotes.rules.common_ground import Shared, common_ground, shared_people
from netnotes.rules.contact import PersonFacts, days_after
from netnotes.rules.dates import DAYS, DateRow, dates_of
from netnotes.rules.giving import Gift, good_moment, ways_to_give
from netnotes.rules.open_ends import open_tasks_by_person
from netnotes.rules.questions import questions_for

RECENT = 3
MOST_GIFTS = 3
_WAITING = re.compile(r"(?:^|(?<=\s))#waiting(?![\w/-])", re.IGNORECASE)


@recordclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """A touchpoint, or something planned."""

    JSON: ClassVar[tuple[str, ...]] = ("date", "kind", "text", "path", "line")

    date: date
    kind: str
    text: str
    path: str
    line: int


@recordclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """An open task; ``waiting`` is what they promised, or what I wait for."""

    JSON: ClassVar[tuple[str, ...]] = ("text", "due", "path", "line", "waiting")

    text: str
    due: date | None
    path: str
    line: int
    waiting: bool


@recordclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One person before a meeting. ``account`` is None where none is kept; ``recent`` begins with the newest.

    ``promises`` are open both ways, ``gifts`` the first of what I could give, ``assumptions`` lines of their note.
    """

    about: PersonFacts
    recent: tuple[Touch, ...]
    planned: tuple[Touch, ...]
    promises: tuple[Promise, ...]
    account: BalanceRow | None
    good_moment: str
    gifts: tuple[Gift, ...]
    common: tuple[str, ...]
    shared: tuple[Shared, ...]
    dates: tuple[DateRow, ...]
    assumptions: tuple[str, ...]
    questions: tuple[str, ...]

    @property
    def person(self) -> Person:
        """Who it is."""
        return self.about.person


def brief_of(about: PersonFacts, linked: Collection[str] = (), assumptions: Sequence[str] = ()) -> Brief:
    """The brief of one person; ``linked`` are the notes that theirs links, or that link theirs."""
    config = about.facts.config
    return Brief(
        about=about,
        recent=tuple(map(_touch, islice(reversed(about.past), RECENT))),
        planned=tuple(map(_touch, about.scheduled[:1])),
        promises=promises_with(about),
        account=balance_row(about) if keeps_account(about.person, config) else None,
        good_moment=good_moment(about),
        gifts=() if about.person.status == "deceased" else tuple(islice(ways_to_give(about), MOST_GIFTS)),
        common=common_ground(about),
        shared=shared_people(about, linked),
        dates=dates_near(about),
        assumptions=tuple(assumptions),
        questions=questions_for(about, assumptions),
    )


def people_of_meeting(meeting: Meeting) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The notes of the people in a meeting, and the names of those who have none; each once, in its order."""
    paths = dict.fromkeys(ref.target for ref in meeting.people if ref.target)
    names = dict.fromkeys(ref.shown for ref in meeting.people if not ref.target)
    return tuple(paths), tuple(names)


def promises_with(about: PersonFacts) -> tuple[Promise, ...]:
    """What is open with somebody: mine first, then what I wait for, the next due first."""
    tasks = map(_promise, open_tasks_by_person(about.facts).get(about.person.path, ()))
    return tuple(sorted(tasks, key=lambda promise: promise.waiting))


def dates_near(about: PersonFacts) -> tuple[DateRow, ...]:
    """Days to remember from today to thirty days on, the next first."""
    last = days_after(about.facts.today, DAYS)
    return tuple(row for row in dates_of(about) if row.date <= last)


def _touch(touchpoint: Touchpoint) -> Touch:
    return Touch(
        date=touchpoint.date,
        kind=touchpoint.kind,
        text=touchpoint.text,
        path=touchpoint.path,
        line=touchpoint.line,
    )


def _promise(task: FollowUp) -> Promise:
    return Promise(
        text=_WAITING.sub("", task.text).strip(), due=task.due, path=task.path, line=task.line, waiting=task.waiting
    )
