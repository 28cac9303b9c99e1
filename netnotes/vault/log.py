"""The Log section and dated headings of a person's note (SPEC 3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from netnotes.model.dates import parse_date
from netnotes.model.meetings import Entry, Posting
from netnotes.vault.body import BULLET, Body
from netnotes.vault.fields import Fields, date_suggestion
from netnotes.vault.kinds import KindReader, clean_text
from netnotes.vault.postings import line_postings
from netnotes.vault.tasks import TASK

SECTIONS = frozenset({"log", "contactlog", "interactionlog", "interactions", "history", "touchpoints"})
_DATED = re.compile(
    r"""(?:\[.\][ \t]+)? [*_]{0,3}
        (?: \[\[ (?P<link>[^\[\]\n]{10,200}) \]\] | (?P<date>\d{4}-\d{2}-\d{2}) (?!\d) )
        (?: (?:[T ,]|[ ]at[ ]|[ ]?\()* \d{1,2}:\d{2} (?::\d{2})? (?:[ ]?[ap]m\b)? (?:[-–]\d{1,2}:\d{2})? \)? )?
        [*_]{0,3} [ \t]* (?:[:,;|–—·-](?=[\s*_]|$)[ \t]*)? [*_]{0,3} (?P<rest>.*)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(slots=True)
class OpenEntry:
    """An entry that may still get lines: its date, kind and text, and the line index where it stands."""

    date: date
    kind: str
    text: str
    index: int
    postings: list[Posting] = field(default_factory=list)
    end: int = 0


def dated_line(line: str) -> tuple[str, str] | None:
    """Date text and rest of a line that begins with a date, None for any other line."""
    bullet = BULLET.match(line)
    match = _DATED.fullmatch(line[bullet.end() :] if bullet else line.strip())
    if match is None:
        return None
    written = match["date"] or (parse_date(f"[[{match['link']}]]") or "")
    return (str(written), match["rest"].strip()) if written else None


def log_entries(body: Body, fields: Fields, kinds: KindReader) -> tuple[list[Entry], list[OpenEntry]]:
    """The entries of a person's note, and their extents (for tasks that stand in one)."""
    opened = list(_open_entries(body, fields, kinds))
    entries = []
    for found in opened:
        for index in range(found.index, found.end):
            if index > found.index and not body.is_list_line(index):
                continue
            text = _own_text(body, index)
            postings = line_postings(text, body.number(index), fields.report)
            found.postings.extend(postings)
        entries.append(
            Entry(
                source="log",
                path=fields.path,
                line=body.number(found.index),
                date=found.date,
                kind=found.kind,
                text=found.text,
                postings=tuple(found.postings),
            )
        )
    return entries, opened


def _own_text(body: Body, index: int) -> str:
    """The text of a line for its favours: after the date and kind on a dated line; nothing for a task."""
    line = body.lines[index]
    if "::" not in line or TASK.match(line):
        return ""
    dated = dated_line(line)
    if dated is None:
        return line
    rest = dated[1]
    return rest.split(":", 1)[1] if re.match(r"[\w' -]{1,40}:[ \t]+\w+::", rest) else rest


def _open_entries(body: Body, fields: Fields, kinds: KindReader) -> Iterator[OpenEntry]:
    in_log: set[int] = set()
    for heading, end in body.sections(SECTIONS):
        in_log.update(range(heading.index + 1, end))
    headings = {heading.index: heading for heading in body.headings}
    current: OpenEntry | None = None
    indent = -1
    for index, line in enumerate(body.lines):
        found: OpenEntry | None = None
        if index in headings:
            found = _entry(body, index, headings[index].text, fields, kinds)
            if current:
                current.end = index
                yield current
            current, indent = found, -1
            continue
        if index in in_log and index not in body.masked.hidden and "-" in line:
            task = TASK.match(line) if "[" in line else None
            if task is None or task[1] in "xX":
                found = _entry(body, index, line, fields, kinds)
        if found or (current and indent >= 0 and line.strip() and _indent(line) <= indent):
            if current:
                current.end = index
                yield current
            current = found
            indent = _indent(line) if found else -1
        elif current and line.strip() and not current.text:
            current.text = clean_text(_without_bullet(body.raw[index]))
    if current:
        current.end = len(body.lines)
        yield current


def _entry(body: Body, index: int, line: str, fields: Fields, kinds: KindReader) -> OpenEntry | None:
    dated = dated_line(line)
    if dated is None:
        return None
    found = parse_date(dated[0])
    if found is None:
        hint = f"write {line.strip().replace(dated[0], date_suggestion(dated[0]), 1)}"
        fields.problem(body.number(index), "bad-date", f"{dated[0]!r} is no date", hint)
        return None
    raw = dated_line(body.raw[index].lstrip("# ")) or dated
    tagged = kinds.tag(dated[1])
    kind, text = kinds.of_entry(raw[1])
    return OpenEntry(found, tagged or kind, text, index, end=index + 1)


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


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
        found = parse_date(str(item.get("date", ""))) if isinstance(item, dict) else None
        if found:
            text = clean_text(str(item.get("text") or item.get("note") or ""))
            line = prop.at(index)[0]
            entries.append(Entry(source="log", path=fields.path, line=line, date=found, kind="contact", text=text))
    return entries


def recorded_entry(fields: Fields) -> Entry | None:
    """The touchpoint that ``last_contact`` records (SPEC 3.3)."""
    found = fields.date("last_contact")
    if found is None:
        return None
    line = fields.lines["last_contact"]
    return Entry(source="recorded", path=fields.path, line=line, date=found, kind="recorded")
