"""Regions: parts of a note between two markers, which `build` fills (SPEC 8)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from netnotes.model.file_changes import FileChange
from netnotes.model.folding import fold_key
from netnotes.model.kept_pages import is_kept_page
from netnotes.model.notes import NoteType
from netnotes.model.places import Problem
from netnotes.model.records import recordclass

RegionHome = NoteType | Literal["daily"]
"""A type of note, or a daily note."""
EVERYWHERE: frozenset[RegionHome] = frozenset()
REGIONS: Mapping[str, frozenset[RegionHome]] = {
    "due": EVERYWHERE,
    "exchanges": frozenset({"person"}),
    "history": frozenset({"person"}),
    "meetings": frozenset({"person", "goal", "organization"}),
    "next-steps": frozenset({"person", "goal", "organization"}),
    "people": frozenset({"goal", "organization"}),
    "today": frozenset({"daily"}),
}
"""Name → the notes in which such a region makes sense; an empty set is any note."""
_SYNONYMS = {"next": "nextsteps"}
WAITS = "wait for the next build"
"""How the lines end that tell of notes that cannot be changed yet."""


class RegionNote(NamedTuple):
    """A note that holds regions, with its type, and its day where it is a daily note."""

    path: str
    type: NoteType | None
    daily: date | None

    @property
    def home(self) -> RegionHome | None:
        """What decides which regions fit; None for a plain note."""
        return "daily" if self.daily else self.type


def region_name(written: str) -> str | None:
    """The name that is meant: any case, spaces for ``-``; None for none of ours."""
    folded = fold_key(written)
    name = _SYNONYMS.get(folded, folded)
    return next((known for known in REGIONS if fold_key(known) == name), None)


def fits(name: str, home: RegionHome | None) -> bool:
    """Whether a region of that name makes sense in such a note."""
    return not REGIONS[name] or home in REGIONS[name]


def changed_part(path: str) -> str:
    """What a build changes in a note: the boxes of a plan, else regions."""
    return "boxes" if is_kept_page(path) else "regions"


def waiting_line(path: str) -> str:
    """What is told of a note that cannot be changed yet."""
    return f"{path} changed just now: its {changed_part(path)} {WAITS}"


def derived_waiting_line(count: int) -> str:
    """What is told of notes whose derived properties cannot be written yet: there may be thousands."""
    one = count == 1
    notes = "1 note" if one else f"{count} notes"
    return f"{notes} changed just now: {'its' if one else 'their'} derived properties {WAITS}"


@recordclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What is to be filled: ``changes`` to notes, ``waiting`` ones that changed just now, ``told`` lines to tell.

    ``derived`` are the notes among both whose derived properties change, ``alone`` those in which nothing else does.
    """

    changes: tuple[FileChange, ...] = ()
    waiting: tuple[str, ...] = ()
    derived: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """Lines to tell the user."""
        quiet = sum(path in self.alone for path in self.waiting)
        lines = (waiting_line(path) for path in self.waiting if path not in self.alone)
        return (*self.told, *lines, *([derived_waiting_line(quiet)] if quiet else []))

    @property
    def changes_pages(self) -> bool:
        """Whether pages may say something else afterwards: lines moved, so that they name another place, or boxes."""
        return any(
            is_kept_page(one.path) or (one.before or b"").count(b"\n") != (one.after or b"").count(b"\n")
            for one in self.changes
        )
