"""The variables of every template: plain data only (str, int, bool, None, list, dict), dates as ISO text.

`docs/templates.md` documents each of them, and a test compares. Nothing here tells what day it is: no today, ages,
ratios or day counts, so that a page changes only when a fact or somebody's status does (SPEC 8).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from netnotes.model.network import Network
from netnotes.model.places import Place, Problem
from netnotes.pages.escaping import spoken
from netnotes.pages.follow_up_context import (
    date_record,
    follow_up_record,
    follow_up_variables,
    fresh_record,
    move_record,
)  # fmt: skip
from netnotes.pages.goal_context import goal_record, goal_variables, names_of
from netnotes.pages.introductions_context import introduction_record, introduction_variables
from netnotes.pages.links import stem
from netnotes.pages.network_context import network_variables, organization_record
from netnotes.pages.plain import day_text, note_record
from netnotes.pages.plan_context import plan_line_record, plan_variables
from netnotes.pages.review_context import review_variables
from netnotes.pages.rows import Record, Rows, in_full
from netnotes.rules.accounts import BalanceRow, Thanks, account_holders, balance_row, thanks_owed
from netnotes.rules.contact import days_after, facts_of
from netnotes.rules.drifting import DriftingRow
from netnotes.rules.due import DueRow, rows_by_status
from netnotes.rules.giving import give_next
from netnotes.rules.home import HomePerson, HomeView, Upcoming, drifting_people, home
from netnotes.rules.people import PersonRow, person_row

SHOWN_SEVERITIES = ("error", "warning")


HOME_LINES = 40
"""How long Home may be as a file (SPEC 8)."""


def make_context(
    network: Network, today: date, pages: Iterable[str], problems: Iterable[Problem], front: int = 0
) -> Record:
    """Everything that the pages at these paths may show of a network on one day: plain data only."""
    context: Record = in_full(make_variables(network, today, pages, problems, front))
    return context


def make_variables(
    network: Network, today: date, pages: Iterable[str], problems: Iterable[Problem], front: int = 0
) -> Record:
    """The same; the records of long lists are made when they are asked for, because pages show few of them.

    ``front`` is how many lines the front matter of each page will take.
    """
    facts = facts_of(network, today)
    due = {status: sorted(rows, key=due_order) for status, rows in rows_by_status(facts).items()}
    met_later = len(due["never"])
    soon = days_after(today, network.config.soon_days)
    due["never"] = [row for row in due["never"] if row.due and row.due <= soon]
    thanks = thanks_owed(network, today)
    return {
        "home": _home(home(network, today), names_of(network)) | {"lines": HOME_LINES - front},
        "due": {status: Rows(rows, due_record) for status, rows in due.items()},
        "drifting": Rows(drifting_people(network, today), _drifting),
        "not_met": met_later - len(due["never"]),
        "balance": Rows(account_holders(facts), lambda about: _balance(balance_row(about))),
        "thanks": Rows([owed for owed in thanks if owed.recent], thanks_record),
        "older_thanks": sum(not owed.recent for owed in thanks),
        **goal_variables(network, today),
        **follow_up_variables(network, today),
        **introduction_variables(network, today),
        **network_variables(network, today),
        **plan_variables(network, today),
        **review_variables(network, today),
        "people": Rows(facts.sorted(), lambda about: person_record(person_row(about))),
        **_problems(problems),
        "pages": [{"name": stem(path), "path": path} for path in sorted(pages)],
    }


def _problems(problems: Iterable[Problem]) -> Record:
    """``problems``: errors and warnings by place; ``infos``: how many there are for information only."""
    ordered = sorted(problems)
    shown = [problem for problem in ordered if problem.severity in SHOWN_SEVERITIES]
    return {"problems": Rows(shown, _problem), "infos": len(ordered) - len(shown)}


def due_order(row: DueRow) -> tuple[date, str, str]:
    """Within a status by due, then name: an order that stands still from day to day (SPEC 8)."""
    return row.due or date.max, *row.about.sort_key


def due_record(row: DueRow) -> Record:
    """One person on the page Due."""
    person = row.person
    return {
        "name": row.name,
        "path": row.path,
        "status": row.status,
        "due": day_text(row.due),
        "last_contact": day_text(row.last_contact),
        "last_note": note_record(row.last.place if row.last else None),
        "cadence": row.cadence or "",
        "tier": row.tier or "",
        "category": list(row.category),
        "next_scheduled": day_text(row.next_scheduled),
        "snooze": day_text(person.snooze),
        "organization": ", ".join(ref.shown for ref in person.organization),
        "role": person.role,
        "reason": row.reason,
        "give": _give(row),
    }


def _give(row: DueRow) -> str:
    """What to give next to somebody to be in touch with."""
    gift = give_next(row.about) if row.status in {"overdue", "due", "soon", "never"} else None
    return spoken(gift.text) if gift else ""


def _home(view: HomeView, names: Mapping[str, str]) -> Record:
    return {
        "people": [contact_record(person) for person in view.people],
        "more_people": view.more_people,
        "not_met": view.not_met,
        "upcoming": [upcoming_record(thing) for thing in view.upcoming],
        "more_upcoming": view.more_upcoming,
        "thanks": [thanks_record(owed) for owed in view.thanks],
        "more_thanks": view.more_thanks,
        "promises": [follow_up_record(row) for row in view.promises],
        "more_promises": view.more_promises,
        "follow_up": [fresh_record(fresh) for fresh in view.follow_up],
        "more_follow_up": view.more_follow_up,
        "dates": [date_record(row) for row in view.dates],
        "more_dates": view.more_dates,
        "organizations": [organization_record(row) for row in view.organizations],
        "more_organizations": view.more_organizations,
        "crowded": view.crowded,
        "overcommitted": view.overcommitted,
        "moves": [move_record(row) for row in view.moves],
        "more_moves": view.more_moves,
        "goal": goal_record(view.goal, names) if view.goal else None,
        "introductions": [introduction_record(row) for row in view.introductions],
        "drifting": [_drifting(row) for row in view.drifting],
        "more_drifting": view.more_drifting,
        "advice": _quoted(view.advice),
        "plan": plan_line_record(view.plan),
        "review": view.review,
    }


def _drifting(row: DriftingRow) -> Record:
    return {
        "name": row.name,
        "path": row.path,
        "last_contact": day_text(row.last_contact),
        "since": day_text(row.since),
    }


def _quoted(text: str) -> str:
    """Text with what stands between backticks in quotes: it may hold names, so it cannot become code."""
    parts = text.split("`")
    return "".join(f"“{part}”" if at % 2 and at < len(parts) - 1 else part for at, part in enumerate(parts))


def contact_record(person: HomePerson) -> Record:
    """Somebody to contact, as on Home."""
    return {
        "name": person.name,
        "path": person.path,
        "status": person.status,
        "due": day_text(person.due),
        "last_contact": day_text(person.last_contact),
        "last_note": note_record(person.last_place),
        "reason": person.reason,
        "opener": spoken(person.opener),
        "opener_note": note_record(person.opener_place),
        "give": spoken(person.give),
        "give_from": person.give_from,
        "emails": list(person.emails),
        "phones": list(person.phones),
        "prefers": person.prefers,
    }


def upcoming_record(thing: Upcoming) -> Record:
    """Something scheduled, as on Home."""
    return {
        "date": day_text(thing.date),
        "kind": thing.kind,
        "people": [{"name": name, "path": path} for name, path in zip(thing.names, thing.paths, strict=True)],
        "text": spoken(thing.text),
        "note": note_record(Place(path=thing.path, line=thing.line)),
    }


def thanks_record(owed: Thanks) -> Record:
    """A favour to thank for."""
    return {
        "name": owed.name,
        "path": owed.person,
        "date": day_text(owed.date),
        "what": spoken(owed.what),
        "note": note_record(Place(path=owed.path, line=owed.line)),
    }


def _balance(row: BalanceRow) -> Record:
    recent = [owed for owed in row.thanks if owed.recent]
    return {
        "name": row.name,
        "path": row.path,
        "deposits": row.deposits,
        "withdrawals": row.withdrawals,
        "balance": row.balance,
        "last_deposit": day_text(row.last_deposit),
        "last_withdrawal": day_text(row.last_withdrawal),
        "thank_for": [spoken(owed.what) for owed in recent],
        "give_next": row.in_debt or row.show_asked_before_giving,
        "second_look": row.one_sided,
        "opening_balance": row.opening_balance,
    }


def person_record(row: PersonRow) -> Record:
    """One person at a glance."""
    person = row.person
    return {
        "name": row.name,
        "path": row.path,
        "organization": row.organization or "",
        "role": row.role or "",
        "category": list(row.category),
        "tags": list(person.tags),
        "tier": row.tier or "",
        "cadence": row.cadence or "",
        "last_contact": day_text(row.last_contact),
        "touchpoints": row.touchpoints,
        "balance": row.balance,
        "status": row.status,
        "person_status": row.person_status,
        "emails": list(row.email),
        "phones": list(person.phones),
        "location": person.location,
        "offers": list(person.offers),
        "needs": list(person.needs),
        "interests": list(person.interests),
        "i_offer": list(person.i_offer),
        "lifeline": person.lifeline,
        "birthday": str(person.birthday) if person.birthday else None,
    }


def _problem(problem: Problem) -> Record:
    return {
        "where": {"name": f"{problem.path}:{problem.line}", "path": problem.path},
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
    }
