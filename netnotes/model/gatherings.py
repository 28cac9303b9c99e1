"""Who was there together: the contacts that several people share, in as little as can be said of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

PlainTouch = tuple[str, int, str, str, int, str, tuple[tuple[str, int], ...]]
"""Person, day (as an ordinal), kind, path, line, source, and the further places, of a contact that resets."""


class Gathering(NamedTuple):
    """Something that two or more people took part in: where it is written, its day and kind, and their paths, sorted.

    What did not happen, was only a touch, or is an introduction not made yet is none.
    """

    path: str
    line: int
    date: date
    kind: str
    people: tuple[str, ...]


def gather(contacts: Iterable[PlainTouch]) -> tuple[Gathering, ...]:
    """The gatherings among contacts, by date, path and line. Ticking a task brings nobody together."""
    first: dict[tuple[int, str, int], tuple[str, str]] = {}  # person and kind: most are alone, which takes less room
    people: dict[tuple[int, str, int], set[str]] = {}
    kinds: dict[tuple[int, str, int], str] = {}
    for person, day, kind, path, line, source, also in contacts:
        places = also if source == "task" else ((path, line), *also)
        for place in places:
            key = (day, *place)
            known = first.get(key)
            if known is None:
                first[key] = person, kind
            elif key in people or known != (person, kind):
                people.setdefault(key, {known[0]}).add(person)
                kinds[key] = min(kinds.get(key, known[1]), kind)
    together = sorted(key for key, found in people.items() if len(found) > 1)
    return tuple(
        Gathering(key[1], key[2], date.fromordinal(key[0]), kinds[key], tuple(sorted(people[key]))) for key in together
    )
