"""An index for what only an index can answer, or one line that says why there is none."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from netnotes.index.load import index_network
from netnotes.index.network import StoredNetwork
from netnotes.model.errors import OperatorError
from netnotes.vault.progress import Progress


def usable_index(root: Path, progress: Progress | None = None) -> StoredNetwork:
    """The stored index, else one in memory. Raises OperatorError where SQLite cannot make one."""
    try:
        return index_network(root, progress)
    except sqlite3.Error as err:
        if "fts5" in str(err):
            raise OperatorError(
                "the SQLite library of this Python has no full-text search (FTS5), which find and query need",
                "a Python from python.org, Homebrew, conda or your distribution has it; everything else works without",
            ) from err
        raise OperatorError(f"the index cannot be made: {err}", "netnotes doctor says where it is kept") from err
