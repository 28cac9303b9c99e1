"""The first run: everything is new, so everything is read, resolved and written."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from netnotes.index.again import read_again
from netnotes.index.basis import Basis
from netnotes.index.merging import finish, merge, tell
from netnotes.index.share import Part, Share, part_of
from netnotes.index.store import Store
from netnotes.index.workers import read_parts, resolved_parts, start_other
from netnotes.model.readings import Named
from netnotes.vault.folders import Scan
from netnotes.vault.names import Names
from netnotes.vault.progress import Progress
from netnotes.vault.resolve import resolve_note, touch_keys
from netnotes.vault.walk import sort_files

_PEOPLE = 500


def fill_index(store: Store, root: Path, basis: Basis, scan: Scan, started: int, progress: Progress | None) -> None:
    """Fill an index that holds nothing yet."""
    share = Share(root, basis, sort_files(scan, basis.config, basis.settings), started)
    doubtful: set[str] = set()
    sources: dict[str, list[str]] = {}

    def again(number: int) -> Part:
        kinds = touch_keys(basis.config)
        readings = read_again(store, root, basis, [file.path for file in share.of(number)], doubtful)
        return part_of(number, [resolve_note(reading, names, kinds) for reading in readings])

    store.merge_words(now_and_then=False)
    with ExitStack() as stack:
        other = start_other(share)
        if other is not None:
            stack.callback(other.close)
        called: list[Named] = []
        own: list[tuple[object, ...]] = []
        for part in read_parts(share, other):
            if progress:
                progress(len(called), len(share.files))
            store.insert(part.rows, part.sums)
            called += map(Named._make, part.named)
            own += part.named if share.has(part.number) else ()
            doubtful.update(part.doubtful)
        if other is not None:
            other.tell(own)
        names = Names(called)
        del called, own
        for part in resolved_parts(share, other, names, again):
            store.insert(part.rows, part.sums)
            for path, people in part.people:
                for person in people:
                    sources.setdefault(person, []).append(path)
    store.make_indexes()
    store.merge_words(now_and_then=True)
    for some in _batches(sorted(sources)):
        merge(store, {person: sources.pop(person) for person in some})
    tell(store, lambda: names)
    finish(store, basis, scan, doubtful, started)


def _batches(people: Collection[str]) -> Iterator[list[str]]:
    waiting = iter(people)
    while batch := list(islice(waiting, _PEOPLE)):
        yield batch
