"""The Log section and dated headings of a person's note (SPEC 3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from netnotes.model.dates import parse_date
from netnotes.model.meetings import Entry, Posting
from netnotes.model.records import maker_of
from netnotes.vault.body import BULLET, Body, Heading
from netnotes.vault.date_hints import LOOKS_DATED, MONTHS, date_suggestion
from netnotes.vault.fields import Fields
from netnotes.vault.kinds import KindReader, clean_text
from netnotes.vault.postings import line_postings
from netnotes.vault.scalars import scalar_text
from netnotes.vault.tasks import TASK

SECTIONS = frozenset({"log", "contactlog", "interactionlog", "interactions", "history", "touchpoints"})
_HASHES = re.compile(r"[ ]{0,3}#{1,6}[ \t]+")
_DATED = re.compile(
    r"""(?:\[.\][ \t]+)? [*_]{0,3}
        (?: \[\[ (?P<link>[^\[\]\n]{10,200}) \]\] | (?P<date>\d{4}-\d{2}-\d{2}) (?!\d) ) [*_]{0,3}
        (?: (?:[T ]|,[ ]?|[ ]at[ ]|[ ]\()? \d{1,2}:\d{2} (?::\d{2}(?:\.\d+)?)? (?:Z|[+-]\d{2}:?\d{2})? (?:[ ]?[ap]m\b)?
            (?:[ ]?[-–—][ ]?\d{1,2}:\d{2} (?:[ ]?[ap]m\b)?)? \)? )?
        [*_]{0,3} [ \t]* (?:[:,;|–—·-](?=[\s*_]|$) (?:[*_]{1,3}(?=\s|$))? [ \t]*)? (?P<rest>.*)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(slots=True)
class OpenEntry:
    """An entry that may still get lines: its date, kind and text, and the line index where it stands.

    ``level`` is that of the heading that opens it, 0 for a line; ``end`` the index after its last line.
    """

    date: date
    kind: str
    text: str
    index: int
    level: int = 0
    postings: list[Posting] = field(default_factory=list)
    end: int = 0


class DatedLine(NamedTuple):
    """The date and the rest of a line, as written, with the offsets in the line where they begin."""

    date: str
    rest: str
    date_at: int
    rest_at: int


def find_dated(line: str) -> DatedLine | None:
    """What a line that begins with a date says, None for any other line; bullet, box or ``#`` may stand before."""
    if line[:1].isalpha():  # as most lines of prose do
        return None
    opening = _HASHES.match(line) if line[:1] == "#" else BULLET.match(line) or _HASHES.match(line)
    start = opening.end() if opening else len(line) - len(line.lstrip())
    match = _DATED.fullmatch(line.rstrip("\r\n"), start)
    if match is None:
        return None
    group = "date" if match["date"] else "link"
    written = match["date"] or (parse_date(f"[[{match['link']}]]") or "")
    return DatedLine(str(written), match["rest"], match.start(group), match.start("rest")) if written else None


def log_entries(body: Body, fields: Fields, kinds: KindReader) -> tuple[list[Entry], list[OpenEntry]]:
    """The entries of a person's note, and their extents (for tasks that stand in one)."""
    opened = list(_open_entries(body, fields, kinds))
    if opened and body.field_lines:
        _add_postings(opened, body, fields, kinds)
    return [_finished(found, fields.path, body) for found in opened], opened


def _add_postings(opened: list[OpenEntry], body: Body, fields: Fields, kinds: KindReader) -> None:
    """Give each entry the favours of its own line and of the lines below it that are text."""
    headings = {heading.index for heading in body.headings}
    following = iter(opened)
    found = next(following)
    for index in body.field_lines:  # no other line can say a favour
        while index >= found.end:
            if (after := next(following, None)) is None:
                return
            found = after
        if index == found.index or (index > found.index and index not in headings and index not in body.masked.hidden):
            text = _own_text(body.lines[index], kinds)
            found.postings += line_postings(text, body.number(index), fields.report, aside=body.aside(index))


def _finished(found: OpenEntry, path: str, body: Body) -> Entry:
    return maker_of(Entry)(
        source="log",
        path=path,
        line=body.first_line + found.index,
        date=found.date,
        kind=found.kind,
        text=found.text,
        postings=tuple(found.postings),
    )


def _own_text(line: str, kinds: KindReader) -> str:
    """A line with its date and kind blanked, so that a favour may fill the rest; nothing for a task."""
    if "::" not in line or TASK.match(line):
        return ""
    dated = find_dated(line)
    if dated is None:
        return line
    rest = kinds.split_entry(dated.rest)[1]
    return " " * (len(line) - len(rest)) + rest


