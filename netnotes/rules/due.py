"""Who is due, and since when (SPEC 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from netnotes.model.cadence import Cadence
from netnotes.model.config import Season
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.places import Place
from netnotes.rules.cadences import CadenceSource, cadence_of
from netnotes.rules.contact import Facts, LastContact, PersonFacts, days_after, facts_of
from netnotes.rules.seasons import pass_seasons, usable_seasons
from netnotes.rules.wording import cadence_words, kind_words, last_words

Status = Literal["overdue", "due", "soon", "never", "ok", "scheduled", "snoozed", "untracked", "to_meet", "paused"]
BaseFrom = Literal["last_contact", "added", "next_contact"]

LISTED: tuple[Status, ...] = ("overdue", "due", "soon", "never")
UNLISTED: tuple[Status, ...] = ("ok", "scheduled", "snoozed", "untracked", "to_meet", "paused")
SCHEDULED_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """One person on one day. ``JSON`` names the attributes of the contract (SPEC 9.1).

    ``days_overdue`` is days, ``overdue_ratio`` a number of cadences. ``base`` is the date before snooze and
    seasons, and ``base_from`` says how it came about. ``seasons`` are the quiet seasons that moved it.
    ``reason`` is one line in plain words that holds no day counts.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "name", "path", "status", "due", "last_contact", "cadence", "days_overdue", "overdue_ratio", "tier",
        "category", "next_scheduled",
    )  # fmt: skip

    name: str
    path: str
    status: Status
    due: date | None
    last_contact: date | None
    cadence: str | None
    days_overdue: int
    overdue_ratio: float
    tier: str | None
    category: tuple[str, ...]
    next_scheduled: date | None
    person: Person
    last: LastContact | None
    rhythm: Cadence | None
    cadence_source: CadenceSource
    cadence_word: str
    cadence_place: Place | None
    base: date | None
    base_from: BaseFrom | None
    seasons: tuple[Season, ...]
    reason: str


def due_rows(network: Network, today: date, everyone: bool = False) -> tuple[DueRow, ...]:
    """People with status overdue, due, soon or never in the order of SPEC 4; ``everyone`` gives all.

    The rest follow as ok, scheduled, snoozed, untracked, to_meet, paused, each by name.
    """
    facts = facts_of(network, today)
    quiet = usable_seasons(network.config.quiet)
    rows = (due_row(facts, person, quiet) for person in facts.people.values())
    return tuple(sorted((row for row in rows if everyone or row.status in LISTED), key=_due_order))


def due_row(facts: Facts, about: PersonFacts, quiet: Sequence[Season]) -> DueRow:
    """The row of one person; ``quiet`` are the usable seasons."""
    person, today = about.person, facts.today
    setting = cadence_of(person, facts.config)
    base, base_from = _base(about, setting.in_force)
    if person.status != "active":
        base, base_from = None, None
    start = max(base, person.snooze or base) if base else None
    due, passed = pass_seasons(start, quiet) if start else (None, ())
    status = _status(facts, about, due, tracked=setting.in_force is not None or base_from == "next_contact")
    late = (today - due).days if due and status == "overdue" else 0
    last = about.last_date
    return DueRow(
        name=person.name,
        path=person.path,
        status=status,
        due=due,
        last_contact=last,
        cadence=setting.in_force.text if setting.in_force else None,
        days_overdue=late,
        overdue_ratio=late / (due - last).days if late and due and last else 0.0,
        tier=person.tier,
        category=person.categories,
        next_scheduled=about.next_scheduled,
        person=person,
        last=about.last,
        rhythm=setting.in_force,
        cadence_source=setting.source,
        cadence_word=setting.word,
        cadence_place=setting.place,
        base=base,
        base_from=base_from,
        seasons=passed,
        reason=_reason(about, setting.in_force, status, base_from, moved=bool(passed)),
    )


def _base(about: PersonFacts, cadence: Cadence | None) -> tuple[date | None, BaseFrom | None]:
    """The date before snooze and seasons: a pending next_contact, else one cadence after the last contact."""
    person, last = about.person, about.last_date
    if person.next_contact and (last is None or person.next_contact > last):
        return person.next_contact, "next_contact"
    if cadence and last:
        return cadence.after(last), "last_contact"
    if cadence and person.added:
        return cadence.after(person.added), "added"
    return None, None


def _status(facts: Facts, about: PersonFacts, due: date | None, *, tracked: bool) -> Status:
    """The first that holds, in the order of SPEC 4."""
    person, today = about.person, facts.today
    if person.status in {"paused", "archived", "deceased"}:
        return "paused"
    if person.status == "to-meet":
        return "to_meet"
    if not tracked:
        return "untracked"
    horizon = days_after(today, SCHEDULED_DAYS)
    if about.next_contact and about.next_contact.date <= max(due or horizon, horizon):
        return "scheduled"
    if person.snooze and person.snooze > today:
        return "snoozed"
    if about.last is None or due is None:
        return "never"
    return _by_due(due, today, facts.config.soon_days)


def _by_due(due: date, today: date, soon_days: int) -> Status:
    if due <= today:
        return "overdue" if due < today else "due"
    return "soon" if due <= days_after(today, soon_days) else "ok"


def _due_order(row: DueRow) -> tuple[int, float, bool, date, str, str]:
    """The order of SPEC 4; nearness to due orders soon and never only."""
    group = (LISTED + UNLISTED).index(row.status)
    due = row.due if row.status in {"soon", "never"} else None
    return group, -row.overdue_ratio, due is None, due or date.max, row.name.casefold(), row.path


def _reason(
    about: PersonFacts, cadence: Cadence | None, status: Status, base_from: BaseFrom | None, *, moved: bool
) -> str:
    """Why somebody is where they are, in plain words without today, ages, ratios or day counts (SPEC 8)."""
    person = about.person
    if status in {"paused", "to_meet"}:
        return person.status.replace("-", " ")
    parts = [_pace(person, cadence, base_from), _contact(about)]
    if status == "scheduled" and about.next_contact:
        parts.append(f"{kind_words(about.next_contact.kind)} planned on {about.next_contact.date}")
    if status == "snoozed":
        parts.append(f"snoozed until {person.snooze}")
    if moved:
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
