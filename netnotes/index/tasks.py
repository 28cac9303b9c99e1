"""The tasks that are follow-ups, from the index: no note is read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from operator import itemgetter

from netnotes.index.kept_pages import KEPT
from netnotes.index.pieces import kept_together, meeting_heads
from netnotes.index.sealing import TASKS_DONE, TASKS_OPEN, Row
from netnotes.index.store import Store
from netnotes.model.follow_ups import FollowUp

_TASKS = f"SELECT * FROM tasks WHERE NOT {KEPT} AND "  # noqa: S608 - ours
_OPEN = f"{_TASKS} state = 'open'"
_DONE = f"{_TASKS} state = 'done' AND (done IS NULL OR done >= ?)"
_DAYS = "SELECT path, daily FROM notes WHERE daily IS NOT NULL"
_PLACE = itemgetter(0, 1)


def tasks_of(store: Store) -> tuple[FollowUp, ...]:
    """Every task that is a follow-up, by path and line. Raises DamagedError."""
    return _made(_follow_ups(store, [*_open(store), *_done(store, 1)]))


def open_tasks_of(store: Store) -> tuple[FollowUp, ...]:
    """See `Network.open_tasks`. Raises DamagedError."""
    return _made(kept_together(store, "open_tasks", lambda: _follow_ups(store, _open(store))))


def ticked_since(store: Store, day: date) -> tuple[FollowUp, ...]:
    """See `Network.ticked_since`; kept together is what was ticked since that month began. Raises DamagedError."""
    since, month = day.isoformat(), day.isoformat()[:7]

    def find() -> list[Row]:
        return [row for row in _follow_ups(store, _done(store, day.year)) if row[6] is None or row[6] >= month]

    found: list[Row] = kept_together(store, f"ticked {month}", find)
    return _made(row for row in found if row[6] is None or row[6] >= since)


def daily_notes_of(store: Store) -> dict[str, date]:
    """See `Network.daily_notes`. Raises DamagedError."""
    return {path: date.fromisoformat(day) for path, day in sorted(store.sealed("days", list(store.rows(_DAYS))))}


def daily_ticks_of(store: Store) -> tuple[FollowUp, ...]:
    """See `Network.daily_ticks`; kept together is what few lines of few notes say. Raises DamagedError."""

    def find() -> list[Row]:
        days: dict[str, str] = dict(store.sealed("days", list(store.rows(_DAYS))))
        rows = _follow_ups(store, _done(store, 1)) if days else []
        return [(*row[:6], row[6] or days[row[0]], *row[7:]) for row in rows if row[0] in days]

    return _made(kept_together(store, "daily_ticks", find))


def _open(store: Store) -> list[Row]:
    return store.sealed(TASKS_OPEN, list(store.rows(_OPEN)))


def _done(store: Store, year: int) -> list[Row]:
    """The tasks done in that year or later, and those done on no day."""
    since = f"{year:04}"
    seals = {seal for seal in store.seals if seal.startswith(TASKS_DONE) and not TASKS_DONE < seal < TASKS_DONE + since}
    return store.sealed(seals, list(store.rows(_DONE, (since,))))


def _follow_ups(store: Store, rows: list[Row]) -> list[Row]:
    """Those that concern somebody or stand in a meeting, by path and line."""
    if any(row[8] == "[]" for row in rows):
        meetings = {path for path, *_ in meeting_heads(store)}
        rows = [row for row in rows if row[8] != "[]" or row[0] in meetings]
    return sorted(rows, key=_PLACE)


def _made(rows: Iterable[Row]) -> tuple[FollowUp, ...]:
    days: dict[str | None, date | None] = {None: None}
    return tuple(
        FollowUp._make((path, line, text, state, _day(due, days), _day(done, days), _listed(tags), _listed(people)))
        for path, line, text, state, due, _, done, tags, people, _ in rows
    )


def _listed(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))


def _day(text: str | None, days: dict[str | None, date | None]) -> date | None:
    if text not in days and text is not None:
        days[text] = date.fromisoformat(text)
    return days[text]
