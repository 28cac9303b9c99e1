"""The rows of `netnotes intros` (SPEC 9.1): introductions under way, then those worth making."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from netnotes.model.network import Network
from netnotes.model.records import recordclass
from netnotes.rules.contact import Facts, facts_of
from netnotes.rules.introducing import Match, Suggestion, match_of, suggestions
from netnotes.rules.introductions import OPEN, Introduction, Party, Stage, introductions
from netnotes.rules.wording import join_names, shorten

SUGGESTED = 20
_LINE = 120


@recordclass(frozen=True, slots=True, kw_only=True)
class IntroRow:
    """One introduction. ``stage`` is None where it is only suggested; ``topic`` is None where no need says it.

    ``a`` is the first person of its note and ``b`` the others. ``note`` is the last line of the note; ``evidence`` are
    places as ``path:line``; ``path`` and ``line`` are those of the note, None for a suggestion.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "a", "b", "topic", "because", "stage", "stuck", "both_ways", "date", "note", "next", "evidence", "path", "line",
    )  # fmt: skip

    parties: tuple[Party, ...]
    topic: str | None
    because: str | None
    stage: Stage | None
    stuck: bool = False
    both_ways: bool = False
    date: date | None = None
    note: str | None = None
    next: str | None = None
    next_stage: Stage | None = None
    evidence: tuple[str, ...] = ()
    path: str | None = None
    line: int | None = None

    @property
    def a(self) -> str | None:
        """The first person."""
        return self.parties[0].name if self.parties else None

    @property
    def b(self) -> str | None:
        """The others."""
        return join_names([party.name for party in self.parties[1:]]) or None


def introduction_rows(network: Network, today: date, everyone: bool = False) -> tuple[IntroRow, ...]:
    """Introductions asked or considered, the oldest first; then `SUGGESTED` worth making at most.

    ``everyone`` gives every suggestion there is (200 at most), and those made and done, newest first.
    """
    facts = facts_of(network, today)
    known = introductions(facts)
    waiting = [introduction_row(one, facts) for one in known if one.stage in OPEN]
    closed = [introduction_row(one, facts) for one in known if one.stage not in OPEN] if everyone else []
    worth = suggestions(facts)
    return (*waiting, *map(suggestion_row, worth if everyone else worth[:SUGGESTED]), *closed)


def introduction_row(one: Introduction, facts: Facts) -> IntroRow:
    """The row of one that has a note."""
    match, meeting = _match(one, facts), one.meeting
    return IntroRow(
        parties=one.parties,
        topic=match.need if match else None,
        because=(match.words if match else shorten(meeting.last_line, _LINE)) or None,
        stage=one.stage,
        stuck=one.stuck,
        date=one.date,
        note=meeting.last_line or None,
        next=one.next_step or None,
        next_stage=one.next_stage,
        evidence=(str(one.place),),
        path=meeting.path,
        line=one.place.line,
    )


def suggestion_row(one: Suggestion) -> IntroRow:
    """The row of one that is worth making."""
    return IntroRow(
        parties=tuple(Party(about.person.name, about.person.path) for about in (one.a, one.b)),
        topic=one.topic,
        because=one.because,
        stage=None,
        both_ways=one.back is not None,
        next="ask both whether they would like it",
        next_stage="considered",
        evidence=tuple(map(str, one.places)),
    )


def _match(one: Introduction, facts: Facts) -> Match | None:
    paths = [party.path for party in one.parties]
    if len(paths) != 2 or None in paths:
        return None
    a, b = (facts.people[path] for path in paths if path is not None)
    return match_of(a, b)
