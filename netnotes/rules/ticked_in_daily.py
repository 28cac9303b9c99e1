"""Promises that were kept in a daily note: the same words for the same person, ticked there (SPEC 7)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

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
    known = _by_person(ticks, today)
    return [task for task in tasks if _closing(task, known) is None] if known else tasks


def kept_by_ticks(
    tasks: Iterable[FollowUp], ticks: Iterable[FollowUp], today: date
) -> Iterator[tuple[FollowUp, FollowUp]]:
    """The tasks that `still_open` leaves out, each with the first tick that closed it."""
    known = _by_person(ticks, today)
    for task in tasks if known else ():
        tick = _closing(task, known)
        if tick is not None:
            yield task, tick


def promise_keys(text: str) -> frozenset[str]:
    """What of a task's words counts: letters and digits, links by what they show; links in brackets behind may lack."""
    bare = _TAG.sub("", text).rstrip()
    return frozenset(filter(None, map(_letters, (bare, _BEHIND.sub("", bare)))))


def _letters(text: str) -> str:
    shown = _MARKDOWN.sub(r"\1", _WIKILINK.sub(r"\1", text))
    return "".join(char for char in fold_accents(shown) if char.isalnum())


class _Tick(NamedTuple):
    """A ticked task of a daily note that counts, with its day and what of its words counts."""

    day: date
    keys: frozenset[str]
    task: FollowUp


def _by_person(ticks: Iterable[FollowUp], today: date) -> Mapping[str, Sequence[_Tick]]:
    found: defaultdict[str, list[_Tick]] = defaultdict(list)
    for tick in ticks:
        if tick.done is not None and tick.done <= today:
            counted = _Tick(tick.done, promise_keys(tick.text), tick)
            for path in tick.people:
                found[path].append(counted)
    return found


def _closing(task: FollowUp, known: Mapping[str, Sequence[_Tick]]) -> FollowUp | None:
    """The first tick that closes a task; one without a date is closed by none, for nobody can tell which came first."""
    due = task.due
    if due is None or task.state != "open":
        return None
    ticks = [one for path in task.people for one in known.get(path, ())]
    if not ticks:
        return None
    keys = promise_keys(task.text)
    closing = (one for one in ticks if due <= one.day and not keys.isdisjoint(one.keys))
    first = min(closing, key=lambda one: (one.day, one.task.path, one.task.line), default=None)
    return first.task if first else None
