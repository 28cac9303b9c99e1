"""How people are tied to one another, as the notes say: who knows or introduced whom, and who is where (SPEC 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal, NamedTuple

from netnotes.model.folding import fold_key, fold_name
from netnotes.model.people import Person
from netnotes.model.places import Place
from netnotes.model.refs import Ref
from netnotes.rules.contact import Facts, PersonFacts, asked_once, is_reachable

TieKind = Literal["introduced", "knows", "household", "met", "organization"]

_NO_PLACE = frozenset(
    {"freelance", "freelancer", "selfemployed", "independent", "retired", "none", "n/a", "unemployed", "student", "?"}
)
"""What people write as an organization and is none: it ties nobody to anybody."""
_READY, _OTHERS = 50, 200


class Tie(NamedTuple):
    """What ties somebody to ``other`` (a path), and where it is written."""

    other: str
    kind: TieKind
    path: str
    line: int

    @property
    def place(self) -> Place:
        """The line that says so."""
        return Place(path=self.path, line=self.line)


class Circle(NamedTuple):
    """The people of one organization who can be suggested: the latest contacts first, then those not met, by name.

    At most `_READY` and `_OTHERS` of them, so that a large one costs no more than another. Each has the place that says
    so.
    """

    name: str
    size: int
    ready: tuple[tuple[PersonFacts, Place], ...]
    others: tuple[tuple[PersonFacts, Place], ...]

    @property
    def people(self) -> Iterator[tuple[str, Place]]:
        """All of them: path and place."""
        return ((about.person.path, place) for about, place in chain(self.ready, self.others))


@asked_once
def ties_by_person(facts: Facts) -> Mapping[str, Sequence[Tie]]:
    """Person's path → who knows, introduced or lives with them, written on either side."""
    found: defaultdict[str, list[Tie]] = defaultdict(list)
    for path, about in facts.people.items():
        for kind, back, refs in _named(about.person):
            for ref in refs:
                other = ref.target
                if other is not None and other != path and other in facts.people:
                    found[path].append(Tie(other, kind, path, ref.line))
                    found[other].append(Tie(path, back, path, ref.line))
    return found


def are_tied(facts: Facts, one: str, other: str) -> bool:
    """Whether the notes say that two people know or introduced one another, or share a household."""
    if one == other or one not in facts.people or other not in facts.people:
        return False
    return _names_them(facts.people[one].person, other) or _names_them(facts.people[other].person, one)


def _names_them(person: Person, other: str) -> bool:
    return any(ref.target == other for ref in chain(person.introduced_by, person.knows, person.household))


def _named(person: Person) -> Iterator[tuple[TieKind, TieKind, Sequence[Ref]]]:
    """Whom somebody's note names, with the kind of tie, and of that back."""
    if person.introduced_by:
        yield "introduced", "knows", person.introduced_by
    if person.knows:
        yield "knows", "knows", person.knows
    if person.household:
        yield "household", "household", person.household


@asked_once
def circle_keys(facts: Facts) -> Mapping[str, Sequence[str]]:
    """Person's path → the keys of their organizations in `members_of`."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, members in _members(facts).items():
        for path in members:
            found[path].append(key)
    return found


def circle_of(facts: Facts, key: str) -> Circle:
    """The people of one organization; put in order when it is first asked for."""
    known = _circles(facts)
    if key not in known:
        known[key] = _circle(facts, key)
    return known[key]


def share_organization(facts: Facts, one: str, other: str) -> bool:
    """Whether two people are of one organization."""
    keys = circle_keys(facts)
    theirs = keys.get(other, ())
    return any(key in theirs for key in keys.get(one, ()))


@asked_once
def _circles(facts: Facts) -> dict[str, Circle]:
    return {}


def _circle(facts: Facts, key: str) -> Circle:
    members = [(facts.people[path], Place(path=at, line=n)) for path, (at, n) in _members(facts)[key].items()]
    members = [member for member in members if is_reachable(member[0])]
    ready = [member for member in members if member[0].own]
    ready.sort(key=lambda member: (-(member[0].own.date.toordinal() if member[0].own else 0), *member[0].sort_key))
    others = sorted((member for member in members if not member[0].own), key=lambda member: member[0].sort_key)
    return Circle(_names(facts)[key], len(members), tuple(ready[:_READY]), tuple(others[:_OTHERS]))


@asked_once
def _members(facts: Facts) -> Mapping[str, Mapping[str, tuple[str, int]]]:
    """Organization's key → path of each person in it, and path and line that say so: their own note first."""
    found: defaultdict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    for path, about in facts.people.items():
        for ref in about.person.organization:
            if key := _key(ref):
                found[key].setdefault(path, (path, ref.line))
    for organization in facts.network.organizations:
        for ref in organization.people:
            if ref.target is not None and ref.target in facts.people:
                found[organization.path].setdefault(ref.target, (organization.path, ref.line))
    return found


@asked_once
def _names(facts: Facts) -> Mapping[str, str]:
    """Organization's key → its name."""
    written = (ref for about in facts.people.values() for ref in about.person.organization)
    names = {key: ref.shown for ref in written if (key := _key(ref))}
    return {**names, **{organization.path: organization.name for organization in facts.network.organizations}}


def _key(ref: Ref) -> str:
    """The path of an organization's note, else its name folded; empty for what is no organization."""
    if ref.target is not None:
        return ref.target
    return "" if fold_key(ref.shown) in _NO_PLACE else f"={fold_name(ref.shown)}"
