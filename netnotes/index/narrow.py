"""What the rules of the network ask of an index: narrow questions instead of whole meetings and touchpoints."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from netnotes.index.codec import form_of
from netnotes.index.pieces import kept_together
from netnotes.index.store import Store
from netnotes.model.network import Occasion
from netnotes.model.places import Problem

if TYPE_CHECKING:
    from netnotes.model.regions import RegionNote

_PROBLEM = ("path", "line", "column", "code", "severity", "message", "hint")
_OCCASIONS = """
    SELECT DISTINCT t.to_path, m.date, m.kind, m.path, t.line FROM meetings m
    JOIN ties t ON t.path = m.path AND t.field = 'organization'
    WHERE t.to_path IS NOT NULL AND m.date IS NOT NULL AND m.status IS NULL
    ORDER BY m.date, m.path, t.to_path, t.line
"""
_WRITTEN = """
    SELECT path, lower(name), value FROM properties
    WHERE name IN (SELECT value FROM json_each(?)) AND value IS NOT NULL
"""
_FIRST_OF_KIND = "SELECT person, kind, min(date) FROM touchpoints WHERE resets GROUP BY person, kind"


def occasions_of(store: Store) -> tuple[Occasion, ...]:
    """See `Network.occasions`."""

    def find() -> list[tuple[str, int, str, str, int]]:
        rows = store.rows(_OCCASIONS)
        return [(to, date.fromisoformat(day).toordinal(), kind, path, line) for to, day, kind, path, line in rows]

    day_of = date.fromordinal
    found = kept_together(store, "occasions", find)
    return tuple([Occasion(to, day_of(day), kind, path, line) for to, day, kind, path, line in found])


def first_of_kind_of(store: Store) -> Mapping[str, Mapping[str, int]]:
    """See `Network.first_of_kind`."""

    def find() -> dict[str, dict[str, int]]:
        rows = groupby(store.rows(_FIRST_OF_KIND), key=itemgetter(0))
        return {person: {kind: date.fromisoformat(day).toordinal() for _, kind, day in of} for person, of in rows}

    days: dict[str, dict[str, int]] = kept_together(store, "first_days", find)
    return days


def written_of(store: Store, names: frozenset[str]) -> tuple[tuple[str, str, str], ...]:
    """See `Network.written`."""
    rows = store.rows(_WRITTEN, [json.dumps(sorted(names))])
    return tuple(sorted((path, name, str(value)) for path, name, value in rows if value != ""))


def region_notes_of(store: Store) -> tuple[RegionNote, ...]:
    """See `Network.region_notes`."""
    from netnotes.model.regions import RegionNote

    sql = "SELECT path, type, daily FROM notes WHERE path IN (SELECT path FROM regions) ORDER BY path"
    store.sealed("regions", list(store.rows("SELECT * FROM regions")))
    rows = store.rows(sql)
    return tuple(RegionNote(path, type_, date.fromisoformat(day) if day else None) for path, type_, day in rows)


def problems_of(store: Store, others: Callable[[], Iterable[Problem]]) -> tuple[Problem, ...]:
    """The problems of the notes and ``others``, which no note has alone, by place."""
    form = form_of("Problem")

    def find() -> list[Any]:
        rows = store.rows("SELECT path, line, col, code, severity, message, hint FROM problems ORDER BY rowid")
        found = {Problem(**dict(zip(_PROBLEM, row, strict=True))) for row in store.sealed("problems", [*rows])}
        return list(map(form.encode, sorted(found.union(others()))))

    return tuple(map(form.decode, kept_together(store, "problems", find)))
