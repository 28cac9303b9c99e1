"""Tasks that concern people: what was promised and what is waited for (SPEC 3.5, 7)."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from netnotes.model.folding import fold_key

NO_FOLLOW_UPS = ("plans/", "reviews/", "imports/Review.md")
"""Folders and notes whose boxes are about something else."""
_WAITING = "waiting"


class FollowUp(NamedTuple):
    """A task that is open or done: ``text`` without dates and fields, ``people`` are the paths of whom it concerns.

    Those it links; else the person in whose note it stands; else the people of the meeting, who may be nobody.
    """

    path: str
    line: int
    text: str
    state: Literal["open", "done"] = "open"
    due: date | None = None
    done: date | None = None
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def waiting(self) -> bool:
        """Whether I wait for it, rather than have to do it."""
        return any(fold_key(tag) == _WAITING for tag in self.tags)
