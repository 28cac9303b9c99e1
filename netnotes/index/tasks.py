"""The open tasks that are follow-ups, from the index: no note is read."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from typing import NamedTuple

from netnotes.index.packing import ODD
from netnotes.index.store import Store
from netnotes.model.errors import OperatorError

_OPEN = """
    SELECT path, line, text, due, tags FROM tasks WHERE state = 'open'
    AND path NOT GLOB 'plans/*' AND path NOT GLOB 'reviews/*'
    AND (path IN (SELECT path FROM notes WHERE type IN ('person', 'meeting'))
         OR EXISTS (SELECT 1 FROM links JOIN people ON people.path = links.to_path
                    WHERE links.path = tasks.path AND links.line = tasks.line))
    ORDER BY due IS NULL, due, path, line
"""


class OpenTask(NamedTuple):
    """An open task: where it stands, its words without dates and fields, when it is due, and its tags."""

    path: str
    line: int
    text: str
    due: date | None = None
    tags: tuple[str, ...] = ()

    @property
    def waiting(self) -> bool:
        """Whether somebody else has to do it."""
        return any(tag.casefold() == "waiting" for tag in self.tags)


def find_open_tasks(store: Store) -> tuple[OpenTask, ...]:
    """The open tasks in notes of people and meetings, and those elsewhere that link a person; the next due first.

    Plans and reviews aside (SPEC 3.5, 7). Raises OperatorError where the index is damaged.
    """
    try:
        return tuple(
            OpenTask(path, line, text, date.fromisoformat(due) if due else None, tuple(json.loads(tags)))
            for path, line, text, due, tags in store.rows(_OPEN)
        )
    except (sqlite3.Error, *ODD) as err:
        raise OperatorError(
            "the index of this vault is damaged; nothing was written", "run the command again with --full"
        ) from err
