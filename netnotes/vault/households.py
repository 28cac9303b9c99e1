"""Who belongs together, and who the vault belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netnotes.model.people import Person
from netnotes.model.places import Problem


def households_of(people: Iterable[Person]) -> tuple[tuple[str, ...], ...]:
    """Connected groups of two and more people, written on either side."""
    ties: dict[str, set[str]] = {}
    for person in people:
        for ref in person.household:
            if ref.target and ref.target != person.path:
                ties.setdefault(person.path, set()).add(ref.target)
                ties.setdefault(ref.target, set()).add(person.path)
    groups: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for start in sorted(ties):
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            near = ties[waiting.pop()] - group
            group |= near
            waiting += near
        seen |= group
        groups.append(tuple(sorted(group)))
    return tuple(groups)


def second_me(paths: Sequence[str]) -> list[Problem]:
    """A problem for every note of the owner but the first by path; ``paths`` are sorted."""
    return [
        Problem(
            path=path, line=1, column=1, code="second-me", severity="warning",
            message=f"{paths[0]} is already the note of type me", hint="keep one of the two",
        )
        for path in paths[1:]
    ]  # fmt: skip
