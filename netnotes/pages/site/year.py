"""The contacts of everybody in the last years, for the calendar of the whole network."""

from __future__ import annotations

from itertools import chain

from netnotes.pages.rows import Record
from netnotes.rules.contact import Facts
from netnotes.rules.wording import kind_words

YEARS = 2


def calendar_records(facts: Facts) -> list[Record]:
    """Touchpoints with anybody, planned ones too, by day and name.

    Those of the last `YEARS` years in which there was any; today has no part in which they are.
    """
    found = [
        (touchpoint, about)
        for about in facts.sorted()
        for touchpoint in chain(about.past, about.scheduled)
    ]  # fmt: skip
    years = sorted({touchpoint.date.year for touchpoint, _ in found if touchpoint.date <= facts.today})[-YEARS:]
    first = years[0] if years else 0
    kept = [(touchpoint, about) for touchpoint, about in found if touchpoint.date.year >= first]
    kept.sort(key=lambda pair: pair[0].date)
    return [
        {
            "date": touchpoint.date.isoformat(),
            "kind": kind_words(touchpoint.kind),
            "planned": touchpoint.date > facts.today,
            "favour": False,
            "text": "",
            "name": about.person.name,
            "path": about.person.path,
        }
        for touchpoint, about in kept
    ]
