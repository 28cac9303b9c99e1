"""Promises that were kept in a daily note: the same words for the same person, ticked there (SPEC 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from netnotes.model.folding import fold_accents
from netnotes.model.follow_ups import FollowUp
from netnotes.model.patterns import pattern

_LINK = r"(?:\[\[[^\[\]\n]*\]\]|\[[^\[\]\n]*\]\([^()\s]*\))"
_BEHIND = pattern(rf"\(\s*{_LINK}(?:\s*,\s*{_LINK})*\s*\)\s*\Z")
_WIKILINK = pattern(r"!?\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
_MARKDOWN = pattern(r"!?\[([^\[\]\n]+)\]\([^()\s]*\)")
_TAG = pattern(r"(?<!\S)#[^\s#]+")


def still_open(tasks: Sequence[FollowUp], ticks: Iterable[FollowUp], today: date) -> Sequence[FollowUp]:
    """The tasks but those open ones that a tick in a daily note closed.

    ``ticks`` are the ticked tasks of daily notes, each with its day. One closes a task that is due by that day, has
    the same words, and concerns somebody whom it concerns. A tick after ``today`` does not count yet.
    """
    asked = {path for task in tasks if _may_be_closed(task) for path in task.people}
    if not asked:
        return tasks
    known = _by_person((tick for tick in ticks if tick.done is not None and tick.done <= today), asked)
    return [task for task in tasks if not _is_closed(task, known)] if known else tasks


@lru_cache(maxsize=4096)
def promise_keys(text: str) -> frozenset[str]:
    """What of a task's words counts: letters and digits, links by what they show; links in brackets behind may lack."""
    bare = _TAG.sub("", text).rstrip()
    return frozenset(filter(None, map(_letters, (bare, _BEHIND.sub("", bare)))))


def _letters(text: str) -> str:
    shown = _MARKDOWN.sub(r"\1", _WIKILINK.sub(r"\1", text))
    return "".join(filter(str.isalnum, fold_accents(shown)))


def _by_person(ticks: Iterable[FollowUp], asked: Container[str]) -> Mapping[str, Sequence[FollowUp]]:
    """Path of a person who is asked for → the ticks that concern them."""
    found: defaultdict[str, list[FollowUp]] = defaultdict(list)
    for tick in ticks:
        for path in tick.people:
            if path in asked:
                found[path].append(tick)
    return found


def _may_be_closed(task: FollowUp) -> bool:
    return task.due is not None and task.state == "open"


def _is_closed(task: FollowUp, known: Mapping[str, Sequence[FollowUp]]) -> bool:
    due = task.due
    if due is None or not _may_be_closed(task):
        return False
    later = [tick for path in task.people for tick in known.get(path, ()) if tick.done is not None and due <= tick.done]
    if not later:
        return False
    keys = promise_keys(task.text)
    return any(not keys.isdisjoint(promise_keys(tick.text)) for tick in later)
