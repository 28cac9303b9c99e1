"""The section of a daily note that `today --into-daily` writes: what it offers is nothing yet, what is ticked counts.

Its open boxes are copies of what stands elsewhere, so they are no follow-ups of their own (SPEC 7).
"""

from __future__ import annotations

import re

from netnotes.model.notes import Task
from netnotes.vault.body import Body, fold_heading

HEADING = "People today"
_NAMES = frozenset({fold_heading(HEADING)})


_LINK = r"(?:\[\[[^\[\]\n]*\]\]|\[[^\[\]\n]*\]\([^()\s]*\))"
_PERSON = re.compile(rf"{_LINK}\s*:?(?=\s|$)")
_PEOPLE = re.compile(rf"\(\s*{_LINK}(?:\s*,\s*{_LINK})*\s*\)(?=\s|$)")
_TAG = re.compile(r"(?:(?<=\s)|\A)#[^\s#]+")


def own_words(text: str) -> str:
    """What is said in a ticked line of the section, without what the section itself wrote: whom, and the kind."""
    said = _TAG.sub("", text).strip()
    person = _PERSON.match(said)
    said = said[person.end() :] if person else _PEOPLE.sub("", said)
    return " ".join(said.split())


def is_offered(body: Body) -> bool:
    """Whether the body has the section."""
    return next(body.sections(_NAMES), None) is not None


def offered_lines(body: Body) -> frozenset[int]:
    """The indexes of its lines in the body."""
    return frozenset(index for heading, end in body.sections(_NAMES) for index in range(heading.index + 1, end))


def without_offered(tasks: tuple[Task, ...], body: Body) -> tuple[Task, ...]:
    """The tasks of a daily note but those that are only offered: open ones in the section."""
    lines = offered_lines(body) if tasks else frozenset()
    if not lines:
        return tasks
    return tuple(task for task in tasks if task.state != "open" or task.line - body.first_line not in lines)
