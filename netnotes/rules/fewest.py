"""The fewest of many savings that together reach a sum, and among as few the preferred ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, TypeVar

_NEARLY = 1e-9
"""What sums of floats may be off by."""


class Saving(Protocol):
    """Anything that saves something."""

    @property
    def saves(self) -> float:
        """How much."""


S = TypeVar("S", bound=Saving)


class Fewest(NamedTuple):
    """How many it takes, and what is still missing when they are all taken (0 where they reach the sum)."""

    number: int
    missing: float


def count_fewest(savings: Iterable[float], need: float) -> Fewest:
    """How many of the savings it takes at least to save ``need``."""
    left, count = need, 0
    for saves in sorted(savings, reverse=True):
        if left <= _NEARLY:
            break
        left, count = left - saves, count + 1
    return Fewest(count, max(left, 0.0) if left > _NEARLY else 0.0)


def choose_fewest(savings: Sequence[S], need: float) -> tuple[S, ...]:
    """The fewest that save ``need``; of all such choices the one that takes the first ones, in the order given.

    Everything where all together do not reach it. The time is that of the number of savings times the number of
    different ones.
    """
    open_, missing = count_fewest((one.saves for one in savings), need)
    if missing:
        return tuple(savings)
    rest = Counter(one.saves for one in savings)
    sizes = sorted(rest, reverse=True)
    chosen: list[S] = []
    left = need
    for one in savings:
        if not open_:
            break
        rest[one.saves] -= 1
        if one.saves + _most(rest, sizes, open_ - 1) >= left - _NEARLY:
            chosen.append(one)
            left, open_ = left - one.saves, open_ - 1
    return tuple(chosen)


def _most(rest: Counter[float], sizes: Sequence[float], count: int) -> float:
    """The most that so many of the rest can save."""
    total = 0.0
    for size in sizes:
        taken = min(rest[size], count)
        total, count = total + taken * size, count - taken
        if not count:
            break
    return total
