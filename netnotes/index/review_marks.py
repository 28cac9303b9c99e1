"""What a review asks about and remembers, from the index: no note is read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter

from netnotes.index.pieces import kept_together
from netnotes.index.store import Store
from netnotes.model.kept_pages import REVIEWS
from netnotes.model.review_marks import Assumed, Tick

_TICKS = f"""
    SELECT path, line, block, (
        SELECT to_path FROM links WHERE links.path = tasks.path AND links.line = tasks.line
        AND property IS NULL AND NOT embed ORDER BY seq LIMIT 1
    ) FROM tasks WHERE path GLOB '{REVIEWS}/*' AND state <> 'open' AND block IS NOT NULL ORDER BY path, line
"""  # noqa: S608 - ours
_THANKED = "SELECT person, date FROM touchpoints WHERE kind = 'thanks' ORDER BY person, date"


def assumptions_of(store: Store) -> tuple[Assumed, ...]:
    """See `Network.assumptions`. Raises DamagedError."""
    rows = store.sealed("assumptions", list(store.rows("SELECT * FROM assumptions ORDER BY path, line")))
    return tuple(map(Assumed._make, rows))


def ticks_of(store: Store) -> tuple[Tick, ...]:
    """See `Network.ticks`."""
    return tuple(Tick(path, line, block.casefold(), target) for path, line, block, target in store.rows(_TICKS))


def thanked_of(store: Store) -> Mapping[str, tuple[date, ...]]:
    """See `Network.thanked`."""
    rows = kept_together(store, "thanked", lambda: list(store.rows(_THANKED)))
    found = groupby(rows, key=itemgetter(0))
    return {person: tuple(date.fromisoformat(day) for _, day in days) for person, days in found}
