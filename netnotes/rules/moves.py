"""Moves: a new role or organization is a reason to congratulate, until we have been in touch since (SPEC 7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from netnotes.model.network import Network
from netnotes.model.people import Move
from netnotes.model.places import Place
from netnotes.model.records import recordclass
from netnotes.rules.contact import Facts, PersonFacts, asked_once, days_before, facts_of, is_reachable

SHOWN_DAYS = 60
_FIELDS = ("role", "organization")


@recordclass(frozen=True, slots=True, kw_only=True)
class MoveRow:
    """Somebody to congratulate: ``now`` says in words what they are now, ``date`` when it was noticed."""

    JSON: ClassVar[tuple[str, ...]] = ("name", "path", "date", "now")

    about: PersonFacts
    date: date
    now: str
    place: Place

    @property
    def name(self) -> str:
        """The person's name."""
        return self.about.person.name

    @property
    def path(self) -> str:
        """The person's note."""
        return self.about.person.path


def moves_to_congratulate(network: Network, today: date) -> tuple[MoveRow, ...]:
    """The moves of the last 60 days without a touchpoint on that day or later; the newest first, one for a person."""
    return _rows(facts_of(network, today))


@asked_once
def _rows(facts: Facts) -> tuple[MoveRow, ...]:
    moved = (about for about in facts.people.values() if about.person.moves)
    rows = [row for about in moved if (row := _row(about, facts))]
    return tuple(sorted(rows, key=lambda row: (-row.date.toordinal(), row.about.sort_key)))


def _row(about: PersonFacts, facts: Facts) -> MoveRow | None:
    moves = [move for move in about.person.moves if move.field in _FIELDS and move.date <= facts.today]
    last = max((move.date for move in moves), default=date.min)
    if not is_reachable(about) or last < days_before(facts.today, SHOWN_DAYS):
        return None
    if any(touchpoint.date >= last for touchpoint in about.past):
        return None
    newest = [move for move in moves if move.date == last]
    return MoveRow(
        about=about, date=last, now=_now(about, newest), place=Place(path=about.person.path, line=newest[0].line)
    )


def _now(about: PersonFacts, moves: list[Move]) -> str:
    """``Head of Data at Heron Grid``: what moved as it was noticed, the rest as the note says it."""
    found = {move.field: move.after for move in moves}
    role = found.get("role") or about.person.role
    place = found.get("organization") or ", ".join(ref.shown for ref in about.person.organization)
    return f"{role} at {place}" if role and place else role or f"at {place}"


def move_words(about: PersonFacts) -> Iterator[tuple[str, Place]]:
    """What `why` says of the moves of one person."""
    for move in about.person.moves:
        if move.date <= about.facts.today:
            place = Place(path=about.person.path, line=move.line)
            yield f"{move.field} on {move.date}: now {move.after}", place
    for row in _rows(about.facts):
        if row.path == about.person.path:
            text = f"congratulate: now {row.now}, and nothing is noted since {row.date} (shown for {SHOWN_DAYS} days)"
            yield text, row.place
