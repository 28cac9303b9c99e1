"""What a build has to change in people's notes: regions, the boxes of plans, derived properties (SPEC 7, 8)."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence, Set
from datetime import date
from pathlib import Path
from typing import NamedTuple

from netnotes.edits.plan_ticks import tick_changes
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.network import Network
from netnotes.model.places import Problem
from netnotes.model.regions import Filling, RegionNote, changed_part
from netnotes.pages.regions import Wanted, choose_region_templates, render_regions
from netnotes.pages.render import Rendering
from netnotes.vault.changing import current
from netnotes.vault.editing.regions import fill_regions, region_parts
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.page_templates import REGIONS_FOLDER, read_page_templates

SETTLED_NS = 2_000_000_000
"""A file that changed within the last two seconds may be open in an editor, and waits."""


class _Held(NamedTuple):
    """A note with regions: its bytes, and what is wanted in it."""

    note: RegionNote
    data: bytes
    wanted: tuple[Wanted, ...]


def find_fillings(root: Path, network: Network, today: date, how: Rendering) -> Filling:
    """What a build on that day has to change in notes: regions, then the boxes of plans, derived properties last."""
    told: list[str] = []
    found, problems = _fill(root, network, today, how, told) if network.region_notes else ({}, ())
    found |= {change.path: change for change in tick_changes(root, network, today, found, told)}
    derived = _derived(root, network, today, found, told)
    alone = frozenset(derived.keys() - found.keys())
    found |= derived
    read_only = {path for path in found if _is_read_only(root / path)}
    told += _read_only_lines(read_only, alone)
    changes = [change for path, change in found.items() if path not in read_only]
    waiting = tuple(change.path for change in changes if _is_young(root / change.path))
    return Filling(
        changes=tuple(change for change in changes if change.path not in waiting),
        waiting=waiting,
        derived=frozenset(derived),
        alone=alone,
        told=tuple(told),
        problems=tuple(problems),
    )


def _derived(
    root: Path, network: Network, today: date, found: Mapping[str, FileChange], told: list[str]
) -> dict[str, FileChange]:
    """The changes of derived properties, where they are wanted; nothing is imported where they are not."""
    if not network.config.derived_properties:
        return {}
    from netnotes.edits.derived_properties import derived_changes

    return {change.path: change for change in derived_changes(root, network, today, found, told)}


def _fill(
    root: Path, network: Network, today: date, how: Rendering, told: list[str]
) -> tuple[dict[str, FileChange], Sequence[Problem]]:
    """The changes of notes that hold regions, by path, and what is wrong with templates."""
    own, refused = read_page_templates(root, REGIONS_FOLDER)
    usable, misnamed = choose_region_templates(own)
    held = [one for note in network.region_notes if (one := _look(root, note, today, told)) is not None]
    wanted = [one for each in held for one in each.wanted]
    texts, failed = render_regions(network, wanted, how, usable)
    changes = {}
    for note, data, parts in held:
        try:
            after = fill_regions(data, note.home, {one.part: texts[one] for one in parts})
        except EditRefusedError as err:
            told.append(f"{note.path}: its regions were left alone: {err.message}")
            continue
        if after != data:
            changes[note.path] = FileChange(path=note.path, before=data, after=after)
    return changes, (*refused, *misnamed, *failed)


def _look(root: Path, note: RegionNote, today: date, told: list[str]) -> _Held | None:
    """A note as it stands now, and what is wanted in it; None where nothing is, or its markers are in trouble."""
    try:
        data = current(root, note.path)
        parts = region_parts(data, note.home) if data is not None else {}
    except EditRefusedError:
        return None  # reading the note told what is wrong with it
    except OperatorError as err:
        told.append(err.message)
        return None
    days = {part: _day_of(note, part, empty, today) for part, empty in parts.items()}
    wanted = tuple(Wanted(note, part, day) for part, day in days.items() if day is not None)
    return _Held(note, data, wanted) if data is not None and wanted else None


def _day_of(note: RegionNote, part: str, empty: bool, today: date) -> date | None:
    """The day that a region tells of, None where it is not filled today.

    What a daily note says of its day is filled on that day; later it stays as it is, unless nothing was filled in.
    """
    if part != "today" or note.daily is None:
        return today
    return note.daily if note.daily == today or (empty and note.daily < today) else None


def _read_only_lines(paths: Set[str], alone: Set[str]) -> list[str]:
    """What is told of notes that nobody may write: of those that only lack derived properties in one line."""
    lines = [f"{path} is read-only: its {changed_part(path)} stay as they are" for path in sorted(paths - alone)]
    if count := len(paths & alone):
        notes = "1 note is" if count == 1 else f"{count} notes are"
        lines.append(f"{notes} read-only: {'its' if count == 1 else 'their'} derived properties stay as they are")
    return lines


def _is_read_only(path: Path) -> bool:
    """Whether nobody may write the file: then it is left alone, and the others are filled all the same."""
    try:
        return not path.stat().st_mode & 0o222
    except OSError:
        return False


def _is_young(path: Path) -> bool:
    """Whether a file changed just now; not where its time lies ahead, else it would wait for ever."""
    try:
        return abs(time.time_ns() - path.stat().st_mtime_ns) < SETTLED_NS
    except OSError:
        return False
