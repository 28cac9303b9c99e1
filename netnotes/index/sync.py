"""Whether an index is up to date: two looks at the vault that open no note (SPEC 10)."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from netnotes.index.basis import is_read_by, load_basis, stored_basis
from netnotes.index.place import program_key
from netnotes.index.store import Store
from netnotes.vault.apart import pays_apart, start_apart
from netnotes.vault.folders import Scan, scan_folders
from netnotes.vault.inputs import read_inputs
from netnotes.vault.looking import digest_of_scan, look_through
from netnotes.vault.progress import Progress

MOST_HERE = 20_000
SEEN = "seen"
Look = tuple[int | None, int, Scan | None, bytes]
"""The version of the index at which somebody looked through the folders, when, what was there, and its digest.

What was there is let go, of a large vault, as soon as another process has it.
"""


def sync_index(store: Store, root: Path, *, full: bool = False, progress: Progress | None = None) -> None:
    """Make the index say what the notes say now. Where nothing changed nothing is written.

    ``full`` reads every note again. Raises OSError where the root cannot be listed, sqlite3.Error and DamagedError
    where the index cannot be used.
    """
    looking = look_through(root)
    key, inputs = program_key(), read_inputs(root)
    store.snapshot()
    same = not full and not store.is_new() and is_read_by(store, key, inputs)
    if same and store.meta("doubtful") == () and store.meta(SEEN) == looking.digest():
        looking.close()
        return  # the answer is read from this very snapshot
    version = None if store.is_new() else store.meta("version")
    began = looking.began
    look: list[Look] = [(version, began, looking.scan(), looking.digest())]
    del looking
    store.release()
    write = partial(_write, root=root, looks=look, full=full, progress=progress)

    def forget() -> None:
        look[0] = (version, began, None, b"")

    if same or not _is_large(look[0][2]) or not fill_apart(store, write, forget):
        write(store)


def _is_large(scan: Scan | None) -> bool:
    return sum(map(len, filter(None, (scan or {}).values()))) > MOST_HERE


def _write(store: Store, root: Path, looks: list[Look], full: bool, progress: Progress | None) -> None:
    with store.writing():
        version, started, scan, digest = looks[0]
        another_wrote = not store.is_new() and store.meta("version") != version  # while this one waited for its turn
        if scan is None or another_wrote:
            started, scan = time.time_ns(), scan_folders(root)
            digest = digest_of_scan(scan)
        key, inputs = program_key(), read_inputs(root)
        if full or store.is_new() or not is_read_by(store, key, inputs):
            from netnotes.index.first_run import fill_index

            store.make_schema()
            fill_index(store, root, load_basis(root), scan, started, progress)
        else:
            from netnotes.index.update import update_index

            update_index(store, root, stored_basis(store), scan, started, progress)
        if store.meta(SEEN) != digest:
            store.set_meta(SEEN, digest)
    if progress:
        progress(0, 0)


def fill_apart(store: Store, write: Callable[[Store], None], begun: Callable[[], None]) -> bool:
    """Fill the index of a large vault in a process of its own, whose memory goes with it; whether that succeeded.

    ``begun`` is called here as soon as that process is there.
    """
    if store.path is None or not pays_apart():
        return False

    def fill() -> None:
        store.open()
        write(store)

    with store.let_go():
        child = start_apart(fill)
        begun()
        return child is not None and os.waitpid(child, 0)[1] == 0
