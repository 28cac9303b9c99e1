"""Of which categories somebody is: those of the note, else what follows from where we both work (SPEC 7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from netnotes.model.folding import fold_key, fold_name
from netnotes.model.people import Me, Person
from netnotes.model.places import Place
from netnotes.model.records import recordclass
from netnotes.rules.contact import Facts, PersonFacts, asked_once, place_of

OTHER_FUNCTION = "other-function"


@recordclass(frozen=True, slots=True, kw_only=True)
class Categorized:
    """The categories of one person, in the spelling of the configuration where it has them.

    ``source`` says where they come from: the person's own ``category``, or ``derived`` from my organization and
    another department; ``none`` where there is no category.
    """

    categories: tuple[str, ...]
    source: Literal["category", "derived", "none"]


def categories_of(about: PersonFacts) -> Categorized:
    """The categories of one person; one written in two spellings counts once."""
    person = about.person
    if person.categories:
        return spelled_categories(about.facts)[person.categories]
    names, me = category_names(about.facts), about.facts.network.me
    if me is not None and works_elsewhere(person, me):
        return Categorized(categories=(names.get(fold_key(OTHER_FUNCTION), OTHER_FUNCTION),), source="derived")
    return Categorized(categories=(), source="none")


@asked_once
def spelled_categories(facts: Facts) -> Mapping[tuple[str, ...], Categorized]:
    """What people write as their categories → what it means: many write the same."""
    names = category_names(facts)
    return {
        words: Categorized(categories=tuple(dict.fromkeys(names[fold_key(word)] for word in words)), source="category")
        for words in _written(facts)
    }


@asked_once
def _written(facts: Facts) -> frozenset[tuple[str, ...]]:
    """What anybody writes as their categories."""
    return frozenset(about.person.categories for about in facts.people.values())


@asked_once
def category_names(facts: Facts) -> Mapping[str, str]:
    """Folded category → its spelling: all of the configuration in its order, then those in use, by name."""
    names = {fold_key(word): word for word in reversed(facts.config.categories) if fold_key(word)}
    names = dict(reversed(names.items()))
    used: dict[str, str] = {}
    for word in sorted({word for words in _written(facts) for word in words}):
        used[fold_key(word)] = min(used.get(fold_key(word), word), word)
    return names | {folded: used[folded] for folded in sorted(used) if folded not in names}


def works_elsewhere(person: Person, me: Me) -> bool:
    """Whether somebody is of my organization and of another department; both departments have to be written."""
    mine, theirs = fold_name(me.department), fold_name(person.department)
    if not mine or not theirs or mine == theirs:
        return False
    return works_with(person, me)


def works_with(person: Person, me: Me) -> bool:
    """Whether somebody is of an organization of mine."""
    here = {ref.target or fold_name(ref.shown) for ref in me.organization}
    return any((ref.target or fold_name(ref.shown)) in here for ref in person.organization)


def category_reasons(about: PersonFacts) -> Iterator[tuple[str, Place | None]]:
    """Why somebody is of their categories, each reason with the line that says so."""
    found, person, me = categories_of(about), about.person, about.facts.network.me
    if found.source == "category":
        yield f"category: {', '.join(found.categories)}", place_of(person, "categories", "category")
    elif found.source == "derived" and me is not None:
        text = f"{found.categories[0]}: of the same organization as you, in {person.department}"
        yield text, place_of(person, "department")
        yield f"your department is {me.department}", place_of(me, "department")
    else:
        yield "no category, and none follows from organization and department", None
