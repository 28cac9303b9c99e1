"""The plans of months, from the index: no note is read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from netnotes.index.pieces import kept_together
from netnotes.index.store import Store
from netnotes.model.dates import parse_date
from netnotes.model.kept_pages import PLANS
from netnotes.model.plans import PLANNED, PlanBox, WrittenPlan, made_on, planned_month, whom_about
from netnotes.vault.plans import READ

_NOTES = f"SELECT path, status FROM notes WHERE path GLOB '{PLANS}/*' ORDER BY path"  # noqa: S608 - ours
_BOXES = "SELECT line, text, state, done, people FROM tasks WHERE path = ? ORDER BY line"
_FIRST_LINKS = "SELECT line, to_path FROM links WHERE path = ? AND property IS NULL AND NOT embed ORDER BY seq DESC"
_MADE = "SELECT value FROM properties WHERE path = ? AND name = ? COLLATE BINARY ORDER BY seq"
_PlainBox = tuple[int, str, str, int | None, str | None]
_Plain = tuple[str, str | None, bool, tuple[_PlainBox, ...]]


def plans_of(store: Store) -> tuple[WrittenPlan, ...]:
    """Every plan of a month, by month."""
    found: Iterable[_Plain] = kept_together(store, "plans", lambda: list(_plain_plans(store)))
    return tuple(_made(*plain) for plain in found)


def _made(path: str, written: str | None, readable: bool, boxes: tuple[Any, ...]) -> WrittenPlan:
    month = planned_month(path)
    if month is None:
        raise ValueError(f"no plan: {path}")
    since = made_on(month, parse_date(written) if written else None)
    made = (
        PlanBox(line, text, state, None if done is None else date.fromordinal(done), person)
        for line, text, state, done, person in boxes
    )
    return WrittenPlan(month, since, readable, tuple(made))


def _plain_plans(store: Store) -> Iterable[_Plain]:
    """The plans as they are kept: dates as numbers."""
    for path, status in list(store.rows(_NOTES)):
        if planned_month(path) is not None and status in READ:
            written = next((str(value) for (value,) in store.rows(_MADE, (path, PLANNED))), None)
            yield path, written, status != "unreadable", tuple(_plain_boxes(store, path))


def _plain_boxes(store: Store, path: str) -> Iterable[_PlainBox]:
    first: dict[int, str | None] = dict(store.rows(_FIRST_LINKS, (path,)))  # links come last first
    for line, text, state, done, people in store.rows(_BOXES, (path,)):
        day = date.fromisoformat(done).toordinal() if done else None
        yield line, text, state, day, whom_about(text, json.loads(people), first.get(line))
