"""The places of properties in a note, those that are only read leniently included."""

from __future__ import annotations

from bisect import bisect_right

from netnotes.vault.editing.yaml_layout import Entry, Layout, Node, UnsureError, parse_layout
from netnotes.vault.mending import mend_shapes, protect_breaks, quote_link_lists


def read_layout(matter: str) -> Layout:
    """The places in the text between the fences, which was read before. Raises UnsureError.

    Where the text is only read leniently (see `vault.mending`), the places are those of the mended text, carried
    over for every property whose lines were left as they are.
    """
    protected = protect_breaks(matter)
    try:
        return parse_layout(matter, protected)
    except _unreadable():
        mended = mend_shapes(quote_link_lists(protected)[0])
    try:
        return _carried_over(parse_layout(mended, mended), matter, protected, mended)
    except _unreadable() as err:
        raise UnsureError from err


def _unreadable() -> type[Exception]:
    import yaml

    return yaml.YAMLError


def _carried_over(layout: Layout, matter: str, protected: str, mended: str) -> Layout:
    """The layout of the mended text with the places that they have in the note's own."""
    own, other = protected.split("\n"), mended.split("\n")
    if len(own) != len(other) or len(matter) != len(protected) or layout.braces:
        raise UnsureError
    carrier = _Carrier(own, other)
    return Layout(entries=tuple(carrier.entry(entry) for entry in layout.entries), indent=layout.indent)


class _Carrier:
    def __init__(self, own: list[str], other: list[str]) -> None:
        self.own, self.other = own, other
        self.own_starts, self.other_starts = _starts(own), _starts(other)

    def line(self, place: int) -> int:
        return bisect_right(self.other_starts, place) - 1

    def place(self, place: int) -> int:
        line = self.line(place)
        return self.own_starts[line] + place - self.other_starts[line]

    def node(self, node: Node) -> Node:
        items = tuple(self.node(item) for item in node.items)
        return Node(
            kind=node.kind, style=node.style, start=self.place(node.start), end=self.place(node.end),
            column=node.column, items=items,
        )  # fmt: skip

    def entry(self, entry: Entry) -> Entry:
        first, last = self.line(entry.start), self.line(max(entry.node.end, entry.colon))
        start, end = self.place(entry.start), self.place(entry.end)
        colon = self.place(entry.colon) if entry.colon >= 0 else -1
        if self.own[first : last + 1] == self.other[first : last + 1]:
            return Entry(name=entry.name, start=start, end=end, colon=colon, node=self.node(entry.node))
        head = entry.colon + 1 - self.other_starts[first]
        if self.own[first][:head] != self.other[first][:head]:
            colon = -1
        line_end = self.own_starts[last] + len(self.own[last].rstrip(" \t\r"))
        node = Node(kind=entry.node.kind, style="bent", start=min(colon + 1, line_end), end=line_end)
        return Entry(name=entry.name, start=start, end=end, colon=colon, node=node, bent=True)


def _starts(lines: list[str]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts
