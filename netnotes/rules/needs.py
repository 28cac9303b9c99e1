"""Who is linked to a goal, who fills each of its needs, and how far they are (SPEC 6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, Literal

from netnotes.model.folding import fold_key, fold_name
from netnotes.model.goals import Goal, Need
from netnotes.model.records import recordclass
from netnotes.model.refs import Ref
from netnotes.rules.contact import Facts, PersonFacts, asked_once

Step = Literal["define", "relationships", "individuals", "homework", "offer", "reach_out", "engaged"]
STEPS: tuple[Step, ...] = (
    "define", "relationships", "individuals", "homework", "offer", "reach_out", "engaged",
)  # fmt: skip


@recordclass(frozen=True, slots=True, kw_only=True)
class NeedRow:
    """A need and who fills it; ``people`` are names: of those in ``paths``, and ``noteless`` ones, all sorted."""

    JSON: ClassVar[tuple[str, ...]] = ("what", "count", "have", "category")

    what: str
    count: int
    have: int
    category: str | None
    people: tuple[str, ...]
    paths: tuple[str, ...]
    noteless: tuple[str, ...]
    line: int


@recordclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Some people: the paths of their notes, and names without a note by their folded form."""

    paths: frozenset[str] = frozenset()
    names: Mapping[str, str]

    def without(self, other: Group) -> Group:
        """Those who are not in the other group."""
        names = {folded: name for folded, name in self.names.items() if folded not in other.names}
        return Group(paths=self.paths - other.paths, names=names)

    def everyone(self, facts: Facts) -> tuple[str, ...]:
        """All names, sorted."""
        known = (facts.people[path].person.name for path in self.paths)
        return tuple(sorted((*known, *self.names.values()), key=lambda name: (name.casefold(), name)))


@asked_once
def helpers_by_goal(facts: Facts) -> Mapping[str, frozenset[str]]:
    """Goal path → the paths of people whose own `helps_with` names it."""
    helpers: defaultdict[str, set[str]] = defaultdict(set)
    for path, about in facts.people.items():
        for ref in about.person.helps_with:
            if ref.target is not None:
                helpers[ref.target].add(path)
    return {goal: frozenset(paths) for goal, paths in helpers.items()}


def linked_people(goal: Goal, facts: Facts, helpers: Mapping[str, frozenset[str]]) -> Group:
    """Everybody linked to a goal, by any of the three ways."""
    written = _group((*goal.people, *(ref for need in goal.needs for ref in need.people)), facts)
    return Group(paths=written.paths | helpers.get(goal.path, frozenset()), names=written.names)


def need_rows(goal: Goal, linked: Group, facts: Facts) -> tuple[NeedRow, ...]:
    """Who fills each need: the people it names; else everybody linked who is named in no need."""
    named = _group((ref for need in goal.needs for ref in need.people), facts)
    free = linked.without(named)
    return tuple(_need_row(need, _filling(need, free, facts), facts) for need in goal.needs)


def steps_done(goal: Goal, needs: Sequence[NeedRow], facts: Facts) -> int:
    """How many of the six steps hold before the first that does not, 0-6."""
    holds = steps_that_hold(goal, needs, facts)
    return holds.index(False) if False in holds else len(holds)


def steps_that_hold(goal: Goal, needs: Sequence[NeedRow], facts: Facts) -> tuple[bool, ...]:
    """Whether each of the six steps holds by itself; the first that does not is the goal's step (SPEC 6)."""

    def in_every_need(reached: int) -> bool:
        return all(any(reaches(facts.people[path], reached) for path in need.paths) for need in needs)

    return (
        goal.due is not None and bool(goal.success or goal.why),
        bool(needs),
        all(need.have >= need.count for need in needs),
        in_every_need(3),
        in_every_need(4),
        in_every_need(5),
    )


def reaches(about: PersonFacts, step: int) -> bool:
    """Whether somebody meets one of the last three steps: 3 researched, 4 something to offer, 5 contacted."""
    if step == 3:
        return about.person.researched
    if step == 4:
        return bool(about.person.i_offer) or any(e.direction == "deposit" for e in about.exchanges)
    return about.own is not None


def of_category(about: PersonFacts, category: str | None) -> bool:
    """Whether somebody is of the category a need asks for, any where it asks for none."""
    return category is None or fold_key(category) in map(fold_key, about.person.categories)


def _filling(need: Need, free: Group, facts: Facts) -> Group:
    if need.people:
        return _group(need.people, facts)
    if need.category is None:
        return free
    fitting = (path for path in free.paths if of_category(facts.people[path], need.category))
    return Group(paths=frozenset(fitting), names={})


def _need_row(need: Need, filling: Group, facts: Facts) -> NeedRow:
    return NeedRow(
        what=need.what,
        count=need.count,
        have=len(filling.paths) + len(filling.names),
        category=need.category,
        people=filling.everyone(facts),
        paths=tuple(sorted(filling.paths, key=lambda path: facts.people[path].sort_key)),
        noteless=tuple(sorted(filling.names.values(), key=lambda name: (name.casefold(), name))),
        line=need.line,
    )


def _group(refs: Iterable[Ref], facts: Facts) -> Group:
    paths: set[str] = set()
    names: dict[str, str] = {}
    for ref in refs:
        if ref.target is None:
            names.setdefault(fold_name(ref.shown), ref.shown)
        elif ref.target in facts.people:
            paths.add(ref.target)
    return Group(paths=frozenset(paths), names=names)
