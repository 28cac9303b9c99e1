"""The variables of one person's page: plain data, as for the dashboards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from netnotes.model.people import Person
from netnotes.model.refs import Ref
from netnotes.pages.context import due_record, person_record
from netnotes.pages.escaping import spoken
from netnotes.pages.follow_up_context import date_record
from netnotes.pages.plain import day_text
from netnotes.pages.region_records import account_record, history_record, planned_record, statement_record, task_record
from netnotes.pages.rows import Record
from netnotes.rules.accounts import balance_row, keeps_account
from netnotes.rules.common_ground import common_ground, shared_people
from netnotes.rules.contact import Facts, PersonFacts, asked_once, is_reachable
from netnotes.rules.dates import DateRow, date_rows
from netnotes.rules.due import due_row
from netnotes.rules.giving import give_next
from netnotes.rules.goals import GoalRow, goal_rows
from netnotes.rules.history import history_rows
from netnotes.rules.introduced import introduction_words
from netnotes.rules.introductions import introductions_of
from netnotes.rules.open_ends import open_tasks_by_person
from netnotes.rules.people import person_row

MOST = 200


def person_variables(about: PersonFacts, names: Mapping[str, str]) -> Record:
    """Everything that the page of one person shows, but for the text of the note."""
    facts, person = about.facts, about.person
    due = due_row(about)
    rows = sorted(history_rows(facts.network, person.path, facts.today), key=lambda row: row.date, reverse=True)
    gift = give_next(about) if is_reachable(about) else None
    intros = introductions_of(facts, person.path)
    return {
        "person": {
            **person_record(person_row(about)),
            **due_record(due),
            **_more_facts(person),
            "organization": _refs(person.organization, names),
            "introduced_by": _refs(person.introduced_by, names),
            "knows": _refs(person.knows, names),
            "household": _refs(person.household, names),
            "give": spoken(gift.text) if gift else "",
        },
        "history": [history_record(row) for row in rows[:MOST]],
        "more_history": max(len(rows) - MOST, 0),
        "planned": [planned_record(one, ()) for one in about.scheduled[:MOST]],
        **_account(about),
        "goals": [_goal(row) for row in _goals_by_person(facts).get(person.path, ())],
        "tasks": [task_record(task) for task in open_tasks_by_person(facts).get(person.path, ())[:MOST]],
        "shared": [{"name": one.name, "path": one.path, "meetings": one.meetings} for one in shared_people(about)],
        "common": [spoken(words) for words in common_ground(about)],
        "introductions": [spoken(introduction_words(one, person.path)) for one in intros[:MOST]],
        "dates": [date_record(row) for row in _dates_by_person(facts).get(person.path, ())],
    }


def _more_facts(person: Person) -> Record:
    return {
        "aliases": list(person.aliases),
        "department": person.department,
        "urls": list(person.urls),
        "prefers": spoken(person.prefers),
        "timezone": person.timezone,
        "met": spoken(person.met),
        "added": day_text(person.added),
        "their_goals": [spoken(text) for text in person.their_goals],
        "knows_about_me": [spoken(text) for text in person.knows_about_me],
        "place": {"path": person.path, "line": 1},
    }


def _refs(refs: Sequence[Ref], names: Mapping[str, str]) -> list[Record]:
    return [{"name": names.get(ref.target or "", ref.shown), "path": ref.target} for ref in refs]


def _account(about: PersonFacts) -> Record:
    """The account, where one is kept and something stands in it; the statement from the beginning."""
    if not keeps_account(about.person, about.facts.config):
        return {"account": None, "statement": [], "more_statement": 0}
    account = balance_row(about)
    lines = account.statement[-MOST:]
    known = bool(account.statement or account.opening_balance)
    return {
        "account": account_record(account) if known else None,
        "statement": [statement_record(line) for line in lines],
        "more_statement": len(account.statement) - len(lines),
    }


def _goal(row: GoalRow) -> Record:
    return {"name": row.title, "path": row.path, "due": day_text(row.due), "step": row.step.replace("_", " ")}


@asked_once
def _goals_by_person(facts: Facts) -> Mapping[str, Sequence[GoalRow]]:
    found: defaultdict[str, list[GoalRow]] = defaultdict(list)
    for row in goal_rows(facts.network, facts.today):
        for path in row.paths:
            found[path].append(row)
    return found


@asked_once
def _dates_by_person(facts: Facts) -> Mapping[str, Sequence[DateRow]]:
    found: defaultdict[str, list[DateRow]] = defaultdict(list)
    for row in sorted(date_rows(facts.network, facts.today, None), key=lambda row: (row.day.month, row.day.day)):
        found[row.path].append(row)
    return found
