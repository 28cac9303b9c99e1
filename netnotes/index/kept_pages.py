"""What stands in plans, reviews and the like, from the index: sealed rows only (see `model.kept_pages`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from netnotes.index.packing import Plain
from netnotes.index.sealing import TASKS_KEPT, as_text
from netnotes.index.store import Store
from netnotes.model.kept_pages import KEPT_PAGES

KEPT = f"""({" OR ".join(f"path GLOB '{page}*'" for page in KEPT_PAGES)})"""
"""The condition that a row is of one of them."""
_NOTES = f"SELECT path, status FROM notes WHERE {KEPT}"  # noqa: S608 - ours
_PROPERTIES = f"SELECT path, seq, name, value FROM properties WHERE {KEPT}"  # noqa: S608 - ours
_LINKS = f"SELECT path, seq, to_path, line FROM links WHERE {KEPT} AND property IS NULL AND NOT embed"  # noqa: S608
_BOXES = f"SELECT * FROM tasks WHERE {KEPT}"  # noqa: S608 - ours


KEPT_SEALS = ("kept_notes", "kept_properties", "kept_links", TASKS_KEPT)
"""The seals of these rows."""


class Box(NamedTuple):
    """A task of one of these pages, as a row of the table `tasks`; ``people`` and ``tags`` are JSON."""

    path: str
    line: int
    text: str
    state: str
    due: str | None
    scheduled: str | None
    done: str | None
    tags: str
    people: str
    block: str | None


def statuses(store: Store) -> list[tuple[str, str]]:
    """Path and status of each of these pages, by path. Raises DamagedError."""
    return sorted(store.sealed("kept_notes", list(store.rows(_NOTES))))


def written_in(store: Store, name: str) -> Mapping[str, str]:
    """By path the first value of a property of that very name, as text. Raises DamagedError."""
    rows = [(path, seq, each, as_text(value)) for path, seq, each, value in store.rows(_PROPERTIES)]
    found = sorted(store.sealed("kept_properties", rows), reverse=True, key=lambda row: row[:2])
    return {path: str(value) for path, _, each, value in found if each == name}


def first_links(store: Store) -> Mapping[tuple[str, int], str | None]:
    """By path and line where the first link of that line of the body leads, embeds aside. Raises DamagedError."""
    rows: list[tuple[Plain, ...]] = store.sealed("kept_links", list(store.rows(_LINKS)))
    return {(path, line): to for path, _, to, line in sorted(rows, reverse=True, key=lambda row: row[:2])}


def boxes(store: Store) -> Iterator[Box]:
    """The tasks of these pages, by path and line. Raises DamagedError."""
    return map(Box._make, sorted(store.sealed(TASKS_KEPT, list(store.rows(_BOXES))), key=lambda row: row[:2]))
