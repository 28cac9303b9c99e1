"""Two people of one name, or one alias of two people: a bare name then fits both and counts for neither.

The same name is only an info, because the notes' paths tell them apart; an alias is a choice, so a warning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from netnotes.model.folding import fold_name
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.places import Problem

CODES = ("same-name", "shared-alias")


def check(network: Network) -> Iterator[Problem]:
    """A problem at every person but the first of a name, and at every alias that is also somebody else's name."""
    first_of_name: dict[str, Person] = {}
    for person in network.people:
        other = first_of_name.setdefault(fold_name(person.name), person)
        if other is not person:
            yield _namesake(person, other)
    first_of_alias: defaultdict[str, list[Person]] = defaultdict(list)
    for person in network.people:
        for alias in dict.fromkeys(map(fold_name, person.aliases)):
            first_of_alias[alias].append(person)
    for folded, claimants in first_of_alias.items():
        named = first_of_name.get(folded)
        owner = named if named is not None else claimants[0]
        for person in claimants:
            if person is not owner:
                yield _shared_alias(person, owner, folded)


def _namesake(person: Person, other: Person) -> Problem:
    return Problem(
        path=person.path,
        line=person.line("name"),
        column=1,
        code="same-name",
        severity="info",
        message=f"{other.path} is about somebody called {person.name}, too",
        hint="if they are two people, link to them by path; if they are one, join the notes",
    )


def _shared_alias(person: Person, owner: Person, folded: str) -> Problem:
    alias = next(alias for alias in person.aliases if fold_name(alias) == folded)
    return Problem(
        path=person.path,
        line=person.line("aliases"),
        column=1,
        code="shared-alias",
        severity="warning",
        message=f"the alias {alias} is claimed by {owner.path}, too; it counts for neither",
        hint="leave it to one of the two",
    )
