"""Who is due, and since when (SPEC 4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import ClassVar, Literal, NamedTuple

from netnotes.model.cadence import Cadence
from netnotes.model.config import Season
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.places import Place
from netnotes.model.records import maker_of, recordclass
from netnotes.rules.cadences import Cadences, CadenceSetting, CadenceSource
from netnotes.rules.contact import Facts, LastContact, PersonFacts, asked_once, days_after, facts_of
from netnotes.rules.seasons import pass_seasons, usable_seasons
from netnotes.rules.wording import cadence_words, kind_words, last_words

Status = Literal["overdue", "due", "soon", "never", "ok", "scheduled", "snoozed", "untracked", "to_meet", "paused"]
BaseFrom = Literal["last_contact", "added", "next_contact"]

LISTED: tuple[Status, ...] = ("overdue", "due", "soon", "never")
UNLISTED: tuple[Status, ...] = ("ok", "scheduled", "snoozed", "untracked", "to_meet", "paused")
OUTSIDE: frozenset[Status] = frozenset({"untracked", "to_meet", "paused"})
"""Nothing is promised to who has one of these."""
SCHEDULED_DAYS = 14


@recordclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """One person on one day. ``JSON`` names the attributes of the contract (SPEC 9.1).

    ``path`` is the person's note, ``rhythm`` the cadence in force. ``days_overdue`` is days, ``overdue_ratio`` a
    number of cadences. ``base`` is the date before snooze and seasons, and ``base_from`` says how it came about.
    ``seasons`` are the quiet seasons that moved it. ``reason`` is one line in plain words that holds no day counts.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "name", "path", "status", "due", "last_contact", "cadence", "days_overdue", "overdue_ratio", "tier",
        "category", "next_scheduled",
    )  # fmt: skip

    about: PersonFacts
    path: str
    setting: CadenceSetting
    rhythm: Cadence | None
    status: Status
    due: date | None
    days_overdue: int
    base: date | None
    base_from: BaseFrom | None
    seasons: tuple[Season, ...]

    @property
    def person(self) -> Person:
        """The person's record."""
        return self.about.person

    @property
    def name(self) -> str:
        """The person's name."""
        return self.about.person.name

    @property
    def tier(self) -> str | None:
        """The person's tier as written."""
        return self.about.person.tier

    @property
    def category(self) -> tuple[str, ...]:
        """The person's categories."""
        return self.about.person.categories

    @property
    def last(self) -> LastContact | None:
        """The last contact, the household's included."""
        return self.about.last

    @property
    def last_contact(self) -> date | None:
        """The day of the last contact."""
        return self.about.last_date

    @property
    def next_scheduled(self) -> date | None:
        """The earliest scheduled day, of any kind."""
        return self.about.next_scheduled

    @property
    def cadence(self) -> str | None:
        """The cadence in force, as written at its source."""
        return None if self.setting.cadence.never else self.setting.cadence.text

    @property
    def cadence_source(self) -> CadenceSource:
        """What gave the cadence."""
        return self.setting.source

    @property
    def cadence_word(self) -> str:
        """The tier, category or tag that gave the cadence."""
        return self.setting.word

    @property
    def cadence_place(self) -> Place | None:
        """The line that sets the cadence's length; None for built-in defaults."""
        return self.setting.place(self.about.person)

    @property
    def overdue_ratio(self) -> float:
        """Days overdue as a number of cadences."""
        last = self.about.last
        return self.days_overdue / (self.due - last.date).days if self.days_overdue and self.due and last else 0.0

    @property
    def reason(self) -> str:
        """Why somebody is where they are, in one line of plain words."""
        return _reason(self)


def due_rows(network: Network, today: date, everyone: bool = False) -> tuple[DueRow, ...]:
    """People with status overdue, due, soon or never in the order of SPEC 4; ``everyone`` gives all.

    The rest follow as ok, scheduled, snoozed, untracked, to_meet, paused, each by name.
    """
    groups = rows_by_status(facts_of(network, today))
    shown = LISTED + UNLISTED if everyone else LISTED
    return tuple(row for status in shown for row in sorted(groups[status], key=_due_order))


@asked_once
def rows_by_status(facts: Facts) -> Mapping[Status, Sequence[DueRow]]:
    """Status → the rows of everybody who has it, by path."""
    groups: dict[Status, list[DueRow]] = {status: [] for status in LISTED + UNLISTED}
    around = _around(facts)
    for about in facts.people.values():
        row = _row(about, around)
        groups[row.status].append(row)
    return groups


