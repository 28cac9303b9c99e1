"""What is still open with somebody: tasks of mine, and what I wait for (SPEC 7, follow-ups)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from netnotes.model.folding import fold_key
from netnotes.model.open_tasks import OpenTask
from netnotes.rules.contact import Facts, asked_once

_WAITING = "waiting"
_NO_SOURCE = ("plans/", "reviews/")


@asked_once
def open_tasks_by_person(facts: Facts) -> Mapping[str, Sequence[OpenTask]]:
    """Path of a person → the open tasks that concern them, by due date (none last), path and line.

    A task concerns the people it links; else the person whose note it stands in; else the meeting's people.
    """
    people = facts.people
    present = {meeting.path: [ref.target for ref in meeting.people] for meeting in facts.network.meetings}
    found: defaultdict[str, list[OpenTask]] = defaultdict(list)
    for task in facts.network.open_tasks:
        if task.path.startswith(_NO_SOURCE):
            continue
        meant = [path for path in task.linked if path in people]
        meant = meant or ([task.path] if task.path in people else [path for path in present.get(task.path, ()) if path])
        for path in dict.fromkeys(meant):
            if path in people:
                found[path].append(task)
    return {path: sorted(tasks, key=_order) for path, tasks in found.items()}


def is_waiting(task: OpenTask) -> bool:
    """Whether I wait for it, rather than have to do it."""
    return any(fold_key(tag) == _WAITING for tag in task.tags)


def _order(task: OpenTask) -> tuple[bool, str, str, int]:
    return task.due is None, task.due.isoformat() if task.due else "", task.path, task.line
