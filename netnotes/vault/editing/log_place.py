"""Where a new entry goes in the Log of a person's note, and how its line should look there.

Everything is taken from what stands there already: the order of the entries, their bullets, the form of their dates,
the blank lines between them. Where nothing does: newest last, ``- 2026-11-03 coffee: …``, a blank line below a heading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from netnotes.model.records import recordclass
from netnotes.vault.body import BULLET, Body, Heading
from netnotes.vault.editing.log_groups import Group, better_side, new_heading
from netnotes.vault.fields import Fields
from netnotes.vault.kinds import KindReader
from netnotes.vault.log import SECTIONS, OpenEntry, find_dated, log_entries
from netnotes.vault.synonyms import FieldNames

_LINKED = re.compile(r"(?P<folder>(?:[^\[\]|#]*/)?)\d{4}-\d{2}-\d{2}[^\[\]]*\]\]")
_BEFORE_DATE = re.compile(r"(?P<opening>.*?)(?:\[.\][ \t]+)?(?P<mark>[*_]{0,3})(?P<link>(?:\[\[)?)")
_BLOCK = re.compile(r"[ \t]*(?:[-*+>|#]|\d{1,9}[.)]|`{3}|~{3}|%%|<!--|\[)")


@recordclass(frozen=True, slots=True)
class Style:
    """How an entry begins: ``before`` its date (bullet, emphasis, ``[[`` and folder) and ``after`` it.

    ``level`` is that of the heading that opens an entry, 0 for a line; ``below`` is the bullet of the text below such
    a heading, None where the text stands on the heading itself; ``gap`` says that a blank line follows the heading.
    ``task`` is what stands before the box of a task that belongs to an entry.
    """

    before: str = "- "
    after: str = " "
    level: int = 0
    below: str | None = None
    gap: bool = False
    task: str = "    - "


PLAIN = Style()


@recordclass(frozen=True, slots=True)
class LogPlace:
    """The index of the body's line before which the lines go, between so many blank lines, and their style.

    ``heading`` is the heading to write first, with the blank line below it: where the note has no Log yet, or the
    entry belongs under a year or month that has none.
    """

    index: int
    before: int = 0
    after: int = 0
    style: Style = PLAIN
    heading: str = ""


def find_log_place(body: Body, kinds: KindReader, day: date) -> LogPlace:
    """The place of an entry of that day."""
    opened = log_entries(body, Fields("", (), FieldNames()), kinds)[1]
    sections = [(heading, end, _within(opened, heading.index, end)) for heading, end in body.sections(SECTIONS)]
    most = max((len(entries) for *_, entries in sections), default=0)
    dated = [entry for entry in opened if entry.level]
    if not most and dated:
        return _beside(body, dated, -1, len(body.lines), day)
    if not sections:
        return new_section(body)
    fullest = [section for section in sections if len(section[2]) == most]
    heading, end, entries = fullest[-1] if most else fullest[0]
    return _beside(body, entries, heading.index, end, day) if entries else _in_empty(body, heading, end)


def _within(opened: Sequence[OpenEntry], start: int, end: int) -> list[OpenEntry]:
    return [entry for entry in opened if start < entry.index < end]


def _beside(body: Body, entries: list[OpenEntry], top: int, end: int, day: date) -> LogPlace:
    """The place among entries: where the order of their dates puts it; among equal days the newest written."""
    level = entries[0].level
    indents = [_indent(body.raw[entry.index]) for entry in entries]
    entries = [
        entry
        for entry, indent in zip(entries, indents, strict=True)
        if entry.level == level and (level or indent == indents[0])
    ]
    spans = [(entry.index, _end_of(body, entry, end)) for entry in entries]
    blanks = _blank_lines_between(body, spans, level)
    days = [entry.date for entry in entries]
    falling = sum(a > b for a, b in pairwise(days))
    rising = sum(a < b for a, b in pairwise(days))
    if falling > rising:
        above = next((at for at, found in enumerate(days) if found <= day), len(days))
    else:
        above = next((at for at in range(len(days), 0, -1) if days[at - 1] <= day), 0)
    after = above == len(days) or (above > 0 and falling <= rising)
    at = above - 1 if after else above
    beside = better_side(body, entries, at, at + 1 if after else at - 1, day, top)
    if isinstance(beside, int):
        at, after = beside, not after
    start, last = spans[at]
    style = _style_of(body, entries[at], last)
    if isinstance(beside, Group):
        return _in_new_group(body, beside, last if after else None, day, style)
    return LogPlace(last, before=blanks, style=style) if after else LogPlace(start, after=blanks, style=style)


def _in_new_group(body: Body, group: Group, last: int | None, day: date, style: Style) -> LogPlace:
    """The place below a heading of its own: behind the entry that ends at ``last``, else before the group."""
    blank = 0 if body.raw[group.heading.index - 1].strip() else 1
    heading = new_heading(body, group, day)
    if last is None:
        return LogPlace(group.heading.index, after=blank, style=style, heading=heading)
    return LogPlace(last, before=blank, style=style, heading=heading)


def _end_of(body: Body, entry: OpenEntry, section_end: int) -> int:
    """The index after the last line of an entry that is not blank, lines that a renderer adds to it included."""
    if entry.level:
        heading = next(heading for heading in body.headings if heading.index == entry.index)
        return _trimmed(body, entry.index + 1, min(body.end_of(heading), max(section_end, entry.index + 1)))
    own = _indent(body.raw[entry.index])
    end = at = entry.index + 1
    while at < section_end:
        line = body.raw[at]
        if not line.strip():
            at += 1
            continue
        lazy = at == end and not _BLOCK.match(line) and find_dated(line) is None
        if _indent(line) <= own and not lazy:
            break
        at += 1
        end = at
    return end


def _trimmed(body: Body, start: int, end: int) -> int:
    while end > start and not body.raw[end - 1].strip():
        end -= 1
    return end


def _blank_lines_between(body: Body, spans: Sequence[tuple[int, int]], level: int) -> int:
    """How many blank lines stand between two entries, mostly."""
    gaps = [
        start - end for (_, end), (start, _) in pairwise(spans) if not any(line.strip() for line in body.raw[end:start])
    ]
    return Counter(gaps).most_common(1)[0][0] if gaps else int(level > 0)


def _style_of(body: Body, entry: OpenEntry, end: int) -> Style:
    """The style of an entry, without what is its own: a box, a time, emphasis that runs on."""
    raw = body.raw[entry.index]
    dated = find_dated(body.lines[entry.index])
    head = _BEFORE_DATE.fullmatch(raw[: dated.date_at]) if dated else None
    if dated is None or head is None:
        return PLAIN
    tail = raw[dated.date_at : dated.rest_at]
    before, mark = head["opening"], head["mark"]
    if head["link"]:
        linked = _LINKED.match(tail)
        if linked is None:
            return PLAIN
        link, tail, closing = f"[[{linked['folder']}", tail[linked.end() :], "]]"
    else:
        link, tail, closing = "", tail[10:], ""
    if mark and mark not in tail:
        mark = ""
    if any(c.isdigit() for c in tail):
        tail = mark
    after = closing + (tail if tail.endswith((" ", "\t")) else f"{tail} ")
    return Style(
        f"{before}{mark}{link}", after, entry.level, *_below(body, entry, end), _task_style(body, entry, before)
    )


def _below(body: Body, entry: OpenEntry, end: int) -> tuple[str | None, bool]:
    """The bullet of the first line below a heading that opens an entry, and whether a blank line comes before it."""
    if entry.level:
        for index in range(entry.index + 1, end):
            if body.raw[index].strip():
                bullet = BULLET.match(body.raw[index])
                return bullet[0] if bullet else "", index > entry.index + 1
    return None, False


def _task_style(body: Body, entry: OpenEntry, before: str) -> str:
    """What stands before the box of a task that belongs to an entry: deeper than the entry, as the note does it."""
    if entry.level:
        return "- "
    bullet = BULLET.match(before)
    if bullet is None:
        return f"{before}  - "
    own = before[: len(before) - len(before.lstrip(" \t>"))]
    deeper = "\t" if any(line.startswith("\t") for line in body.raw) else "    "
    return f"{own}{deeper}{before.lstrip(' >' + chr(9))}"


def _in_empty(body: Body, heading: Heading, end: int) -> LogPlace:
    """The place in a Log section without an entry: after what it says, else below its heading."""
    inner = next((other.index for other in body.headings if heading.index < other.index < end), end)
    last = _trimmed(body, heading.index + 1, inner)
    if last > heading.index + 1:
        return LogPlace(last, before=0 if BULLET.match(body.raw[last - 1]) else 1)
    free = inner - last - (1 if inner == len(body.raw) and not body.raw[-1] else 0)
    if not _blank_below_headings(body):
        return LogPlace(last)
    return LogPlace(last + min(free, 1), before=0 if free else 1, after=1 if free < 2 and inner < len(body.raw) else 0)


def new_section(body: Body) -> LogPlace:
    """The place at the end of the note, with the heading to write."""
    levels = [heading.level for heading in body.headings]
    rest = levels[1:] if levels[:1] == [1] else levels
    last = _trimmed(body, 0, len(body.raw))
    end = len(body.raw) - (0 if body.raw[-1] else 1)
    missing = 0 if end > last or (last == 0 and body.first_line == 1) else 1
    gap = "\n" if _blank_below_headings(body) else ""
    return LogPlace(end, before=missing, heading=f"{'#' * min(rest, default=2)} Log\n{gap}")


def _blank_below_headings(body: Body) -> bool:
    """Whether a blank line stands below most headings that have text below them."""
    counts: Counter[bool] = Counter()
    for heading in body.headings:
        below = body.raw[heading.index + 1 : heading.index + 3]
        if len(below) == 2 and any(line.strip() for line in below):
            counts[not below[0].strip()] += 1
    return counts[True] >= counts[False]


def _indent(line: str) -> int:
    return len(line[: len(line) - len(line.lstrip())].expandtabs(4))
