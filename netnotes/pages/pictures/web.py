"""What of a network its picture shows: the most tied people, their organizations, and the ties between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from netnotes.pages.rows import Record

Kind = Literal["organization", "introduced", "made", "knows", "met"]
_Pair = tuple[str, str, Kind, int]
"""Two paths, what ties them, and how often they met."""
MOST_PEOPLE = 500
MOST_ORGANIZATIONS = 150
TIES_EACH = 4
"""Of people who met, about so many ties for each person are drawn: those who met most often."""


class Node(NamedTuple):
    """Somebody, or an organization; ``words`` is more about them, ``ties`` how many of them are in the picture."""

    name: str
    href: str | None
    ties: int
    is_place: bool = False
    status: str = "active"
    words: tuple[str, ...] = ()


class Tie(NamedTuple):
    """What ties two nodes, by their numbers; ``one`` introduced ``other``."""

    one: int
    other: int
    kind: Kind
    times: int = 1


class Web(NamedTuple):
    """The picture: people by name, then organizations by name.

    ``more_people`` are tied as well, ``untied`` are the names of those who are tied to nobody.
    """

    nodes: Sequence[Node]
    ties: Sequence[Tie]
    more_people: int
    untied: Sequence[str]


def weave(graph: Record) -> Web:
    """Choose what is shown of `site.graph.graph_variables`."""
    people = {one["path"]: one for one in graph["people"]}
    pairs = _pairs(graph, people)
    counts: Counter[str] = Counter(path for pair in pairs for path in pair[:2])
    shared = Counter(key for one in people.values() for key in one["organization"])
    for path, one in people.items():
        counts[path] += sum(shared[key] > 1 for key in one["organization"])
    tied = sorted((path for path in people if counts[path]), key=lambda path: (-counts[path], _by_name(people[path])))
    chosen = set(tied[:MOST_PEOPLE])
    places = {place["path"]: place for place in _places(graph, [people[path] for path in chosen])}
    pairs = _most_often([pair for pair in pairs if chosen.issuperset(pair[:2])], len(chosen))
    pairs += [(path, key, "organization", 1) for path in sorted(chosen)
              for key in people[path]["organization"] if key in places]  # fmt: skip
    sizes = Counter(path for pair in pairs for path in pair[:2])
    shown = sorted((path for path in chosen if sizes[path]), key=lambda path: _by_name(people[path]))
    numbers = {path: at for at, path in enumerate((*shown, *places))}
    names = {one["path"]: one["name"] for one in graph["organizations"]}
    nodes = [_person(people[path], sizes[path], names) for path in shown]
    nodes += [Node(place["name"], place["href"], sizes[path], is_place=True) for path, place in places.items()]
    ties = [Tie(numbers[one], numbers[other], kind, times) for one, other, kind, times in pairs]
    untied = [one["name"] for one in graph["people"] if not counts[one["path"]]]
    return Web(nodes, ties, len(tied) - len(shown), untied)


def _by_name(record: Record) -> tuple[str, str]:
    return record["name"].casefold(), record["path"]


def _pairs(graph: Record, people: Mapping[str, Record]) -> list[_Pair]:
    """Each two people once: by what tells most of how they are tied."""
    found: dict[frozenset[str], _Pair] = {}
    times = {frozenset((one, other)): count for one, other, count in graph["met"]}
    kinds: tuple[Kind, ...] = ("introduced", "made", "knows", "met")
    for kind in kinds:
        for one, other, *_ in graph.get(kind, ()):
            both = frozenset((one, other))
            if one != other and one in people and other in people:
                found.setdefault(both, (one, other, kind, times.get(both, 1)))
    return list(found.values())


def _places(graph: Record, shown: Sequence[Record]) -> list[Record]:
    """The organizations of those shown: of several people, or with a page; the larger ones where there are many."""
    sizes = Counter(key for one in shown for key in one["organization"])
    known = [
        one for one in graph["organizations"] if sizes[one["path"]] > (0 if one["href"] and len(shown) < 100 else 1)
    ]
    known.sort(key=lambda one: (-sizes[one["path"]], _by_name(one)))
    return sorted(known[:MOST_ORGANIZATIONS], key=_by_name)


def _most_often(pairs: Sequence[_Pair], people: int) -> list[_Pair]:
    """All ties that notes name, and of those who met the ones who met most often; the latter come first, below."""
    met = sorted((pair for pair in pairs if pair[2] == "met"), key=lambda pair: (-pair[3], pair))
    named = sorted(pair for pair in pairs if pair[2] != "met")
    return [*sorted(met[: TIES_EACH * people]), *named]


def _person(record: Record, ties: int, names: Mapping[str, str]) -> Node:
    words = [names[key] for key in record["organization"] if key in names]
    return Node(
        name=record["name"],
        href=record["href"],
        ties=ties,
        status=record.get("status", "active"),
        words=(*words, *record["category"]),
    )
