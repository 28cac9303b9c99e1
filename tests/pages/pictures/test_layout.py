from __future__ import annotations

from itertools import combinations
from math import dist

import pytest

from netnotes.pages.pictures.arranging import DISTANCE, arrange
from netnotes.pages.pictures.labels import NEVER, SCALES, Label, anchor_of, place_labels, width_of
from netnotes.pages.pictures.layout import Edge, even, fit, lay_out, parts_of

RING: list[Edge] = [(n, (n + 1) % 12, 0.2) for n in range(12)]
CROWD: list[Edge] = [(n, (n * 7 + 3) % 150, 0.2) for n in range(150)] + [(n, n // 3, 0.3) for n in range(1, 150)]


def test_tied_nodes_stand_closer_than_others() -> None:
    places = lay_out(12, RING)
    tied = [dist(places[one], places[other]) for one, other, _ in RING]
    across = [dist(places[n], places[n + 6]) for n in range(6)]
    assert max(tied) < min(across)


def test_the_same_graph_has_the_same_places() -> None:
    assert lay_out(150, CROWD) == lay_out(150, CROWD)
    assert arrange(150, CROWD) == arrange(150, CROWD)


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_nodes_have_places(count: int) -> None:
    assert len(lay_out(count, [])) == count
    assert len(fit(lay_out(count, []), 100, 100, 10)) == count
    assert len(even(lay_out(count, []), 0.9)) == count


def test_groups_that_nothing_ties_are_found() -> None:
    assert parts_of(6, [(0, 3, 1.0), (5, 4, 1.0), (3, 5, 1.0)]) == [[0, 3, 4, 5], [1], [2]]


def test_nodes_stay_inside_and_apart() -> None:
    arranged = arrange(150, CROWD)
    for x, y in arranged.places:
        assert 0 < x < arranged.width
        assert 0 < y < arranged.height
    nearest = min(dist(one, other) for one, other in combinations(arranged.places, 2))
    assert nearest > DISTANCE * 0.8


def test_parts_do_not_overlap() -> None:
    edges: list[Edge] = [(one, other, 0.2) for part in range(6) for one, other in _triangle(part * 3)]
    places = arrange(18, edges).places
    nearest = min(
        dist(places[one], places[other]) for one, other in combinations(range(18), 2) if one // 3 != other // 3
    )
    assert nearest > DISTANCE


def _triangle(first: int) -> list[tuple[int, int]]:
    return [(first, first + 1), (first + 1, first + 2), (first, first + 2)]


def test_evening_out_keeps_directions_and_who_is_further_out() -> None:
    places = [(0.0, 0.0), (1.0, 0.0), (-1.1, 0.0), (0.0, 100.0), (0.0, -100.0), (0.1, 0.0)]
    found = even(places, 0.85)
    assert found[3][1] > found[1][0] > 0 > found[2][0]
    assert dist(found[0], found[1]) / dist(found[0], found[3]) > 0.2, "who was lost in the middle can be seen"


def test_names_never_cover_one_another() -> None:
    arranged = arrange(150, CROWD)
    labels = [Label(at, 9.0, width_of(f"Somebody {n}")) for n, at in enumerate(arranged.places)]
    spots = place_labels(labels, [], arranged.width)
    for number, scale in enumerate(SCALES):
        boxes = []
        for label, spot in zip(labels, spots, strict=True):
            if spot.level <= number:
                x, y = anchor_of(label, spot.side)
                start = x * scale - label.width * {"right": 0, "left": 1}.get(spot.side, 0.5)
                boxes.append((start, start + label.width, y * scale))
        assert boxes, "somebody has a name from afar"
        for one, other in combinations(boxes, 2):
            assert one[1] <= other[0] or other[1] <= one[0] or abs(one[2] - other[2]) >= 15
    shown = [sum(spot.level <= number for spot in spots) for number in range(len(SCALES))]
    assert shown == sorted(shown)
    assert shown[-1] == 150
    assert all(spot.level < NEVER for spot in spots)


def test_who_comes_first_has_their_name_first() -> None:
    labels = [Label((100.0, 100.0), 5.0, 60.0), Label((110.0, 100.0), 5.0, 60.0)]
    first, second = place_labels(labels, [], 1000)
    assert first.level <= second.level
