"""What a review asks about and remembers: lines that are only assumed, and boxes that were ticked (SPEC 7)."""

from __future__ import annotations

from typing import NamedTuple


class Assumed(NamedTuple):
    """A line with `#assumption` that is not ticked, and where it stands; ``text`` is what is assumed."""

    path: str
    line: int
    text: str


class Tick(NamedTuple):
    """A ticked or cancelled box of a review: ``key`` is its block id in lower case, without ``^``.

    ``target`` is the note that the first link of its line leads to, None where that leads nowhere or there is none.
    """

    path: str
    line: int
    key: str
    target: str | None
