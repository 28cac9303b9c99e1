"""Follow-ups: what I promised, and what I wait for (SPEC 7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar

from netnotes.model.follow_ups import FollowUp
from netnotes.model.network import Network
from netnotes.model.places import Place
from netnotes.model.records import recordclass
from netnotes.rules.contact import Facts, PersonFacts, asked_once, facts_of, is_reachable
from netnotes.rules.open_ends import open_tasks_of


@recordclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow:
    """One open task: whom it concerns (by name; nobody where a meeting knows nobody), and whether its date is past.

    ``JSON`` names the keys of the contract (SPEC 9.1); `records` makes one record for each person.
    """

    JSON: ClassVar[tuple[str, ...]] = ("person", "text", "due", "path", "line", "waiting")

    task: FollowUp
    people: tuple[PersonFacts, ...]
    overdue: bool

    @property
    def text(self) -> str:
        """What is to be done, as written."""
        return self.task.text

    @property
    def due(self) -> date | None:
        """By when."""
        return self.task.due

    @property
    def waiting(self) -> bool:
        """Whether somebody else has to do it."""
        return self.task.waiting

    @property
    def path(self) -> str:
        """The note in which it stands."""
        return self.task.path

    @property
    def line(self) -> int:
        """Its line in that note."""
        return self.task.line

    @property
    def person(self) -> str | None:
        """Whom it concerns, in one text; None for nobody."""
        return ", ".join(self.names) or None

    @property
    def names(self) -> tuple[str, ...]:
        """Whom it concerns."""
        return tuple(about.person.name for about in self.people)

    @property
    def place(self) -> Place:
        """Where it is written."""
        return Place(path=self.task.path, line=self.task.line)

    def records(self) -> list[dict[str, object]]:
        """The record for each person it concerns, or the one for nobody."""
        record = {key: getattr(self, key) for key in self.JSON}
        return [{**record, "person": name} for name in self.names or (None,)]


def follow_up_rows(network: Network, today: date) -> tuple[FollowUpRow, ...]:
    """Every open task: overdue first, then by due date, none last; ties by path and line."""
    return _rows(facts_of(network, today))


@asked_once
def _rows(facts: Facts) -> tuple[FollowUpRow, ...]:
    return tuple(_row(task, facts) for task in open_tasks_of(facts))


def promises_due(network: Network, today: date) -> tuple[FollowUpRow, ...]:
    """What I promised by today, in the same order; not what concerns only people who are gone."""
    facts = facts_of(network, today)
    due = (task for task in open_tasks_of(facts) if task.due and task.due <= today and not task.waiting)
    rows = (_row(task, facts) for task in due)
    return tuple(row for row in rows if not row.people or any(map(is_reachable, row.people)))


def rows_about(rows: Iterable[FollowUpRow], paths: Iterable[str]) -> tuple[FollowUpRow, ...]:
    """Those that concern any of these people, in their order."""
    wanted = frozenset(paths)
    return tuple(row for row in rows if not wanted.isdisjoint(row.task.people))


def by_people(rows: Iterable[FollowUpRow]) -> tuple[FollowUpRow, ...]:
    """The same by whom they concern: the people who have the first due date come first, then by name."""
    groups: dict[tuple[str, ...], list[FollowUpRow]] = {}
    for row in rows:
        groups.setdefault(row.task.people, []).append(row)
    return tuple(row for group in sorted(groups.values(), key=_group_order) for row in group)


def _group_order(group: Sequence[FollowUpRow]) -> tuple[date, tuple[tuple[str, str], ...]]:
    return group[0].due or date.max, tuple(about.sort_key for about in group[0].people)


def _row(task: FollowUp, facts: Facts) -> FollowUpRow:
    people: Mapping[str, PersonFacts] = facts.people
    found = sorted((people[path] for path in task.people if path in people), key=lambda about: about.sort_key)
    return FollowUpRow(task=task, people=tuple(found), overdue=task.due is not None and task.due < facts.today)
