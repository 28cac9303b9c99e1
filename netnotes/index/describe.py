"""The tables that may be asked, read from the comments of schema.sql and day.sql. Nothing here runs SQL."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_CREATE = re.compile(r"CREATE (?P<kind>TABLE|TEMP TABLE|VIRTUAL TABLE|VIEW) (?P<name>\w+)")
_COLUMN = re.compile(r"^ {4,}(?:SELECT )?(?P<text>.*?),? +-- (?P<about>.*)$")
_TYPE = re.compile(r" (TEXT|INTEGER|REAL)\b")
FULL_TEXT = "full_text"


class Column(NamedTuple):
    """A column: ``type`` is TEXT, INTEGER or REAL, empty where it is mixed or follows from another."""

    name: str
    type: str
    about: str


class Table(NamedTuple):
    """A table or view; ``daily`` ones are filled for the day asked."""

    name: str
    kind: str
    about: str
    columns: tuple[Column, ...]

    @property
    def daily(self) -> bool:
        """Whether it is filled for the day asked."""
        return self.kind == "TEMP TABLE"


def read_sql(name: str) -> str:
    """The text of a file of statements beside this one."""
    return files("netnotes.index").joinpath(name).read_text(encoding="utf-8")


@cache
def tables() -> tuple[Table, ...]:
    """Every documented table and view in the order of the files; names that begin with ``_`` are left out."""
    return (*_read(read_sql("schema.sql")), *_read(read_sql("day.sql")))


def _read(text: str) -> list[Table]:
    found = []
    about: list[str] = []
    block: list[str] = []
    for line in text.splitlines():
        if block or line.startswith("CREATE "):
            block.append(line)
            if line.split(" --")[0].rstrip().endswith(";"):
                found += _table(block, " ".join(about))
                about, block = [], []
        elif line.startswith("-- "):
            about.append(line.removeprefix("-- "))
        else:
            about = []
    return found


def _table(block: list[str], about: str) -> list[Table]:
    match = _CREATE.match(block[0])
    if match is None or match["name"].startswith("_"):
        return []
    columns = [column for line in block[1:] if (column := _column(line, match["kind"]))]
    return [Table(match["name"], match["kind"], about, tuple(columns))]


def _column(line: str, kind: str) -> Column | None:
    match = _COLUMN.match(line)
    if match is None:
        return None
    text = match["text"].strip()
    if kind == "VIEW":
        return Column(text.split()[-1], "", match["about"])
    type_ = _TYPE.search(text)
    return Column(text.split()[0], type_[1] if type_ else "", match["about"])
