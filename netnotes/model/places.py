"""Where a fact comes from, and what is wrong in somebody's file."""

from __future__ import annotations

from typing import Literal

from netnotes.model.records import recordclass

Severity = Literal["error", "warning", "info"]


@recordclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """A line of a file: vault-relative path with ``/``, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@recordclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """Something wrong in somebody's file (SPEC 0), as a value; problems sort by path, line, column, code.

    ``hint`` says how to mend it and, where it can, shows the corrected line.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str = ""
