"""The record of what a code means."""

from __future__ import annotations

from netnotes.model.places import Severity
from netnotes.model.records import recordclass


@recordclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What one code, or a few that belong together, mean; every text is Markdown in whole sentences.

    ``what`` follows the code and a colon, so it begins small. ``but`` says when the severity is another one.
    ``example`` shows what is wrong and what is right.
    """

    codes: tuple[str, ...]
    severity: Severity
    but: str = ""
    what: str
    why: str
    mend: str
    example: str


@recordclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of docs/problems.md and the codes below it."""

    title: str
    meanings: tuple[Meaning, ...]
