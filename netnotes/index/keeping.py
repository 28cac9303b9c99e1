"""Large values that many answers need, kept in one piece until the rows that they were made of change.

Where little of these rows changed a piece is mended: what changed is read row by row, and each row must be the one
that was written (`stamps`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from netnotes.index.packing import DamagedError, Plain, pack, unpack
from netnotes.index.stamps import Changed
from netnotes.index.store import Store

MOST_TOGETHER = 200_000
FEW = 30
"""So many changes are mended over and over before the mended piece is kept in place of the old one."""
_PUT = "INSERT OR REPLACE INTO _kept VALUES (?, ?, ?)"
Mend = Callable[[Any, Changed], Any]
"""A kept value and what changed since → the value as it is now."""


def kept(store: Store, what: str) -> tuple[Plain, Changed] | None:
    """What was kept, and which of the rows that it was made of changed since; None where nothing holds.

    Raises DamagedError.
    """
    row = next(iter(store.rows("SELECT stamps, data FROM _kept WHERE what = ?", (what,))), None)
    if row is None:
        return None
    changed = store.stamps.since(unpack(row[0]))
    return None if changed is None else (unpack(row[1]), changed)


def keep(store: Store, what: str, seals: Collection[str], value: Plain) -> None:
    """Keep what was found in the rows of these seals, unless there are others by now or it cannot be written."""
    if store.path is None:
        keep_within(store, what, seals, value)
        return
    version = store.meta("version")
    row = (what, pack(store.stamps.of(seals)), pack(value))
    with suppress(sqlite3.Error, DamagedError), closing(Store(_connection(store.path))) as other:
        other.connection.execute("BEGIN IMMEDIATE")  # nobody makes another version between the two
        if other.meta("version") == version:
            other.connection.execute(_PUT, row)
        other.connection.execute("COMMIT")


def _connection(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=0, isolation_level=None)


def keep_within(store: Store, what: str, seals: Collection[str], value: Plain) -> None:
    """The same within a transaction, which changes no row of these seals."""
    store.connection.execute(_PUT, (what, pack(store.stamps.of(seals)), pack(value)))


def kept_together(
    store: Store, what: str, seals: Collection[str], read: Callable[[], Any], mend: Mend | None = None
) -> Any:
    """Plain values that are read over and over: kept in one piece, which is faster to read than row by row.

    They depend on the rows of these seals. Not kept in a run that wrote much of the index, and not of a vault so large
    that the piece would fill the memory. Raises DamagedError.
    """
    found = kept(store, what)
    if found is not None:
        value, changed = found
        if not changed:
            return value
        if mend is not None:
            value = mend(value, changed)
            if len(changed) > FEW and not store.wrote:
                keep(store, what, seals, value)
            return value
    value = read()
    if not store.wrote and (store.value("SELECT count(*) FROM notes") or 0) <= MOST_TOGETHER:
        keep(store, what, seals, value)
    return value


def changed_rows(store: Store, sql: str, changed: Changed) -> dict[str, Any]:
    """The changed rows that are still there, by key, as they are now; the query gives the packed value of a key.

    Raises DamagedError where one is not what was written.
    """
    found: dict[str, Any] = {}
    for key, what in changed.items():
        if what is not None:
            data = store.value(sql, key)
            if not isinstance(data, bytes) or data[:4] != what:
                raise DamagedError(f"rows are missing or damaged: {key}")
            found[key] = unpack(data)
    return found
