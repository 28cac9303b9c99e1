"""The rows of the documented tables that one note gives. Nothing here runs SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from netnotes.model.goals import Goal
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.meetings import Meeting
from netnotes.model.notes import Link, Note, Task
from netnotes.model.people import Me, Organization, Person
from netnotes.model.places import Problem
from netnotes.model.readings import Named, TypedRecord
from netnotes.model.refs import Ref

Row = tuple[Any, ...]
_TIES: dict[type[TypedRecord], tuple[str, ...]] = {
    Person: ("organization", "introduced_by", "knows", "household", "different_from", "helps_with"),
    Goal: ("parent", "people", "organizations"),
    Meeting: ("people", "goals", "organization"),
    Organization: ("people",),
    Me: ("organization", "partner"),
}
_LONGEST_NUMBER = 2**63
_quoted = json.JSONEncoder(ensure_ascii=False).encode


def listed(texts: Iterable[str]) -> str:
    """Texts as a JSON list."""
    return f"[{', '.join(map(_quoted, texts))}]" if texts else "[]"


def note_row(note: Note, named: Named) -> Row:
    """The note without its number."""
    return (
        note.path, note.title, note.status, note.type, note.why, _day(note.daily), named.name, listed(named.aliases),
    )  # fmt: skip


def property_rows(note: Note) -> list[Row]:
    """A row for each value of each property."""
    path = note.path
    rows: list[Row] = []
    for prop in note.properties:
        name, value, inline = prop.name, prop.value, prop.inline
        if type(value) is str:
            rows.append((path, len(rows), name, value, prop.line, inline))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                sql = item if type(item) is str else _sql_value(item)
                rows.append((path, len(rows), name, sql, prop.at(index)[0], inline))
        else:
            rows.append((path, len(rows), name, _sql_value(value), prop.line, inline))
    return rows


def _sql_value(value: object) -> object:
    """What SQLite can hold: a number remembers how it was written where that differs, maps and lists are JSON."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int | float) and hasattr(value, "text"):
        return value.text
    if isinstance(value, int) and not -_LONGEST_NUMBER <= value < _LONGEST_NUMBER:
        return str(value)
    return value


def link_rows(path: str, links: tuple[tuple[Link, str | None], ...]) -> Iterator[Row]:
    """A row for each link."""
    for seq, (link, to_path) in enumerate(links):
        yield (
            path, seq, link.target, to_path, link.shown, link.subpath, link.style, link.embed,
            link.in_property or None, link.line,
        )  # fmt: skip


def tag_rows(note: Note) -> Iterator[Row]:
    """A row for each tag."""
    return ((note.path, seq, tag.name, tag.line) for seq, tag in enumerate(note.tags))


def task_rows(path: str, tasks: tuple[tuple[Task, tuple[str, ...]], ...]) -> Iterator[Row]:
    """A row for each task."""
    for task, people in tasks:
        yield (
            path, task.line, task.text, task.state, _day(task.due), _day(task.scheduled), _day(task.done),
            listed(task.tags), listed(people), task.block or None,
        )  # fmt: skip


def region_rows(note: Note) -> Iterator[Row]:
    """A row for each region."""
    return ((note.path, seq, name) for seq, name in enumerate(note.regions))


def assumption_rows(note: Note) -> Iterator[Row]:
    """A row for each line that is only assumed."""
    return ((note.path, line, text) for line, text in note.assumptions)


def record_rows(record: TypedRecord) -> Iterator[tuple[str, Row]]:
    """(table, row) of a typed note."""
    match record:
        case Person():
            yield "people", _person(record)
        case Goal():
            yield "goals", _goal(record)
            yield from (("needs", row) for row in _needs(record))
        case Meeting():
            yield (
                "meetings",
                (
                    record.path, record.name, _day(record.date), record.kind, record.status or None,
                    record.stage or None, record.location or None, record.present, record.private,
                ),
            )  # fmt: skip
        case Organization():
            yield (
                "organizations",
                (
                    record.path, record.name, record.url or None, record.my_role or None,
                    record.cadence.text if record.cadence else None, _day(record.next_event), record.status or None,
                    record.private,
                ),
            )  # fmt: skip
    for field in _TIES[type(record)]:
        refs: tuple[Ref, ...] = getattr(record, field)
        for seq, ref in enumerate(refs):
            yield "ties", (record.path, field, seq, ref.target, ref.shown, ref.line)


def _person(person: Person) -> Row:
    works = person.organization[0] if person.organization else None
    return (
        person.path, person.name, listed(person.aliases), person.status, listed(person.emails), listed(person.phones),
        listed(person.urls), works.shown if works else None, works.target if works else None,
        person.department or None, person.role or None, person.location or None, listed(person.categories),
        person.tier, person.cadence.text if person.cadence else None, _day(person.next_contact), _day(person.snooze),
        _day(person.added), str(person.birthday) if person.birthday else None, person.met or None,
        listed(person.offers), listed(person.needs), listed(person.interests), listed(person.i_offer),
        person.lifeline, person.trust, person.account, person.opening_balance, person.private,
    )  # fmt: skip


def _goal(goal: Goal) -> Row:
    parent = next((ref.target for ref in goal.parent if ref.target), None)
    return (
        goal.path, goal.name, goal.status, _day(goal.due), goal.horizon or None, goal.why or None,
        goal.success or None, parent, goal.progress, _day(goal.met_on), goal.private,
    )  # fmt: skip


def _needs(goal: Goal) -> Iterator[Row]:
    for seq, need in enumerate(goal.needs):
        people = [ref.target or ref.shown for ref in need.people]
        yield goal.path, seq, need.what, need.count, need.category, listed(people), need.line


def touchpoint_row(touchpoint: Touchpoint) -> Row:
    """One touchpoint."""
    t = touchpoint
    also = listed([str(place) for place in t.also])
    return t.person, t.date.isoformat(), t.kind, t.text, t.path, t.line, t.source, t.resets, also


def exchange_row(exchange: Exchange, seq: int) -> Row:
    """One favour; ``seq`` is its order in the note."""
    e = exchange
    thanked = _day(e.thanked) if isinstance(e.thanked, date) else "yes" if e.thanked else None
    return e.path, seq, e.person, e.date.isoformat(), e.direction, e.what, e.size, thanked, e.line


def problem_row(problem: Problem) -> Row:
    """One problem."""
    p = problem
    return p.path, p.line, p.column, p.code, p.severity, p.message, p.hint


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def text_row(number: int, named: Named, text: str) -> Row:
    """The words of a note."""
    return number, named.title, "\n".join(part for part in (named.name, *named.aliases) if part), text
