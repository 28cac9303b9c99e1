"""From a folder to a `Network` by way of the index; where the index cannot be used, the notes themselves answer."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from pathlib import Path

from netnotes.index.basis import stored_basis
from netnotes.index.index_file import remove_index
from netnotes.index.network import StoredNetwork
from netnotes.index.packing import ODD
from netnotes.index.store import IndexTroubleError, Store, open_memory, open_store
from netnotes.index.sync import sync_index
from netnotes.model.network import Network
from netnotes.vault.files import ReadTroubleError, read_bytes
from netnotes.vault.progress import Progress
from netnotes.vault.root import CONFIG_NAME

TROUBLE = (IndexTroubleError, sqlite3.Error, *ODD)
_DAMAGE = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_SCHEMA)


def load_network(root: Path, progress: Progress | None = None, *, full: bool = False) -> Network:
    """What a vault says, with only what changed read anew. The answer is that of reading every note.

    ``full`` reads them all and makes the index anew. Raises OSError only where the root itself cannot be listed.
    """
    try:
        return open_network(root, progress, full=full)
    except TROUBLE:
        return _read_notes(root, progress)


def open_network(root: Path, progress: Progress | None = None, *, full: bool = False) -> StoredNetwork:
    """The network of the vault's index, brought up to date; a damaged index is made anew.

    Raises one of `TROUBLE` where there can be none, OSError as `load_network`.
    """
    if wants_no_index(root):
        remove_index(root)
        raise IndexTroubleError("netnotes.yaml says cache: none")
    try:
        return _open(root, progress, full)
    except (sqlite3.DatabaseError, *ODD) as err:
        if not (is_damage(err) and remove_index(root)):
            raise
    return _open(root, progress, full)


def _open(root: Path, progress: Progress | None, full: bool) -> StoredNetwork:
    store = open_store(root)
    with ExitStack() as on_failure:
        on_failure.callback(store.close)
        network = _network(store, root, progress, full)
        on_failure.pop_all()
    return network


def _network(store: Store, root: Path, progress: Progress | None, full: bool) -> StoredNetwork:
    sync_index(store, root, full=full, progress=progress)
    store.snapshot()
    return StoredNetwork(store, stored_basis(store), _Otherwise(store, root, progress))


def memory_network(root: Path, progress: Progress | None = None) -> StoredNetwork:
    """The network of an index that is kept nowhere: every note is read."""
    return _network(open_memory(), root, progress, full=False)


def index_network(root: Path, progress: Progress | None = None, *, full: bool = False) -> StoredNetwork:
    """The network of the stored index, else of one in memory: for what only an index can answer."""
    try:
        return open_network(root, progress, full=full)
    except TROUBLE:
        return memory_network(root, progress)


def wants_no_index(root: Path) -> bool:
    """Whether the configuration says ``cache: none``; it is read only where it may say so."""
    try:
        data = read_bytes(root / CONFIG_NAME)
    except ReadTroubleError:
        return False
    if b"cache" not in data and b"\\" not in data:
        return False
    from netnotes.vault.config import load_config

    return load_config(root)[0].cache == "none"


def is_damage(err: BaseException) -> bool:
    """Whether an error says that the file is not the index it should be (and not that it is busy, or the disk full)."""
    if isinstance(err, sqlite3.OperationalError):
        code = getattr(err, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)  # text that is not UTF-8 has no code
        return code & 0xFF in _DAMAGE
    return isinstance(err, (sqlite3.DatabaseError, *ODD))


class _Otherwise:
    """Reads the notes themselves, once an open index has failed; a damaged one is taken away."""

    def __init__(self, store: Store, root: Path, progress: Progress | None) -> None:
        self.store, self.root, self.progress = store, root, progress

    def __call__(self, err: Exception | None) -> Network:
        if err is not None and self.store.path is not None and is_damage(err):
            self.store.close()
            remove_index(self.root)
        return _read_notes(self.root, self.progress)


def _read_notes(root: Path, progress: Progress | None) -> Network:
    from netnotes.vault.load import load_network as read_network

    return read_network(root, progress)
