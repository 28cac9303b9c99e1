"""Two good questions for a meeting, drawn from the note itself: real sentences, never made of nothing (SPEC 7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from netnotes.model.ledger import Touchpoint
from netnotes.model.patterns import pattern
from netnotes.rules.contact import PersonFacts
from netnotes.rules.message_kinds import is_logged_draft
from netnotes.rules.wording import shorten

WANTED = 2
_LONGEST = 70
_WIKILINK = pattern(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_SENTENCE = pattern(r"(?<=[^\s.]{3}[.!?]) ")
_TAG = pattern(r"(?:^|(?<=\s))#[^\s#]+")


def questions_for(about: PersonFacts, assumptions: Sequence[str] = ()) -> tuple[str, ...]:
    """Two questions, each from another source: the last conversation, what they are after, what they look for, …

    None for somebody who has died.
    """
    if about.person.status == "deceased":
        return ()
    return tuple(islice(_questions(about, assumptions), WANTED))


def _questions(about: PersonFacts, assumptions: Sequence[str]) -> Iterator[str]:
    person = about.person
    last = last_conversation(about)
    if last and (said := _said(last.text)):
        yield f"What has happened since “{said}”?"
    if person.their_goals:
        yield f"They are after “{_said(person.their_goals[0])}”: what would help most just now?"
    elif person.needs:
        yield f"They look for “{_said(person.needs[0])}”: has anything helped so far?"
    if assumptions:
        yield f"I assume “{_said(assumptions[0])}”: does it still hold?"
    if person.interests:
        yield f"What is the best thing they came across lately on {_said(person.interests[0])}?"
    if person.organization:
        yield f"What is changing at {_said(person.organization[0].shown)}, and what does it mean for them?"
    if person.role:
        yield f"What takes most of their time as {_said(person.role)}, and what would they rather do?"
    yield "What is on their mind most just now?"
    yield "What could I do that would help?"


def last_conversation(about: PersonFacts) -> Touchpoint | None:
    """The newest of their own contacts that has a line written about it; a ticked task or a draft is none."""
    return next(
        (t for t in reversed(about.past) if t.resets and t.text and t.source != "task" and not is_logged_draft(t)), None
    )


def _said(text: str) -> str:
    """The first sentence of a text, up to a tag, to be quoted: links by what they show, no full stop, not too long."""
    words = " ".join(_TAG.split(_WIKILINK.sub(r"\1", text), maxsplit=1)[0].split())
    words = _SENTENCE.split(words, maxsplit=1)[0]
    return shorten(words.rstrip(" .;:,!?").replace("“", "‘").replace("”", "’"), _LONGEST)
