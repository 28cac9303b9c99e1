"""The tasks that are follow-ups, from the index: no note is read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import itemgetter

from netnotes.index.keeping import kept_together
from netnotes.index.kept_pages import KEPT
from netnotes.index.pieces import meeting_heads
from netnotes.index.sealing import TASKS_DONE, TASKS_OPEN, Row
from netnotes.index.store import Store
from netnotes.model.follow_ups import FollowUp

_TASKS = f"SELECT * FROM tasks WHERE NOT {KEPT} AND "  # noqa: S608 - ours
_OPEN = f"{_TASKS} state = 'open'"
_DONE = f"{_TASKS} state = 'done' AND (done IS NULL OR done >= ?)"
_DAYS = "SELECT path, daily FROM notes WHERE daily IS NOT NULL"
_PLACE = itemgetter(0, 1)
_OPEN_SEALS, _DONE_SEALS = (TASKS_OPEN, "meetings"), (TASKS_DONE, "meetings")


def tasks_of(store: Store) -> tuple[FollowUp, ...]:
    """Every task that is a follow-up, by path and line. Raises DamagedError."""
    return _made(_plain(_follow_ups(store, [*_open(store), *_done(store, 1)])))


def open_tasks_of(store: Store) -> tuple[FollowUp, ...]:
    """See `Network.open_tasks`. Raises DamagedError."""
    return _made(kept_together(store, "open_tasks", _OPEN_SEALS, lambda: _plain(_follow_ups(store, _open(store)))))


def ticked_since(store: Store, day: date) -> tuple[FollowUp, ...]:
    """See `Network.ticked_since`; kept together is what was ticked since that month began. Raises DamagedError."""
    month = day.isoformat()[:7]

    def find() -> list[Row]:
        rows = _follow_ups(store, _done(store, day.year))
        return _plain([row for row in rows if row[6] is None or row[6] >= month])

    found: list[Row] = kept_together(store, f"ticked {month}", _DONE_SEALS, find)
    since = day.toordinal()
    return _made(plain for plain in found if plain[5] is None or plain[5] >= since)


def daily_notes_of(store: Store) -> dict[str, date]:
    """See `Network.daily_notes`. Raises DamagedError."""
    return {path: date.fromisoformat(day) for path, day in sorted(store.sealed("days", list(store.rows(_DAYS))))}


def daily_ticks_of(store: Store) -> tuple[FollowUp, ...]:
    """See `Network.daily_ticks`; kept together is what few lines of few notes say. Raises DamagedError."""

    def find() -> list[Row]:
        days: dict[str, str] = dict(store.sealed("days", list(store.rows(_DAYS))))
        rows = _follow_ups(store, _done(store, 1)) if days else []
        return _plain([(*row[:6], row[6] or days[row[0]], *row[7:]) for row in rows if row[0] in days])

    return _made(kept_together(store, "daily_ticks", (*_DONE_SEALS, "days"), find))


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


def _plain(rows: list[Row]) -> list[Row]:
    """The fields of follow-ups, dates as numbers: quicker to make records of than rows."""
    import json  # here, so that what is kept needs none

    def listed(text: str) -> tuple[str, ...]:
        return () if text == "[]" else tuple(json.loads(text))

    def number(day: str | None) -> int | None:
        return date.fromisoformat(day).toordinal() if day else None

    return [
        (path, line, text, state, number(due), number(done), listed(tags), listed(people))
        for path, line, text, state, due, _, done, tags, people, _ in rows
    ]


def _made(plain: Iterable[Row]) -> tuple[FollowUp, ...]:
    made, day_of = FollowUp._make, date.fromordinal
    return tuple(
        [
            made((path, line, text, state, due and day_of(due), done and day_of(done), tags, people))
            for path, line, text, state, due, done, tags, people in plain
        ]
    )
