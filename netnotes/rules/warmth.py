"""How warm a relationship is (SPEC 7): silence up to one, up to two, more than two cadences, or own rhythms."""

from __future__ import annotations

from math import floor
from typing import Literal

from netnotes.rules.contact import PersonFacts, days_after
from netnotes.rules.drifting import rhythm_of
from netnotes.rules.due import due_row

Warmth = Literal["warm", "cooling", "cold"]


def warmth_of(about: PersonFacts) -> Warmth | None:
    """Whether somebody is warm, cooling or cold; None without a contact, or with neither cadence nor own rhythm.

    The cadence in force goes before the rhythm; a contact with their household ends the silence.
    """
    last, today = about.last_date, about.facts.today
    if last is None:
        return None
    cadence = due_row(about).rhythm
    if cadence is not None:
        once = cadence.after(last)
        twice = cadence.after(once)
    elif (rhythm := rhythm_of(about)) is not None:
        once, twice = days_after(last, floor(rhythm)), days_after(last, floor(2 * rhythm))
    else:
        return None
    return "warm" if today <= once else "cooling" if today <= twice else "cold"
