"""Who has been there together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from netnotes.model.gatherings import Gathering
from netnotes.rules.contact import Facts, asked_once

_NOWHERE: Set[int] = frozenset()


@asked_once
def gatherings_by_person(facts: Facts) -> Mapping[str, Sequence[Gathering]]:
    """Person's path → what they took part in with others, to today, oldest first."""
    found: defaultdict[str, list[Gathering]] = defaultdict(list)
    for gathering in facts.network.gatherings:
        if gathering.date <= facts.today:
            for person in gathering.people:
                found[person].append(gathering)
    return found


def were_together(facts: Facts, one: str, other: str) -> bool:
    """Whether two people have been at anything together, or will be by what is planned."""
    places = _places(facts)
    return not places.get(one, _NOWHERE).isdisjoint(places.get(other, _NOWHERE))


@asked_once
def _places(facts: Facts) -> Mapping[str, Set[int]]:
    """Person's path → the numbers of their gatherings, planned ones too."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, gathering in enumerate(facts.network.gatherings):
        for person in gathering.people:
            found[person].add(number)
    return found
