"""The rows of `netnotes match` (SPEC 7, 9): who offers, needs or likes something near a topic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import ClassVar, Literal

from netnotes.model.folding import fold_topic
from netnotes.model.network import Network
from netnotes.model.records import recordclass
from netnotes.rules.contact import Facts, facts_of
from netnotes.rules.due import Status, due_row
from netnotes.rules.matching import interests, needs, offers
from netnotes.rules.topic_words import cut
from netnotes.rules.topics import Hit, Topics

How = Literal["offers", "needs", "likes"]
HOWS: tuple[How, ...] = ("offers", "needs", "likes")
_TOPICS: dict[How, Callable[[Facts], Topics]] = {"offers": offers, "needs": needs, "likes": interests}


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

    spellings: dict[str, str] = {}
    for text in sorted(texts):
        for part in (text, *cut(text)):
            spellings.setdefault(fold_topic(part), text)
    close = difflib.get_close_matches(fold_topic(topic), list(spellings), n=5, cutoff=0.7)
    return tuple(dict.fromkeys(spellings[part] for part in close))[:3]
