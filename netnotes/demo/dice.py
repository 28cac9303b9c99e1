"""Chance that is the same everywhere: everything is built on `Random.random()`.

Python promises that `random.Random(int).random()` keeps its sequence between versions; it promises
nothing of the kind for `choice`, `shuffle`, `sample` or `randint`, so those are written out here.
"""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A seeded stream of choices; `salt` keeps the streams of the several kinds of note apart."""

    __slots__ = ("random",)

    def __init__(self, seed: int, salt: int) -> None:
        """Start the stream for this seed (any whole number) and salt (a small constant)."""
        self.random = random.Random(seed * 1_000_003 + salt).random

    def chance(self, probability: float) -> bool:
        """Return true with this probability (0 to 1)."""
        return self.random() < probability

    def below(self, limit: int) -> int:
        """Return a whole number from 0 to limit - 1."""
        return int(self.random() * limit)

    def between(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return low + int(self.random() * (high - low + 1))

    def pick(self, items: Sequence[T]) -> T:
        """Return one of the items, all equally likely."""
        return items[int(self.random() * len(items))]

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """Return `count` different items (all of them at most), in the order drawn."""
        size = len(items)
        places: list[int] = []
        while len(places) < min(count, size):
            place = int(self.random() * size)
            if place not in places:
                places.append(place)
        return [items[place] for place in places]

    def shuffle(self, items: list[T]) -> None:
        """Put the items into a random order, in place (Fisher and Yates)."""
        for last in range(len(items) - 1, 0, -1):
            other = int(self.random() * (last + 1))
            items[last], items[other] = items[other], items[last]
