"""Bring an index up to date where something changed: parse that, resolve again what it touches, leave the rest."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar

from netnotes.index.apply import (
    remove_ledgers,
    remove_notes,
    remove_resolved,
    write_ledgers,
    write_readings,
    write_resolved,
    write_unmatched,
)
from netnotes.index.basis import Basis
from netnotes.index.changes import Changes, find_changes
from netnotes.index.codec import decode
from netnotes.index.packing import unpack
from netnotes.index.reading import Known, Read, read_files
from netnotes.index.spool import Spool
from netnotes.index.store import Store
from netnotes.index.two_readers import read_with_two
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.readings import Named, Reading, Unmatched
from netnotes.vault.folders import Scan
from netnotes.vault.names import Names, keys_of, named
from netnotes.vault.progress import Progress
from netnotes.vault.reader import NoteReader
from netnotes.vault.resolve import resolve_note, touch_keys
from netnotes.vault.resolving import UNMATCHED_CODES, Guesses, tell_unmatched
from netnotes.vault.walk import FoundFile, sort_files

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


def fill_index(store: Store, root: Path, basis: Basis, scan: Scan, started: int, progress: Progress | None) -> None:
    """The first run: everything is new."""
    files = sort_files(scan, basis.config, basis.settings)
    work = _Work()
    store.merge_words(now_and_then=False)
    reader = NoteReader(basis.config, basis.settings)
    reads = read_with_two(files, lambda some: read_files(root, some, {}, reader, started))
    count = len(files)
    with Spool(count) as spool:
        for batch in _batches(reads, BATCH):
            if progress:
                progress(len(work.now), count)
            _write_read(store, batch, work)
            spool.put(read.reading for read in batch if read.reading is not None)
            work.readings.clear()
        del files, reads
        names = Names(work.now.values())
        work.now.clear()
        unmatched: list[Unmatched] = []
        kinds = touch_keys(basis.config)
        for some in _batches((resolve_note(reading, names, kinds) for reading in spool.take()), BATCH):
            write_resolved(store, some)
            unmatched += [one for each in some for one in each.unmatched]
    store.make_indexes()
    store.merge_words(now_and_then=True)
    for people in _batches(_everybody(store), BATCH):
        _merge(store, frozenset(people))
    _tell(store, unmatched, lambda: names)
    _finish(store, basis, scan, work.doubtful, started)


def update_index(store: Store, root: Path, basis: Basis, scan: Scan, started: int, progress: Progress | None) -> None:
    """A later run: what changed, and what depends on it."""
    store.check_seals()
    doubtful = set(store.meta("doubtful") or ())
    changes = find_changes(store.meta("scan") or {}, scan, doubtful, basis.config, basis.settings)
    work = _read_changes(store, root, basis, changes, started, progress)
    still = {path for path in doubtful if path not in {file.path for file in changes.seen}} - set(changes.gone)
    work.doubtful |= still
    if work.before or work.now:
        _settle(store, root, basis, work)
    if work.before or work.now or scan != store.meta("scan") or work.doubtful != doubtful:
        _finish(store, basis, scan, work.doubtful, started)


def _read_changes(
    store: Store, root: Path, basis: Basis, changes: Changes, started: int, progress: Progress | None
) -> _Work:
    """Read what may have changed, and put what did change in place of what was there."""
    work = _Work()
    known = {file.path: entry for file in changes.seen if (entry := _known(store, file)) is not None}
    reader = NoteReader(basis.config, basis.settings)
    gone = [path for path in changes.gone if _named(store, path) is not None]
    for path in gone:
        _remember(store, path, work)
    remove_notes(store, gone)
    for batch in _batches(read_files(root, changes.seen, known, reader, started, progress), BATCH):
        changed = [read for read in batch if read.reading is not None and not _is_stored(store, read)]
        for read in changed:
            _remember(store, read.file.path, work)
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
        work.before[path] = old
        work.people |= _people_of(store, [path])


def _write_read(store: Store, batch: Sequence[Read], work: _Work) -> None:
    rows = []
    for read in batch:
        if read.reading is None:
            continue
        path = read.file.path
        work.readings[path], work.now[path] = read.reading, named(read.reading)
        rows.append((read, read.reading, work.now[path]))
        if read.doubtful:
            work.doubtful.add(path)
    write_readings(store, rows)


def _settle(store: Store, root: Path, basis: Basis, work: _Work) -> None:
    """Resolve again the notes that changed and those whose names may mean something else; merge who is concerned."""
    renamed = {path for path in {**work.before, **work.now} if work.before.get(path) != work.now.get(path)}
    again = _affected(store, work, renamed) | work.now.keys()
    names = Names(_all_named(store))
    concerned = work.people | _people_of(store, again)
    remove_resolved(store, again)
    kinds = touch_keys(basis.config)
    for some in _batches(_readings(store, root, basis, again, work), BATCH):
        found = [resolve_note(reading, names, kinds) for reading in some]
        write_resolved(store, found)
        concerned |= {t.person for each in found for t in each.touchpoints}
        concerned |= {e.person for each in found for e in each.exchanges}
    _merge(store, concerned)
    if renamed:
        store.connection.execute("DELETE FROM _guesses")
    unmatched = [
        decode(Unmatched, values)
        for (data,) in store.rows("SELECT unmatched FROM _resolved WHERE unmatched IS NOT NULL ORDER BY path")
        for values in unpack(data)
    ]
    _tell(store, unmatched, lambda: names)


def _readings(store: Store, root: Path, basis: Basis, paths: Collection[str], work: _Work) -> Iterator[Reading]:
    """The readings of notes by path: those of this run, and of others that did not change since they were read.

    One that changed in this very moment is looked at again next time.
    """
    reader = NoteReader(basis.config, basis.settings)
    for path in sorted(paths):
        if path in work.readings:
            yield work.readings[path]
            continue
        role, known = next(iter(store.rows("SELECT role, hash FROM _files WHERE path = ?", (path,))))
        (read,) = read_files(root, [FoundFile(path, role)], {}, reader, 0)
        if read.hash != known:  # what is stored of it and what is derived now are of two moments: read it again
            work.doubtful.add(path)
            store.connection.execute("UPDATE _files SET hash = x'' WHERE path = ?", (path,))
        if read.reading is not None:
            yield read.reading


def _affected(store: Store, work: _Work, renamed: Collection[str]) -> set[str]:
    """The notes that asked for a name to which the answer may be another now."""
    changed = [each for path in renamed for each in (work.before.get(path), work.now.get(path)) if each]
    if not changed:
        return set()
    if any(each.type == "me" for each in changed):
        return {path for (path,) in store.rows("SELECT path FROM _resolved WHERE asked IS NOT NULL")}
    keys = {key for each in changed for key in keys_of(each)}
    return {
        path
        for path, asked in store.rows("SELECT path, asked FROM _resolved WHERE asked IS NOT NULL")
        if not keys.isdisjoint(unpack(asked))
    }


def _people_of(store: Store, paths: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        found.update(person for (person,) in store.rows("SELECT person FROM _sources WHERE path = ?", (path,)))
    return found


def _everybody(store: Store) -> list[str]:
    """All people who have touchpoints or favours."""
    return [person for (person,) in store.rows("SELECT DISTINCT person FROM _sources")]


def _merge(store: Store, people: Collection[str]) -> None:
    """Put together again what all notes say of these people."""
    paths: set[str] = set()
    for person in people:
        paths.update(path for (path,) in store.rows("SELECT path FROM _sources WHERE person = ?", (person,)))
    touchpoints: dict[str, list[Touchpoint]] = {}
    exchanges: dict[str, list[Exchange]] = {}
    for path in sorted(paths):
        row = next(iter(store.rows("SELECT touchpoints, exchanges FROM _resolved WHERE path = ?", (path,))))
        for values in unpack(row[0]) if row[0] else ():
            if values[0] in people:  # a touchpoint begins with the person
                touchpoints.setdefault(values[0], []).append(decode(Touchpoint, values))
        for values in unpack(row[1]) if row[1] else ():
            if values[0] in people:  # and so does an exchange
                exchanges.setdefault(values[0], []).append(decode(Exchange, values))
    remove_ledgers(store, people)
    write_ledgers(store, touchpoints, exchanges)


def _tell(store: Store, unmatched: Sequence[Unmatched], names: Callable[[], Names]) -> None:
    rows = store.rows("SELECT wanted, key, near FROM _guesses")
    known: Guesses = {(wanted, key): near for wanted, key, near in rows}
    write_unmatched(store, list(tell_unmatched(unmatched, names, known)), UNMATCHED_CODES)
    asked = {(one.wanted, one.key) for one in unmatched}
    store.connection.execute("DELETE FROM _guesses")
    store.write("_guesses", 3, ((*key, near) for key, near in known.items() if key in asked))


def _finish(store: Store, basis: Basis, scan: Scan, doubtful: Collection[str], started: int) -> None:
    basis.keep(store)
    store.set_meta("scan", scan)
    store.set_meta("doubtful", tuple(sorted(doubtful)))
    store.set_meta("seals", store.seals())
    store.set_meta("version", started)
    store.connection.execute("DELETE FROM _kept")


def _named(store: Store, path: str) -> Named | None:
    return next(_all_named(store, "WHERE path = ?", (path,)), None)


def _all_named(store: Store, where: str = "", values: tuple[str, ...] = ()) -> Iterator[Named]:
    rows = store.rows(f"SELECT path, title, status, type, name, aliases FROM notes {where}", values)  # noqa: S608
    for path, title, status, type_, name, aliases in rows:
        yield Named(path, title, status, type_, name, () if aliases == "[]" else tuple(json.loads(aliases)))


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch
