"""What became of each row of an imported file: the ends add up to what the file holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from netnotes.edits.import_decisions import Decision
from netnotes.model.file_changes import FileChange
from netnotes.model.records import recordclass
from netnotes.rules.first_to_track import Newcomer

End = Literal["imported", "matched", "skipped", "review"]
ENDS: tuple[End, ...] = ("imported", "matched", "skipped", "review")


@recordclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """One row of a file: ``end`` says what becomes of it, ``why`` in words how, ``path`` in which note.

    ``what`` names it: a person, or the day and title of a meeting. ``path`` is empty where it is in no note.
    """

    JSON: ClassVar[tuple[str, ...]] = ("file", "line", "what", "end", "why", "path")

    file: str
    line: int
    what: str
    end: End
    why: str = ""
    path: str = ""


@recordclass(frozen=True, slots=True, kw_only=True)
class FileSum:
    """The rows of one file by their ends; ``inside`` counts those that went into others, as messages do."""

    file: str
    format: str
    rows: int
    ends: Mapping[str, int]
    inside: int
    told: tuple[str, ...] = ()


@recordclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A changed role, organization or address: who, their note, and the line that is recorded."""

    JSON: ClassVar[tuple[str, ...]] = ("name", "path", "line")

    name: str
    path: str
    line: str


@recordclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import would do: the changes, the end of every row, and what its owner should know.

    ``newcomers`` are the people who would get a note, and those who were not tracked and have new contacts.
    ``unclear`` is what in imports/Review.md cannot be acted on; ``review_left`` counts who did not fit into it.
    """

    changes: tuple[FileChange, ...] = ()
    rows: tuple[ImportRow, ...] = ()
    sums: tuple[FileSum, ...] = ()
    unclear: tuple[Decision, ...] = ()
    review_left: int = 0
    moves: tuple[Moved, ...] = ()
    newcomers: tuple[Newcomer, ...] = ()


def count_ends(rows: Sequence[ImportRow], file: str) -> Mapping[str, int]:
    """How many rows of a file have each end."""
    found = Counter(row.end for row in rows if row.file == file)
    return {end: found[end] for end in ENDS}
