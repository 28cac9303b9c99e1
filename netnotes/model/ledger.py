"""What is derived from entries once names are resolved: touchpoints and exchanges."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from netnotes.model.places import Place
from netnotes.model.records import recordclass

if TYPE_CHECKING:
    from netnotes.model.meetings import Direction, Source

Thanked = bool | date | None


@recordclass(frozen=True, slots=True, kw_only=True)
class Touchpoint:
    """One dated contact with one person (SPEC 3); ``person`` is the path of their note.

    ``resets`` is True for kinds of contact, False for kinds of touch and introductions not yet made.
    ``also`` are further places that record the same person, date and kind.
    """

    person: str
    date: date
    kind: str
    text: str
    path: str
    line: int
    source: Source
    resets: bool = True
    also: tuple[Place, ...] = ()


@recordclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One favour with one person (SPEC 5); ``size`` is 1-5 and always positive, ``direction`` gives the sign."""

    person: str
    date: date
    direction: Direction
    what: str
    size: int
    path: str
    line: int
    thanked: Thanked = None
