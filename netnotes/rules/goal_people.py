"""Which open goals somebody is linked to, asked the other way round than a goal asks (SPEC 6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from netnotes.rules.contact import Facts, asked_once
from netnotes.rules.goals import goal_rows


@asked_once
def goals_by_person(facts: Facts) -> Mapping[str, Sequence[str]]:
    """Path of a person → the titles of the unmet goals they are linked to, in the order of `goal_rows`."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in goal_rows(facts.network, facts.today):
        for path in row.paths:
            found[path].append(row.title)
    return dict(found)
