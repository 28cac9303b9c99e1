"""Who introduced somebody to me, and whom I introduced to them, in words with the lines that say so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from netnotes.model.people import Person
from netnotes.model.places import Place
from netnotes.rules.contact import Facts
from netnotes.rules.introductions import OPEN, Introduction, introductions_of
from netnotes.rules.wording import join_names


class Introduced(NamedTuple):
    """One line: in words, and where it is written."""

    text: str
    place: Place


def introduced(facts: Facts, person: Person) -> Iterator[Introduced]:
    """Who introduced them, then the introductions they are part of: open ones first, then the newest."""
    for ref in person.introduced_by:
        yield Introduced(f"introduced by {ref.shown}", Place(path=person.path, line=ref.line))
    for one in introductions_of(facts, person.path):
        yield Introduced(introduction_words(one, person.path), one.place)


def introduction_words(one: Introduction, path: str) -> str:
    """An introduction as seen from one of its people: ``introduced to Bo on 2026-03-05``."""
    others = join_names([party.name for party in one.parties if party.path != path])
    to = f" to {others}" if others else ""
    if one.stage in OPEN:
        waiting = ", waiting for a next step" if one.stuck else ""
        return f"introduction{to}: {one.stage} on {one.date}{waiting}"
    return f"introduced{to} on {one.date} ({one.stage})"
