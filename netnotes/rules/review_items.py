"""What a review is made of: sections, and in each the things that it says (SPEC 7)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal, NamedTuple

from netnotes.model.records import recordclass

SectionName = Literal[
    "new_people", "came_back", "promises_kept", "introductions_made", "goals_moved", "favours_given", "thanks_said",
    "gone_quiet", "cadences_never_kept", "old_thanks", "one_sided", "assumptions", "categories", "goals",
    "organizations", "new_position", "profile",
]  # fmt: skip


class Subject(NamedTuple):
    """Who or what an item is about; ``path`` is its note, None for a name without one."""

    name: str
    path: str | None


@recordclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One thing. ``text`` holds no day counts and need not name the subjects again.

    ``date`` is when it happened or what it dates from, ``line`` the line of ``source`` (a note) that says so.
    ``command`` would change it. ``key`` is the block id of its box in a written review, which dismisses it when it
    is ticked; empty where there is nothing to dismiss.
    """

    JSON: ClassVar[tuple[str, ...]] = ("section", "name", "path", "date", "text", "source", "line", "command", "key")

    section: SectionName
    about: tuple[Subject, ...] = ()
    text: str = ""
    date: date | None = None
    source: str | None = None
    line: int | None = None
    command: str = ""
    key: str = ""

    @property
    def name(self) -> str:
        """Who or what it is about."""
        return ", ".join(subject.name for subject in self.about)

    @property
    def path(self) -> str | None:
        """The note of the first of them; where none has one, the note that says so."""
        return next((subject.path for subject in self.about if subject.path), self.source)


@recordclass(frozen=True, slots=True, kw_only=True)
class ReviewSection:
    """Things of one kind. ``good`` is what went well; ``note`` says what to do with them, ``empty`` that there is none.

    ``everything`` is the command that lists what does not fit.
    """

    JSON: ClassVar[tuple[str, ...]] = ("section", "title", "note", "items")

    section: SectionName
    title: str
    good: bool
    note: str
    empty: str
    everything: str
    items: tuple[ReviewItem, ...]
