"""What a command answers, before anybody decides how it is printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Generic, Literal, NamedTuple, TypeVar

T = TypeVar("T")
Format = Literal["table", "json", "csv", "md", "github", "sarif"]
FORMATS: tuple[Format, ...] = ("table", "json", "csv", "md")
PROBLEM_FORMATS: tuple[Format, ...] = ("github", "sarif")  # of problems, for machines that check notes


class Styled(NamedTuple):
    """A table's cell that stands out: the value, and the colour or ``bold`` or ``dim``."""

    value: Plain
    style: str


Plain = str | int | date | Sequence[str] | None
Cell = Plain | Styled


class Column(NamedTuple):
    """A table's column. On a narrow terminal ``shrink`` is cut with an ellipsis, ``wrap`` takes more lines."""

    heading: str
    mode: Literal["keep", "shrink", "wrap"] = "keep"


class Screen(NamedTuple):
    """Where a table goes: a terminal with so many columns, or (None) a pipe or file, where nothing is cut."""

    width: int | None = None


class Answer(NamedTuple, Generic[T]):
    """Rows, and how each becomes a record for machines and cells for people.

    ``keys`` are a record's keys in order: the columns of CSV. ``columns`` are those of the table and of Markdown.
    ``empty`` says why there are no rows. ``whole`` is the JSON object of an answer that is a single thing;
    ``text`` is what people see instead of a table.
    """

    items: Sequence[T]
    keys: tuple[str, ...]
    record: Callable[[T], Mapping[str, object]]
    columns: tuple[Column, ...]
    cells: Callable[[T], Sequence[Cell]]
    empty: str = ""
    whole: Mapping[str, object] | None = None
    text: Callable[[Screen], str] | None = None


def record_of(row: Any) -> dict[str, object]:
    """The record of a row of the rules: the attributes that its ``JSON`` names."""
    return {key: getattr(row, key) for key in row.JSON}
