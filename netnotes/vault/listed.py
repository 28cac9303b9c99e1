"""What a list with numbers showed last, so that a number means what was seen, whatever has changed since."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from netnotes.vault.files import ReadTroubleError, read_text
from netnotes.vault.private import make_private
from netnotes.vault.writing import write_atomic

_FILE = "listed.json"


class Listed(NamedTuple):
    """A task as it was listed: the note, its line then, and its words."""

    path: str
    line: int
    text: str


def keep_listed(folder: Path | None, rows: Sequence[Listed]) -> bool:
    """Remember a list in the vault's state folder; whether it was possible."""
    if folder is None:
        return False
    try:
        make_private(folder)
        write_atomic(folder / _FILE, (json.dumps(rows) + "\n").encode(), root=folder)
    except OSError:
        return False
    return True


def read_listed(folder: Path | None) -> tuple[Listed, ...]:
    """The list shown last, empty where there was none or it cannot be read."""
    if folder is None:
        return ()
    try:
        found = json.loads(read_text(folder / _FILE))
        return tuple(Listed(str(path), int(line), str(text)) for path, line, text in found)
    except (ReadTroubleError, ValueError, TypeError, RecursionError):
        return ()
