"""What a review asks about and remembers, from the index: no note is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from netnotes.index.pieces import kept_together
from netnotes.index.store import Store
from netnotes.model.network import Network
from netnotes.model.review_marks import REVIEWS, Assumed, Tick

T = TypeVar("T")

_TICKS = f"""
    SELECT path, line, block, (
        SELECT to_path FROM links WHERE links.path = tasks.path AND links.line = tasks.line
        AND property IS NULL AND NOT embed ORDER BY seq LIMIT 1
    ) FROM tasks WHERE path GLOB '{REVIEWS}*' AND state <> 'open' AND block IS NOT NULL ORDER BY path, line
"""  # noqa: S608 - ours
_THANKED = "SELECT person, date FROM touchpoints WHERE kind = 'thanks' ORDER BY person, date"


class ReviewMarks(Network):
    """The part of a stored network that reviews ask."""

    @cached_property
    def assumptions(self) -> tuple[Assumed, ...]:
        """What is only assumed."""
        return self._read("assumptions", _assumptions)

    @cached_property
    def ticks(self) -> tuple[Tick, ...]:
        """The ticked boxes of reviews."""
        return self._read("ticks", _ticks)

    @cached_property
    def thanked(self) -> Mapping[str, tuple[date, ...]]:
        """As of any network; no touchpoint is read whole."""
        return self._read("thanked", _thanked)

    def _read(self, name: str, read: Callable[[Store], T]) -> T:
        """Ask the index, or the notes where it cannot answer."""
        raise NotImplementedError


def _assumptions(store: Store) -> tuple[Assumed, ...]:
    rows = store.sealed("assumptions", list(store.rows("SELECT * FROM assumptions ORDER BY path, line")))
    return tuple(map(Assumed._make, rows))


def _ticks(store: Store) -> tuple[Tick, ...]:
    return tuple(Tick(path, line, block.casefold(), target) for path, line, block, target in store.rows(_TICKS))


def _thanked(store: Store) -> Mapping[str, tuple[date, ...]]:
    rows = kept_together(store, "thanked", lambda: list(store.rows(_THANKED)))
    found = groupby(rows, key=itemgetter(0))
    return {person: tuple(date.fromisoformat(day) for _, day in days) for person, days in found}
