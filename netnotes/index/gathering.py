"""Who was there together, from the index: kept in one piece, of which only what changed is looked for again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from netnotes.index.keeping import kept_together
from netnotes.index.pieces import changed_ledgers, ledger_of, stored_ledgers
from netnotes.index.stamps import Changed
from netnotes.index.store import Store
from netnotes.model.gatherings import Gathering, PlainTouch, gather

_Plain = tuple[str, int, int, str, tuple[str, ...]]
"""Path, line, day, kind and people of a gathering."""
_Place = tuple[int, str, int]
"""Day, path and line: two gatherings at one place are one."""


def gatherings_of(store: Store) -> tuple[Gathering, ...]:
    """See `Network.gatherings`; no touchpoint is made for it."""

    def find() -> list[_Plain]:
        return _gather(stored for _, stored in stored_ledgers(store, "touchpoints"))

    found: list[_Plain] = kept_together(
        store, "gatherings", ("touchpoints",), find, lambda known, changed: _mended(store, known, changed)
    )
    day_of = date.fromordinal
    return tuple([Gathering(path, line, day_of(day), kind, people) for path, line, day, kind, people in found])


def _mended(store: Store, known: list[_Plain], changed: Changed) -> list[_Plain]:
    """The gatherings, where the touchpoints of these people changed.

    Others at a place are those that the same note tells of: had it changed they would stand among the changed.
    """
    from netnotes.index.apply import people_of  # here, because it takes the whole reader with it

    now = changed_ledgers(store, "touchpoints", changed)
    before = [one for one in known if not changed.keys().isdisjoint(one[4])]
    places = {_place(one) for one in before}
    new = {(day, *place) for touch in _contacts(now.values()) for day, place in _places(touch)}
    there = people_of(store, {path for _, path, _ in new}).union(*(one[4] for one in before)).difference(changed)
    now |= {person: ledger_of(store, person, "touchpoints") for person in there}
    again = [one for one in _gather(now.values()) if _place(one) in places | new]
    return sorted([*(one for one in known if _place(one) not in places | new), *again], key=_place)


def _gather(ledgers: Iterable[tuple[tuple[Any, ...], ...]]) -> list[_Plain]:
    return [(one.path, one.line, one.date.toordinal(), one.kind, one.people) for one in gather(_contacts(ledgers))]


def _contacts(ledgers: Iterable[tuple[tuple[Any, ...], ...]]) -> Iterator[PlainTouch]:
    return (
        (person, day, kind, path, line, source, tuple([place[:2] for place in also]))
        for stored in ledgers
        for person, day, kind, _, path, line, source, resets, also in stored
        if resets
    )


def _places(touch: PlainTouch) -> Iterator[tuple[int, tuple[str, int]]]:
    _, day, _, path, line, _, also = touch
    yield day, (path, line)
    yield from ((day, place) for place in also)


def _place(one: _Plain) -> _Place:
    path, line, day, _, _ = one
    return day, path, line
