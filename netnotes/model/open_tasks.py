"""Tasks that are not done, as the rules ask for them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class OpenTask(NamedTuple):
    """A task that is not done: ``text`` as written, ``linked`` are the paths of the notes that its line links."""

    path: str
    line: int
    text: str
    due: date | None
    tags: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
