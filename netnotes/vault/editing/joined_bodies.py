"""Two bodies made one: log sections by date, everything else of the second below the first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from netnotes.model.dates import parse_date
from netnotes.vault.body import Body, Heading
from netnotes.vault.log import SECTIONS, find_dated

_LEVEL = 2


class _Entry(NamedTuple):
    """A dated line of a log with the lines that belong to it."""

    day: date
    lines: tuple[str, ...]


class _Log(NamedTuple):
    """A log section: where it stands, what comes before its first entry, its entries, and the blank lines behind."""

    start: int
    end: int
    level: int
    before: tuple[str, ...]
    entries: tuple[_Entry, ...]
    blank: tuple[str, ...]


def joined_body(first: str, second: str, name: str, newline: str, kept: Sequence[str] = ()) -> str:
    """The first body with everything that the second says; new lines end with ``newline``, the others as they do.

    Entries of the second's log come among those of the first's, in its order of dates; one that stands there
    already, word for word, is not written twice. The rest follows below a heading ``name``, and the texts ``kept``
    as code below it, so that nothing in them counts.
    """
    unended = first != "" and not first.endswith("\n")
    first += newline if unended else ""
    body, other = Body(first, 1), Body(second, 1)
    lines, rest, end = first.split("\n"), list(other.raw), newline.removesuffix("\n")
    mine, theirs = _log(body, lines), _log(other, [line + end for line in other.raw])
    level = min((mine.level if mine else _LEVEL, *_levels(body)))
    if mine and theirs and theirs.entries:
        rest[theirs.start : theirs.end] = [line.removesuffix(end) for line in theirs.before]
        lines[mine.start + 1 : mine.end] = [*mine.before, *_united(mine.entries, theirs.entries), *mine.blank]
    text = "\n".join(lines)
    added = _below(_trimmed(rest), [_as_code(block) for block in kept], f"{'#' * level} {name}", level)
    if not added:
        return text.removesuffix(newline) if unended else text
    blank = not text.strip() or text.endswith(f"{newline}{newline}")
    return text + ("" if blank else newline) + "".join(line + newline for line in added)


def _below(rest: Sequence[str], blocks: Sequence[Sequence[str]], heading: str, level: int) -> list[str]:
    """The lines to put below the first body."""
    parts = [rest, *blocks] if rest else [*blocks]
    if parts and not (rest and _opens(rest[0], level)):
        parts.insert(0, [heading])
    return [line for number, part in enumerate(parts) for line in ([""] if number else []) + list(part)]


def _as_code(block: str) -> list[str]:
    longest = max((len(run) for run in re.findall("`+", block)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}yaml", *block.split("\n"), fence]


def _levels(body: Body) -> list[int]:
    """The levels of the headings but for a title at the top."""
    levels = [heading.level for heading in body.headings]
    return levels[1:] if levels and levels[0] == 1 and levels.count(1) == 1 else levels


def _opens(line: str, level: int) -> bool:
    """Whether a line is a heading that ends a section of that level."""
    hashes = len(line) - len(line.lstrip("#"))
    return 0 < hashes <= level and line[hashes : hashes + 1] in ("", " ")


def _log(body: Body, lines: Sequence[str]) -> _Log | None:
    """The first log section in these lines, None where there is none or it has headings of its own."""
    for heading, end in body.sections(SECTIONS):
        if any(heading.index < other.index < end for other in body.headings):
            return None
        return _read_log(body, lines, heading, end)
    return None


def _read_log(body: Body, lines: Sequence[str], heading: Heading, end: int) -> _Log:
    first = heading.index + 1
    last = end
    while last > first and not body.raw[last - 1].strip():
        last -= 1
    before: list[str] = []
    entries: list[tuple[date, list[str]]] = []
    for index in range(first, last):
        day = _day(body.lines[index])
        if day:
            entries.append((day, []))
        (entries[-1][1] if entries else before).append(lines[index])
    found = tuple(_Entry(day, tuple(written)) for day, written in entries)
    return _Log(heading.index, end, heading.level, tuple(before), found, tuple(lines[last:end]))


def _day(line: str) -> date | None:
    """The day of a line that begins an entry: dated, and not indented."""
    dated = find_dated(line) if line[:1] not in (" ", "\t") else None
    return parse_date(dated.date) if dated else None


def _united(mine: Sequence[_Entry], theirs: Sequence[_Entry]) -> list[str]:
    """The lines of both in order of dates, the newest first where the first log has them so."""
    newest_first = len(mine) > 1 and mine[0].day > mine[-1].day
    known = {entry.lines for entry in mine}
    new = sorted((e for e in theirs if e.lines not in known), key=lambda e: e.day, reverse=newest_first)
    out: list[str] = []
    for entry in mine:
        while new and (new[0].day > entry.day if newest_first else new[0].day < entry.day):
            out += new.pop(0).lines
        out += entry.lines
    return [*out, *(line for entry in new for line in entry.lines)]


def _trimmed(lines: Sequence[str]) -> list[str]:
    """The lines without blank ones at both ends."""
    kept = list(lines)
    while kept and not kept[0].strip():
        del kept[0]
    while kept and not kept[-1].strip():
        del kept[-1]
    return kept
