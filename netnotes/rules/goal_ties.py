"""How a person is linked to goals, each way with the line that says so (SPEC 6)."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.places import Place
from netnotes.rules.contact import place_of


def goal_ties(network: Network, person: Person) -> Iterator[tuple[str, Place]]:
    """In words, by goal: among its people, named in a need, or by the person's own ``helps_with``."""
    for goal in sorted(network.goals, key=lambda goal: (goal.name.casefold(), goal.path)):
        if any(ref.target == person.path for ref in goal.people):
            yield f"{goal.name}: among its people", place_of(goal, "people")
        for need in goal.needs:
            if any(ref.target == person.path for ref in need.people):
                yield f"{goal.name}: named in its need {need.what}", Place(path=goal.path, line=need.line)
        for ref in person.helps_with:
            if ref.target == goal.path:
                yield f"{goal.name}: helps_with names it", Place(path=person.path, line=ref.line)
