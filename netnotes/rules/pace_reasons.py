"""What `why` says of warmth, and of a cadence that was never kept: words, and the line that they come from."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.model.places import Place
from netnotes.rules.contact import PersonFacts
from netnotes.rules.kept_rhythm import unkept_row
from netnotes.rules.warmth import warmth_words


def pace_words(about: PersonFacts) -> Iterator[tuple[str, Place | None]]:
    """How warm somebody is, and which rhythm was kept where it was another than the cadence."""
    if about.person.status == "active" and (words := warmth_words(about)):
        yield words, about.last.place if about.last else None
    if unkept := unkept_row(about):
        yield f"the cadence is wrong, not the person: {unkept.reason}; {unkept.command}", unkept.place
