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
    waiting = _first_due(tasks)
    known = _by_person((tick for tick in ticks if tick.done is not None and tick.done <= today), waiting)
    return [task for task in tasks if not _is_closed(task, known)] if known else tasks


def _first_due(tasks: Iterable[FollowUp]) -> Mapping[str, date]:
    """Path of each person whom an open task with a date concerns → the earliest of these dates."""
    found: dict[str, date] = {}
    for task in tasks:
        if task.due is not None and task.state == "open":
            for path in task.people:
                if path not in found or task.due < found[path]:
                    found[path] = task.due
    return found


def promise_keys(text: str) -> frozenset[str]:
    """What of a task's words counts: letters and digits, links by what they show; links in brackets behind may lack."""
    bare = _TAG.sub("", text).rstrip()
    return frozenset(filter(None, map(_letters, (bare, _BEHIND.sub("", bare)))))


def _letters(text: str) -> str:
    shown = _MARKDOWN.sub(r"\1", _WIKILINK.sub(r"\1", text))
    return "".join(char for char in fold_accents(shown) if char.isalnum())


def _by_person(
    ticks: Iterable[FollowUp], waiting: Mapping[str, date]
) -> Mapping[str, Sequence[tuple[frozenset[str], date]]]:
    """The words and days of those ticks that may close something; the words of the others need no look."""
    found: defaultdict[str, list[tuple[frozenset[str], date]]] = defaultdict(list)
    for tick in ticks:
        day = tick.done
        people = [path for path in tick.people if path in waiting and day is not None and waiting[path] <= day]
        if people and day is not None:
            keys = promise_keys(tick.text)
            for path in people:
                found[path].append((keys, day))
    return found


def _is_closed(task: FollowUp, known: Mapping[str, Sequence[tuple[frozenset[str], date]]]) -> bool:
    if task.due is None or task.state != "open":
        return False
    ticks = [one for path in task.people for one in known.get(path, ())]
    if not ticks:
        return False
    keys = promise_keys(task.text)
    return any(task.due <= day and not keys.isdisjoint(others) for others, day in ticks)
