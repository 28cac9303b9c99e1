"""What the rules of the network ask of an index: narrow questions instead of whole meetings and touchpoints."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from netnotes.index.pieces import kept_together
from netnotes.index.store import Store
from netnotes.model.network import Occasion

_OCCASIONS = """
    SELECT DISTINCT t.to_path, m.date, m.kind, m.path, t.line FROM meetings m
    JOIN ties t ON t.path = m.path AND t.field = 'organization'
    WHERE t.to_path IS NOT NULL AND m.date IS NOT NULL AND m.status IS NULL
    ORDER BY m.date, m.path, t.to_path, t.line
"""
_FIRST_OF_KIND = "SELECT person, kind, min(date) FROM touchpoints WHERE resets GROUP BY person, kind"


def occasions_of(store: Store) -> tuple[Occasion, ...]:
    """See `Network.occasions`."""
    rows = store.rows(_OCCASIONS)
    return tuple(Occasion(target, date.fromisoformat(day), kind, path, line) for target, day, kind, path, line in rows)


def first_of_kind_of(store: Store) -> Mapping[str, Mapping[str, date]]:
    """See `Network.first_of_kind`."""

    def find() -> list[Any]:
        rows = groupby(store.rows(_FIRST_OF_KIND), key=itemgetter(0))
        return [(person, [(kind, date.fromisoformat(day).toordinal()) for _, kind, day in of]) for person, of in rows]

    days = kept_together(store, "first_of_kind", find)
    return {person: {kind: date.fromordinal(day) for kind, day in kinds} for person, kinds in days}
