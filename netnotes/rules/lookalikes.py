"""People who may be one person with two notes, each pair with what speaks for it. Nothing here joins anybody.

An address, number or profile in common speaks for itself, and so does a whole name; initials, short forms and names
within a name speak only where both are of one organization. What more than a few people share (a switchboard, an
address ``info@``) says nothing. People of one household, or of whom one knows the other, are two; so are those of
whom one note says ``different_from`` the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import ClassVar

from netnotes.model.folding import fold_name
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.records import recordclass
from netnotes.rules.name_forms import aside, given_reason, is_whole_name, name_words, same_name_keys
from netnotes.rules.same_values import address_key, common_numbers, number_keys, profile_key

MOST_SHARING = 3
MOST_AT_ONE_PLACE = 60
Pair = tuple[str, str]


@recordclass(frozen=True, slots=True, kw_only=True)
class Lookalike:
    """Two people who may be one, by name; ``because`` says why, the strongest reason first."""

    JSON: ClassVar[tuple[str, ...]] = ("a", "a_path", "b", "b_path", "because")

    one: Person
    other: Person
    because: tuple[str, ...]

    @property
    def a(self) -> str:
        """The first name."""
        return self.one.name

    @property
    def a_path(self) -> str:
        """The first note."""
        return self.one.path

    @property
    def b(self) -> str:
        """The second name."""
        return self.other.name

    @property
    def b_path(self) -> str:
        """The second note."""
        return self.other.path


def lookalikes(network: Network) -> tuple[Lookalike, ...]:
    """The pairs, by name, then path. Where more than two share a whole name, each is paired with the first."""
    people = {person.path: person for person in sorted(network.people, key=_by_name)}
    home = {path: at for at, household in enumerate(network.households) for path in household}
    reasons: defaultdict[Pair, dict[str, None]] = defaultdict(dict)
    for one, other, reason in _found(list(people.values())):
        pair = (one.path, other.path) if _by_name(one) < _by_name(other) else (other.path, one.path)
        if home.get(one.path, -1) != home.get(other.path, -2) and not _are_two(one, other):
            reasons[pair][reason] = None
    rows = (Lookalike(one=people[a], other=people[b], because=tuple(why)) for (a, b), why in reasons.items())
    return tuple(sorted(rows, key=lambda row: (_by_name(row.one), _by_name(row.other))))


def _are_two(one: Person, other: Person) -> bool:
    """Whether the notes say so: one knows or is different from the other, or brackets in the names tell them apart."""
    ties = (
        {ref.target for ref in (*person.knows, *person.introduced_by, *person.household, *person.different_from)}
        for person in (one, other)
    )
    if any(path in known for path, known in zip((other.path, one.path), ties, strict=True)):
        return True
    words, others = aside(one.name), aside(other.name)
    return bool(words and others and words != others)


def _by_name(person: Person) -> tuple[str, str]:
    return person.name.casefold(), person.path


def _found(people: Sequence[Person]) -> Iterator[tuple[Person, Person, str]]:
    yield from _shared(people, lambda person: map(address_key, person.emails), "the same e-mail address {}")
    for one, other, reason in _shared(people, _numbers, "the same telephone number"):
        if common_numbers(_numbers(one), _numbers(other)):
            yield one, other, reason
    yield from _shared(people, lambda person: map(profile_key, person.urls), "the same profile {}")
    yield from _same_names(people)
    yield from _at_one_place(people)


def _shared(
    people: Iterable[Person], of: Callable[[Person], Iterable[str]], reason: str
) -> Iterator[tuple[Person, Person, str]]:
    """Pairs that have a value in common which few have."""
    for value, sharing in _groups(people, of).items():
        if len(sharing) <= MOST_SHARING:
            for one, other in combinations(sharing, 2):
                yield one, other, reason.format(value)


def _groups(people: Iterable[Person], of: Callable[[Person], Iterable[str]]) -> Mapping[str, list[Person]]:
    groups: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        for value in dict.fromkeys(of(person)):
            if value:
                groups[value].append(person)
    return groups


def _numbers(person: Person) -> frozenset[str]:
    return frozenset(key for phone in person.phones for key in number_keys(phone))


def _names(person: Person) -> Iterable[str]:
    return dict.fromkeys((person.name, *person.aliases))


def _same_names(people: Iterable[Person]) -> Iterator[tuple[Person, Person, str]]:
    """Whoever shares a whole name of two words or more with somebody before them."""
    first: dict[tuple[str, ...], tuple[Person, str]] = {}
    for person in people:
        for name in _names(person):
            for key in dict.fromkeys(same_name_keys(name)):
                other, written = first.setdefault(key, (person, name))
                if other is not person and is_whole_name(key):
                    spelled = "the same name" if fold_name(written) == fold_name(name) else f"{written} and {name}"
                    yield other, person, spelled


def _at_one_place(people: Iterable[Person]) -> Iterator[tuple[Person, Person, str]]:
    """Pairs of one organization and one last name whose given names may be one."""
    groups: defaultdict[tuple[str, str], dict[tuple[str, ...], Person]] = defaultdict(dict)
    shown: dict[str, str] = {}
    for person in people:
        for ref in person.organization:
            place = ref.target or fold_name(ref.shown)
            shown.setdefault(place, ref.shown)
            for words in dict.fromkeys(map(name_words, _names(person))):
                if len(words) > 1:
                    groups[place, words[-1]].setdefault(words, person)
    for (place, _), named in groups.items():
        if 1 < len(named) <= MOST_AT_ONE_PLACE:
            for (words, one), (others, other) in combinations(named.items(), 2):
                if one is not other and (how := _how(words, others)):
                    yield one, other, f"{how}, both of {shown[place]}"


def _how(words: Sequence[str], others: Sequence[str]) -> str:
    """How two names with one last name may be one."""
    how = given_reason(words[0], others[0])
    if how == "the same":
        middle, other_middle = words[1:-1], others[1:-1]
        fits = all(given_reason(a, b) for a, b in zip(middle, other_middle, strict=False))
        return "one name within the other" if fits and middle != other_middle else ""
    return f"one name with {how} of the other" if how else ""
