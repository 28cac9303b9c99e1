"""What an index says, for comparing: every documented table, and every part of the network."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from netnotes.index.load import memory_network, open_network
from netnotes.index.packing import unpack
from netnotes.index.store import Store
from netnotes.model.network import Network
from netnotes.vault.load import load_network

TABLES = (
    "properties", "links", "tags", "tasks", "regions", "assumptions", "people", "goals", "needs", "meetings",
    "organizations", "ties", "touchpoints", "exchanges", "problems", "backlinks", "ledger", "_files", "_guesses",
)  # fmt: skip


def rows_of(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every table as a sorted list of rows; notes are known by their paths, never by their numbers."""
    found = {table: sorted(store.rows(f"SELECT * FROM {table}"), key=repr) for table in TABLES}
    notes = "path, title, status, type, why, daily, name, aliases"
    ledgers = store.rows("SELECT person, sources FROM _ledgers")
    found["sources"] = sorted((person, unpack(data)) for person, data in ledgers)
    found["notes"] = sorted(store.rows(f"SELECT {notes} FROM notes"), key=repr)
    words = (
        "SELECT path, full_text.title, full_text.aliases, body FROM notes JOIN full_text ON notes.id = full_text.rowid"
    )
    found["full_text"] = sorted(store.rows(words))
    found["words"] = list(
        store.rows("SELECT path FROM notes JOIN full_text f ON id = f.rowid WHERE full_text MATCH 'ana' ORDER BY 1")
    )
    found["orphans"] = list(store.rows("SELECT rowid FROM full_text WHERE rowid NOT IN (SELECT id FROM notes)"))
    return found


def parts_of(network: Network) -> dict[str, Any]:
    """Every part of a network by its name."""
    return {field.name: getattr(network, field.name) for field in fields(Network)} | {"heads": network.heads}


def check_index(root: Path) -> None:
    """Assert that the stored index says what reading every note says: the records and the rows."""
    stored = open_network(root)
    fresh = memory_network(root)
    try:
        expected = parts_of(load_network(root))
        for name, part in parts_of(stored).items():
            assert part == expected[name], name
        expected_rows = rows_of(fresh.store)
        for table, rows in rows_of(stored.store).items():
            assert rows == expected_rows[table], table
        assert expected_rows["orphans"] == []
        stored.store.check()
        stored.store.connection.execute("INSERT INTO full_text(full_text) VALUES ('integrity-check')")
        assert stored.store.value("PRAGMA integrity_check") == "ok"
    finally:
        stored.close()
        fresh.close()


def check_network(root: Path) -> None:
    """Assert that the network is that of reading every note."""
    stored = open_network(root)
    try:
        assert parts_of(stored) == parts_of(load_network(root))
    finally:
        stored.close()
