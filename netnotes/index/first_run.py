"""The first run: everything is new, so everything is read, resolved and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import cache, partial
from pathlib import Path

from netnotes.index.again import read_again
from netnotes.index.basis import Basis
from netnotes.index.merging import finish, merge, some_people, tell
from netnotes.index.resolver import resolved_apart, start_resolver
from netnotes.index.share import Part, Share, part_of
from netnotes.index.store import Store
from netnotes.index.update import all_named
from netnotes.index.workers import Other, merged_parts, read_parts, resolved_parts, start_other
from netnotes.model.readings import Named
from netnotes.vault.folders import Scan
from netnotes.vault.names import Names
from netnotes.vault.progress import Progress
from netnotes.vault.resolve import resolve_note, touch_keys
from netnotes.vault.walk import sort_files


def fill_index(store: Store, root: Path, basis: Basis, scan: Scan, started: int, progress: Progress | None) -> None:
    """Fill an index that holds nothing yet."""
    share = Share(root, basis, sort_files(scan, basis.config, basis.settings), started)
    store.merge_words(now_and_then=False)
    with ExitStack() as stack:
        stack.callback(share.close)
        other = start_other(share)
        if other is not None:
            stack.callback(other.close)
        resolver = start_resolver(share, other)
        if resolver is not None:
            stack.callback(resolver.close)
        called, doubtful = _read(store, share, other, progress)
        names = cache(lambda: Names(called or all_named(store)))
        again = partial(_again, store, share, names, doubtful)
        if share.spool.in_file:
            parts = resolved_apart(share, other, resolver, names, again)
        else:
            parts = resolved_parts(share, other, names(), again)
        sources = _write(store, parts)
        tell(store, names)
        called.clear()
        names.cache_clear()
        if other is not None:
            other.tell(share.derived)
        store.make_indexes()
        store.merge_words(now_and_then=True)
        for part in merged_parts(other) if other else ():
            store.insert(part.rows, part.sums)
            for person, *_ in part.rows["_ledgers"]:
                del sources[person]
    for some in some_people(sources):
        merge(store, some)
    finish(store, basis, scan, doubtful, started)


def _read(store: Store, share: Share, other: Other | None, progress: Progress | None) -> tuple[list[Named], set[str]]:
    """Write what each note says by itself; what all are called, unless that is in files, and which are in doubt."""
    called: list[Named] = []
    doubtful: set[str] = set()
    count = 0
    for part in read_parts(share, other):
        if progress:
            progress(count, len(share.files))
        store.insert(part.rows, part.sums)
        count += len(part.named)
        if not share.spool.in_file:
            called += map(Named._make, part.named)
        doubtful.update(part.doubtful)
    return called, doubtful


def _again(store: Store, share: Share, names: Callable[[], Names], doubtful: set[str], number: int) -> Part:
    """A batch that was read before, resolved."""
    kinds = touch_keys(share.basis.config)
    paths = [file.path for file in share.of(number)]
    readings = read_again(store, share.root, share.basis, paths, doubtful)
    return part_of(number, [resolve_note(reading, names(), kinds) for reading in readings])


def _write(store: Store, parts: Iterable[Part]) -> dict[str, list[str]]:
    """Write what each note says once names are known; by person the notes that say something of them."""
    sources: dict[str, list[str]] = {}
    for part in parts:
        store.insert(part.rows, part.sums)
        for path, people in part.people:
            for person in people:
                sources.setdefault(person, []).append(path)
    return sources
