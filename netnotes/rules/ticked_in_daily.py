"""Promises that were kept in a daily note: the same words for the same person, ticked there (SPEC 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    known = _by_person(ticks, _first_due(tasks), today)
    return [task for task in tasks if _closing(task, known) is None] if known else tasks


def kept_by_ticks(
    tasks: Sequence[FollowUp], ticks: Iterable[FollowUp], today: date
) -> Iterator[tuple[FollowUp, FollowUp]]:
    """The tasks that `still_open` leaves out, each with the first tick that closed it."""
    known = _by_person(ticks, _first_due(tasks), today)
    for task in tasks if known else ():
        tick = _closing(task, known)
        if tick is not None:
            yield task, tick


def _first_due(tasks: Iterable[FollowUp]) -> Mapping[str, date]:
    """Path of each person whom an open task with a date concerns → the earliest of these dates."""
    found: dict[str, date] = {}
    for task in tasks:
        if task.due is not None and task.state == "open":
            for path in task.people:
                if path not in found or task.due < found[path]:
                    found[path] = task.due
    return found


@lru_cache(maxsize=4096)
def promise_keys(text: str) -> frozenset[str]:
    """What of a task's words counts: letters and digits, links by what they show; links in brackets behind may lack."""
    bare = _TAG.sub("", text).rstrip()
    return frozenset(filter(None, map(_letters, (bare, _BEHIND.sub("", bare)))))


def _letters(text: str) -> str:
    shown = _MARKDOWN.sub(r"\1", _WIKILINK.sub(r"\1", text))
    return "".join(filter(str.isalnum, fold_accents(shown)))


def _by_person(
    ticks: Iterable[FollowUp], first_due: Mapping[str, date], today: date
) -> Mapping[str, Sequence[FollowUp]]:
    """Path of a person → the ticks that may close something of theirs; the words of the others need no look."""
    found: defaultdict[str, list[FollowUp]] = defaultdict(list)
    for tick in ticks:
        if tick.done is not None and tick.done <= today:
            for path in tick.people:
                if first_due.get(path, date.max) <= tick.done:
                    found[path].append(tick)
    return found


def _closing(task: FollowUp, known: Mapping[str, Sequence[FollowUp]]) -> FollowUp | None:
    """The first tick that closes a task; one without a date is closed by none, for nobody can tell which came first."""
    due = task.due
    if due is None or task.state != "open":
        return None
    later = {tick for path in task.people for tick in known.get(path, ()) if tick.done is not None and due <= tick.done}
    if not later:
        return None
    keys = promise_keys(task.text)
    closing = (tick for tick in later if not keys.isdisjoint(promise_keys(tick.text)))
    return min(closing, key=lambda tick: (tick.done or date.max, tick.path, tick.line), default=None)
