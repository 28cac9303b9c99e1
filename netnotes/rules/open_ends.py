"""What is still open with somebody: tasks of mine, and what I wait for (SPEC 7, follow-ups)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from netnotes.model.follow_ups import FollowUp
from netnotes.rules.contact import Facts, asked_once


def open_tasks(tasks: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """Open tasks by due date (so that what is overdue comes first, and none last), path and line."""
    return tuple(sorted(tasks, key=_order))


@asked_once
def open_tasks_of(facts: Facts) -> Sequence[FollowUp]:
    """The open tasks of a network, in their order."""
    return open_tasks(facts.network.open_tasks)


@asked_once
def open_tasks_by_person(facts: Facts) -> Mapping[str, Sequence[FollowUp]]:
    """Path of a person → the open tasks that concern them, in their order."""
    found: defaultdict[str, list[FollowUp]] = defaultdict(list)
    for task in open_tasks_of(facts):
        for path in task.people:
            found[path].append(task)
    return dict(found)


def _order(task: FollowUp) -> tuple[date, str, int]:
    return task.due or date.max, task.path, task.line
