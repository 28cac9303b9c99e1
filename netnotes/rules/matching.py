"""Whose topics go with whose (SPEC 7): who could help with a need, whom I can help, who likes a topic.

People who are archived or deceased are never suggested. Topics are compared as `rules.topics` says, with one
set of weights for all topics of the network; nothing here says that one person is worth more than another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import ClassVar, Literal, NamedTuple

from netnotes.model.folding import fold_topic
from netnotes.model.goals import Need
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.records import recordclass
from netnotes.rules.contact import Facts, PersonFacts, asked_once, facts_of, is_reachable
from netnotes.rules.due import Status, due_row
from netnotes.rules.needs import NeedRow, of_category
from netnotes.rules.topics import Hit, Topics, Weights

How = Literal["offers", "needs", "likes"]
HOWS: tuple[How, ...] = ("offers", "needs", "likes")
_SAME = 1.0


class Fit(NamedTuple):
    """Somebody with a topic of theirs that goes with what was asked for, as in `Hit`."""

    about: PersonFacts
    topic: str
    words: tuple[str, ...]
    score: float

    @property
    def is_same(self) -> bool:
        """Whether the topic says the same as what was asked for, in other endings or order perhaps."""
        return self.score == _SAME


class Help(NamedTuple):
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


@recordclass(frozen=True, slots=True, kw_only=True)
class MatchRow:
    """Somebody who offers, needs or likes something near a topic; ``words`` are those of theirs that matched.

    ``status`` has the words of SPEC 4.
    """

    JSON: ClassVar[tuple[str, ...]] = ("name", "path", "how", "topic", "words", "status", "last_contact")

    name: str
    path: str
    how: How
    topic: str
    words: tuple[str, ...]
    status: Status
    last_contact: date | None


@asked_once
def weights(facts: Facts) -> Weights:
    """How much each word weighs among all topics of the network: people's, mine and those of goals."""
    network, me = facts.network, facts.network.me
    lists = [topics for person in network.people for topics in (person.offers, person.needs, person.interests)]
    lists += [me.offers, me.needs] if me else []
    lists += [tuple(need.what for need in goal.needs) for goal in network.goals]
    return Weights(set().union(*lists))


@asked_once
def offers(facts: Facts) -> Topics:
    """What people offer, by their path."""
    return _topics(facts, lambda person: person.offers)


@asked_once
def needs(facts: Facts) -> Topics:
    """What people look for, by their path."""
    return _topics(facts, lambda person: person.needs)


@asked_once
def interests(facts: Facts) -> Topics:
    """What people like, by their path."""
    return _topics(facts, lambda person: person.interests)


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
    found = [Help(about, need, *hits[0][1:]) for need in about.person.needs if (hits := mine.find(need))]
    return max(found, key=lambda help_: help_.score, default=None)


def match_rows(network: Network, today: date, topic: str, hows: Sequence[How] = HOWS) -> tuple[MatchRow, ...]:
    """Who offers, needs or likes something near a topic: in this order, nearest topics first, then by name."""
    facts = facts_of(network, today)
    return tuple(_row(how, hit, facts) for how in HOWS if how in hows for hit in _hits(how, topic, facts))


def has_topics(network: Network, today: date, hows: Sequence[How] = HOWS) -> bool:
    """Whether anybody has any such topic."""
    facts = facts_of(network, today)
    return any(_TOPICS[how](facts).owners for how in hows)


def near_topics(
    network: Network, today: date, topic: str, hows: Sequence[How] = HOWS, known: Sequence[str] = ()
) -> tuple[str, ...]:
    """Up to three topics besides the known ones with a word in common; else, where none is known, spelled alike."""
    facts, seen = facts_of(network, today), set(map(fold_topic, known))
    wanted = [_TOPICS[how](facts) for how in HOWS if how in hows]
    near = {fold_topic(text): text for topics in wanted for text in topics.near(topic)}
    found = [text for folded, text in near.items() if folded not in seen]
    if found or known:
        return tuple(found[:3])
    return _spelled_alike(topic, {text for topics in wanted for text in topics.owners})


_TOPICS: dict[How, Callable[[Facts], Topics]] = {"offers": offers, "needs": needs, "likes": interests}


def _topics(facts: Facts, of: Callable[[Person], Iterable[str]]) -> Topics:
    return Topics(_owned(facts, of), weights(facts))


def _owned(facts: Facts, of: Callable[[Person], Iterable[str]]) -> Iterator[tuple[str, str]]:
    for path, about in facts.people.items():
        if (topics := of(about.person)) and is_reachable(about):
            for topic in topics:
                yield path, topic


def _fits(hits: Iterable[Hit], facts: Facts) -> tuple[Fit, ...]:
    """The best hit of each person."""
    best: dict[str, Fit] = {}
    for owner, topic, words, score in hits:
        best.setdefault(owner, Fit(facts.people[owner], topic, words, score))
    return tuple(sorted(best.values(), key=lambda fit: (-fit.score, *fit.about.sort_key)))


def _hits(how: How, topic: str, facts: Facts) -> list[Hit]:
    hits = _TOPICS[how](facts).find(topic)
    return sorted(hits, key=lambda hit: (-hit.score, *facts.people[hit.owner].sort_key, hit.topic))


def _row(how: How, hit: Hit, facts: Facts) -> MatchRow:
    about = facts.people[hit.owner]
    return MatchRow(
        name=about.person.name,
        path=hit.owner,
        how=how,
        topic=hit.topic,
        words=hit.words,
        status=due_row(about).status,
        last_contact=about.last_date,
    )


def _spelled_alike(topic: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Topics with a spelling, or a word with a spelling, like that of the one asked for."""
    import difflib

    from netnotes.rules.topic_words import cut

    spellings: dict[str, str] = {}
    for text in sorted(texts):
        for part in (text, *cut(text)):
            spellings.setdefault(fold_topic(part), text)
    close = difflib.get_close_matches(fold_topic(topic), list(spellings), n=5, cutoff=0.7)
    return tuple(dict.fromkeys(spellings[part] for part in close))[:3]
