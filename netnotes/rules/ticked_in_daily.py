"""Promises that were kept in a daily note: the same words for the same person, ticked there (SPEC 7)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from netnotes.model.folding import fold_accents
from netnotes.model.follow_ups import FollowUp

_LINK = r"(?:\[\[[^\[\]\n]*\]\]|\[[^\[\]\n]*\]\([^()\s]*\))"
_BEHIND = re.compile(rf"\(\s*{_LINK}(?:\s*,\s*{_LINK})*\s*\)\s*\Z")
_WIKILINK = re.compile(r"!?\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
_MARKDOWN = re.compile(r"!?\[([^\[\]\n]+)\]\([^()\s]*\)")
_TAG = re.compile(r"(?<!\S)#[^\s#]+")


def still_open(tasks: Sequence[FollowUp], ticks: Iterable[FollowUp], today: date) -> Sequence[FollowUp]:
    """The tasks but those open ones that a tick in a daily note closed.

    ``ticks`` are the ticked tasks of daily notes, each with its day. One closes a task that is due by that day, has
    the same words, and concerns somebody whom it concerns. A tick after ``today`` does not count yet.
    """
    known = _by_person(tick for tick in ticks if tick.done is not None and tick.done <= today)
    return [task for task in tasks if not _is_closed(task, known)] if known else tasks


def promise_keys(text: str) -> frozenset[str]:
    """What of a task's words counts: letters and digits, links by what they show; links in brackets behind may lack."""
    bare = _TAG.sub("", text).rstrip()
    return frozenset(filter(None, map(_letters, (bare, _BEHIND.sub("", bare)))))


def _letters(text: str) -> str:
    shown = _MARKDOWN.sub(r"\1", _WIKILINK.sub(r"\1", text))
    return "".join(char for char in fold_accents(shown) if char.isalnum())


def _by_person(ticks: Iterable[FollowUp]) -> Mapping[str, Sequence[tuple[frozenset[str], date]]]:
    found: defaultdict[str, list[tuple[frozenset[str], date]]] = defaultdict(list)
    for tick in ticks:
        if tick.done is not None:
            keys = promise_keys(tick.text)
            for path in tick.people:
                found[path].append((keys, tick.done))
    return found


def _is_closed(task: FollowUp, known: Mapping[str, Sequence[tuple[frozenset[str], date]]]) -> bool:
    if task.due is None or task.state != "open":
        return False
    ticks = [one for path in task.people for one in known.get(path, ())]
    if not ticks:
        return False
    keys = promise_keys(task.text)
    return any(task.due <= day and not keys.isdisjoint(others) for others, day in ticks)
