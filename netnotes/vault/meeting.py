"""The mapping from a note to a `Meeting` and its entry (SPEC 2.2, 3.1)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Literal

from netnotes.model.dates import make_date, parse_date
from netnotes.model.folding import closest, fold_key
from netnotes.model.meetings import Direction, Entry, Meeting, Posting
from netnotes.model.notes import Note
from netnotes.model.records import maker_of
from netnotes.model.refs import Ref
from netnotes.vault.body import BULLET, Body, fold_heading
from netnotes.vault.daily import linked_people
from netnotes.vault.fields import Fields
from netnotes.vault.inline_fields import open_field
from netnotes.vault.kinds import KindReader, clean_text
from netnotes.vault.person import fold_status
from netnotes.vault.postings import direction_of, line_postings, property_postings
from netnotes.vault.quick_records import make_typed
from netnotes.vault.references import unique_refs
from netnotes.vault.tasks import TASK

Present = Literal["property", "section", "file name", "body", "nobody"]
ATTENDEES = frozenset({"attendees", "participants", "people"})
_DIRECTIONS: tuple[tuple[str, Direction], ...] = (("gave", "deposit"), ("got", "withdrawal"))
STAGES = ("considered", "asked", "made", "done")
_NOT_HELD = {
    "cancelled": "cancelled", "canceled": "cancelled", "declined": "declined", "noshow": "no-show",
    "postponed": "postponed", "tentative": "tentative",
}  # fmt: skip
_BOLD = re.compile(r"[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__)([^\W_][\w ]{1,30}?):?[ \t]?(?:\*\*|__)[ \t]*:?(.*)")
_ISO_IN_NAME = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_COMPACT_AT_START = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{4}(?:\d{2})?)?(?!\d)")


def map_meeting(note: Note, fields: Fields, body: Body, word: str, kinds: KindReader) -> tuple[Meeting, list[Entry]]:
    """The meeting that a note describes and its one entry (none without a date, which is a problem).

    ``word`` is the word that typed the note. References are not resolved yet; where nobody is named, the people
    linked in the body are assumed present, to whom resolving adds those whose name stands in the file name.
    """
    day = _date(note, fields)
    people, present = _people(fields, body)
    stage = _stage(fields)
    text = last_line(body)
    values: dict[str, Any] = {
        "path": note.path, "name": note.title, "date": day, "kind": _kind(fields, word, kinds), "people": people,
        "present": present, "stage": stage, "last_line": text,
    }  # fmt: skip
    held = fields.present
    if "status" in held:
        values["status"] = _NOT_HELD.get(fold_status(fields.text("status")), "")
    for name in ("goals", "organization"):
        if name in held:
            values[name] = fields.refs(name)
    if "location" in held:
        values["location"] = fields.text("location")
    if "private" in held:
        values["private"] = fields.flag("private", unclear=True)
    values["lines"] = fields.where()
    meeting = make_typed(Meeting, values)
    if day is None:
        return meeting, []
    entry = maker_of(Entry)(
        source="meeting",
        path=note.path,
        line=fields.lines.get("people", fields.lines.get("date", 1)),
        date=day,
        kind=meeting.kind,
        text=text,
        people=people,
        postings=tuple(_postings(fields, body)),
        touches=meeting.happens,
        resets=meeting.kind != "intro" or stage in ("made", "done"),
    )
    return meeting, [entry]


def _date(note: Note, fields: Fields) -> date | None:
    found = fields.date("date") or date_of_path(note.path)
    if found is None:
        hint = "write date: 2026-11-05 in the front matter, or put 2026-11-05 into the file's name"
        fields.problem(1, "meeting-without-date", "a meeting without a date counts for nobody", hint)
    return found


def date_of_path(path: str) -> date | None:
    """The date in a file's name (``YYYY-MM-DD`` anywhere, ``YYYYMMDD`` at its start), else in its folders."""
    *folders, name = path.rsplit(".", 1)[0].split("/")
    for match in _ISO_IN_NAME.finditer(name):
        if found := make_date(int(match[1]), int(match[2]), int(match[3])):
            return found
    compact = _COMPACT_AT_START.match(name)
    if compact and (found := make_date(int(compact[1]), int(compact[2]), int(compact[3]))):
        return found
    numbers = [re.match(r"(\d+)", part) for part in folders]
    for start in range(len(folders) - 3, -1, -1):
        parts = numbers[start : start + 3]
        if all(parts) and len(parts[0][1]) == 4:  # type: ignore[index]
            year, month, day = (int(part[1]) for part in parts if part)
            if found := make_date(year, month, day):
                return found
    return None


