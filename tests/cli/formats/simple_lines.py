"""Lines of names and fields, a format for tests.

The first line is ``#people``; then ``Ana Silva; email=ana@x.example; role=Analyst``, ``-`` before what is left out,
``@2026-05-05 Lunch: Ana Silva, Bo`` for a meeting.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.model.incoming import Incoming, IncomingMeeting, IncomingPerson, IncomingTouch, LeftOut

TITLE = "Lines of people"
_TUPLES = {"email": "emails", "phone": "phones", "url": "urls"}


def recognise(source: Source) -> int:
    """By its first line."""
    return 80 if source.head.startswith("#people") else 0


def read(source: Source, options: Options) -> Incoming:
    """Line by line. Raises NotUnderstoodError."""
    first, *lines = source.text.rstrip("\n").split("\n")
    if first != "#people":
        raise NotUnderstoodError(1, f"the first line is {first[:20]!r}, not #people", "write #people above the names")
    people: list[IncomingPerson] = []
    meetings: list[IncomingMeeting] = []
    left: list[LeftOut] = []
    for number, line in enumerate(lines, 2):
        if line.startswith("-"):
            left.append(LeftOut(line=number, what=line[1:].strip(), why="it has no name"))
        elif line.startswith("@"):
            meetings.append(_meeting(number, line))
        else:
            people.append(_person(number, line))
    return Incoming(rows=len(lines), people=tuple(people), meetings=tuple(meetings), left_out=tuple(left))


def _person(number: int, line: str) -> IncomingPerson:
    name, *pairs = (part.strip() for part in line.split(";"))
    said: dict[str, Any] = {}
    for pair in pairs:
        field, _, value = pair.partition("=")
        if field == "id":
            said["ids"] = (("lines_id", value),)
        elif field == "met_on":
            said["met_on"] = date.fromisoformat(value)
        elif field == "call":
            touch = IncomingTouch(line=number, date=date.fromisoformat(value), kind="call")
            said["touches"] = (*said.get("touches", ()), touch)
        else:
            said[_TUPLES.get(field, field)] = (value,) if field in _TUPLES else value
    return IncomingPerson(line=number, name=name, source="Lines", **said)


def _meeting(number: int, line: str) -> IncomingMeeting:
    head, _, names = line[1:].partition(":")
    day, _, title = head.partition(" ")
    people = tuple(IncomingPerson(line=number, name=name.strip(), source="Lines") for name in names.split(","))
    ids = (("lines_id", head),)
    return IncomingMeeting(
        line=number, date=date.fromisoformat(day), title=title, source="Lines", people=people, ids=ids
    )
