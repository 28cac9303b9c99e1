"""Warm paths (SPEC 7): who can introduce me to somebody, by which links, and what says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, NamedTuple

from netnotes.model.gatherings import Gathering
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.places import Place
from netnotes.model.records import recordclass
from netnotes.rules.contact import Facts, PersonFacts, facts_of, is_reachable
from netnotes.rules.gatherings import gatherings_of
from netnotes.rules.ties import TieKind, circle_keys, circle_of, ties_by_person
from netnotes.rules.warmth import Warmth, warmth_of
from netnotes.rules.wording import kind_words, with_article

MOST_LINKS = 3
_SMALL, _LARGE = 8, 40
_WARMTHS: dict[Warmth | None, int] = {"warm": 0, "cooling": 1, None: 2, "cold": 3}


@recordclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of a chain: who is tied to whom, how (in words), and the line that says so.

    ``weakness`` is 0 where a note says that they know each other, 1 for people of a small meeting, 2 for those of an
    organization or a larger meeting, 3 where there were very many.
    """

    JSON: ClassVar[tuple[str, ...]] = ("who", "whom", "kind", "how", "path", "line")

    who: str
    who_path: str
    whom: str
    whom_path: str
    kind: TieKind
    how: str
    place: Place
    weakness: int

    @property
    def path(self) -> str:
        """The note that says so."""
        return self.place.path

    @property
    def line(self) -> int:
        """The line in that note."""
        return self.place.line


@recordclass(frozen=True, slots=True, kw_only=True)
class WarmPath:
    """A way to somebody: the first person, with whom I have had contact, and one to three links from there."""

    JSON: ClassVar[tuple[str, ...]] = ("name", "path", "warmth", "last_contact", "links", "chain")

    about: PersonFacts
    warmth: Warmth | None
    chain: tuple[Link, ...]

    @property
    def name(self) -> str:
        """The first person's name."""
        return self.about.person.name

    @property
    def path(self) -> str:
        """The first person's note."""
        return self.about.person.path

    @property
    def last_contact(self) -> date | None:
        """The day of the last contact with the first person, the household's included."""
        return self.about.last_date

    @property
    def links(self) -> int:
        """How many links it takes."""
        return len(self.chain)


def warm_paths(network: Network, path: str, today: date) -> tuple[WarmPath, ...]:
    """Every way to the person whose note is at path, one for each first person, best first.

    Fewer links are better, then stronger evidence, then a warmer first person, then by name. Nobody is asked to
    introduce me who is archived or has died; nothing leads to somebody who has died. Empty for an unknown path.
    """
    return tuple(found for level in _levels(facts_of(network, today), path) for found in level)


def best_path(facts: Facts, path: str) -> WarmPath | None:
    """The first of these, None where there is none; longer ways are looked for only where there is no shorter one."""
    return next((found for level in _levels(facts, path) for found in level), None)


class _Step(NamedTuple):
    """A way so far, from the end: somebody, the links from them on, and the sum of their weakness."""

    about: PersonFacts
    chain: tuple[Link, ...]
    weakness: int

    @property
    def order(self) -> tuple[int, str, str]:
        return self.weakness, *self.about.sort_key

    def after(self, about: PersonFacts, edge: _Edge) -> _Step:
        """The way that begins one link before."""
        link = _link(edge, about.person, self.about.person)
        return _Step(about, (link, *self.chain), self.weakness + edge.weakness)


def _levels(facts: Facts, path: str) -> Iterator[list[WarmPath]]:
    """The ways of one link, of two, of three.

    They are looked for from the end. Somebody I know ends a way: it begins with them. A meeting or an organization is
    looked through once, for whom it costs least, so that a search never costs more than the network is large.
    """
    target = facts.people.get(path)
    if target is None or target.person.status == "deceased":
        return
    seen, done = {path}, set[object]()
    frontier = [_Step(target, (), 0)]
    for _ in range(MOST_LINKS):
        best: dict[str, _Step] = {}
        for step in sorted(frontier, key=lambda step: step.order):
            for edge in _edges(step.about.person.path, facts, done):
                if edge.other not in seen and _is_better(edge, step, best.get(edge.other)):
                    about = facts.people.get(edge.other)
                    if about is not None and is_reachable(about):
                        best[edge.other] = step.after(about, edge)
        seen |= best.keys()
        frontier = [step for step in best.values() if step.about.own is None]
        yield sorted((_path(step) for step in best.values() if step.about.own), key=_order)


def _is_better(edge: _Edge, step: _Step, found: _Step | None) -> bool:
    return found is None or step.weakness + edge.weakness < found.weakness


def _path(step: _Step) -> WarmPath:
    return WarmPath(about=step.about, warmth=warmth_of(step.about), chain=step.chain)


def _order(found: WarmPath) -> tuple[int, int, str, str]:
    return sum(link.weakness for link in found.chain), _WARMTHS[found.warmth], *found.about.sort_key


class _Edge(NamedTuple):
    """A possible link, before it is known whether it is needed; ``how`` is empty where names make the words."""

    other: str
    kind: TieKind
    place: Place
    weakness: int
    how: str = ""


def _edges(path: str, facts: Facts, done: set[object]) -> Iterator[_Edge]:
    """Everybody who is tied to somebody; ``done`` are meetings and organizations that were looked through before."""
    for tie in ties_by_person(facts).get(path, ()):
        yield _Edge(tie.other, tie.kind, tie.place, 0)
    for gathering in reversed(gatherings_of(facts, path)):
        place = Place(path=gathering.path, line=gathering.line)
        if place not in done:
            done.add(place)
            yield from _met(gathering, place)
    for key in circle_keys(facts).get(path, ()):
        if key not in done:
            done.add(key)
            circle = circle_of(facts, key)
            weakness, how = 2 if circle.size <= _LARGE else 3, f"both at {circle.name}"
            yield from (_Edge(other, "organization", place, weakness, how) for other, place in circle.people)


def _met(gathering: Gathering, place: Place) -> Iterator[_Edge]:
    size = len(gathering.people)
    weakness = 1 if size <= _SMALL else 2 if size <= _LARGE else 3
    how = f"together at {with_article(kind_words(gathering.kind))} on {gathering.date}"
    if size > _SMALL:
        how += f", among {size} people"
    return (_Edge(other, "met", place, weakness, how) for other in gathering.people)


def _link(edge: _Edge, who: Person, whom: Person) -> Link:
    return Link(
        who=who.name,
        who_path=who.path,
        whom=whom.name,
        whom_path=whom.path,
        kind=edge.kind,
        how=edge.how or _words(edge.kind, who.name, whom.name),
        place=edge.place,
        weakness=edge.weakness,
    )


def _words(kind: TieKind, who: str, whom: str) -> str:
    if kind == "household":
        return f"{who} and {whom} share a household"
    return f"{whom} was introduced by {who}" if kind == "introduced" else f"{who} knows {whom}"
