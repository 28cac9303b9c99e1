"""Names out of an index as it stands, for a shell that completes them: nothing is read anew, nothing is written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from netnotes.index.place import FILE, index_folder
from netnotes.index.store import MAGIC, VERSION
from netnotes.model.kept_pages import KEPT_PAGES

What = Literal["people", "goals", "organizations", "meetings", "places", "offers", "topics", "tasks", "folders"]
_KEPT = " OR ".join(f"path GLOB '{page}*'" for page in KEPT_PAGES)
_SQL: dict[What, str] = {
    "people": "SELECT name, aliases FROM people ORDER BY name, path",
    "goals": "SELECT title, '[]' FROM goals ORDER BY title, path",
    "organizations": "SELECT name, '[]' FROM organizations ORDER BY name, path",
    "meetings": "SELECT name, '[]' FROM meetings ORDER BY date IS NULL, date DESC, name, path",
    "places": "SELECT DISTINCT location, '[]' FROM people WHERE location > '' ORDER BY 1",
    "offers": "SELECT DISTINCT value, '[]' FROM people, json_each(offers) WHERE value > '' ORDER BY 1",
    "topics": """
        SELECT DISTINCT value, '[]' FROM (
            SELECT value FROM people, json_each(offers)
            UNION SELECT value FROM people, json_each(needs)
            UNION SELECT value FROM people, json_each(interests)
            UNION SELECT what FROM needs
        ) WHERE value > '' ORDER BY 1
    """,
    "tasks": f"""
        SELECT DISTINCT text, '[]' FROM tasks WHERE state = 'open' AND NOT ({_KEPT})
        AND (people <> '[]' OR path IN (SELECT path FROM meetings)) ORDER BY 1
    """,  # noqa: S608 - ours
    "folders": "SELECT DISTINCT rtrim(path, replace(path, '/', '')), '[]' FROM notes WHERE path LIKE '%/%' ORDER BY 1",
}
_PATIENCE = 0.1


def stored_names(root: Path, what: What) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names with their aliases, as of the last command that read the vault; nothing where there is no usable index."""
    try:
        path = index_folder(root) / FILE
        if not path.is_file():
            return ()
        return tuple(_read(path, _SQL[what]))
    except (OSError, sqlite3.Error, ValueError, TypeError):
        return ()


def _read(path: Path, sql: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    address = f"file:{quote(str(path))}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE)) as connection:
        known = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        if known != [MAGIC, VERSION]:
            return
        for name, aliases in connection.execute(sql):
            yield str(name), tuple(map(str, json.loads(aliases)))
