"""Laying out a graph: forces, with a fixed seed and a fixed number of rounds, so that it always looks the same.

Nothing but sums, products, quotients and square roots: they give the same bits on every machine.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from itertools import product
from math import sqrt

Point = tuple[float, float]
Edge = tuple[int, int, float]
"""Two numbers of nodes, and how strongly they draw each other."""

ROUNDS = 90
_NEAR = 2.5
_COARSE = 7
_GRAVITY = 0.06


def lay_out(count: int, edges: Sequence[Edge]) -> list[Point]:
    """Places for so many nodes: those that are tied are about 1 apart, others further."""
    if count < 2:
        return [(0.0, 0.0)] * count
    places = _beginnings(count, edges)
    heat = sqrt(count) / 4
    for _ in range(ROUNDS):
        forces = _pushes(places)
        _pull(forces, places, edges)
        places = [_moved(place, force, heat) for place, force in zip(places, forces, strict=True)]
        heat = max(heat * 0.94, 0.02)
    return places


def _beginnings(count: int, edges: Iterable[Edge]) -> list[Point]:
    """Where nodes begin: by how many ties they are away from four that are far from each other."""
    tied: defaultdict[int, list[int]] = defaultdict(list)
    for one, other, _ in edges:
        tied[one].append(other)
        tied[other].append(one)
    start = max(range(count), key=lambda node: (len(tied[node]), -node))
    far: list[list[int]] = []
    total = [0] * count
    for _ in range(4):
        away = _away(start, count, tied)
        far.append(away)
        total = [one + other for one, other in zip(total, away, strict=True)]
        start = max(range(count), key=lambda node: (total[node], -node))
    seed, places = 20261121, []
    for node in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        x = far[1][node] - far[2][node] + (seed % 1024) / 700 - 0.7
        seed = (seed * 1103515245 + 12345) % 2147483648
        y = far[3][node] - far[0][node] + (seed % 1024) / 700 - 0.7
        places.append((x * sqrt(count) / 8, y * sqrt(count) / 8))
    return places


def _away(start: int, count: int, tied: dict[int, list[int]]) -> list[int]:
    """How many ties each node is away; 8 where it cannot be reached."""
    away = [8] * count
    away[start] = 0
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for other in tied.get(node, ()):
            if away[other] == 8 and other != start and away[node] < 7:
                away[other] = away[node] + 1
                waiting.append(other)
    return away


def _pushes(places: Sequence[Point]) -> list[list[float]]:
    """Every node pushes every other away: near ones one by one, far ones as groups; all are drawn to the middle."""
    forces = [[-_GRAVITY * x, -_GRAVITY * y] for x, y in places]
    groups = _groups(places)
    for force, (x, y) in zip(forces, places, strict=True):
        for group_x, group_y, weight in groups:
            across, down = x - group_x, y - group_y
            square = across * across + down * down
            if square > _NEAR * _NEAR:
                force[0] += weight * across / square
                force[1] += weight * down / square
    for one, other in _neighbours(places, _NEAR):
        across, down = places[one][0] - places[other][0], places[one][1] - places[other][1]
        square = across * across + down * down
        if square > _NEAR * _NEAR:
            continue
        if square < 0.0001:
            across, down, square = 0.01 * (one - other), 0.01, 0.01
        push_x, push_y = across / square, down / square
        forces[one][0] += push_x
        forces[one][1] += push_y
        forces[other][0] -= push_x
        forces[other][1] -= push_y
    return forces


def _groups(places: Sequence[Point]) -> list[tuple[float, float, int]]:
    """The nodes in a coarse grid: the middle of each cell's nodes, and how many they are."""
    left, top = min(x for x, _ in places), min(y for _, y in places)
    wide = (max(x for x, _ in places) - left) / _COARSE + 0.001
    high = (max(y for _, y in places) - top) / _COARSE + 0.001
    cells: dict[tuple[int, int], list[float]] = {}
    for x, y in places:
        cell = cells.setdefault((int((x - left) / wide), int((y - top) / high)), [0.0, 0.0, 0])
        cell[0] += x
        cell[1] += y
        cell[2] += 1
    return [(x / n, y / n, int(n)) for x, y, n in cells.values()]


