"""Whom of a vault the people of a file are: certainly, perhaps, or nobody yet. Nothing here joins anybody.

See `netnotes.rules.import_evidence` for what speaks for two being one. Certain is only what leads to one note alone.
Everybody who has a note counts, archived and deceased people too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from netnotes.model.folding import fold_name
from netnotes.model.incoming import IncomingPerson
from netnotes.model.network import Network
from netnotes.model.people import Me
from netnotes.model.records import recordclass
from netnotes.rules.import_evidence import Evidence, Sure, compared
from netnotes.rules.import_rows import MOST_SHARING, Groups, holders
from netnotes.rules.import_traits import LINKEDIN, Traits, Value, traits_of_note, traits_of_row
from netnotes.rules.name_forms import is_whole_name, same_name_keys
from netnotes.rules.same_values import address_key

MOST_CANDIDATES = 5
MOST_AT_ONE_PLACE = 60
_MYSELF = frozenset({"me", "you", "i", "myself"})
Found = tuple[int, Evidence]


@recordclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Who somebody in a file is.

    ``certain``: the person of the note ``path``; ``likely``: perhaps those of ``candidates`` (paths, the likeliest
    first) or of ``rows``, other rows of the file that have no note yet; ``new``: nobody; ``me``: the owner, whose note
    ``path`` is. ``because`` is why, for the first candidate where there are several; ``reasons`` are those of each of
    ``candidates`` and then of ``rows``. ``same_as`` is the first row of the file that is certainly the same person:
    whose answer this is, too.
    """

    sure: Literal["certain", "likely", "new", "me"]
    path: str = ""
    because: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    reasons: tuple[tuple[str, ...], ...] = ()
    same_as: int | None = None


NEW = Match(sure="new")


def match_people(people: Sequence[IncomingPerson], network: Network) -> tuple[Match, ...]:
    """A match for each person, in their order."""
    groups = Groups([traits_of_row(person) for person in people])
    vault = _Vault(network, people, groups)
    found = {first: vault.find(traits) for first, traits in groups.traits.items()}
    claims = Counter(number for each in found.values() if (number := _only_named(each)) is not None)
    matches: dict[int, Match] = {}
    for first, each in found.items():
        mine = network.me is not None and _is_me(groups.traits[first], network.me)
        matches[first] = vault.my_match() if mine else vault.match(each, claims)
    for first, others in groups.alike().items():
        if matches[first].sure in {"new", "likely"}:
            matches[first] = _with_rows(matches[first], first, others, matches)
    return tuple(_of_row(number, groups.first(number), matches) for number in range(len(people)))


def _of_row(number: int, first: int, matches: dict[int, Match]) -> Match:
    match = matches[first]
    if number == first:
        return match
    return Match(
        sure=match.sure, path=match.path, because=match.because, candidates=match.candidates, rows=match.rows,
        reasons=match.reasons, same_as=first,
    )  # fmt: skip


def _with_rows(
    match: Match, first: int, others: Sequence[tuple[int, tuple[str, ...]]], matches: dict[int, Match]
) -> Match:
    """The match with the earlier rows that may be the same person and get a note of their own."""
    earlier = [(row, why) for row, why in others if row < first and matches[row].sure == "new"]
    if not earlier:
        return match
    reasons = (*match.reasons, *(why for _, why in earlier))
    rows = tuple(row for row, _ in earlier)
    return Match(sure="likely", because=reasons[0], candidates=match.candidates, rows=rows, reasons=reasons)


def _is_me(traits: Traits, me: Me) -> bool:
    """Whether somebody is the owner (SPEC 2.2): by address or name."""
    if any(("email", address_key(email)) in traits.values for email in me.emails if address_key(email)):
        return True
    mine = (me.name, *me.aliases)
    names = {fold_name(name) for name in traits.names}
    if names & ({fold_name(name) for name in mine} | _MYSELF):
        return True
    return any(is_whole_name(key) and key in traits.name_keys for name in mine for key in same_name_keys(name))


def _only_named(found: Sequence[Found]) -> int | None:
    """The note that a name leads to and nothing surer does."""
    best = [number for number, evidence in found if evidence.sure == Sure.NAMED]
    return best[0] if len(best) == 1 and not any(evidence.sure > Sure.NAMED for _, evidence in found) else None


class _Vault:
    """The notes, by everything that may lead to one."""

    def __init__(self, network: Network, people: Sequence[IncomingPerson], groups: Groups) -> None:
        self.people, self.me = sorted(network.people, key=lambda person: person.path), network.me
        ids: dict[str, list[Value]] = {}
        names = {LINKEDIN, *(name.casefold() for person in people for name, _ in person.ids)}
        for path, name, text in network.written(frozenset(names)):
            ids.setdefault(path, []).append((name, text))
        self.traits = [traits_of_note(person, ids.get(person.path, ())) for person in self.people]
        self.by_value = holders(self.traits, lambda traits: traits.values)
        self.by_name = holders(self.traits, lambda traits: traits.name_keys)
        self.by_place = holders(self.traits, _last_names)
        self.in_file = holders(list(groups.traits.values()), lambda traits: traits.values)
        several = {value for value, numbers in self.by_value.items() if len(numbers) > 1}
        self.shared = groups.shared | several

    def find(self, traits: Traits) -> list[Found]:
        """The notes that may be one with somebody, the likeliest first, then by path."""
        numbers: set[int] = set()
        for value in traits.values:
            if (held := self.by_value.get(value)) and max(len(held), len(self.in_file[value])) <= MOST_SHARING:
                numbers.update(held)
        for key in traits.name_keys:
            held = self.by_name.get(key, [])
            numbers.update(held if len(held) <= MOST_AT_ONE_PLACE else held[:MOST_CANDIDATES])
        for place in _last_names(traits):
            if len(held := self.by_place.get(place, [])) <= MOST_AT_ONE_PLACE:
                numbers.update(held)
        found = [(number, compared(traits, self.traits[number], self.shared)) for number in numbers]
        likely = [(number, evidence) for number, evidence in found if evidence.sure]
        return sorted(likely, key=lambda each: (-each[1].sure, -len(each[1].because), self.people[each[0]].path))

    def match(self, found: Sequence[Found], claims: Counter[int]) -> Match:
        """The match for what was found; ``claims`` count the groups that a name alone leads to a note."""
        if not found:
            return NEW
        best = found[0][1].sure
        first = [each for each in found if each[1].sure == best]
        alone = len(first) == 1 and (best != Sure.NAMED or (len(found) == 1 and claims[first[0][0]] == 1))
        if best >= Sure.NAMED and alone:
            number, evidence = first[0]
            return Match(sure="certain", path=self.people[number].path, because=evidence.because)
        chosen = (first if best >= Sure.CERTAIN else found)[:MOST_CANDIDATES]
        reasons = tuple(evidence.because for _, evidence in chosen)
        paths = tuple(self.people[number].path for number, _ in chosen)
        return Match(sure="likely", because=reasons[0], candidates=paths, reasons=reasons)

    def my_match(self) -> Match:
        """The match of the owner."""
        return Match(sure="me", path=self.me.path if self.me else "", because=("this is you",))


def _last_names(traits: Traits) -> Iterator[tuple[str, str]]:
    """Each place with the last word of each name of two words or more."""
    for words in traits.words:
        if len(words) > 1:
            yield from ((place, words[-1]) for place in traits.places)
