"""Where the links of notes lead: from the index, else from the notes themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from netnotes.index.network import StoredNetwork
from netnotes.index.store import Store
from netnotes.model.network import Network
from netnotes.vault.linking import LinkIndex

Links = Mapping[str, Mapping[str, str]]
"""Path of a note → what its links say (without heading and ending) → path of the note that is meant."""


def links_of(network: Network) -> Links:
    """The links of all notes that lead somewhere."""
    if isinstance(network, StoredNetwork):
        try:
            return _stored(network.store)
        except sqlite3.Error:
            pass
    resolver = LinkIndex(head.path for head in network.heads)
    found: dict[str, dict[str, str]] = {}
    for note in network.notes:
        for link in note.links:
            if linked := resolver.resolve(link.target, note.path):
                found.setdefault(note.path, {})[link.target] = linked.path
    return found


def _stored(store: Store) -> Links:
    found: dict[str, dict[str, str]] = {}
    for path, target, to_path in store.rows("SELECT path, target, to_path FROM links WHERE to_path IS NOT NULL"):
        found.setdefault(path, {})[target] = to_path
    return found


def property_links_of(network: Network) -> Mapping[str, Mapping[str, str]]:
    """Path of a note → the texts that links in its properties show → what these say."""
    found: dict[str, dict[str, str]] = {}
    if isinstance(network, StoredNetwork):
        try:
            sql = "SELECT path, shown, target FROM links WHERE property IS NOT NULL AND shown <> ''"
            for path, shown, target in network.store.rows(sql):
                found.setdefault(path, {})[shown] = target
            return found
        except sqlite3.Error:
            found.clear()
    for note in network.notes:
        for link in note.links:
            if link.in_property and link.shown:
                found.setdefault(note.path, {})[link.shown] = link.target
    return found
