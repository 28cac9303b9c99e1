"""A year in kind numbers, and questions for what comes (SPEC 7). Nothing here ranks anybody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from netnotes.rules.review import Review
from netnotes.rules.review_items import SectionName

_ONE_AND_MORE: Mapping[SectionName, tuple[str, str]] = {
    "new_people": ("somebody new", "people new in your network"),
    "came_back": ("one person back in touch", "people back in touch"),
    "favours_given": ("one favour given", "favours given"),
    "introductions_made": ("one introduction made", "introductions made"),
    "promises_kept": ("one promise kept", "promises kept"),
    "thanks_said": ("one thank-you said", "times thanks said"),
    "goals_moved": ("one goal moved", "goals moved"),
}


class Number(NamedTuple):
    """How many of something, with the words for it."""

    section: SectionName
    how_many: int
    words: str


def kind_numbers(review: Review) -> tuple[Number, ...]:
    """What went well in numbers; what there is none of is left out."""
    counts = {section.section: len(section.items) for section in review.sections if section.good}
    return tuple(
        Number(name, count, one if count == 1 else f"{count} {more}")
        for name, (one, more) in _ONE_AND_MORE.items()
        if (count := counts[name])
    )


def questions(review: Review) -> tuple[str, ...]:
    """What to ask oneself, in the note of a review."""
    if review.of.is_year:
        following = review.of.year + 1
        return (
            "Which conversation of this year do I still think of?",
            "Who was there for me, and do they know what it meant?",
            f"Whom would I like to know by the end of {following}?",
            f"What do I want to learn or change in {following}, and who does it already?",
            "Which ties may rest, with thanks?",
            f"What can I give more of in {following}, gladly?",
        )
    return (
        "What am I glad of?",
        "What do I want from the next quarter?",
        "Whom would I like to know better, and whom may I let be for a while?",
        "What can I give, and to whom?",
    )
