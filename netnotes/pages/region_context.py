"""The variables of the regions in notes: plain data, as for pages; `docs/regions.md` lists them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from netnotes.model.ledger import Touchpoint
from netnotes.model.meetings import Meeting
from netnotes.model.network import Network
from netnotes.model.people import Organization
from netnotes.model.regions import RegionNote
from netnotes.pages.context import (
    contact_record,
    due_order,
    due_record,
    person_record,
    thanks_record,
    upcoming_record,
)
from netnotes.pages.escaping import spoken
from netnotes.pages.goal_context import goal_record, names_of
from netnotes.pages.links import stem
from netnotes.pages.plain import day_text
from netnotes.pages.region_records import (
    account_record,
    exchange_record,
    history_record,
    planned_record,
    statement_record,
    task_record,
)
from netnotes.pages.rows import Record
from netnotes.rules.accounts import balance_of
from netnotes.rules.contact import Facts, PersonFacts, days_after, facts_of, is_reachable
from netnotes.rules.due import Status, due_row, rows_by_status
from netnotes.rules.giving import give_next
from netnotes.rules.goals import goal_rows
from netnotes.rules.history import history_rows
from netnotes.rules.home import home
from netnotes.rules.open_ends import open_tasks_by_person
from netnotes.rules.people import person_row

_TO_CONTACT: tuple[Status, ...] = ("overdue", "due", "soon")
MOST = 50
"""So many rows of the longest lists are handed to a region; the rest are counted."""


class RegionContext:
    """The variables of each region of a network on one day; what notes share is looked up once."""

    def __init__(self, network: Network, today: date) -> None:
        self.network, self.today = network, today
        self._parts: Mapping[str, Callable[[RegionNote], Record]] = {
            "due": self._due,
            "exchanges": self._exchanges,
            "history": self._history,
            "meetings": self._meetings,
            "next-steps": self._next_steps,
            "people": self._people,
            "today": self._today,
        }

    def of(self, note: RegionNote, part: str) -> Record:
        """The variables of one region: ``note`` and those of its part."""
        record: Record = {"name": self._names.get(note.path, stem(note.path)), "path": note.path, "type": note.type}
        return {"note": record, **self._parts[part](note)}

    @property
    def _facts(self) -> Facts:
        return facts_of(self.network, self.today)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return names_of(self.network) | {one.path: one.name for one in self.network.organizations}

    @cached_property
    def _goals(self) -> Mapping[str, Record]:
        return {row.path: goal_record(row, self._names) for row in goal_rows(self.network, self.today, everyone=True)}

    @cached_property
    def _organizations(self) -> Mapping[str, Organization]:
        return {one.path: one for one in self.network.organizations}

    @cached_property
    def _members(self) -> Mapping[str, Sequence[str]]:
        """Path of an organization → the paths of the people who belong to it."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for about in self._facts.sorted():
            for ref in about.person.organization:
                found[ref.target or ""].append(about.person.path)
        for organization in self.network.organizations:
            found[organization.path] += [ref.target for ref in organization.people if ref.target]
        return {path: list(dict.fromkeys(members)) for path, members in found.items()}

    @cached_property
    def _meetings_of(self) -> Mapping[str, Sequence[Meeting]]:
        """Path of a person, goal or organization → their meetings, the newest first."""
        found: defaultdict[str, list[Meeting]] = defaultdict(list)
        known = {path: [ref.target for ref in about.person.organization] for path, about in self._facts.people.items()}
        for meeting in sorted(self.network.meetings, key=lambda meeting: meeting.path):
            refs = (*meeting.people, *meeting.goals, *meeting.organization)
            paths = [ref.target for ref in refs]
            paths += [place for path in paths if path for place in known.get(path, ())]
            for path in dict.fromkeys(filter(None, paths)):
                found[path].append(meeting)
        for meetings in found.values():
            meetings.sort(key=lambda meeting: meeting.date or date.min, reverse=True)
        return found

    def _due(self, note: RegionNote) -> Record:
        """In an order that stands still from day to day, as on the page Due."""
        groups, soon = rows_by_status(self._facts), days_after(self.today, self.network.config.soon_days)
        rows = [row for status in _TO_CONTACT for row in sorted(groups[status], key=due_order)]
        rows += sorted((row for row in groups["never"] if row.due and row.due <= soon), key=due_order)
        return {"due": [due_record(row) for row in rows[:MOST]], "more": max(len(rows) - MOST, 0)}

    def _exchanges(self, note: RegionNote) -> Record:
        account = balance_of(self.network, note.path, self.today)
        lines = account.statement[-MOST:] if account else ()
        more = len(account.statement) - len(lines) if account else 0
        return {
            "account": account_record(account) if account else None,
            "statement": [statement_record(line) for line in lines],
            "more": more,
        }

    def _history(self, note: RegionNote) -> Record:
        rows = sorted(history_rows(self.network, note.path, self.today), key=lambda row: row.date, reverse=True)
        return {"history": [history_record(row) for row in rows[:MOST]], "more": max(len(rows) - MOST, 0)}

    def _meetings(self, note: RegionNote) -> Record:
        found = self._meetings_of.get(note.path, ())
        return {"meetings": [self._meeting(meeting) for meeting in found[:MOST]], "more": max(len(found) - MOST, 0)}

    def _meeting(self, meeting: Meeting) -> Record:
        people = [{"name": self._names.get(ref.target or "", ref.shown), "path": ref.target} for ref in meeting.people]
        return {
            "name": stem(meeting.path),
            "path": meeting.path,
            "date": day_text(meeting.date),
            "kind": meeting.kind,
            "status": meeting.status,
            "planned": meeting.date is not None and meeting.date > self.today,
            "people": people,
            "text": spoken(meeting.last_line),
        }

    def _people(self, note: RegionNote) -> Record:
        paths = self._people_of(note)
        shown = sorted((self._facts.people[path] for path in paths if path in self._facts.people), key=_by_name)
        noteless = [] if note.type != "goal" else [one for one in self._goals[note.path]["people"] if not one["path"]]
        return {
            "people": [person_record(person_row(about)) for about in shown[:MOST]],
            "others": [one["name"] for one in noteless],
            "more": max(len(shown) - MOST, 0),
        }

    def _people_of(self, note: RegionNote) -> Iterable[str]:
        if note.type == "goal":
            return [one["path"] for one in self._goals[note.path]["people"] if one["path"]]
        return self._members.get(note.path, ())

    def _next_steps(self, note: RegionNote) -> Record:
        """What is next with one person, or with a goal or organization and those of its people who are due."""
        person = self._facts.people.get(note.path)
        organization = self._organizations.get(note.path)
        people = self._facts.people
        around = [person] if person else sorted((people[p] for p in self._people_of(note) if p in people), key=_by_name)
        rows = [due_row(about) for about in around if is_reachable(about)]
        reachable = person is not None and is_reachable(person)
        gift = give_next(person) if person and reachable else None
        account = balance_of(self.network, note.path, self.today) if reachable else None
        tasks = open_tasks_by_person(self._facts).get(note.path, ())
        return {
            "goal": self._goals.get(note.path),
            "next_event": day_text(organization.next_event) if organization else None,
            "due": [due_record(row) for row in rows if person or row.status in _TO_CONTACT][:MOST],
            "planned": [planned_record(*one) for one in _planned(around)][:MOST],
            "thanks": [thanks_record(owed) for owed in account.thanks] if account else [],
            "give": spoken(gift.text) if gift else "",
            "promised": [exchange_record(one) for one in person.promised] if person else [],
            "tasks": [task_record(task) for task in tasks[:MOST]],
        }

    def _today(self, note: RegionNote) -> Record:
        view = home(self.network, self.today)
        return {
            "people": [contact_record(person) for person in view.people],
            "more": view.more_people,
            "planned": [upcoming_record(one) for one in view.upcoming if one.date == self.today],
            "thanks": [thanks_record(owed) for owed in view.thanks],
        }


def _by_name(about: PersonFacts) -> tuple[str, str]:
    return about.sort_key


def _planned(people: Iterable[PersonFacts]) -> list[tuple[Touchpoint, list[PersonFacts]]]:
    """What is scheduled with any of them, the soonest first, each thing once with those who are in it."""
    found: dict[tuple[date, str, int], tuple[Touchpoint, list[PersonFacts]]] = {}
    for about in people:
        for touchpoint in about.scheduled:
            key = (touchpoint.date, touchpoint.path, touchpoint.line)
            found.setdefault(key, (touchpoint, []))[1].append(about)
    return [found[key] for key in sorted(found)]
