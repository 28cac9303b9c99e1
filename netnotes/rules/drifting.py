"""Who is drifting away, by their own rhythm (SPEC 4): it needs no cadence at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from math import floor
from typing import ClassVar

from netnotes.model.network import Network
from netnotes.model.records import recordclass
from netnotes.rules.contact import PersonFacts, days_after, facts_of

MIN_GAPS = 3


@recordclass(frozen=True, slots=True, kw_only=True)
class DriftingRow:
    """Somebody silent for over twice their own rhythm; ``median_gap`` and ``silence`` are days.

    ``since`` is the last day still within twice the rhythm: a date for pages, which hold no day counts.
    """

    JSON: ClassVar[tuple[str, ...]] = ("name", "path", "median_gap", "last_contact", "silence")

    name: str
    path: str
    median_gap: float
    last_contact: date
    silence: int
    since: date


def drifting_rows(network: Network, today: date) -> tuple[DriftingRow, ...]:
    """People whose silence is over twice the median gap between their contact days, longest adrift first.

    Somebody to meet, paused, archived or deceased does not drift. A contact with their household ends
    silence, but is no part of their own rhythm (SPEC 3). Ties are by name, then path.
    """
    return drifting_among(facts_of(network, today).people.values())


def drifting_among(people: Iterable[PersonFacts]) -> tuple[DriftingRow, ...]:
    """The same of some people only."""
    rows = filter(None, map(_drifting, people))
    return tuple(sorted(rows, key=lambda row: (row.since, row.name.casefold(), row.path)))


def rhythm_of(about: PersonFacts) -> float | None:
    """The median gap in days between somebody's own contact days; None with fewer than three gaps."""
    days = about.contact_days
    if len(days) <= MIN_GAPS:
        return None
    gaps = sorted(later - earlier for earlier, later in pairwise(days))
    middle = len(gaps) // 2
    return gaps[middle] if len(gaps) % 2 else (gaps[middle - 1] + gaps[middle]) / 2


def _drifting(about: PersonFacts) -> DriftingRow | None:
    rhythm, last, today = rhythm_of(about), about.last_date, about.facts.today
    if about.person.status != "active" or rhythm is None or last is None:
        return None
    silence = (today - last).days
    if silence <= 2 * rhythm:
        return None
    return DriftingRow(
        name=about.person.name,
        path=about.person.path,
        median_gap=rhythm,
        last_contact=last,
        silence=silence,
        since=days_after(last, floor(2 * rhythm)),
    )
