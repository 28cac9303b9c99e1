"""`netnotes catchup --write`: everybody with a day to come is snoozed until that day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netnotes.edits.assignments import Assignment
from netnotes.edits.set_properties import set_properties
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.network import Network
from netnotes.rules.catch_up import CatchUpRow


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUpEdit:
    """What would be written, who is snoozed, and the notes that cannot be changed, each with the reason."""

    changes: tuple[FileChange, ...]
    snoozed: tuple[CatchUpRow, ...]
    refused: tuple[tuple[str, str], ...]


def snooze_rows(network: Network, root: Path, rows: Sequence[CatchUpRow], today: date) -> CatchUpEdit:
    """Snooze each row until its day, as `snooze` does; who has today, or no day, stays as they are.

    A note that cannot be changed is left out with its reason: the others need not wait for it.
    """
    changes: list[FileChange] = []
    snoozed: list[CatchUpRow] = []
    refused: list[tuple[str, str]] = []
    for row in rows:
        if row.day is None or row.day <= today:
            continue
        asked = [Assignment(name="snooze", operator="=", value=row.day.isoformat())]
        try:
            edit = set_properties(network, root, row.path, asked, today)
        except OperatorError as err:
            refused.append((row.path, f"{err.message} ({err.hint})" if err.hint else err.message))
            continue
        changes += edit.changes
        snoozed.append(row)
    return CatchUpEdit(changes=tuple(changes), snoozed=tuple(snoozed), refused=tuple(refused))
