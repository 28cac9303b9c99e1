"""The plans of months, from the index: no note is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from netnotes.index.keeping import kept_together
from netnotes.index.kept_pages import KEPT_SEALS, boxes, first_links, statuses, written_in
from netnotes.index.store import Store
from netnotes.model.dates import parse_date
from netnotes.model.plans import PLANNED, READ, PlanBox, WrittenPlan, made_on, planned_month, whom_about

_PlainBox = tuple[int, str, str, int | None, str | None]
_Plain = tuple[str, str | None, bool, tuple[_PlainBox, ...]]


def plans_of(store: Store) -> tuple[WrittenPlan, ...]:
    """Every plan of a month, by month."""
    found: Iterable[_Plain] = kept_together(store, "plans", KEPT_SEALS, lambda: list(_plain_plans(store)))
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
    """The plans as they are kept: dates as numbers. Raises DamagedError."""
    plans = [(path, status) for path, status in statuses(store) if planned_month(path) is not None and status in READ]
    if not plans:
        return
    written, made = written_in(store, PLANNED), _plain_boxes(store)
    for path, status in plans:
        yield path, written.get(path), status != "unreadable", tuple(made.get(path, ()))


def _plain_boxes(store: Store) -> Mapping[str, list[_PlainBox]]:
    import json

    first, found = first_links(store), dict[str, list[_PlainBox]]()
    for box in boxes(store):
        day = date.fromisoformat(box.done).toordinal() if box.done else None
        person = whom_about(box.text, json.loads(box.people), first.get((box.path, box.line)))
        found.setdefault(box.path, []).append((box.line, box.text, box.state, day, person))
    return found
