"""What the rules of the network ask of an index: narrow questions instead of whole meetings and touchpoints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from netnotes.index.pieces import kept_together
from netnotes.index.store import Store
from netnotes.model.network import Occasion
from netnotes.model.places import Problem

if TYPE_CHECKING:
    from netnotes.model.regions import RegionNote

_OCCASIONS = """
    SELECT DISTINCT t.to_path, m.date, m.kind, m.path, t.line FROM meetings m
    JOIN ties t ON t.path = m.path AND t.field = 'organization'
    WHERE t.to_path IS NOT NULL AND m.date IS NOT NULL AND m.status IS NULL
    ORDER BY m.date, m.path, t.to_path, t.line
"""
_REGION_NOTES = "SELECT path, type, daily FROM notes WHERE path IN (SELECT path FROM regions) ORDER BY path"
_PROBLEMS = "SELECT path, line, col, code, severity, message, hint FROM problems ORDER BY rowid"
_PROBLEM = ("path", "line", "column", "code", "severity", "message", "hint")
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


def region_notes_of(store: Store) -> tuple[RegionNote, ...]:
    """See `Network.region_notes`. Raises DamagedError."""
    from netnotes.model.regions import RegionNote

    store.sealed("regions", list(store.rows("SELECT * FROM regions")))
    rows = store.rows(_REGION_NOTES)
    return tuple(RegionNote(path, type_, date.fromisoformat(day) if day else None) for path, type_, day in rows)


def found_problems(store: Store, known: Iterable[Problem]) -> list[Problem]:
    """The problems of notes together with ``known`` ones, each once, by place."""
    rows = store.sealed("problems", list(store.rows(_PROBLEMS)))
    return sorted({Problem(**dict(zip(_PROBLEM, row, strict=True))) for row in rows}.union(known))


def written_of(store: Store, names: frozenset[str]) -> tuple[tuple[str, str, str], ...]:
    """See `Network.written`."""
    rows = store.rows(_WRITTEN, [json.dumps(sorted(names))])
    return tuple(sorted((path, name, str(value)) for path, name, value in rows if value != ""))
