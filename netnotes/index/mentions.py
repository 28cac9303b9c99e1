"""Where daily notes and meetings link people, as the index knows it; no note is read."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from netnotes.index.store import Store


class LinkedPerson(NamedTuple):
    """A person linked in the body of a note of that day."""

    path: str
    day: date
    line: int
    person: str
    name: str


def daily_notes(store: Store, first: date, last: date) -> dict[str, date]:
    """The daily notes from the first to the last day, the newest first."""
    sql = "SELECT path, daily FROM notes WHERE daily BETWEEN ? AND ? AND status = 'ok' ORDER BY daily DESC, path"
    return {path: date.fromisoformat(day) for path, day in store.rows(sql, (first.isoformat(), last.isoformat()))}


def linked_people(store: Store, path: str) -> dict[int, tuple[str, ...]]:
    """The people linked on each line of a note's body, embeds aside."""
    sql = (
        "SELECT DISTINCT links.line, links.to_path FROM links JOIN people ON people.path = links.to_path"
        " WHERE links.path = ? AND links.property IS NULL AND NOT links.embed ORDER BY links.seq"
    )
    found: dict[int, tuple[str, ...]] = {}
    for line, person in store.rows(sql, (path,)):
        found[line] = (*found.get(line, ()), person)
    return found


def linked_but_absent(store: Store, first: date, last: date) -> list[LinkedPerson]:
    """People linked in the text of a meeting whose own list of people lacks them: the first line for each."""
    sql = (
        "SELECT meetings.path, meetings.date, min(links.line), links.to_path, people.name FROM meetings"
        " JOIN links ON links.path = meetings.path JOIN people ON people.path = links.to_path"
        " WHERE meetings.date BETWEEN ? AND ? AND meetings.present IN ('property', 'section')"
        " AND meetings.status IS NULL AND links.property IS NULL AND NOT links.embed"
        " AND NOT EXISTS (SELECT 1 FROM ties WHERE ties.path = meetings.path AND ties.field = 'people'"
        " AND ties.to_path = links.to_path)"
        " GROUP BY meetings.path, links.to_path ORDER BY meetings.date DESC, meetings.path, 3"
    )
    rows = store.rows(sql, (first.isoformat(), last.isoformat()))
    return [LinkedPerson(path, date.fromisoformat(day), line, person, name) for path, day, line, person, name in rows]