def _open_entries(body: Body, fields: Fields, kinds: KindReader) -> Iterator[OpenEntry]:
    in_log: set[int] = set()
    for heading, end in body.sections(SECTIONS):
        in_log.update(range(heading.index + 1, end))
    headings = {heading.index: heading for heading in body.headings}
    current: OpenEntry | None = None
    indent = 0
    for index, line in enumerate(body.lines):
        here = headings.get(index)
        if here is None and (not line or line.isspace()):
            continue
        found = _opened(body, index, here, fields, kinds) if here or index in in_log else None
        if found or (current and (here or not current.level) and _ends(current, indent, line, here)):
            if current:
                current.end = index
                yield current
            current, indent = found, _indent(line)
        elif current and not current.text and not here and line.strip() and not TASK.match(line):
            current.text = clean_text(_without_bullet(body.raw[index]))
    if current:
        current.end = len(body.lines)
        yield current


def _opened(body: Body, index: int, heading: Heading | None, fields: Fields, kinds: KindReader) -> OpenEntry | None:
    """The entry that a dated heading opens, or a dated line of a log that is no open task."""
    if index in body.masked.hidden or (heading and heading.text[:1].isalpha()):  # a heading of words is no date
        return None
    line = body.lines[index]
    if heading is None:
        task = TASK.match(line) if "[" in line else None
        if task and task[1] not in "xX":
            return None
    return _entry(body, index, fields, kinds, heading.level if heading else 0)


def _ends(current: OpenEntry, indent: int, line: str, heading: Heading | None) -> bool:
    """Whether an open entry ends before a line: at a heading not below its own, or a line not indented more."""
    if heading:
        return not current.level or heading.level <= current.level
    return not current.level and bool(line.strip()) and _indent(line) <= indent


def _entry(body: Body, index: int, fields: Fields, kinds: KindReader, level: int) -> OpenEntry | None:
    dated = find_dated(body.lines[index])
    if dated is None:
        if not level:
            _tell_of_odd_date(body, index, fields)
        return None
    found = parse_date(dated.date)
    if found is None:
        corrected = body.raw[index].strip().replace(dated.date, date_suggestion(dated.date), 1)
        message = f"{dated.date!r} is no date"
        fields.problem(body.number(index), "bad-date", message, f"write {corrected}", column=dated.date_at + 1)
        return None
    kind, rest = kinds.split_entry(dated.rest)
    raw = body.raw[index][dated.rest_at :].rstrip()
    if level and raw.rstrip("#")[-1:] in ("", " ", "\t"):
        raw = raw.rstrip("#")
    text = clean_text(rest if raw == dated.rest else kinds.split_entry(raw)[1])
    return OpenEntry(found, kind, text, index, level, end=index + 1)


def _tell_of_odd_date(body: Body, index: int, fields: Fields) -> None:
    """A line of a log that begins with a date in another shape: it is not read, and its owner should know."""
    line = body.lines[index]
    if line[:1].isalpha() and line[:3].casefold() not in MONTHS:
        return
    match = LOOKS_DATED.match(line) if _indent(line) < 2 else None
    if match is None:
        return
    suggested = date_suggestion(match[1])
    corrected = body.raw[index].strip().replace(match[1], suggested, 1)
    hint = f"write {corrected}" if parse_date(suggested) else "write the date like 2026-11-05"
    message = f"this line of the log is not read: {match[1]!r} is no date"
    fields.problem(body.number(index), "bad-date", message, hint, column=match.start(1) + 1)


def _indent(line: str) -> int:
    return len(line[: len(line) - len(line.lstrip())].expandtabs(4))


def _without_bullet(line: str) -> str:
    bullet = BULLET.match(line)
    return line[bullet.end() :] if bullet else line.strip()


def interaction_entries(fields: Fields) -> list[Entry]:
    """The ``interactions`` list of maps with date and text that some vaults keep in front matter."""
    prop = fields.first("interactions")
    if prop is None or not isinstance(prop.value, list):
        return []
    entries = []
    for index, item in enumerate(prop.value):
        if not isinstance(item, dict) or not item.get("date"):
            continue
        line, column = prop.at(index)
        written = scalar_text(item["date"]) if not isinstance(item["date"], dict | list) else "a list"
        found = parse_date(written)
        if found is None:
            hint = f"write date: {date_suggestion(written)}"
            fields.problem(line, "bad-date", f"{written[:60]!r} is no date", hint, column=column)
            continue
        text = clean_text(scalar_text(item.get("text") or item.get("note") or ""))
        entries.append(Entry(source="log", path=fields.path, line=line, date=found, kind="contact", text=text))
    return entries


def recorded_entry(fields: Fields) -> Entry | None:
    """The touchpoint that ``last_contact`` records (SPEC 3.3)."""
    found = fields.date("last_contact")
    if found is None:
        return None
    line = fields.lines["last_contact"]
    return Entry(source="recorded", path=fields.path, line=line, date=found, kind="recorded")