def _due_order(row: DueRow) -> tuple[float, bool, date, str, str]:
    """The order of SPEC 4 within a status; nearness to due orders soon and never only."""
    due = row.due if row.status in {"soon", "never"} else None
    return -row.overdue_ratio, due is None, due or date.max, *row.about.sort_key


class _Around(NamedTuple):
    """What the rows of one day share: ``free_day`` passes quiet seasons, the other days end a span from today on."""

    make: Callable[..., DueRow]
    cadences: Cadences
    free_day: Callable[[date], tuple[date, tuple[Season, ...]]]
    scheduled: date
    soon: date


@asked_once
def _around(facts: Facts) -> _Around:
    quiet = usable_seasons(facts.config.quiet)
    return _Around(
        make=maker_of(DueRow),
        cadences=Cadences(facts.config),
        free_day=cache(lambda day: pass_seasons(day, quiet)),
        scheduled=days_after(facts.today, SCHEDULED_DAYS),
        soon=days_after(facts.today, facts.config.soon_days),
    )


def due_row(about: PersonFacts) -> DueRow:
    """The row of one person."""
    return _row(about, _around(about.facts))


def _row(about: PersonFacts, around: _Around) -> DueRow:
    person, today = about.person, about.facts.today
    setting = around.cadences.of(person)
    rhythm = None if setting.cadence.never else setting.cadence
    base, base_from = _base(about, rhythm)
    if person.status != "active":
        base, base_from = None, None
    start = max(base, person.snooze or base) if base else None
    due, passed = around.free_day(start) if start else (None, ())
    tracked = not setting.cadence.never or base_from == "next_contact"
    status = _status(about, due, around) if tracked or person.status != "active" else "untracked"
    return around.make(
        about=about,
        path=person.path,
        setting=setting,
        rhythm=rhythm,
        status=status,
        due=due,
        days_overdue=(today - due).days if due and status == "overdue" else 0,
        base=base,
        base_from=base_from,
        seasons=passed,
    )


def _base(about: PersonFacts, cadence: Cadence | None) -> tuple[date | None, BaseFrom | None]:
    """The date before snooze and seasons: a pending next_contact, else one cadence after the last contact."""
    person, last = about.person, about.last.touchpoint.date if about.last else None
    if person.next_contact and (last is None or person.next_contact > last):
        return person.next_contact, "next_contact"
    if cadence and last:
        return cadence.after(last), "last_contact"
    if cadence and person.added:
        return cadence.after(person.added), "added"
    return None, None


def _status(about: PersonFacts, due: date | None, around: _Around) -> Status:
    """The first that holds for somebody who is tracked or not active, in the order of SPEC 4."""
    person, today = about.person, about.facts.today
    if person.status in {"paused", "archived", "deceased"}:
        return "paused"
    if person.status == "to-meet":
        return "to_meet"
    planned = about.next_contact if about.scheduled else None
    if planned and planned.date <= max(due or around.scheduled, around.scheduled):
        return "scheduled"
    if person.snooze and person.snooze > today:
        return "snoozed"
    if about.last is None or due is None:
        return "never"
    if due <= today:
        return "overdue" if due < today else "due"
    return "soon" if due <= around.soon else "ok"


def _reason(row: DueRow) -> str:
    """Plain words without today, ages, ratios or day counts (SPEC 8)."""
    about, person = row.about, row.person
    if row.status in {"paused", "to_meet"}:
        return person.status.replace("-", " ")
    parts = [_pace(person, row.rhythm, row.base_from), _contact(about)]
    if row.status == "scheduled" and about.next_contact:
        parts.append(f"{kind_words(about.next_contact.kind)} planned on {about.next_contact.date}")
    if row.status == "snoozed":
        parts.append(f"snoozed until {person.snooze}")
    if row.seasons:
        parts.append("moved past a quiet season")
    return "; ".join(parts)


def _pace(person: Person, cadence: Cadence | None, base_from: BaseFrom | None) -> str:
    if base_from == "next_contact":
        return f"be in touch on {person.next_contact}"
    return cadence_words(cadence) if cadence else "no cadence"


def _contact(about: PersonFacts) -> str:
    if about.last is None:
        added = about.person.added
        return f"not met yet, added on {added}" if added else "not met yet"
    words = last_words(about.last.touchpoint.kind, about.last.date)
    return f"{words} (with {about.last.via.name}, same household)" if about.last.via else words
