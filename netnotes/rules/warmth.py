"""How warm a relationship is (SPEC 7): silence up to one, up to two, more than two cadences, or own rhythms."""

from __future__ import annotations

from datetime import date
from math import floor
from typing import Literal

from netnotes.model.cadence import Cadence
from netnotes.rules.contact import PersonFacts, days_after
from netnotes.rules.drifting import rhythm_of
from netnotes.rules.due import due_row

Warmth = Literal["warm", "cooling", "cold"]


def warmth_of(about: PersonFacts) -> Warmth | None:
    """Whether somebody is warm, cooling or cold; None without a contact, or with neither cadence nor own rhythm.

    The cadence in force goes before the rhythm; a contact with their household ends the silence.
    """
    bounds, today = warm_until(about, due_row(about).rhythm), about.facts.today
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
