"""A category that the configuration does not list: it counts, but nothing says whether it is a gap (SPEC 7)."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.model.folding import closest, fold_key
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.places import Problem

CODES = ("unknown-category",)


def check(network: Network) -> Iterator[Problem]:
    """One info for each such category, at the first person who has it."""
    known = {fold_key(category) for category in network.config.categories}
    for person in network.people:
        for category in person.categories:
            if fold_key(category) not in known:
                known.add(fold_key(category))
                yield _unknown(person, category, network.config.categories)


def _unknown(person: Person, category: str, categories: tuple[str, ...]) -> Problem:
    near = closest(category, categories)
    line = next((number for name, number in person.lines if name in {"category", "categories"}), 1)
    return Problem(
        path=person.path,
        line=line,
        column=1,
        code="unknown-category",
        severity="info",
        message=f"the category {category} is not among categories in netnotes.yaml",
        hint=f"did you mean {near}?" if near else f"add it there: categories: [{category}, …] replaces the list",
    )
