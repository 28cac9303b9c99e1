"""Where the parts of a graph stand in its picture: each is laid out for itself, and they are set beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from netnotes.pages.pictures.layout import Edge, Point, even, fit, lay_out, parts_of, spread

WIDEST, NARROWEST = 1500.0, 560.0
DISTANCE = 25.0
_EDGE, _LABEL = 22.0, 120.0
_MANY = 60


class Arranged(NamedTuple):
    """A place for each node, in a picture of this size."""

    places: Sequence[Point]
    width: float
    height: float


class _Part(NamedTuple):
    nodes: Sequence[int]
    places: Sequence[Point]
    width: float
    height: float


def arrange(count: int, edges: Sequence[Edge]) -> Arranged:
    """Places for all nodes, in a picture whose width a page has room for."""
    groups = parts_of(count, edges)
    area = sum(_area(len(nodes)) for nodes in groups)
    width = min(max(sqrt(area * 1.5), NARROWEST), WIDEST)
    parts = [_part(nodes, edges, width) for nodes in groups]
    places: list[Point] = [(0.0, 0.0)] * count
    left = top = high = 0.0
    rows: list[list[tuple[_Part, float]]] = [[]]
    for part in parts:
        if left and left + part.width > width:
            rows.append([])
            left = 0.0
        rows[-1].append((part, left))
        left += part.width
    for row in rows:
        spare = (width - row[-1][1] - row[-1][0].width) / (len(row) + 1)
        high = max(part.height for part, _ in row)
        for at, (part, left) in enumerate(row):
            down = top + (high - part.height) / 2
            for node, (x, y) in zip(part.nodes, part.places, strict=True):
                places[node] = (x + left + spare * (at + 1), y + down)
        top += high
    return Arranged(places, width, top)


def _area(count: int) -> float:
    """How much room a part takes: few nodes have room for their names, many have less."""
    return count * max(2600.0, 7000.0 - 45.0 * count) + 2 * _EDGE * _LABEL


def _part(nodes: Sequence[int], edges: Sequence[Edge], widest: float) -> _Part:
    """One part, laid out in a box that leaves room for names at its sides."""
    numbers = {node: at for at, node in enumerate(nodes)}
    inside = [(numbers[one], numbers[other], strength) for one, other, strength in edges if one in numbers]
    area = _area(len(nodes))
    width = min(max(sqrt(area * 1.5), 240.0), widest)
    height = max(area / width, 2 * _EDGE + 34.0)
    inner = width - _LABEL if width < widest else width
    across = (width - inner) / 2
    free = lay_out(len(nodes), inside)
    found = fit(even(free, 0.85) if len(nodes) > _MANY else free, inner, height, _EDGE)
    found = spread(found, DISTANCE, inner, height, _EDGE)
    return _Part(nodes, [(x + across, y) for x, y in found], width, height)