def _neighbours(places: Sequence[Point], reach: float) -> Iterable[tuple[int, int]]:
    """Pairs of nodes in the same or in neighbouring cells of a grid, each pair once."""
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for node, (x, y) in enumerate(places):
        cells[int(x // reach), int(y // reach)].append(node)
    for (across, down), here in cells.items():
        for at, one in enumerate(here):
            for other in here[at + 1 :]:
                yield one, other
        for step in ((1, -1), (1, 0), (1, 1), (0, 1)):
            yield from product(here, cells.get((across + step[0], down + step[1]), ()))


def _pull(forces: list[list[float]], places: Sequence[Point], edges: Iterable[Edge]) -> None:
    """Tied nodes draw each other, the more the further they are apart."""
    for one, other, strength in edges:
        across, down = places[other][0] - places[one][0], places[other][1] - places[one][1]
        pull = strength * sqrt(across * across + down * down)
        forces[one][0] += pull * across
        forces[one][1] += pull * down
        forces[other][0] -= pull * across
        forces[other][1] -= pull * down


def _moved(place: Point, force: Sequence[float], heat: float) -> Point:
    size = sqrt(force[0] * force[0] + force[1] * force[1])
    share = min(heat, 0.3 * size) / size if size else 0.0
    return place[0] + force[0] * share, place[1] + force[1] * share


def parts_of(count: int, edges: Iterable[Edge]) -> list[list[int]]:
    """The nodes in groups that no tie leaves: the largest first, then that of the first node."""
    group = list(range(count))

    def first(node: int) -> int:
        while group[node] != node:
            group[node] = group[group[node]]
            node = group[node]
        return node

    for one, other, _ in edges:
        low, high = sorted((first(one), first(other)))
        group[high] = low
    parts: defaultdict[int, list[int]] = defaultdict(list)
    for node in range(count):
        parts[first(node)].append(node)
    return sorted(parts.values(), key=lambda nodes: (-len(nodes), nodes))


def even(places: Sequence[Point], share: float) -> list[Point]:
    """The same places with about as much room for each: crowded middles move outwards, lonely edges inwards.

    ``share`` says how far, from 0 (not at all) to 1; who is further out stays further out, in the same direction.
    """
    count = len(places)
    if count < 3:
        return list(places)
    middle_x, middle_y = sum(x for x, _ in places) / count, sum(y for _, y in places) / count
    away = [sqrt((x - middle_x) ** 2 + (y - middle_y) ** 2) for x, y in places]
    order = sorted(range(count), key=lambda node: (away[node], node))
    furthest = away[order[-1]] or 1.0
    found = list(places)
    for rank, node in enumerate(order):
        to = (1 - share) * away[node] / furthest + share * sqrt((rank + 0.5) / count)
        stretch = to / away[node] if away[node] else 0.0
        found[node] = ((places[node][0] - middle_x) * stretch, (places[node][1] - middle_y) * stretch)
    return found


def fit(places: Sequence[Point], width: float, height: float, edge: float) -> list[Point]:
    """The same places moved and stretched into a box, ``edge`` away from its sides."""
    if not places:
        return []
    left, right = min(x for x, _ in places), max(x for x, _ in places)
    top, bottom = min(y for _, y in places), max(y for _, y in places)
    across = (width - 2 * edge) / (right - left) if right > left else 0.0
    down = (height - 2 * edge) / (bottom - top) if bottom > top else 0.0
    return [
        (edge + (x - left) * across if across else width / 2, edge + (y - top) * down if down else height / 2)
        for x, y in places
    ]


def spread(places: Sequence[Point], distance: float, width: float, height: float, edge: float) -> list[Point]:
    """The same places with nodes pushed apart until they are about ``distance`` from each other, inside the box."""
    found = [[x, y] for x, y in places]
    for _ in range(40):
        still = True
        for one, other in _neighbours([(x, y) for x, y in found], distance):
            across, down = found[one][0] - found[other][0], found[one][1] - found[other][1]
            apart = sqrt(across * across + down * down)
            if apart >= distance:
                continue
            if apart < 0.01:
                across, down, apart = 0.1 * (one - other), 0.1, 0.1 * (abs(one - other) + 1)
            still = False
            half = min((distance - apart) / apart / 2, distance)
            for node, way in ((one, half), (other, -half)):
                found[node][0] = min(max(found[node][0] + across * way, edge), width - edge)
                found[node][1] = min(max(found[node][1] + down * way, edge), height - edge)
        if still:
            break
    return [(x, y) for x, y in found]
