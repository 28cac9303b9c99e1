"""Task lines in the Tasks emoji form and the Dataview form (Tasks plugin: task formats)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from netnotes.model.dates import parse_date
from netnotes.model.notes import Link, Task
from netnotes.model.records import maker_of
from netnotes.vault.inline_code import Aside
from netnotes.vault.inline_fields import find_bracketed, without_fields
from netnotes.vault.links import find_tags

TASK = re.compile(r"[\s\t>]*(?:[-*+]|[0-9]+[.)]) +\[(.)\] *(.*)")
BOX = re.compile(r"\[.\]")
_EMOJI = {
    "✅": "done",
    "❌": "cancelled",
    "📅": "due",
    "📆": "due",
    "🗓": "due",
    "⏳": "scheduled",
    "⌛": "scheduled",
    "🛫": "start",
    "➕": "created",
}
_DAY = len("2026-11-05")
_OTHER_END = re.compile(
    r"(?:[🔺⏫🔼🔽⏬]\ufe0f?|🔁\ufe0f? *[a-zA-Z0-9, !]+|🏁\ufe0f? *\w+|🆔\ufe0f? *[\w-]+|⛔\ufe0f? *[\w, -]+)$"
)
_END_TAG = re.compile(r"(?<!\S)#[^\s#]+$")
_BLOCK_ID = re.compile(r"(?<=\s)\^[a-zA-Z0-9-]+$")
_ANY_BLOCK_ID = re.compile(r"(?<=\s)\^([a-zA-Z0-9-]+)(?!\S)")
_ENDS = frozenset("#^🔺⏫🔼🔽⏬🔁🏁🆔⛔").union(*_EMOJI)
_LONGEST_END = 120
_MOST_FIELDS = 100
_FIELD_KEYS = {"due": "due", "completion": "done", "cancelled": "cancelled", "scheduled": "scheduled"}


def parse_task(line: str, number: int, links: Iterable[Link], aside: Aside | None = None) -> Task | None:
    """The task on a line of masked text, None where it is no task. Only x and X are done, - is cancelled.

    ``links`` are those on the line, ``aside`` is the line with its code put aside: it is no date, tag or field, but
    belongs to what is to be done.
    """
    if "[" not in line or (match := TASK.match(line)) is None:
        return None
    text = match[2].strip()
    words, dates = _split_dates(text)
    fields = find_bracketed(text)
    for field in fields:
        key = _FIELD_KEYS.get(field.key.casefold())
        if key and (found := parse_date(field.value)):
            dates.setdefault(key, found)
    return maker_of(Task)(
        line=number,
        text=_said(aside) if aside and aside.pieces else without_fields(words, find_bracketed(words)),
        state="done" if match[1] in "xX" else "cancelled" if match[1] == "-" else "open",
        links=tuple([link for link in links if not link.embed]),
        tags=tuple([tag.name for tag in find_tags(text)]) if "#" in text else (),
        due=dates.get("due"),
        done=dates.get("done"),
        scheduled=dates.get("scheduled"),
        block=_block(text),
    )


def _said(aside: Aside) -> str:
    """What is to be done, with its code."""
    match = TASK.match(aside.line)
    words = _split_dates(match[2].strip())[0] if match else ""
    return aside.shown(without_fields(words, find_bracketed(words)))


def _block(text: str) -> str:
    """The last block id of a line, wherever it stands: plugins write dates behind it."""
    found = _ANY_BLOCK_ID.findall(text) if "^" in text else ()
    return found[-1] if found else ""


def _split_dates(text: str) -> tuple[str, dict[str, date]]:
    """Peel the emoji fields off the end, where alone they count; tags and a block id may stand among them."""
    dates: dict[str, date] = {}
    if "#" not in text and "^" not in text if text.isascii() else _ENDS.isdisjoint(text):
        return text, dates
    kept: list[str] = []
    for _ in range(_MOST_FIELDS):
        end = text[-_LONGEST_END:]
        if dated := _dated_end(end):
            key, day, length = dated
            if found := parse_date(day):
                dates.setdefault(key, found)
            text = text[:-length].rstrip()
            continue
        if "#" in end and (match := _END_TAG.search(end)):
            kept.append(match[0])
        elif not (match := _other_end(end)):
            break
        text = text[: len(text) - len(match[0])].rstrip()
    return " ".join([text, *reversed(kept)]).strip(), dates


def _dated_end(text: str) -> tuple[str, str, int] | None:
    """What the date at the end of a text is, the date as written, and the length of both; None without one."""
    day = text[-_DAY:]
    if day[4:5] != "-" or day[7:8] != "-" or not (day[:4] + day[5:7] + day[8:]).isdecimal() or len(day) != _DAY:
        return None
    before = text[:-_DAY].rstrip(" ").removesuffix("\ufe0f")
    key = _EMOJI.get(before[-1:])
    return (key, day, len(text) - len(before) + 1) if key else None


def _other_end(text: str) -> re.Match[str] | None:
    """A block id, or a field that is no date, at the end of a text."""
    match = _BLOCK_ID.search(text) if "^" in text else None
    return match or (None if text.isascii() else _OTHER_END.search(text))
