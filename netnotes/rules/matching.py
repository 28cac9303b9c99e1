"""Whose topics go with whose (SPEC 7): who could help with a need, whom I can help, who likes a topic.

People who are archived or deceased are never suggested. Topics are compared as `rules.topics` says, with one
set of weights for all topics of the network; nothing here says that one person is worth more than another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from netnotes.model.goals import Need
from netnotes.model.people import Person
from netnotes.model.records import recordclass
from netnotes.rules.contact import Facts, PersonFacts, asked_once, is_reachable
from netnotes.rules.needs import NeedRow, of_category
from netnotes.rules.topics import Hit, Topics, Weights

_SAME = 1.0


@recordclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Somebody with a topic of theirs that goes with what was asked for, as in `Hit`."""

    about: PersonFacts
    topic: str
    words: tuple[str, ...]
    score: float

    @property
    def is_same(self) -> bool:
        """Whether the topic says the same as what was asked for, in other endings or order perhaps."""
        return self.score == _SAME


@recordclass(frozen=True, slots=True, kw_only=True)
class Help:
    """A need of somebody that goes with an offer of mine (``topic``, of which ``words`` matched)."""

    about: PersonFacts
    need: str
    topic: str
    words: tuple[str, ...]
    score: float

    @property
    def is_same(self) -> bool:
        """Whether need and offer say the same."""
        return self.score == _SAME


@asked_once
def weights(facts: Facts) -> Weights:
    """How much each word weighs among all topics of the network: people's, mine and those of goals."""
    return Weights(facts.network.topics)


@asked_once
def offers(facts: Facts) -> Topics:
    """What people offer, by their path."""
    return _topics(facts, attrgetter("offers"))


@asked_once
def needs(facts: Facts) -> Topics:
    """What people look for, by their path."""
    return _topics(facts, attrgetter("needs"))


@asked_once
def interests(facts: Facts) -> Topics:
    """What people like, by their path."""
    return _topics(facts, attrgetter("interests"))


@asked_once
def my_offers(facts: Facts) -> Topics:
    """What I offer, by the path of my note; nothing where there is none."""
    me = facts.network.me
    return Topics(((me.path, offer) for offer in me.offers) if me else (), weights(facts))


def helpers_for(need: Need | NeedRow, facts: Facts) -> tuple[Fit, ...]:
    """Who could help with a need of a goal, of its category where it has one: the nearest offer of each.

    The nearest topics come first, then by name.
    """
    fits = _fits(offers(facts).find(need.what), facts)
    return tuple(fit for fit in fits if of_category(fit.about, need.category))


def can_help(about: PersonFacts, need: NeedRow) -> bool:
    """Whether somebody is among those who could help with a need of a goal."""
    path, facts = about.person.path, about.facts
    if not of_category(about, need.category):
        return False
    return any(hit.owner == path for hit in offers(facts).find(need.what))


def who_likes(topic: str, facts: Facts) -> tuple[Fit, ...]:
    """With whom to share something on a topic, ordered as `helpers_for`."""
    return _fits(interests(facts).find(topic), facts)


def whom_i_can_help(facts: Facts) -> tuple[Help, ...]:
    """Everybody who looks for something that I offer, once each, by name."""
    found = (my_help_for(about) for about in facts.sorted() if about.person.needs and is_reachable(about))
    return tuple(help_ for help_ in found if help_)


def my_help_for(about: PersonFacts) -> Help | None:
    """The need of somebody that goes best with an offer of mine, the first in their note among equals."""
    if not (about.person.needs and about.facts.network.me):
        return None
    mine = my_offers(about.facts)
    found = [(need, hits[0]) for need in about.person.needs if (hits := mine.find(need))]
    if not found:
        return None
    need, hit = max(found, key=lambda pair: pair[1].score)
    return Help(about=about, need=need, topic=hit.topic, words=hit.words, score=hit.score)


def _topics(facts: Facts, of: Callable[[Person], Sequence[str]]) -> Topics:
    people = [about.person for about in facts.people.values() if is_reachable(about)]
    return Topics([(person.path, topic) for person in people for topic in of(person)], weights(facts))


def _fits(hits: Iterable[Hit], facts: Facts) -> tuple[Fit, ...]:
    """The best hit of each person."""
    best: dict[str, Fit] = {}
    for owner, topic, words, score in hits:
        best.setdefault(owner, Fit(about=facts.people[owner], topic=topic, words=words, score=score))
    return tuple(sorted(best.values(), key=lambda fit: (-fit.score, *fit.about.sort_key)))
