"""What of a network its picture shows: the most tied people, their organizations, and the ties between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from netnotes.pages.rows import Record

Kind = Literal["organization", "introduced", "made", "knows", "met"]
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
    counts: Counter[str] = Counter(path for one, other, _, _ in pairs for path in (one, other))
    shared = Counter(key for one in people.values() for key in one["organization"])
    for path, one in people.items():
        counts[path] += sum(shared[key] > 1 for key in one["organization"])
    tied = sorted((path for path in people if counts[path]), key=lambda path: (-counts[path], _by_name(people[path])))
    shown = sorted(tied[:MOST_PEOPLE], key=lambda path: _by_name(people[path]))
    places = _places(graph, [people[path] for path in shown])
    numbers = {path: at for at, path in enumerate((*shown, *(place["path"] for place in places)))}
    ties = [Tie(numbers[one], numbers[other], kind, times) for one, other, kind, times in pairs
            if one in numbers and other in numbers]  # fmt: skip
    ties = _most_often(ties, len(shown))
    ties += [Tie(numbers[path], numbers[key], "organization") for path in shown
             for key in people[path]["organization"] if key in numbers]  # fmt: skip
    sizes = Counter(at for tie in ties for at in (tie.one, tie.other))
    names = {one["path"]: one["name"] for one in graph["organizations"]}
    nodes = [_person(people[path], sizes[numbers[path]], names) for path in shown]
    nodes += [Node(place["name"], place["href"], sizes[numbers[place["path"]]], is_place=True) for place in places]
    untied = [one["name"] for one in graph["people"] if not counts[one["path"]]]
    return Web(nodes, ties, len(tied) - len(shown), untied)


def _by_name(record: Record) -> tuple[str, str]:
    return record["name"].casefold(), record["path"]


def _pairs(graph: Record, people: Mapping[str, Record]) -> list[tuple[str, str, Kind, int]]:
    """Each two people once: by what tells most of how they are tied."""
    found: dict[frozenset[str], tuple[str, str, Kind, int]] = {}
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


def _most_often(ties: list[Tie], people: int) -> list[Tie]:
    """All ties that notes name, and of those who met the ones who met most often."""
    met = sorted((tie for tie in ties if tie.kind == "met"), key=lambda tie: (-tie.times, tie.one, tie.other))
    kept = [tie for tie in ties if tie.kind != "met"] + met[: TIES_EACH * people]
    return sorted(kept, key=lambda tie: (tie.kind != "met", tie.one, tie.other))


def _person(record: Record, ties: int, names: Mapping[str, str]) -> Node:
    words = [names[key] for key in record["organization"] if key in names]
    return Node(
        name=record["name"],
        href=record["href"],
        ties=ties,
        status=record.get("status", "active"),
        words=(*words, *record["category"]),
    )
