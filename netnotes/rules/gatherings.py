"""Who has been there together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from netnotes.model.gatherings import Gathering
from netnotes.rules.contact import Facts, asked_once


def gatherings_of(facts: Facts, person: str) -> Sequence[Gathering]:
    """What somebody (a path) took part in with others, to today, oldest first."""
    return [gathering for gathering in _by_person(facts).get(person, ()) if gathering.date <= facts.today]


def were_together(facts: Facts, one: str, other: str) -> bool:
    """Whether two people have been at anything together, or will be by what is planned."""
    return any(other in gathering.people for gathering in _by_person(facts).get(one, ()))


@asked_once
def _by_person(facts: Facts) -> Mapping[str, Sequence[Gathering]]:
    """Person's path → what they take part in with others, oldest first, planned things too."""
    found: defaultdict[str, list[Gathering]] = defaultdict(list)
    for gathering in facts.network.gatherings:
        for person in gathering.people:
            found[person].append(gathering)
    return found
