"""What a review is made of: sections, and in each the things that it says (SPEC 7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar, Generic, Literal, NamedTuple, TypeVar, overload

from netnotes.model.records import recordclass

R = TypeVar("R")
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


class Items(Sequence[ReviewItem], Generic[R]):
    """Items of rows, each made from its row when it is asked for: a page shows the first few of very many."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, rows: Sequence[R], make: Callable[[R], ReviewItem]) -> None:
        self._rows, self._make = rows, make

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> ReviewItem: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[ReviewItem, ...]: ...
    def __getitem__(self, at: int | slice) -> ReviewItem | tuple[ReviewItem, ...]:
        return tuple(map(self._make, self._rows[at])) if isinstance(at, slice) else self._make(self._rows[at])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)


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
    items: Sequence[ReviewItem]
