"""Refused edits, told with the note they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from netnotes.vault.editing.trouble import EditRefusedError

_LINE = re.compile(r"line (\d+): ")


@contextmanager
def in_note(path: str) -> Iterator[None]:
    """Put the note's path before what a refused edit says, and its line behind that: ``people/Ana.md:4: …``."""
    try:
        yield
    except EditRefusedError as err:
        line = _LINE.match(err.message)
        where = f"{path}:{line[1]}" if line else path
        raise EditRefusedError(f"{where}: {err.message[line.end() if line else 0 :]}", err.hint) from err
