"""Whom to introduce to whom (SPEC 7): what one looks for and another offers, best where it goes both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from netnotes.model.folding import fold_topic
from netnotes.model.places import Place
from netnotes.model.records import recordclass
from netnotes.rules import matching
from netnotes.rules.contact import Facts, PersonFacts, asked_once, is_reachable, place_of
from netnotes.rules.gatherings import were_together
from netnotes.rules.introductions import share_introduction
from netnotes.rules.ties import are_tied, circle_keys, share_organization
from netnotes.rules.topics import Hit, Topics

MOST = 200
PER_PERSON, PER_TOPIC = 2, 3
_NEAREST, _LOOKED_AT = 12, 8_000
Pair = tuple[str, str]
"""The paths of one who looks for something and one who offers it."""


class _Way(NamedTuple):
    """What goes from one to another, in the order of what is better.

    ``far`` is the score of `Hit`, negative; ``common`` counts who else could help: the fewer, the more it takes me.
    """

    far: float
    common: int
    need: str
    offer: str


@recordclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What one looks for (``need``) and the other offers (``offer``); ``score`` as in `Hit`."""

    seeker: PersonFacts
    helper: PersonFacts
    need: str
    offer: str
    score: float

    @property
    def words(self) -> str:
        """``Ana looks for hiring advice; Bo offers it``."""
        what = "it" if self.score == 1 else self.offer
        return f"{self.seeker.person.name} looks for {self.need}; {self.helper.person.name} offers {what}"

    @property
    def places(self) -> tuple[Place, Place]:
        """The lines that say so."""
        return place_of(self.seeker.person, "needs"), place_of(self.helper.person, "offers")


@recordclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Two people worth introducing: ``a`` looks for something that ``b`` offers; ``back`` is the other way round."""

    match: Match
    back: Match | None

    @property
    def a(self) -> PersonFacts:
        """The one who looks for something."""
        return self.match.seeker

    @property
    def b(self) -> PersonFacts:
        """The one who offers it."""
        return self.match.helper

    @property
    def topic(self) -> str:
        """What it is about."""
        return self.match.need

    @property
    def because(self) -> str:
        """Why, in words."""
        return f"{self.match.words}. {self.back.words}" if self.back else self.match.words

    @property
    def places(self) -> tuple[Place, ...]:
        """The lines that say so."""
        return (*self.match.places, *(self.back.places if self.back else ()))


@asked_once
def suggestions(facts: Facts) -> tuple[Suggestion, ...]:
    """At most `MOST` introductions worth making, the best first: both ways, people I am in touch with, rare topics.

    Nobody stands in more than `PER_PERSON` of them and no topic in more than `PER_TOPIC`, so that a common one does not
    marry everybody. Of a topic that very many look for or offer, some of the pairs are looked at, the same each time.
    """
    ways = _best(_all_ways(facts))
    of_person, of_topic = defaultdict[str, int](int), defaultdict[str, int](int)
    chosen: list[Suggestion] = []

    def has_room(pair: Pair) -> bool:
        one, other = pair
        known = of_topic[fold_topic(ways[pair].need)]
        return known < PER_TOPIC and of_person[one] < PER_PERSON and of_person[other] < PER_PERSON

    for pair in _colleagues_last(filter(has_room, _in_order(ways, facts)), facts):
        if has_room(pair) and _is_new(pair, facts):
            chosen.append(_suggestion(pair, ways, facts))
            for path in pair:
                of_person[path] += 1
            of_topic[fold_topic(ways[pair].need)] += 1
            if len(chosen) == MOST:
                break
    return tuple(chosen)


def suggestions_for(about: PersonFacts) -> Iterator[Suggestion]:
    """The introductions worth making of one person, best first, whoever else they stand beside."""
    facts, path = about.facts, about.person.path
    found: list[tuple[Pair, _Way]] = []
    for need in about.person.needs if _is_asked(about) else ():
        helpers = _people(matching.offers(facts).find(need), facts, path)
        found += [((path, hit.owner), _way(hit, len(helpers), need, hit.topic)) for hit in helpers[:_NEAREST]]
    for offer in about.person.offers if _is_asked(about) else ():
        seekers = _people(matching.needs(facts).find(offer), facts, path)
        found += [((hit.owner, path), _way(hit, len(seekers), hit.topic, offer)) for hit in seekers[:_NEAREST]]
    ways = _best(found)
    return (_suggestion(pair, ways, facts) for pair in _in_order(ways, facts) if _is_new(pair, facts))


def match_of(one: PersonFacts, other: PersonFacts) -> Match | None:
    """What one of two people looks for and the other offers, whichever way fits better."""
    ways = (*_between(one, other), *_between(other, one))
    return max(ways, key=lambda match: match.score, default=None)


def _between(seeker: PersonFacts, helper: PersonFacts) -> Iterator[Match]:
    person, facts = helper.person, seeker.facts
    if seeker.person.needs and person.offers:
        if is_reachable(helper):
            offered = matching.offers(facts)  # where most of these needs were looked for before
        else:
            offered = Topics(((person.path, offer) for offer in person.offers), matching.weights(facts))
        for need in seeker.person.needs:
            hit = next((hit for hit in offered.find(need) if hit.owner == person.path), None)
            if hit:
                yield _match(seeker, helper, _way(hit, 1, need, hit.topic))


class _Seeking(NamedTuple):
    """A topic and all who look for it in these words."""

    need: str
    seekers: Sequence[str]


def _all_ways(facts: Facts) -> Iterator[tuple[Pair, _Way]]:
    """For each need of each person the nearest offers of others.

    Who looks for the same as many others is given other helpers than they: those from a place of their own on.
    """
    offers = matching.offers(facts)
    asked = _asked(facts)
    width = max(min(_NEAREST, _LOOKED_AT // max(sum(len(one.seekers) for one in asked), 1)), 2)
    for need, seekers in asked:
        helpers = _people(offers.find(need), facts)
        by_topic = {hit.topic: hit for hit in helpers}
        kinds = {topic: _way(hit, len(helpers), need, topic) for topic, hit in by_topic.items()}
        ways = [(hit.owner, kinds[hit.topic]) for hit in helpers]
        for number, seeker in enumerate(seekers):
            for helper, way in _window(ways, number, width):
                if helper != seeker:
                    yield (seeker, helper), way


def _window(ways: list[tuple[str, _Way]], number: int, width: int) -> list[tuple[str, _Way]]:
    if len(ways) <= width + 1:
        return ways
    start = number % len(ways)
    return [*ways[start : start + width], *ways[: max(start + width - len(ways), 0)]]


def _asked(facts: Facts) -> Sequence[_Seeking]:
    """Every need by its words, of people who can be introduced."""
    seekers: defaultdict[str, list[str]] = defaultdict(list)
    for about in facts.sorted():
        if about.person.needs and _is_asked(about):
            for need in dict.fromkeys(about.person.needs):
                seekers[need].append(about.person.path)
    return [_Seeking(need, found) for need, found in sorted(seekers.items())]


def _is_asked(about: PersonFacts) -> bool:
    """Whether somebody may be asked at all: neither to meet, paused, archived nor deceased."""
    return about.person.status == "active"


def _people(hits: Iterable[Hit], facts: Facts, without: str = "") -> list[Hit]:
    """The best hit of each person who may be asked."""
    asked, best = _may_be_asked(facts), dict[str, Hit]()
    for hit in hits:
        owner = hit.owner
        if owner not in best and owner in asked and owner != without:
            best[owner] = hit
    return list(best.values())


@asked_once
def _may_be_asked(facts: Facts) -> frozenset[str]:
    return frozenset(path for path, about in facts.people.items() if _is_asked(about))


def _way(hit: Hit, common: int, need: str, offer: str) -> _Way:
    return _Way(-hit.score, common, need, offer)


def _best(found: Iterable[tuple[Pair, _Way]]) -> dict[Pair, _Way]:
    """The best way from each to each."""
    best: dict[Pair, _Way] = {}
    for pair, way in found:
        known = best.get(pair)
        if known is None or way < known:
            best[pair] = way
    return best


def _in_order(ways: Mapping[Pair, _Way], facts: Facts) -> list[Pair]:
    """The pairs, the best first; each two people once, by the better way.

    Both ways come first, then people I am in touch with, then the better way, then names: one whole number says it
    all, because numbers are sorted many times faster than tuples.
    """
    standing = _standing(facts)
    rank = {way: at for at, way in enumerate(sorted(set(ways.values())))}
    everybody, ranks, ordered = len(standing), len(rank), {}
    for pair, way in ways.items():
        seeker, helper = pair
        back = ways.get((helper, seeker))
        (first, one), (second, other) = standing[seeker], standing[helper]
        if back is None or (way, first) < (back, second):
            before = (3 * (back is None) + 2 - one - other) * ranks + rank[way]
            ordered[(before * everybody + first) * everybody + second] = pair
    return [ordered[number] for number in sorted(ordered)]


@asked_once
def _standing(facts: Facts) -> Mapping[str, tuple[int, bool]]:
    """Person's path → where they stand by name, and whether I have been in contact with them."""
    return {about.person.path: (at, about.own is not None) for at, about in enumerate(facts.sorted())}


def _suggestion(pair: Pair, ways: Mapping[Pair, _Way], facts: Facts) -> Suggestion:
    one, other = (facts.people[path] for path in pair)
    back = ways.get((pair[1], pair[0]))
    return Suggestion(match=_match(one, other, ways[pair]), back=_match(other, one, back) if back else None)


def _match(seeker: PersonFacts, helper: PersonFacts, way: _Way) -> Match:
    return Match(seeker=seeker, helper=helper, need=way.need, offer=way.offer, score=-way.far)


def _colleagues_last(ordered: Iterable[Pair], facts: Facts) -> Iterator[Pair]:
    keys, later = circle_keys(facts), list[Pair]()
    for pair in ordered:
        one, other = pair
        if one in keys and other in keys and share_organization(facts, one, other):
            later.append(pair)
        else:
            yield pair
    yield from later


def _is_new(pair: Pair, facts: Facts) -> bool:
    """Whether nothing says that the two know each other already, or that I have thought of it before."""
    return not (are_tied(facts, *pair) or were_together(facts, *pair) or share_introduction(facts, *pair))
