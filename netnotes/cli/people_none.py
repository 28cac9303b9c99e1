"""Why a list of people is empty, and what would fill it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from netnotes.model.network import Network
    from netnotes.rules.choosing import Choice


def why_nobody(network: Network, today: date, choice: Choice) -> str:
    """One sentence or two; the nearest word that would find somebody where there is one."""
    from dataclasses import replace

    from netnotes.rules.choosing import Choice, chosen_paths

    if not network.people:
        return "Nobody is here yet. A note in a folder People, or with `type: person` in it, is a person."
    asked = [name for name in ("place", "category", "goal", "offers") if getattr(choice, name) is not None]
    asked += ["drifting"] if choice.drifting else []
    for name in asked:
        alone = replace(Choice(), **{name: getattr(choice, name)})
        if not chosen_paths(network, today, alone):
            return _why_none_of(name, network, choice)
    return "Nobody fits all of that together."


def _why_none_of(name: str, network: Network, choice: Choice) -> str:
    if name == "place":
        return _no_place(network, choice.place or "")
    if name == "category":
        return _no_category(network, choice.category or "")
    if name == "goal":
        return "Nobody is linked to this goal yet: `people:` in its note or `helps_with:` in theirs does that."
    if name == "drifting":
        return "Nobody is drifting: nobody has been quiet for more than twice their own rhythm."
    return f"Nobody in your notes offers {choice.offers}; netnotes match finds who needs or likes it."


def _no_place(network: Network, place: str) -> str:
    places = Counter(person.location for person in network.people if person.location)
    if not places:
        return f"Nobody's note says `location:` yet, so nobody is known to be in {place}."
    if near := nearest(place, places):
        return f"Nobody is in {place}; did you mean {near}?"
    known = ", ".join(name for name, _ in places.most_common(8))
    return f"Nobody is in {place}. Your notes know people in {known}."


def _no_category(network: Network, category: str) -> str:
    from netnotes.model.folding import fold_key

    known = dict.fromkeys((*network.config.categories, *(c for person in network.people for c in person.categories)))
    if fold_key(category) in map(fold_key, known):
        return f"Nobody is of the category {category} yet: it is a gap to fill."
    near = nearest(category, known)
    return f"There is no category {category}; did you mean {near}?" if near else f"There is no category {category}."


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The word in nearly that spelling."""
    import difflib

    from netnotes.model.folding import fold_topic

    spellings = {fold_topic(name): name for name in known}
    found = difflib.get_close_matches(fold_topic(word), list(spellings), n=1, cutoff=0.75)
    return spellings[found[0]] if found else None
