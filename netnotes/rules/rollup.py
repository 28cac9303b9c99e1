"""Which goal rolls up under which (SPEC 6: think big, work backward). Cycles are cut, not followed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from netnotes.model.goals import Goal


def parents_of(goals: Sequence[Goal]) -> dict[str, str]:
    """Goal path → the path of the first of these goals that it rolls up under; itself never."""
    known = {goal.path for goal in goals}
    found: dict[str, str] = {}
    for goal in goals:
        targets = (ref.target for ref in goal.parent if ref.target != goal.path)
        above = next((target for target in targets if target in known), None)
        if above is not None:
            found[goal.path] = above
    return found


def children_of(goals: Iterable[Goal], parents: Mapping[str, str]) -> dict[str, tuple[Goal, ...]]:
    """Goal path → the goals right under it, by title, then path."""
    children: defaultdict[str, list[Goal]] = defaultdict(list)
    for goal in sorted(goals, key=lambda goal: (goal.name.casefold(), goal.path)):
        if goal.path in parents:
            children[parents[goal.path]].append(goal)
    return {path: tuple(below) for path, below in children.items()}


def depths_of(goals: Iterable[Goal], parents: Mapping[str, str]) -> dict[str, int]:
    """Goal path → how many goals stand above it; goals that stand above themselves are at the top, 0."""
    depths: dict[str, int] = {}
    for goal in goals:
        chain: dict[str, int] = {}
        here: str | None = goal.path
        while here is not None and here not in depths and here not in chain:
            chain[here] = len(chain)
            here = parents.get(here)
        below = list(chain)
        if here in chain:
            depths.update(dict.fromkeys(below[chain[here] :], 0))
            below = below[: chain[here]]
        top = -1 if here is None else depths[here]
        depths.update({path: top + step for step, path in enumerate(reversed(below), start=1)})
    return depths
