"""The tasks that are follow-ups, from the index: no note is read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from netnotes.index.pieces import kept_together
from netnotes.index.store import Store
from netnotes.model.follow_ups import FollowUp
from netnotes.model.kept_pages import KEPT_PAGES

_FOLLOW_UPS = f"""
    SELECT path, line, text, state, due, done, tags, people FROM tasks
    WHERE %s {" ".join(f"AND path NOT GLOB '{page}*'" for page in KEPT_PAGES)}
    AND (people <> '[]' OR path IN (SELECT path FROM notes WHERE type = 'meeting')) ORDER BY path, line
"""  # noqa: S608 - ours
_ALL = _FOLLOW_UPS % "state <> 'cancelled'"
_OPEN = _FOLLOW_UPS % "state = 'open'"
_TICKED = _FOLLOW_UPS % "state = 'done' AND (done IS NULL OR done >= ?)"
_Plain = tuple[str, int, str, str, int | None, int | None, tuple[str, ...], tuple[str, ...]]


def tasks_of(store: Store) -> tuple[FollowUp, ...]:
    """Every task that is a follow-up, by path and line."""
    return _made(map(_plain, store.rows(_ALL)))


def open_tasks_of(store: Store) -> tuple[FollowUp, ...]:
    """See `Network.open_tasks`."""
    return _made(kept_together(store, "open_tasks", lambda: list(map(_plain, store.rows(_OPEN)))))


def ticked_since(store: Store, day: date) -> tuple[FollowUp, ...]:
    """See `Network.ticked_since`."""
    return _made(map(_plain, store.rows(_TICKED, (day.isoformat(),))))


def _made(found: Iterable[_Plain]) -> tuple[FollowUp, ...]:
    days: dict[int | None, date | None] = {None: None}
    return tuple(
        FollowUp._make((path, line, text, state, _day(due, days), _day(done, days), tags, people))
        for path, line, text, state, due, done, tags, people in found
    )


def _plain(row: tuple[Any, ...]) -> _Plain:
    """A row as it is kept: dates as numbers, lists as tuples."""
    path, line, text, state, due, done, tags, people = row
    return path, line, text, state, _number(due), _number(done), _listed(tags), _listed(people)


def _number(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


def _listed(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))


def _day(number: int | None, days: dict[int | None, date | None]) -> date | None:
    if number not in days and number is not None:
        days[number] = date.fromordinal(number)
    return days[number]
