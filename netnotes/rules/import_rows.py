"""Rows of one file that are about one person: joined where that is certain, paired where it is likely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from netnotes.rules.import_evidence import Names, Sure, compare_names, compared
from netnotes.rules.import_traits import Traits, Value, is_id, is_of_source, joined, named_apart
from netnotes.rules.name_forms import is_whole_name

K = TypeVar("K")
MOST_SHARING = 3
MOST_COMPARED = 12


def holders(traits: Sequence[Traits], of: Callable[[Traits], Iterable[K]]) -> Mapping[K, list[int]]:
    """Each key → those that have it, by number."""
    found: defaultdict[K, list[int]] = defaultdict(list)
    for number, each in enumerate(traits):
        for key in of(each):
            found[key].append(number)
    return found


def shared_values(rows: Sequence[Traits], by_value: Mapping[Value, Sequence[int]]) -> frozenset[Value]:
    """The values that rows of several people have: of names that cannot be one person's, or of many names."""
    found = set()
    for value, numbers in by_value.items():
        if len(numbers) > 1:
            different = list({rows[number].name_keys: rows[number] for number in numbers}.values())
            if len(different) > MOST_COMPARED or any(
                compare_names(one, other)[0] == Names.OTHERS for one, other in combinations(different, 2)
            ):
                found.add(value)
    return frozenset(found)


class Groups:
    """The rows of one file in groups, each of one person; a group goes by its first row."""

    def __init__(self, rows: Sequence[Traits]) -> None:
        self.rows = rows
        self._parent = list(range(len(rows)))
        by_value = holders(rows, lambda row: row.values)
        self.shared = shared_values(rows, by_value)
        for value, numbers in by_value.items():
            self._join(numbers, frozenset() if is_id(value) or is_of_source(value) else self.shared, Sure.CERTAIN)
        for numbers in holders(rows, _named_places).values():
            if not any(named_apart(rows[a], rows[b]) for a, b in _pairs(numbers, rows)):
                self._join(numbers, self.shared, Sure.NAMED)
        members: defaultdict[int, list[int]] = defaultdict(list)
        for number in range(len(rows)):
            members[self.first(number)].append(number)
        self.traits = {
            first: rows[first] if len(group) == 1 else joined(rows[number] for number in group)
            for first, group in members.items()
        }

    def first(self, number: int) -> int:
        """The first row of the group of a row."""
        while self._parent[number] != number:
            self._parent[number] = number = self._parent[self._parent[number]]
        return number

    def alike(self) -> Mapping[int, list[tuple[int, tuple[str, ...]]]]:
        """Each group → those that may be the same person by name, and why; of many namesakes none is."""
        found: defaultdict[int, dict[int, tuple[str, ...]]] = defaultdict(dict)
        by_name: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for first, traits in self.traits.items():
            for key in traits.name_keys:
                if is_whole_name(key):
                    by_name[key].append(first)
        for firsts in by_name.values():
            if 1 < len(firsts) <= MOST_COMPARED:
                for a, b in combinations(firsts, 2):
                    evidence = compared(self.traits[a], self.traits[b], self.shared)
                    if evidence.sure:
                        found[a][b] = found[b][a] = evidence.because
        return {first: sorted(others.items()) for first, others in found.items()}

    def _join(self, numbers: Sequence[int], shared: frozenset[Value], sure: Sure) -> None:
        for a, b in _pairs(numbers, self.rows):
            one, other = self.first(a), self.first(b)
            if one != other and compared(self.rows[a], self.rows[b], shared).sure >= sure:
                self._parent[max(one, other)] = min(one, other)


def _named_places(row: Traits) -> Iterator[tuple[tuple[str, ...], object]]:
    """Each whole name with each place or birthday."""
    for key in row.name_keys:
        if is_whole_name(key):
            yield from ((key, place) for place, _ in row.organizations)
            if row.birthday:
                yield key, (row.birthday.month, row.birthday.day)


def _pairs(numbers: Sequence[int], rows: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """All pairs of a few; of many, each with the first in an order of their own."""
    if len(numbers) <= MOST_COMPARED:
        return combinations(numbers, 2)
    first, *others = sorted(numbers, key=lambda number: (rows[number].names, sorted(rows[number].values)))
    return ((first, other) for other in others)
