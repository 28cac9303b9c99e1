"""The variables about goals: each goal as plain data, grouped by horizon, what rolls up under what (SPEC 6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from netnotes.model.folding import fold_topic
from netnotes.model.network import Network
from netnotes.pages.escaping import spoken
from netnotes.pages.rows import Record, Rows
from netnotes.rules.goals import GoalRow, goal_rows
from netnotes.rules.needs import STEPS, NeedRow

FLAG_WORDS = {
    "past_due": "its date has passed",
    "due_soon": "its date is near",
    "no_people": "nobody is linked yet",
    "silent": "quiet lately",
    "in_debt": "a good moment to give something to its people",
}
CLOSED = ("met", "paused", "dropped")


def goal_variables(network: Network, today: date) -> Record:
    """``goals``: unmet by due date, then title; ``horizons``: the same, grouped; ``closed_goals``: the others."""
    names = names_of(network)
    unmet = goal_rows(network, today)
    closed = [row for row in goal_rows(network, today, everyone=True) if row.status in CLOSED]
    closed.sort(key=lambda row: CLOSED.index(row.status))
    return {
        "goals": Rows(unmet, lambda row: goal_record(row, names)),
        "horizons": _horizons(unmet, names),
        "closed_goals": Rows(closed, lambda row: goal_record(row, names)),
    }


def names_of(network: Network) -> dict[str, str]:
    """The names of people and goals by the paths of their notes."""
    return {record.path: record.name for record in (*network.people, *network.goals)}


def goal_record(row: GoalRow, names: Mapping[str, str]) -> Record:
    """One goal; ``name`` is its title."""
    return {
        "name": row.title,
        "path": row.path,
        "status": row.status,
        "due": row.due.isoformat() if row.due else None,
        "step": row.step.replace("_", " "),
        "step_number": min(row.steps_done + 1, len(STEPS) - 1),
        "steps_done": row.steps_done,
        "people": _people(row.people, row.paths, names),
        "needs": [_need(need, names) for need in row.needs],
        "flags": list(row.flags),
        "flag_words": [FLAG_WORDS[flag] for flag in row.flags],
        "next_action": spoken(row.next_action or ""),
        "progress": row.progress,
        "parent": _parent(row, names),
        "children": [{"name": names[path], "path": path} for path in row.child_paths],
        "horizon": row.horizon or "",
        "why": spoken(row.goal.why),
        "success": spoken(row.goal.success),
    }


def _need(need: NeedRow, names: Mapping[str, str]) -> Record:
    return {
        "what": spoken(need.what),
        "count": need.count,
        "have": need.have,
        "category": need.category or "",
        "people": _people(need.people, need.paths, names),
    }


def _people(shown: Sequence[str], paths: Iterable[str], names: Mapping[str, str]) -> list[Record]:
    """Who they are, by name; those without a note have no path."""
    known: list[Record] = [{"name": names[path], "path": path} for path in paths]
    if len(known) < len(shown):
        noteless = Counter(shown) - Counter(one["name"] for one in known)
        known += [{"name": name, "path": None} for name in noteless.elements()]
    return sorted(known, key=lambda one: (one["name"].casefold(), one["path"] or ""))


def _parent(row: GoalRow, names: Mapping[str, str]) -> Record | None:
    """The goal it rolls up under, met ones too; its name alone where it has no note."""
    if row.parent is None:
        return None
    target = next((ref.target for ref in row.goal.parent), None)
    return {"name": row.parent, "path": target if target in names else None}


def _horizons(rows: Sequence[GoalRow], names: Mapping[str, str]) -> list[Record]:
    """The horizon whose goal is due first comes first, goals without one come last.

    Within a horizon a goal stands below the one it rolls up under; ``level`` says how deep, from 0.
    """
    groups: dict[str, list[GoalRow]] = {}
    for row in rows:
        groups.setdefault(fold_topic(row.horizon or ""), []).append(row)
    return [
        {
            "name": group[0].horizon or "",
            "goals": [{**goal_record(row, names), "level": level} for row, level in goal_tree(group)],
        }
        for _, group in sorted(groups.items(), key=lambda item: not item[0])
    ]


def goal_tree(rows: Sequence[GoalRow]) -> list[tuple[GoalRow, int]]:
    """Each row after the one it rolls up under, with its depth among these rows; circles are cut."""
    here = {row.path for row in rows}
    below: dict[str | None, list[GoalRow]] = {}
    for row in rows:
        below.setdefault(row.parent_path if row.parent_path in here else None, []).append(row)
    ordered: list[tuple[GoalRow, int]] = []
    seen: set[str] = set()
    for start in (*below.get(None, ()), *rows):
        waiting = [(start, 0)]
        while waiting:
            row, level = waiting.pop()
            if row.path not in seen:
                seen.add(row.path)
                ordered.append((row, level))
                waiting += [(child, level + 1) for child in reversed(below.get(row.path, ()))]
    return ordered
