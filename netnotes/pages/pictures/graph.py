"""The network as a graph: people, organizations, and what ties them, laid out when the page is made."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from markupsafe import Markup

from netnotes.pages.environment import short
from netnotes.pages.pictures.arranging import arrange
from netnotes.pages.pictures.labels import Label, anchor_of, place_labels, width_of
from netnotes.pages.pictures.layout import Point
from netnotes.pages.pictures.svg import count_words, element, figure, join, legend, number
from netnotes.pages.pictures.web import Node, Tie, Web, weave
from netnotes.pages.rows import Record
from netnotes.rules.wording import join_names

_STRENGTHS = {"organization": 0.35, "introduced": 0.22, "made": 0.18, "knows": 0.18, "met": 0.14}
_MANY = 120
_ANCHORS = {"right": "", "left": " end", "below": " middle", "above": " middle"}
_GONE = {"archived": "archived", "deceased": "has died"}
WORDS = {"met": "met together", "introduced": "introduced", "made": "introduced by you", "knows": "know each other"}


class _Drawn(NamedTuple):
    """A graph with its places, in units that are pixels where it is shown as large as it is."""

    web: Web
    places: Sequence[Point]
    width: float
    height: float


def draw_graph(graph: Record) -> Markup:
    """The picture of `site.graph.graph_variables`, with what `graph.js` needs to move it; empty without ties."""
    web = weave(graph)
    if not web.ties:
        return Markup("")
    drawn = _drawn(web)
    words = _desc(web)
    width, height = number(drawn.width), number(drawn.height)
    class_ = "graph-picture many" if len(web.nodes) > _MANY else "graph-picture"
    picture = element(
        "svg",
        element("title", "The network as a graph"),
        element("desc", words),
        element("g", *(_tie(tie, drawn) for tie in web.ties), class_="ties", aria_hidden="true"),
        element("g", *(_node(at, drawn) for at in range(len(web.nodes))), class_="nodes"),
        element("g", *_labels(drawn), class_="labels", aria_hidden="true"),
        role="group", aria_label=f"The network as a graph. {words}", class_=class_,
        width=width, height=height, viewBox=f"0 0 {width} {height}",
    )  # fmt: skip
    frame = element("div", picture, class_="graph-frame", tabindex="0", role="region", aria_label="The graph")
    return figure(frame, class_="graph", caption=_caption(web))


def _drawn(web: Web) -> _Drawn:
    edges = [(tie.one, tie.other, _STRENGTHS[tie.kind] * min(1 + 0.3 * (tie.times - 1), 2)) for tie in web.ties]
    arranged = arrange(len(web.nodes), edges)
    return _Drawn(web, arranged.places, arranged.width, arranged.height)


def _desc(web: Web) -> str:
    people, places = sum(not node.is_place for node in web.nodes), sum(node.is_place for node in web.nodes)
    return (
        f"{count_words(people, 'person', 'people')}, {count_words(places, 'organization')} and "
        f"{count_words(len(web.ties), 'tie')} between them. The list below says the same."
    )


def size_of(node: Node) -> float:
    """The radius of a node: a little larger with more ties, so that one sees where much comes together."""
    return 6.0 if node.is_place else 4.5 + min(node.ties, 12) * 0.35


def _tie(tie: Tie, drawn: _Drawn) -> Markup:
    (x1, y1), (x2, y2) = drawn.places[tie.one], drawn.places[tie.other]
    ends: dict[str, str | int | float] = {"data_a": tie.one, "data_b": tie.other}
    class_ = f"tie {tie.kind}{' often' if tie.times > 1 else ''}"
    if tie.kind != "introduced":
        return element("path", d=f"M{x1:.0f} {y1:.0f}L{x2:.0f} {y2:.0f}", class_=class_, **ends)
    apart = sqrt((x2 - x1) ** 2 + (y2 - y1) ** 2) or 1.0
    across, down = (x2 - x1) / apart, (y2 - y1) / apart
    gap = size_of(drawn.web.nodes[tie.other]) + 1.5
    tip_x, tip_y = x2 - across * gap, y2 - down * gap
    head = (
        f"M{tip_x - 6 * across - 3 * down:.1f} {tip_y - 6 * down + 3 * across:.1f}L{tip_x:.1f} {tip_y:.1f}"
        f"L{tip_x - 6 * across + 3 * down:.1f} {tip_y - 6 * down - 3 * across:.1f}"
    )
    return element("path", d=f"M{x1:.0f} {y1:.0f}L{tip_x:.1f} {tip_y:.1f}{head}", class_=class_, **ends)


def _node(at: int, drawn: _Drawn) -> Markup:
    """Somebody or an organization. No stop of the Tab key: the list has the same links, `graph.js` makes one of all."""
    node, (x, y) = drawn.web.nodes[at], drawn.places[at]
    size = size_of(node)
    shape = (
        element("rect", x=-size, y=-size, width=2 * size, height=2 * size, rx=2)
        if node.is_place
        else element("circle", r=size)
    )
    place: dict[str, str | int] = {
        "transform": f"translate({x:.0f} {y:.0f})",
        "data_n": at,
        "class_": f"node {_state(node)}",
    }
    title = element("title", _title(node))
    if node.href:
        return element("a", title, shape, href=node.href, aria_label=_title(node), tabindex="-1", **place)
    return element("g", title, shape, **place)


def _state(node: Node) -> str:
    return "place" if node.is_place else "gone" if node.status in _GONE else "someone"


def _labels(drawn: _Drawn) -> list[Markup]:
    """The names, above everything else: each with the level from which on there is room for it."""
    nodes = drawn.web.nodes
    known = sorted(range(len(nodes)), key=lambda at: (-nodes[at].ties, nodes[at].name.casefold(), at))
    texts = [short(nodes[at].name, 30) for at in known]
    labels = [
        Label(drawn.places[at], size_of(nodes[at]) + 4, width_of(text)) for at, text in zip(known, texts, strict=True)
    ]
    sizes = [(drawn.places[at], size_of(nodes[at])) for at in known[: max(len(known) // 6, 40)]]
    spots = place_labels(labels, sizes, drawn.width)
    found = []
    for at, text, label, spot in zip(known, texts, labels, spots, strict=True):
        x, y = anchor_of(label, spot.side)
        class_ = f"label {_state(nodes[at])} l{spot.level}{_ANCHORS[spot.side]}"
        found.append(element("text", text, x=x, y=y, dy="0.35em", data_n=at, class_=class_))
    return found


def _title(node: Node) -> str:
    gone = f" ({_GONE[node.status]})" if node.status in _GONE else ""
    more = ", ".join(short(word, 40) for word in node.words[:3])
    ties = count_words(node.ties, "person", "people") if node.is_place else count_words(node.ties, "tie")
    return f"{short(node.name, 80)}{gone}{': ' + more if more else ''} · {ties}"


def _caption(web: Web) -> Markup:
    keys = [(element("circle", cx=7, cy=7, r=5, class_="someone"), "person")]
    if any(node.status in _GONE for node in web.nodes):
        keys.append((element("circle", cx=7, cy=7, r=5, class_="gone"), "archived, or has died"))
    if any(node.is_place for node in web.nodes):
        keys.append((element("rect", x=2, y=2, width=10, height=10, rx=2, class_="place"), "organization"))
    kinds = {tie.kind for tie in web.ties}
    for kind, words in WORDS.items():
        if kind in kinds:
            head = "M0 7H12M8 4L13 7L8 10" if kind == "introduced" else "M0 7H14"
            keys.append((element("path", d=head, class_=f"tie {kind}"), words))
    return join([legend(keys), *(element("span", words, class_="key") for words in _left_out(web))])


def _left_out(web: Web) -> list[str]:
    said = []
    if web.more_people:
        said.append(f"and {count_words(web.more_people, 'more person', 'more people')} with fewer ties")
    if web.untied:
        names = join_names([short(name, 40) for name in web.untied], 12)
        said.append(f"Not tied to anybody yet: {names}")
    return said
