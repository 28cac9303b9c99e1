"""What all notes are called, and which notes ask for a name: those that a rename may concern, without reading any."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Set

from netnotes.index.packing import ODD, unpack
from netnotes.index.store import Store
from netnotes.model.errors import OperatorError
from netnotes.model.readings import Named

_DAMAGED = "the index of this vault is damaged; nothing was written"
_HINT = "run the command again with --full"


def read_named(store: Store) -> tuple[Named, ...]:
    """What other notes must know of each note, by path. Raises OperatorError where the index is damaged."""
    try:
        return tuple(_iter_named(store))
    except (sqlite3.Error, *ODD) as err:
        raise OperatorError(_DAMAGED, _HINT) from err


def find_asking(store: Store, keys: Set[str] | None) -> tuple[str, ...]:
    """The paths of the notes that asked for one of these keys (see `vault.names`), for any where it is None.

    Raises OperatorError where the index is damaged.
    """
    sql = "SELECT path, asked FROM _resolved WHERE asked IS NOT NULL ORDER BY path"
    try:
        return tuple(path for path, asked in store.rows(sql) if keys is None or not keys.isdisjoint(unpack(asked)))
    except (sqlite3.Error, *ODD) as err:
        raise OperatorError(_DAMAGED, _HINT) from err


def _iter_named(store: Store) -> Iterator[Named]:
    rows = [*store.rows("SELECT path, title, status, type, name, aliases FROM notes ORDER BY path")]
    for path, title, status, type_, name, aliases in rows:
        yield Named(path, title, status, type_, name, () if aliases == "[]" else tuple(json.loads(aliases)))
