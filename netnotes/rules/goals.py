"""Goals: six steps, flags, the next action, and what rolls up under what (SPEC 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar, Literal

from netnotes.model.goals import Goal, GoalStatus
from netnotes.model.network import Network
from netnotes.model.records import recordclass
from netnotes.rules.accounts import balance_number, keeps_account
from netnotes.rules.actions import next_action
from netnotes.rules.contact import Facts, asked_once, days_after, days_before, facts_of
from netnotes.rules.needs import (
    STEPS,
    Group,
    NeedRow,
    Step,
    helpers_by_goal,
    linked_people,
    need_rows,
    steps_done,
)  # fmt: skip
from netnotes.rules.rollup import children_of, depths_of, parents_of

Flag = Literal["due_soon", "in_debt", "no_people", "past_due", "silent"]
DUE_SOON_DAYS = 30

__all__ = ["Flag", "GoalRow", "NeedRow", "Step", "goal_rows"]


@recordclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """A goal on one day. ``people`` are names, ``paths`` the notes of those who have one, both sorted.

    ``children`` are the titles of rows that roll up under it (``child_paths`` their notes, in the same order),
    ``depth`` how many rows stand above it, both
    among the rows asked for. ``balance`` sums the accounts of its people.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "title", "path", "status", "due", "step", "steps_done", "people", "needs", "flags", "next_action",
        "progress", "parent", "horizon",
    )  # fmt: skip

    title: str
    path: str
    status: GoalStatus
    due: date | None
    step: Step
    steps_done: int
    people: tuple[str, ...]
    needs: tuple[NeedRow, ...]
    flags: tuple[Flag, ...]
    next_action: str | None
    progress: int | None
    parent: str | None
    horizon: str | None
    paths: tuple[str, ...]
    parent_path: str | None
    children: tuple[str, ...]
    child_paths: tuple[str, ...]
    depth: int
    balance: int
    goal: Goal


@recordclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What the rows of one answer share: each mapping is by goal path."""

    facts: Facts
    helpers: Mapping[str, frozenset[str]]
    titles: Mapping[str, str]
    parents: Mapping[str, str]
    children: Mapping[str, tuple[Goal, ...]]
    depths: Mapping[str, int]


def goal_rows(network: Network, today: date, everyone: bool = False) -> tuple[GoalRow, ...]:
    """Unmet goals by due date (none last), then title, then path; ``everyone`` gives every goal."""
    facts = facts_of(network, today)
    return _every(facts) if everyone else _unmet(facts)


@asked_once
def _unmet(facts: Facts) -> tuple[GoalRow, ...]:
    return _rows(facts, [goal for goal in facts.network.goals if goal.status == "active"])


@asked_once
def _every(facts: Facts) -> tuple[GoalRow, ...]:
    return _rows(facts, facts.network.goals)


def _rows(facts: Facts, shown: Sequence[Goal]) -> tuple[GoalRow, ...]:
    around = _around(facts, shown)
    rows = (_row(goal, around) for goal in shown)
    return tuple(sorted(rows, key=lambda r: (r.due is None, r.due or date.max, r.title.casefold(), r.path)))


def _around(facts: Facts, shown: Sequence[Goal]) -> _Around:
    parents = parents_of(shown)
    return _Around(
        facts=facts,
        helpers=helpers_by_goal(facts),
        titles={goal.path: goal.name for goal in facts.network.goals},
        parents=parents,
        children=children_of(shown, parents),
        depths=depths_of(shown, parents),
    )


def _row(goal: Goal, around: _Around) -> GoalRow:
    facts = around.facts
    known = _known_rows(facts).get(goal.path)
    if known is not None:
        return replace(known, **_relatives(goal, around))
    linked = linked_people(goal, facts, around.helpers)
    needs = need_rows(goal, linked, facts)
    done = steps_done(goal, needs, facts)
    active = goal.status == "active"
    balance = _balance(linked, facts)
    people = linked.everyone(facts)
    row = _known_rows(facts)[goal.path] = GoalRow(
        title=goal.name,
        path=goal.path,
        status=goal.status,
        due=goal.due,
        step=STEPS[done],
        steps_done=done,
        people=people,
        needs=needs,
        flags=_flags(goal, linked, balance, facts) if active else (),
        next_action=next_action(goal, done, needs, linked, facts) if active else None,
        progress=goal.progress,
        parent=next((around.titles.get(ref.target or "", ref.shown) for ref in goal.parent), None),
        horizon=goal.horizon or None,
        paths=tuple(sorted(linked.paths, key=lambda path: facts.people[path].sort_key)),
        balance=balance,
        goal=goal,
        **_relatives(goal, around),
    )
    return row


@asked_once
def _known_rows(facts: Facts) -> dict[str, GoalRow]:
    """Rows that were made before, by path: which goals were asked for decides only about their relatives."""
    return {}


def _relatives(goal: Goal, around: _Around) -> dict[str, Any]:
    """The fields of a row that depend on which rows were asked for."""
    children = around.children.get(goal.path, ())
    return {
        "parent_path": around.parents.get(goal.path),
        "children": tuple(child.name for child in children),
        "child_paths": tuple(child.path for child in children),
        "depth": around.depths[goal.path],
    }


def _flags(goal: Goal, linked: Group, balance: int, facts: Facts) -> tuple[Flag, ...]:
    """The flags of an active goal, sorted."""
    today = facts.today
    somebody = bool(linked.paths or linked.names)
    since = days_before(today, facts.config.silent_days)
    contacts = [about.own.date for path in linked.paths if (about := facts.people[path]).own]
    holds: dict[Flag, bool] = {
        "due_soon": goal.due is not None and today <= goal.due <= days_after(today, DUE_SOON_DAYS),
        "in_debt": balance < 0,
        "no_people": not somebody,
        "past_due": goal.due is not None and goal.due < today,
        "silent": somebody and not any(day >= since for day in contacts),
    }
    return tuple(flag for flag, raised in holds.items() if raised)


def _balance(linked: Group, facts: Facts) -> int:
    people = (facts.people[path] for path in linked.paths)
    return sum(balance_number(p) for p in people if keeps_account(p.person, facts.config))
