"""Goals and what they need (SPEC 6)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from netnotes.model.people import Record
from netnotes.model.records import recordclass
from netnotes.model.refs import Ref

GoalStatus = Literal["active", "met", "paused", "dropped"]


@recordclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A topic that a goal needs ``count`` people for, perhaps of one category, perhaps named."""

    what: str
    count: int = 1
    people: tuple[Ref, ...] = ()
    category: str | None = None
    line: int = 1


@recordclass(frozen=True, kw_only=True)
class Goal(Record):
    """A goal; ``name`` is its title, always the file name. ``progress`` is 0-100, ``met_on`` the day it was met."""

    status: GoalStatus = "active"
    due: date | None = None
    horizon: str = ""
    why: str = ""
    success: str = ""
    parent: tuple[Ref, ...] = ()
    people: tuple[Ref, ...] = ()
    organizations: tuple[Ref, ...] = ()
    needs: tuple[Need, ...] = ()
    progress: int | None = None
    met_on: date | None = None
    private: bool = False
