"""What I could give next to somebody, and when it is a good moment to (SPEC 5, 7).

In this order, the nearest to their own note first: what I wrote down that I could do for them, a need of theirs that
I can fill, somebody I could introduce them to, something on what they like.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from netnotes.model.places import Place
from netnotes.model.records import recordclass
from netnotes.rules.accounts import BalanceRow, balance_row, keeps_account
from netnotes.rules.contact import PersonFacts, is_reachable, place_of
from netnotes.rules.matching import my_help_for, my_offers, offers
from netnotes.rules.wording import shorten

GiveFrom = Literal["i_offer", "needs", "introduction", "interests"]


@recordclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """Something to give: in words, and the property and line of their note that it comes from.

    ``topic`` is the topic alone: what I offer to do, what they look for, what they like. ``other`` is the path of
    the person to introduce them to.
    """

    JSON: ClassVar[tuple[str, ...]] = ("text", "source", "topic", "path", "line")

    text: str
    source: GiveFrom
    topic: str
    place: Place
    other: str | None = None

    @property
    def path(self) -> str:
        """The note that says so."""
        return self.place.path

    @property
    def line(self) -> int:
        """The line in that note."""
        return self.place.line


def give_next(about: PersonFacts) -> Gift | None:
    """The first of what I could give next; None where nothing is known."""
    if not about.person.i_offer and (best := _best_help(about)):
        return best
    return next(ways_to_give(about), None)


def ways_to_give(about: PersonFacts) -> Iterator[Gift]:
    """Everything that I could give next to somebody; what is not asked for is not looked for."""
    person = about.person
    yield from (_gift(about, "i_offer", text, text) for text in person.i_offer)
    mine = my_offers(about.facts)
    for need in person.needs:
        if hits := mine.find(need):
            yield _help(about, need, hits[0].topic, same=hits[0].score == 1)
    yield from _introductions(about)
    yield from (_gift(about, "interests", f"something on {liked}", liked) for liked in person.interests)


def good_moment(about: PersonFacts) -> str:
    """Why this is a good moment to give something; empty where nothing speaks for it (SPEC 5)."""
    row = _account(about)
    if row is None:
        return ""
    if row.in_debt:
        return "they have done more for you than you for them so far"
    if row.show_asked_before_giving:
        return "the first favour was theirs"
    return ""


def have_met(about: PersonFacts, other: PersonFacts) -> bool:
    """Whether two people need no introduction: a note of either names the other, or they were in one meeting."""
    return _names(about, other) or _names(other, about) or bool(_meetings(about) & _meetings(other))


def _best_help(about: PersonFacts) -> Gift | None:
    found = my_help_for(about)
    return _help(about, found.need, found.topic, same=found.is_same) if found else None


def _help(about: PersonFacts, need: str, topic: str, *, same: bool) -> Gift:
    mine = "it" if same else shorten(topic)
    return _gift(about, "needs", f"{need}: they look for it and you offer {mine}", need)


def _introductions(about: PersonFacts) -> Iterator[Gift]:
    """Whom I know and they do not, with an offer that they need: one for each need, the nearest topic first."""
    if not about.person.needs or not is_reachable(about):
        return
    known, people = offers(about.facts), about.facts.people
    for need in about.person.needs:
        for owner, topic, _, _ in known.find(need):
            other = people[owner]
            if other.own and owner != about.person.path and not have_met(about, other):
                text = f"an introduction to {other.person.name}, who offers {shorten(topic)}"
                yield _gift(about, "introduction", text, need, "needs", owner)
                break


def _names(about: PersonFacts, other: PersonFacts) -> bool:
    person = about.person
    refs = (*person.knows, *person.introduced_by, *person.household)
    return any(ref.target == other.person.path for ref in refs)


def _meetings(about: PersonFacts) -> set[str]:
    """The notes of the meetings that somebody was in, or will be."""
    own = about.facts.network.touchpoints_of(about.person.path)
    return {touchpoint.path for touchpoint in own if touchpoint.source == "meeting"}


def _account(about: PersonFacts) -> BalanceRow | None:
    return balance_row(about) if keeps_account(about.person, about.facts.config) else None


def _gift(
    about: PersonFacts, source: GiveFrom, text: str, topic: str, field: str = "", other: str | None = None
) -> Gift:
    place = place_of(about.person, field or source)
    return Gift(text=text, source=source, topic=topic, place=place, other=other)