def _kind(fields: Fields, word: str, kinds: KindReader) -> str:
    text = fields.text("kind")
    if text:
        known = kinds.word(text)
        typed = fold_key(text) in ("meeting", "meetings", "interaction", "1on1", "1x1") and known is None
        return known or ("meeting" if typed else " ".join(text.casefold().split()))
    return "call" if word in ("call", "calls") else "meeting"


def _stage(fields: Fields) -> str:
    prop = fields.first("stage")
    if prop is None:
        return ""
    stage = fold_status(fields.text("stage"))
    if stage not in STAGES:
        near = closest(stage, STAGES)
        meant = f"did you mean {near}? " if near else ""
        hint = f"{meant}write {prop.name}: {', '.join(STAGES[:-1])} or {STAGES[-1]}"
        fields.problem(prop.line, "unknown-stage", f"{prop.name}: {stage[:60]!r} is no stage", hint, column=prop.column)
        return ""
    return stage


def _people(fields: Fields, body: Body) -> tuple[tuple[Ref, ...], Present]:
    if refs := fields.refs("people"):
        return unique_refs(refs), "property"
    if refs := tuple(_listed(body)):
        return unique_refs(refs), "section"
    return unique_refs(_linked(body)), "body"


def _listed(body: Body) -> list[Ref]:
    """The links in a section of attendees or in a bold line of that name (and the list right below it)."""
    found: list[Ref] = []
    for heading, end in body.sections(ATTENDEES):
        for index in range(heading.index + 1, end):
            found += linked_people(body, index)
    if found or ("**" not in body.masked.text and "__" not in body.masked.text):
        return found
    for index, line in enumerate(body.lines):
        match = _BOLD.match(line)
        if match is None or fold_heading(match[1]) not in ATTENDEES:
            continue
        found += linked_people(body, index)
        following = index + 1
        while not match[2].strip() and following < len(body.lines) and BULLET.match(body.lines[following]):
            found += linked_people(body, following)
            following += 1
    return found


def _linked(body: Body) -> list[Ref]:
    """The links in the body, those in quotes, embeds, tasks, ``to::`` and ``from::`` aside.

    Lines that go on with a quote or a task belong to it.
    """
    found: list[Ref] = []
    aside = False
    for index, line in enumerate(body.lines):
        bare = line.lstrip()
        if bare.startswith(">") or TASK.match(line):
            aside = True
        elif not bare or bare.startswith("#") or BULLET.match(line):
            aside = False
        if "[" in line and not aside and not _is_address(line):
            found += linked_people(body, index)
    return found


def _is_address(line: str) -> bool:
    """Whether a line is filled by ``to::`` or ``from::``, which name the people of a favour, not of the meeting."""
    field = open_field(line)
    return field is not None and fold_key(field.key) in ("to", "from")


def _postings(fields: Fields, body: Body) -> list[Posting]:
    """Favours in properties (full lines of the body are such, where there is no other), then those on list lines."""
    filled = _filled_lines(body)
    lines: set[int] = set()
    postings: list[Posting] = []
    for field, direction in _DIRECTIONS:
        for key in fields.names[field]:
            written = [prop for prop in fields.by_key.get(key, ()) if not prop.inline]
            for prop in written:
                postings += property_postings(prop, direction, fields.report)
            if written or key in filled:
                lines.update(() if written else filled[key])
                break
    for index in body.field_lines:
        line = body.lines[index]
        if not TASK.match(line) and (index in lines or body.is_list_line(index)):
            postings += line_postings(line, body.number(index), fields.report, aside=body.aside(index))
    return postings


def _filled_lines(body: Body) -> dict[str, list[int]]:
    """The lines that a favour fills and that are no list items, by the folded name of its field."""
    found: dict[str, list[int]] = {}
    for index in body.field_lines:
        if index in body.masked.hidden or body.is_list_line(index):
            continue
        field = open_field(body.lines[index])
        if field and direction_of(field.key):
            found.setdefault(fold_key(field.key), []).append(index)
    return found


def last_line(body: Body) -> str:
    """The last line of a conversation: prose or a list item, not a heading, task, field, comment or tag line."""
    for index in range(len(body.lines) - 1, -1, -1):
        line = body.lines[index].strip()
        if not line or line.startswith(("%%", "|", ">", "![[", "---", "***", "#")) or index in body.masked.hidden:
            continue
        if TASK.match(line) or open_field(line):
            continue
        raw = body.raw[index]
        bullet = BULLET.match(raw)
        text = clean_text(raw[bullet.end() :] if bullet else raw)
        if text and parse_date(text) is None:
            return text
    return ""
