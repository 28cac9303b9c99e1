"""Bring an index up to date where something changed: parse that, resolve again what it touches, leave the rest.

A row that is read by itself has a checksum of its own, and where there should be one and is none the index is damaged.
That somebody is not there is believed only once the whole table adds up.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from netnotes.index.again import read_again
from netnotes.index.apply import (
    concerned,
    expect_record,
    people_of,
    reading_rows,
    remove_ledgers,
    remove_notes,
    remove_resolved,
    resolved_rows,
    sources_of,
)
from netnotes.index.basis import Basis
from netnotes.index.changes import Changes, find_changes
from netnotes.index.keeping import MOST_TOGETHER, keep_within, kept
from netnotes.index.merging import finish, forget_guesses, merge, tell
from netnotes.index.packing import DamagedError, Plain, unpack
from netnotes.index.reading import Known, Read, read_files
from netnotes.index.store import Store
from netnotes.model.readings import Named, Reading
from netnotes.vault.folders import Scan
from netnotes.vault.names import Names, keys_of, named
from netnotes.vault.progress import Progress
from netnotes.vault.reader import NoteReader
from netnotes.vault.resolve import resolve_note, touch_keys
from netnotes.vault.walk import FoundFile

T = TypeVar("T")
BATCH = 500


@dataclass(slots=True)
class _Work:
    """What one run found out: the notes it read, what they were and are called, and whom they named."""

    readings: dict[str, Reading] = field(default_factory=dict)
    before: dict[str, Named] = field(default_factory=dict)
    now: dict[str, Named] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)


def update_index(store: Store, root: Path, basis: Basis, scan: Scan, started: int, progress: Progress | None) -> None:
    """A later run: what changed, and what depends on it. Raises DamagedError."""
    doubtful, before = set(_kept(store, "doubtful")), _kept(store, "scan")
    changes = find_changes(before, scan, doubtful, basis.config, basis.settings)
    work = _read_changes(store, root, basis, changes, started, progress)
    still = {path for path in doubtful if path not in {file.path for file in changes.seen}} - set(changes.gone)
    work.doubtful |= still
    if work.before or work.now:
        _settle(store, root, basis, work)
    if work.before or work.now or scan != before or work.doubtful != doubtful:
        finish(store, basis, scan, work.doubtful, started)


def _kept(store: Store, key: str) -> Plain:
    value = store.meta(key)
    if value is None:
        raise DamagedError(f"a stored value is missing: {key}")
    return value


def _read_changes(
    store: Store, root: Path, basis: Basis, changes: Changes, started: int, progress: Progress | None
) -> _Work:
    """Read what may have changed, and put what did change in place of what was there."""
    work = _Work()
    known = {file.path: entry for file in changes.seen if (entry := _known(store, file)) is not None}
    reader = NoteReader(basis.config, basis.settings)
    gone = [path for path in changes.gone if _named(store, path) is not None]
    store.absent("notes", "path", set(changes.gone).difference(gone))
    for path in gone:
        _remember(store, path, work)
    remove_notes(store, gone)
    for batch in _batches(read_files(root, changes.seen, known, reader, started, progress), BATCH):
        changed = [read for read in batch if read.reading is not None and not _is_stored(store, read)]
        for read in changed:
            _remember(store, read.file.path, work)
        store.absent("notes", "path", [read.file.path for read in changed if read.file.path not in work.before])
        remove_notes(store, [read.file.path for read in changed])
        _write_read(store, changed, work)
        work.doubtful |= {read.file.path for read in batch if read.doubtful}
    return work


def _known(store: Store, file: FoundFile) -> Known | None:
    row = next(iter(store.rows("SELECT role, hash FROM _files WHERE path = ?", (file.path,))), None)
    return Known(*row) if row else None


def _is_stored(store: Store, read: Read) -> bool:
    """Whether a file that still cannot be read was stored as such with the same words."""
    if read.hash is not None or read.file.role != "read" or read.reading is None:
        return False
    if store.value("SELECT hash FROM _files WHERE path = ?", read.file.path) is not None:
        return False
    rows = store.rows("SELECT message FROM problems WHERE path = ? AND severity = 'error'", (read.file.path,))
    return [message for (message,) in rows] == [problem.message for problem in read.reading.problems]


def _remember(store: Store, path: str, work: _Work) -> None:
    old = _named(store, path)
    if old is not None:
        expect_record(store, old)
        work.before[path] = old
        work.people |= people_of(store, [path])


def _write_read(store: Store, changed: Sequence[Read], work: _Work) -> None:
    rows = []
    first = (store.value("SELECT max(id) FROM notes") or 0) + 1
    for number, read in enumerate(changed, first):
        if read.reading is not None:
            path = read.file.path
            work.readings[path], work.now[path] = read.reading, named(read.reading)
            rows.append((number, read, read.reading, work.now[path]))
    store.insert(reading_rows(rows))


def _settle(store: Store, root: Path, basis: Basis, work: _Work) -> None:
    """Resolve again the notes that changed and those whose names may mean something else; merge who is concerned."""
    renamed = {path for path in {**work.before, **work.now} if work.before.get(path) != work.now.get(path)}
    affected = _affected(store, work, renamed) - work.now.keys()
    again = affected | work.now.keys()
    names = _names(store, renamed)
    known = work.people | people_of(store, affected)
    remove_resolved(store, affected)
    fresh: dict[str, set[str]] = {}
    kinds = touch_keys(basis.config)
    readings = _readings(store, root, basis, again, work)
    for some in _batches(readings, BATCH):
        found = [resolve_note(reading, names, kinds) for reading in some]
        store.insert(resolved_rows(found))
        for each in found:
            for person in concerned(each):
                fresh.setdefault(person, set()).add(each.path)
    sources = _sources(store, known, fresh, again | work.before.keys())
    remove_ledgers(store, sources.keys())
    merge(store, sources)
    if renamed:
        forget_guesses(store)
    tell(store, lambda: names)


def _names(store: Store, renamed: Collection[str]) -> Names:
    """What all notes are called; where no note changed its names, as it was kept."""
    known = None if renamed else kept(store, "names")
    if known is not None:
        return Names.of_plain(known[0])
    names = Names(all_named(store))
    if not renamed and len(names.notes) <= MOST_TOGETHER:
        keep_within(store, "names", ("names",), names.plain())
    return names


def _sources(
    store: Store, known: Collection[str], fresh: dict[str, set[str]], touched: Collection[str]
) -> dict[str, set[str]]:
    """By person the notes that say something of them now: those that did, but for the touched, and the fresh ones."""
    found, checked = {}, False
    nothing_known = [person for person in fresh if person not in known and sources_of(store, person) is None]
    store.absent("_ledgers", "person", nothing_known)
    for person in {*known, *fresh}:
        old = sources_of(store, person)
        if old is None and person in known:
            raise DamagedError(f"rows are missing: {person}")
        if old is None and not checked:
            store.check("sources")
            checked = True
        found[person] = set(old or ()).difference(touched) | fresh.get(person, set())
    return found


def _readings(store: Store, root: Path, basis: Basis, paths: Collection[str], work: _Work) -> Iterator[Reading]:
    """The readings of notes by path: those of this run, and of others that did not change since they were read."""
    for path in sorted(paths):
        if path in work.readings:
            yield work.readings[path]
        else:
            yield from read_again(store, root, basis, [path], work.doubtful)


def _affected(store: Store, work: _Work, renamed: Collection[str]) -> set[str]:
    """The notes that asked for a name to which the answer may be another now."""
    changed = [each for path in renamed for each in (work.before.get(path), work.now.get(path)) if each]
    if not changed:
        return set()
    store.check("resolved", "files")
    if any(each.type == "me" for each in changed):
        return {path for (path,) in store.rows("SELECT path FROM _resolved WHERE asked IS NOT NULL")}
    keys = {key for each in changed for key in keys_of(each)}
    return {
        path
        for path, asked in store.rows("SELECT path, asked FROM _resolved WHERE asked IS NOT NULL")
        if not keys.isdisjoint(unpack(asked))
    }


def _named(store: Store, path: str) -> Named | None:
    sql = "SELECT path, title, status, type, name, aliases FROM notes WHERE path = ?"
    return next(map(_name, store.rows(sql, (path,))), None)


def all_named(store: Store) -> Iterator[Named]:
    """What all notes are called. Raises DamagedError."""
    rows = list(store.rows("SELECT path, title, status, type, name, aliases FROM notes"))
    return map(_name, store.sealed("names", rows))


def _name(row: tuple[Plain, ...]) -> Named:
    path, title, status, type_, name, aliases = row
    return Named(path, title, status, type_, name, () if aliases == "[]" else tuple(json.loads(aliases)))


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch
