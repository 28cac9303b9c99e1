"""The section Moves of a person's note: a dated line for each changed role, organization or address (SPEC 7).

``- 2026-11-21 role: Analyst → Head of Data (LinkedIn)``. An import writes such lines, and anybody may.
"""

from __future__ import annotations

import re

from netnotes.model.dates import parse_date
from netnotes.model.people import Move
from netnotes.vault.body import Body

SECTION = frozenset({"moves"})
_LINE = re.compile(
    r"[-*+] (?P<date>\d{4}-\d{2}-\d{2}):? (?P<field>role|organization|email): (?P<before>.*?) ?(?:→|->) ?(?P<after>.*)"
)
_SOURCE = re.compile(r" \([^()]*\)$")


def read_moves(body: Body) -> tuple[Move, ...]:
    """The moves that a note tells of, in its order; lines of another shape are the owner's own words."""
    if "moves" not in body.text.casefold():
        return ()
    found = []
    for heading, end in body.sections(SECTION):
        for index in range(heading.index + 1, end):
            match = _LINE.fullmatch(body.lines[index].rstrip())
            day = parse_date(match["date"]) if match else None
            if match and day:
                after = _SOURCE.sub("", match["after"])
                found.append(Move(date=day, field=match["field"], after=after.strip(), line=body.number(index)))
    return tuple(found)
