"""What the rules of the network ask of an index: narrow questions instead of whole meetings and touchpoints."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from netnotes.index.keeping import kept_together
from netnotes.index.pieces import meeting_heads
from netnotes.index.sealing import DERIVED, as_text, can_be_asked
from netnotes.index.store import Store
from netnotes.model.derived import NAMES
from netnotes.model.network import Occasion
from netnotes.model.places import Problem

if TYPE_CHECKING:
    from netnotes.model.regions import RegionNote

_ORGANIZATIONS = "SELECT path, seq, to_path, line FROM ties WHERE field = 'organization'"
_PROBLEMS = "SELECT path, line, col, code, severity, message, hint FROM problems ORDER BY rowid"
_PROBLEM = ("path", "line", "column", "code", "severity", "message", "hint")
_DAYS = "SELECT path, daily FROM notes WHERE daily IS NOT NULL"
_DERIVED = "SELECT path, seq, name, value FROM properties WHERE name IN (?, ?, ?) AND NOT inline"
_IDS = "SELECT path, name, value FROM properties WHERE name LIKE '%id' OR name LIKE 'private'"


def occasions_of(store: Store) -> tuple[Occasion, ...]:
    """See `Network.occasions`."""

    def find() -> list[tuple[str, int, str, str, int]]:
        held = {path: (day, kind) for path, day, kind, status in meeting_heads(store) if day and status is None}
        ties = store.sealed("organizations", list(store.rows(_ORGANIZATIONS)))
        found = {(*held[path], path, to, line) for path, _, to, line in ties if path in held and to is not None}
        return [
            (to, date.fromisoformat(day).toordinal(), kind, path, line)
            for day, kind, path, to, line in sorted(found, key=itemgetter(0, 2, 3, 4))
        ]

    day_of = date.fromordinal
    found, make = kept_together(store, "occasions", ("meetings", "organizations"), find), Occasion._make
    return tuple([make((to, day_of(day), kind, path, line)) for to, day, kind, path, line in found])


def region_notes_of(store: Store) -> tuple[RegionNote, ...]:
    """See `Network.region_notes`. Raises DamagedError."""
    from netnotes.model.regions import RegionNote

    def find() -> list[tuple[str, str | None, int | None]]:
        paths = {row[0] for row in store.sealed("regions", list(store.rows("SELECT * FROM regions")))}
        if not paths:
            return []
        days: dict[str, str] = dict(store.sealed("days", list(store.rows(_DAYS))))
        found = ((path, type_, days.get(path)) for path, _, type_ in stored_heads(store) if path in paths)
        return [(path, type_, date.fromisoformat(day).toordinal() if day else None) for path, type_, day in found]

    found = kept_together(store, "region_notes", ("regions", "days", "heads"), find)
    return tuple(RegionNote(path, type_, date.fromordinal(day) if day else None) for path, type_, day in found)


def stored_heads(store: Store) -> list[tuple[Any, ...]]:
    """Path, status and type of each note, by path. Raises DamagedError."""
    word: dict[str | None, str | None] = {}
    rows = store.rows("SELECT path, status, type FROM notes ORDER BY path")
    same = word.setdefault  # a handful of words for all notes, each in memory once
    return store.sealed("heads", [(path, same(status, status), same(type_, type_)) for path, status, type_ in rows])


def found_problems(store: Store, known: Iterable[Problem]) -> list[Problem]:
    """The problems of notes together with ``known`` ones, each once, by place."""
    rows = store.sealed("problems", list(store.rows(_PROBLEMS)))
    return sorted({Problem(**dict(zip(_PROBLEM, row, strict=True))) for row in rows}.union(known))


def written_of(store: Store, names: frozenset[str]) -> tuple[tuple[str, str, str], ...]:
    """See `Network.written`; the names are such as `can_be_asked`. Raises DamagedError."""
    rows = [(path, name, as_text(value)) for path, name, value in store.rows(_IDS) if can_be_asked(name)]
    found = ((path, name.casefold(), value) for path, name, value in store.sealed("ids", rows) if value)
    return tuple(sorted(row for row in found if row[1] in names))


def derived_of(store: Store) -> dict[str, tuple[tuple[str, str], ...]]:
    """See `Network.derived`; where the seal tells that there is none, no row is looked at. Raises DamagedError."""
    if not store.seals.get(DERIVED):
        return {}
    rows = [(path, seq, name, as_text(value)) for path, seq, name, value in store.rows(_DERIVED, NAMES)]
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for path, _, name, value in sorted(store.sealed(DERIVED, rows), key=itemgetter(0, 1)):
        found[path] = (*found.get(path, ()), (name, value or ""))
    return found
