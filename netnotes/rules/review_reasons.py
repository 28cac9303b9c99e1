"""What `why` tells of reviews: what was ticked there about somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netnotes.model.places import Place
from netnotes.rules.contact import PersonFacts

_WHAT = re.compile(r"(thanks|one-sided|cadence|assumption)-(\d{4}-\d{2}-\d{2})?")
_WORDS = {
    "thanks": "the thank-you of {} was let go",
    "one-sided": "giving that goes one way is as you like it",
    "cadence": "the cadence stays as it is",
    "assumption": "an assumption was looked at",
}


def review_words(about: PersonFacts) -> Iterator[tuple[str, Place]]:
    """The ticks of reviews whose line is about somebody, in words with their lines."""
    for tick in about.facts.network.ticks:
        found = _WHAT.match(tick.key) if tick.target == about.person.path else None
        if found:
            words = _WORDS[found[1]].format(found[2] or "that day")
            yield f"{words}: ticked in a review", Place(path=tick.path, line=tick.line)
