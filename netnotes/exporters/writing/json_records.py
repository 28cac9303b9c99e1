"""The records of the JSON export: keys in snake_case, dates ISO, absent values null, lists always lists.

A note that is named is ``{"name": …, "path": …}``, its path null where it has no note here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from netnotes.exporters.writing.plain import plain
from netnotes.model.follow_ups import FollowUp
from netnotes.model.goals import Goal
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.meetings import Meeting
from netnotes.model.people import Me, Organization
from netnotes.model.refs import Ref
from netnotes.rules.due import DueRow
from netnotes.rules.people import PersonRow

Record = dict[str, Any]


def person_record(row: PersonRow, due: DueRow) -> Record:
    """Somebody, as their note says and as they stand on the day."""
    person = row.person
    return {
        "name": person.name,
        "path": person.path,
        "aliases": list(person.aliases),
        "email": list(person.emails),
        "phone": list(person.phones),
        "url": list(person.urls),
        "organization": _refs(person.organization),
        "department": person.department or None,
        "role": person.role or None,
        "location": person.location or None,
        "category": list(person.categories),
        "tags": list(person.tags),
        "tier": person.tier,
        "cadence": person.cadence.text if person.cadence else None,
        "status": person.status,
        "added": _day(person.added),
        "birthday": str(person.birthday) if person.birthday else None,
        "dates": [{"what": what, "date": str(day)} for what, day in person.dates],
        "met": person.met or None,
        **{field: _refs(getattr(person, field)) for field in ("introduced_by", "knows", "household", "helps_with")},
        **{
            field: list(getattr(person, field))
            for field in ("their_goals", "offers", "needs", "i_offer", "interests", "knows_about_me")
        },
        "prefers": person.prefers or None,
        "timezone": person.timezone or None,
        "lifeline": person.lifeline,
        "trust": person.trust,
        "account": person.account,
        "opening_balance": person.opening_balance,
        "next_contact": _day(person.next_contact),
        "snooze": _day(person.snooze),
        "private": person.private,
        "state": row.status,
        "due": _day(due.due),
        "last_contact": _day(row.last_contact),
        "balance": row.balance,
    }


def organization_record(organization: Organization) -> Record:
    """An organization or community."""
    return {
        "name": organization.name,
        "path": organization.path,
        "aliases": list(organization.aliases),
        "url": organization.url or None,
        "people": _refs(organization.people),
        "my_role": organization.my_role or None,
        "cadence": organization.cadence.text if organization.cadence else None,
        "next_event": _day(organization.next_event),
        "status": organization.status or None,
        "private": organization.private,
    }


def goal_record(goal: Goal) -> Record:
    """A goal with what it needs."""
    return {
        "title": goal.name,
        "path": goal.path,
        "status": goal.status,
        "due": _day(goal.due),
        "horizon": goal.horizon or None,
        "why": goal.why or None,
        "success": goal.success or None,
        "parent": _refs(goal.parent),
        "people": _refs(goal.people),
        "organizations": _refs(goal.organizations),
        "needs": [
            {"what": need.what, "count": need.count, "category": need.category, "people": _refs(need.people)}
            for need in goal.needs
        ],
        "progress": goal.progress,
        "private": goal.private,
    }


def meeting_record(meeting: Meeting) -> Record:
    """A meeting note."""
    return {
        "name": meeting.name,
        "path": meeting.path,
        "date": _day(meeting.date),
        "kind": meeting.kind,
        "status": meeting.status or None,
        "people": _refs(meeting.people),
        "goals": _refs(meeting.goals),
        "organization": _refs(meeting.organization),
        "location": meeting.location or None,
        "stage": meeting.stage or None,
        "private": meeting.private,
    }


def touchpoint_record(touchpoint: Touchpoint, name: str) -> Record:
    """One contact with one person."""
    return {
        "person": {"name": name, "path": touchpoint.person},
        "date": touchpoint.date.isoformat(),
        "kind": touchpoint.kind,
        "text": touchpoint.text or None,
        "contact": touchpoint.resets,
        "source": touchpoint.source,
        "path": touchpoint.path,
        "line": touchpoint.line,
    }


def exchange_record(exchange: Exchange, name: str) -> Record:
    """One favour with one person."""
    thanked = exchange.thanked
    return {
        "person": {"name": name, "path": exchange.person},
        "date": exchange.date.isoformat(),
        "kind": exchange.direction,
        "what": exchange.what or None,
        "size": exchange.size,
        "thanked": thanked.isoformat() if isinstance(thanked, date) else thanked,
        "path": exchange.path,
        "line": exchange.line,
    }


def follow_up_record(task: FollowUp, names: Mapping[str, str]) -> Record:
    """An open task."""
    return {
        "text": task.text,
        "people": [{"name": names[path], "path": path} for path in task.people if path in names],
        "due": _day(task.due),
        "waiting": task.waiting,
        "path": task.path,
        "line": task.line,
    }


def me_record(me: Me) -> Record:
    """The owner."""
    return {
        "name": me.name,
        "path": me.path,
        "email": list(me.emails),
        "organization": _refs(me.organization),
        "department": me.department or None,
        "role": me.role or None,
        "offers": list(me.offers),
        "needs": list(me.needs),
        "partner": _refs(me.partner),
    }


def _refs(refs: Iterable[Ref]) -> list[Record]:
    return [{"name": plain(ref.shown), "path": ref.target} for ref in refs]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
