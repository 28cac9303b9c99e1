"""The fewest savings that reach a sum."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.rules.fewest import choose_fewest, count_fewest


class One(NamedTuple):
    name: str
    saves: float


def chosen(need: float, *sizes: float) -> str:
    ones = [One(chr(ord("a") + at), size) for at, size in enumerate(sizes)]
    return "".join(one.name for one in choose_fewest(ones, need))


@pytest.mark.parametrize(
    ("need", "sizes", "names"),
    [
        (0, (1, 2), ""),
        (-1, (1, 2), ""),
        (1, (1, 2), "a"),
        (2, (1, 2), "b"),
        (3, (1, 2), "ab"),
        (4, (1, 2), "ab"),
        (3, (1, 1, 2, 2), "ac"),
        (4, (1, 1, 2, 2), "cd"),
        (0.3, (0.1, 0.1, 0.1), "abc"),
        (1, (), ""),
    ],
)
def test_few_then_the_first(need: float, sizes: tuple[float, ...], names: str) -> None:
    assert chosen(need, *sizes) == names


def test_how_many_and_what_is_missing() -> None:
    assert count_fewest([1, 3, 2], 4) == (2, 0)
    assert count_fewest([1, 3, 2], 7) == (3, 1)
    assert count_fewest([], 0) == (0, 0)


@given(st.lists(st.sampled_from([1.0, 2.0, 3.0, 5.0]), max_size=9), st.integers(0, 20))
def test_as_by_trying_everything(sizes: list[float], need: int) -> None:
    ones = [One(str(at), size) for at, size in enumerate(sizes)]
    fits = [
        group for n in range(len(ones) + 1) for group in combinations(ones, n) if sum(o.saves for o in group) >= need
    ]
    if not fits:
        assert choose_fewest(ones, need) == tuple(ones)
        return
    fewest = min(map(len, fits))
    first = min((group for group in fits if len(group) == fewest), key=lambda group: [int(o.name) for o in group])
    assert choose_fewest(ones, need) == first
