"""The graph of the network as a list: who is tied to whom, and how."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from netnotes.pages.environment import short
from netnotes.pages.pictures.svg import element
from netnotes.pages.pictures.web import Node, Tie, weave
from netnotes.pages.rows import Record

_HEADS = {
    "introduced by": "introduced by", "introduced": "introduced", "made": "you introduced to", "knows": "knows",
    "met": "met together with", "organization": "at", "people": "people",
}  # fmt: skip


def graph_in_words(graph: Record) -> Markup:
    """A list with one item for each person and organization of the picture, in its order; empty without ties."""
    web = weave(graph)
    if not web.ties:
        return Markup("")
    said: dict[int, dict[str, list[Markup]]] = defaultdict(lambda: defaultdict(list))
    for tie in sorted(web.ties, key=lambda tie: (web.nodes[tie.one].name.casefold(), tie)):
        for at, other, head in _ends(tie):
            times = f" ({tie.times}×)" if tie.times > 1 else ""
            said[at][head].append(_named(web.nodes[other]) + times)
    return element("ul", *(_item(node, said[at]) for at, node in enumerate(web.nodes)), class_="list ties-in-words")


def _ends(tie: Tie) -> Sequence[tuple[int, int, str]]:
    """What the tie is for each of the two."""
    if tie.kind == "introduced":
        return (tie.one, tie.other, "introduced"), (tie.other, tie.one, "introduced by")
    if tie.kind == "organization":
        return (tie.one, tie.other, "organization"), (tie.other, tie.one, "people")
    return (tie.one, tie.other, tie.kind), (tie.other, tie.one, tie.kind)


def _item(node: Node, said: Mapping[str, Sequence[Markup]]) -> Markup:
    parts = [f"{words} " + Markup(", ").join(said[head]) for head, words in _HEADS.items() if head in said]
    name = element("a", short(node.name, 80), href=node.href) if node.href else element("span", short(node.name, 80))
    return element("li", name, Markup(": "), Markup("; ").join(parts))


def _named(node: Node) -> Markup:
    return Markup("{}").format(short(node.name, 60))
