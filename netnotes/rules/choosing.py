"""Some of the people: in a place, of a category, linked to a goal, who offer a topic, who drift (SPEC 7, 9)."""

from __future__ import annotations

from datetime import date

from netnotes.model.folding import fold_key, fold_topic
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.records import recordclass
from netnotes.rules.contact import facts_of


@recordclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What somebody has to be; None and False ask for nothing. ``goal`` is the path of a goal."""

    place: str | None = None
    category: str | None = None
    goal: str | None = None
    offers: str | None = None
    drifting: bool = False


def chosen_paths(network: Network, today: date, choice: Choice) -> frozenset[str]:
    """The paths of those who fit all that is asked for.

    A place fits any part of a `location`, without its accents. Topics are compared as `netnotes match` does, which
    suggests nobody who is archived or deceased.
    """
    facts = facts_of(network, today)
    found = set(facts.people)
    if choice.place is not None:
        found = {path for path in found if is_in(facts.people[path].person, choice.place)}
    if choice.category is not None:
        from netnotes.rules.categories import categories_of

        wanted = fold_key(choice.category)
        found = {path for path in found if wanted in map(fold_key, categories_of(facts.people[path]).categories)}
    if choice.goal is not None:
        from netnotes.rules.goals import goal_rows

        found &= {path for row in goal_rows(network, today, True) if row.path == choice.goal for path in row.paths}
    if choice.offers is not None:
        from netnotes.rules.matching import offers

        found &= {hit.owner for hit in offers(facts).find(choice.offers)}
    if choice.drifting:
        from netnotes.rules.drifting import drifting_among

        found &= {row.path for row in drifting_among(facts.people[path] for path in found)}
    return frozenset(found)


def is_in(person: Person, place: str) -> bool:
    """Whether somebody's location names a place."""
    return fold_topic(place) in fold_topic(person.location)
