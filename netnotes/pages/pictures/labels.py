"""Which names fit beside their nodes: the better-known first, further ones as one looks closer."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, get_args

from netnotes.pages.pictures.layout import Point

SCALES = (0.2, 0.4, 0.65, 1.0, 1.6, 2.6, 4.0)
"""How large the picture is shown, in pixels for each of its units, from where on a name may stand."""
NEVER = len(SCALES)
Side = Literal["right", "left", "below", "above"]
SIDES: tuple[Side, ...] = get_args(Side)
LETTER, LINE = 7.4, 15.0
_CELL = 160.0


class Label(NamedTuple):
    """A name: where its node stands, how far from it it begins, and how wide it is, in pixels."""

    at: Point
    away: float
    width: float


class Box(NamedTuple):
    """A rectangle that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two rectangles share anything."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def width_of(text: str) -> float:
    """About how wide a text is, in pixels; letters of East Asia are twice as wide."""
    return sum(LETTER * (1.8 if unicodedata.east_asian_width(char) in "WF" else 1) for char in text)


class Spot(NamedTuple):
    """From which of `SCALES` on a name fits, and on which side of its node."""

    level: int
    side: Side


def place_labels(labels: Sequence[Label], nodes: Iterable[tuple[Point, float]], width: float) -> list[Spot]:
    """A spot for each label, in order of who comes first.

    ``nodes`` are those that no name may cover, with their size; ``width`` is that of the picture: no name leaves it.
    A label keeps its place as one looks closer, because all others shrink beside it.
    """
    found = [Spot(NEVER, "right")] * len(labels)
    nodes = list(nodes)
    for number, scale in enumerate(SCALES):
        taken = _Taken(nodes, scale)
        for at, label in enumerate(labels):
            if found[at].level < number:
                taken.add(_box(label, found[at].side, scale))
        for at, label in enumerate(labels):
            if found[at].level == NEVER:
                for side in SIDES:
                    box = _box(label, side, scale)
                    if box.left >= 0 and box.right <= width * scale and taken.takes(box):
                        found[at] = Spot(number, side)
                        break
    return found


def anchor_of(label: Label, side: Side) -> Point:
    """Where a label begins, ends (left) or has its middle (below and above), half as high as its letters."""
    (x, y), away = label.at, label.away
    if side in ("left", "right"):
        return (x - away if side == "left" else x + away), y
    return x, y + (away + 5 if side == "below" else -away - 5)


def _box(label: Label, side: Side, scale: float) -> Box:
    """Where a label stands in pixels at a scale."""
    x, y = anchor_of(label, side)
    start = x * scale - label.width * {"right": 0, "left": 1, "below": 0.5, "above": 0.5}[side]
    return Box(start, y * scale - LINE / 2, start + label.width, y * scale + LINE / 2)


class _Taken:
    """What is taken at one scale, in cells so that few have to be compared."""

    def __init__(self, nodes: Iterable[tuple[Point, float]], scale: float) -> None:
        self._cells: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
        for (x, y), size in nodes:
            half = size * scale * 0.8
            self.add(Box(x * scale - half, y * scale - half, x * scale + half, y * scale + half))

    def add(self, box: Box) -> None:
        """Take the place, whatever else is there."""
        for cell in self._over(box):
            self._cells[cell].append(box)

    def takes(self, box: Box) -> bool:
        """Take the place where it is free."""
        if any(box.meets(other) for cell in self._over(box) for other in self._cells.get(cell, ())):
            return False
        self.add(box)
        return True

    def _over(self, box: Box) -> list[tuple[int, int]]:
        return [
            (across, down)
            for across in range(int(box.left // _CELL), int(box.right // _CELL) + 1)
            for down in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1)
        ]
