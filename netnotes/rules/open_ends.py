"""What is still open with somebody: tasks of mine, and what I wait for (SPEC 7, follow-ups)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from netnotes.model.follow_ups import FollowUp
from netnotes.model.network import Network
from netnotes.rules.contact import Facts, asked_once
from netnotes.rules.ticked_in_daily import kept_by_ticks, still_open


def open_tasks(tasks: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """Open tasks by due date (so that what is overdue comes first, and none last), path and line."""
    return tuple(sorted(tasks, key=_order))


@asked_once
def open_tasks_of(facts: Facts) -> Sequence[FollowUp]:
    """The open tasks of a network, in their order; not those that a tick in a daily note closed (SPEC 7)."""
    return open_follow_ups(facts.network, facts.today)


def open_follow_ups(network: Network, today: date) -> Sequence[FollowUp]:
    """The same for a network and a day."""
    tasks = open_tasks(network.open_tasks)
    if not any(task.due and task.due <= today for task in tasks):
        return tasks
    return still_open(tasks, network.daily_ticks, today)


@asked_once
def open_tasks_by_person(facts: Facts) -> Mapping[str, Sequence[FollowUp]]:
    """Path of a person → the open tasks that concern them, in their order."""
    found: defaultdict[str, list[FollowUp]] = defaultdict(list)
    for task in open_tasks_of(facts):
        for path in task.people:
            found[path].append(task)
    return dict(found)


@asked_once
def kept_in_daily_notes(facts: Facts) -> Mapping[str, Sequence[tuple[FollowUp, FollowUp]]]:
    """Path of a person → what a tick in a daily note closed: the task, which is open where it stands, and the tick."""
    found: defaultdict[str, list[tuple[FollowUp, FollowUp]]] = defaultdict(list)
    tasks = open_tasks(facts.network.open_tasks)
    for task, tick in kept_by_ticks(tasks, facts.network.daily_ticks if tasks else (), facts.today):
        for path in task.people:
            found[path].append((task, tick))
    return dict(found)


def _order(task: FollowUp) -> tuple[date, str, int]:
    return task.due or date.max, task.path, task.line
