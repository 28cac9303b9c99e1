"""Whether an index is up to date: two looks at the vault that open no note (SPEC 10)."""

from __future__ import annotations

import time
from pathlib import Path

from netnotes.index.basis import Basis
from netnotes.index.store import Store
from netnotes.vault.folders import Scan, scan_folders
from netnotes.vault.progress import Progress


def sync_index(store: Store, root: Path, *, full: bool = False, progress: Progress | None = None) -> None:
    """Make the index say what the notes say now. Where nothing changed nothing is written.

    ``full`` reads every note again. Raises OSError where the root cannot be listed, sqlite3.Error and DamagedError
    where the index cannot be used.
    """
    started = time.time_ns()
    scan = scan_folders(root)
    basis = Basis.read(root)
    if not full and not store.is_new() and basis.holds(store) and _unchanged(store, scan):
        return
    from netnotes.index.update import fill_index, update_index

    with store.writing():  # what was looked at above may have changed while waiting for this turn
        if full or store.is_new() or not basis.holds(store):
            basis.load(root)
            store.make_schema()
            fill_index(store, root, basis, scan, started, progress)
        else:
            update_index(store, root, Basis.stored(store), scan, started, progress)


def _unchanged(store: Store, scan: Scan) -> bool:
    return bool(store.meta("doubtful") == () and store.meta("scan") == scan)
