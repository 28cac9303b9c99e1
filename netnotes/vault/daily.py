"""Lines of a daily note that count: a list line with people and a kind, or with a favour (SPEC 3.4)."""

from __future__ import annotations

import re
from datetime import date

from netnotes.model.folding import fold_key
from netnotes.model.meetings import Entry
from netnotes.model.records import maker_of
from netnotes.model.refs import Ref
from netnotes.vault.body import BULLET, Body
from netnotes.vault.fields import Fields
from netnotes.vault.inline_fields import find_bracketed
from netnotes.vault.kinds import KindReader, clean_text
from netnotes.vault.postings import line_postings
from netnotes.vault.references import ref_of_link, unique_refs
from netnotes.vault.tasks import TASK

_TIME_AND_SIGN = re.compile(
    r"(?:\d{1,2}:\d{2}(?::\d{2})?(?:[ ]?[ap]m\b)?[ \t]+)?(?:[\u2190-\u2bff\U0001f000-\U0001faff]\ufe0f?[ \t]*)?",
    re.IGNORECASE,
)


def daily_entries(body: Body, day: date, fields: Fields, kinds: KindReader) -> list[Entry]:
    """The entries of a daily note: one for each of its list lines that counts."""
    entries = []
    for index, line in enumerate(body.lines):
        if ("[" not in line and "::" not in line) or not body.is_list_line(index) or TASK.match(line):
            continue
        entry = _line_entry(body, index, day, fields, kinds)
        if entry:
            entries.append(entry)
    return entries


def _line_entry(body: Body, index: int, day: date, fields: Fields, kinds: KindReader) -> Entry | None:
    bullet = BULLET.match(body.lines[index])
    if bullet is None:
        return None
    whole, number = body.lines[index], body.number(index)
    line = whole[bullet.end() :]
    tagged = kinds.tag(line)
    before = _TIME_AND_SIGN.match(line)
    leading, rest = kinds.leading(line[before.end() :] if before else line)
    aside = body.aside(index)
    postings = line_postings(" " * (len(whole) - len(rest)) + rest, number, fields.report, aside=aside)
    people = unique_refs(linked_people(body, index))
    kind = tagged or leading
    if kind is None and not postings:
        return None
    if kind is None or not people:
        people = unique_refs(ref for posting in postings for ref in posting.people) or people
    if not people:
        return None
    return maker_of(Entry)(
        source="daily",
        path=fields.path,
        line=number,
        date=day,
        kind=kind or "contact",
        text=aside.shown(clean_text(aside.over(whole)[len(whole) - len(rest if leading and not tagged else line) :])),
        people=people,
        postings=postings,
    )


def linked_people(body: Body, index: int) -> list[Ref]:
    """The links of a line, those in ``to::`` and ``from::`` and embeds aside."""
    aside = [f for f in find_bracketed(body.lines[index]) if fold_key(f.key) in ("to", "from")]
    return [
        ref_of_link(link)
        for link in body.links_on(index)
        if not link.embed and link.target and not any(f.start < link.column <= f.end for f in aside)
    ]
