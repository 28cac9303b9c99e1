"""How warm a relationship is (SPEC 7): silence up to one, up to two, more than two cadences, or own rhythms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import floor
from typing import Literal, get_args

from netnotes.model.cadence import MONTHS_DIFFER, Cadence
from netnotes.model.network import Network
from netnotes.rules.contact import PersonFacts, days_after, facts_of
from netnotes.rules.drifting import rhythm_of
from netnotes.rules.due import due_row, rows_by_status

Warmth = Literal["warm", "cooling", "cold"]
WARMTHS: tuple[Warmth, ...] = get_args(Warmth)


def warmth_of(about: PersonFacts) -> Warmth | None:
    """Whether somebody is warm, cooling or cold; None without a contact, or with neither cadence nor own rhythm.

    The cadence in force goes before the rhythm; a contact with their household ends the silence.
    """
    return None if about.last is None else _warmth(about, due_row(about).rhythm)


def warmth_words(about: PersonFacts) -> str:
    """The same with its reason, for `why`; empty where nothing can be said."""
    warmth, cadence = warmth_of(about), due_row(about).rhythm
    if warmth is None:
        return ""
    measure = "cadence" if cadence is not None else "own rhythm"
    silence = {"warm": f"no longer than one {measure}", "cooling": f"more than one {measure}, not yet two"}
    return f"{warmth}: silent for {silence.get(warmth, f'more than twice the {measure}')}"


def warmth_counts(network: Network, today: date) -> Mapping[Warmth, int]:
    """How many people of the running, neither paused nor still to be met, are warm, cooling and cold."""
    counts: dict[Warmth, int] = dict.fromkeys(WARMTHS, 0)
    for status, rows in rows_by_status(facts_of(network, today)).items():
        for row in rows if status not in {"paused", "to_meet"} else ():
            if row.about.last and (warmth := _warmth(row.about, row.rhythm)):
                counts[warmth] += 1
    return counts


def _warmth(about: PersonFacts, cadence: Cadence | None) -> Warmth | None:
    last, today = about.last_date, about.facts.today
    if last is None:
        return None
    if cadence is not None:  # months of different lengths decide only near the end of a cadence
        silence, length = today.toordinal() - last.toordinal(), cadence.length
        if silence <= length - MONTHS_DIFFER:
            return "warm"
        if silence > 2 * (length + MONTHS_DIFFER):
            return "cold"
    bounds = warm_until(about, cadence)
    if bounds is None:
        return None
    once, twice = bounds
    return "warm" if today <= once else "cooling" if today <= twice else "cold"


def warm_until(about: PersonFacts, cadence: Cadence | None) -> tuple[date, date] | None:
    """The last days on which somebody is warm and cooling, if nothing comes between; None as of `warmth_of`.

    ``cadence`` is the one in force.
    """
    last = about.last_date
    if last is None:
        return None
    if cadence is not None:
        once = cadence.after(last)
        return once, cadence.after(once)
    rhythm = rhythm_of(about)
    return None if rhythm is None else (days_after(last, floor(rhythm)), days_after(last, floor(2 * rhythm)))
