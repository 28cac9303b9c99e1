"""Which topics go together (SPEC 7): short phrases compared by their words, rare words weighing more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import log, sqrt
from typing import NamedTuple

from netnotes.rules.topic_words import says_little, telling_words

ENOUGH = 0.64
_LITTLE = 0.5
"""The share of its weight that a word keeps which says only how somebody helps."""
_EVEN = 50
"""As if there were so many topics more: in a small network no word is common because it stands in two of them."""
_GRAIN = 1000


class Hit(NamedTuple):
    """A topic that goes with the one asked for.

    ``topic`` is the owner's own, as written; ``words`` are those of it that matched, in its spelling and order;
    ``score`` is over 0, and 1 where the two say the same.
    """

    owner: str
    topic: str
    words: tuple[str, ...]
    score: float


class Weights:
    """How much each word weighs in a network, known by in how many of its topics the word stands.

    A topic counts once, however many people name it: that everybody offers hiring says nothing against the word,
    that ten topics begin with "data" does. Weights are whole numbers, so that sums have one value in any order.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.stems: dict[str, Mapping[str, str]] = {text: telling_words(text) for text in texts}
        self._of: dict[str, int] = {}

    @cached_property
    def _counts(self) -> tuple[int, Mapping[str, int]]:
        different = {frozenset(stems) for stems in self.stems.values()}
        counts: defaultdict[str, int] = defaultdict(int)
        for stems in different:
            for stem in stems:
                counts[stem] += 1
        return len(different), counts

    def stems_of(self, text: str) -> Mapping[str, str]:
        """The stems of a topic and its words, as `telling_words` says."""
        known = self.stems.get(text)
        return telling_words(text) if known is None else known

    def of(self, stem: str) -> int:
        """The weight of one stem, over 0; one that no topic has weighs like one that stands in one."""
        weight = self._of.get(stem)
        if weight is None:
            topics, counts = self._counts
            share = _LITTLE if says_little(stem) else 1
            rare = log((topics + _EVEN) / counts.get(stem, 1))
            weight = self._of[stem] = max(round(_GRAIN * share * rare), 1)
        return weight

    def sum(self, stems: Iterable[str]) -> int:
        """The weight of these stems together."""
        return sum(map(self.of, stems))


class _Same:
    """The topics that have the same stems, and what those stems weigh together."""

    __slots__ = ("texts", "weight")

    def __init__(self, weight: int, texts: Sequence[str]) -> None:
        self.weight = weight
        self.texts = texts


class Topics:
    """The topics of some people, found by what they mean. Built once, asked often.

    Two topics go together where the words they share weigh enough on both sides: the weight of these, divided by the
    geometric mean of what either weighs in all, is at least `ENOUGH`. So "hiring" meets "hiring advice" (the second
    word only says how), "grant writing" meets "writing grants", while "data platforms" and "data protection" share half
    of each and do not. Whether one word of two is enough ("data" and "data platforms") is decided by how rare
    it is. Who matches whom is the same in both directions where both have the same `weights`.
    """

    def __init__(self, topics: Iterable[tuple[str, str]], weights: Weights | None = None) -> None:
        self.owners: defaultdict[str, list[str]] = defaultdict(list)
        for owner, text in topics:
            self.owners[text].append(owner)
        self._weights = weights
        self._found: dict[str, tuple[Hit, ...]] = {}

    @cached_property
    def weights(self) -> Weights:
        """How much each word weighs: that of the whole network where it was given, else that of these topics."""
        return Weights(self.owners) if self._weights is None else self._weights

    @cached_property
    def _by_stem(self) -> Mapping[str, Sequence[_Same]]:
        together: defaultdict[frozenset[str], list[str]] = defaultdict(list)
        for text in self.owners:
            together[frozenset(self.weights.stems_of(text))].append(text)
        index: defaultdict[str, list[_Same]] = defaultdict(list)
        for stems, texts in together.items():
            same = _Same(self.weights.sum(stems), texts)
            for stem in stems:
                index[stem].append(same)
        return index

    def find(self, text: str) -> tuple[Hit, ...]:
        """The topics that go with this one, best first, then by owner and topic; none for a text without a word."""
        if text not in self._found:
            fitting = [(same, score) for same, score in self._sharing(text) if score >= ENOUGH]
            hits = [hit for same, score in fitting for hit in self._hits(same, score, text)]
            self._found[text] = tuple(sorted(hits, key=lambda hit: (-hit.score, hit.owner, hit.topic)))
        return self._found[text]

    def near(self, text: str) -> tuple[str, ...]:
        """The topics that share a word with this one, whether or not it is enough; best first, then by topic."""
        shared = [(-score, topic) for same, score in self._sharing(text) for topic in same.texts]
        return tuple(topic for _, topic in sorted(shared))

    def _sharing(self, text: str) -> list[tuple[_Same, float]]:
        """The groups of topics that share a stem with the text, each with its score, in no order."""
        stems = self.weights.stems_of(text)
        shared: dict[_Same, int] = {}
        for stem in stems:
            for same in self._by_stem.get(stem, ()):
                shared[same] = shared.get(same, 0) + self.weights.of(stem)
        weight = self.weights.sum(stems)
        return [(same, both / sqrt(weight * same.weight)) for same, both in shared.items()]

    def _hits(self, same: _Same, score: float, text: str) -> list[Hit]:
        stems = self.weights.stems_of(text)
        hits: list[Hit] = []
        for topic in same.texts:
            words = tuple(word for stem, word in self.weights.stems_of(topic).items() if stem in stems)
            hits += [Hit(owner, topic, words, score) for owner in dict.fromkeys(self.owners[topic])]
        return hits
