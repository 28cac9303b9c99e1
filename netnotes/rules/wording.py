"""Small English: names in a row, a cadence in words, a kind of contact in words. Nothing here knows a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netnotes.model.cadence import Cadence
from netnotes.model.dates import PartialDate

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_AGENTS = ("or", "er", "ist", "ian", "ant", "ent", "ert", "ee", "man", "woman", "person")
_PEOPLE = frozenset(
    {"ally", "client", "coach", "colleague", "contact", "friend", "guide", "guest", "host", "judge", "peer"}
)
_JOINTS = frozenset({"in", "for", "at", "of", "on", "with", "to", "who", "from", "inside", "about"})
_SPELLED = frozenset({"a", "an", "the", "some", "somebody", "someone", "people", "any", "another"})


def join_names(names: Sequence[str], at_most: int = 3) -> str:
    """``Ana``, ``Ana and Bo``, ``Ana, Bo and Chen``, ``Ana, Bo, Chen and 2 more``."""
    shown = list(names[:at_most])
    if len(names) > at_most:
        shown.append(f"{len(names) - at_most} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def cadence_words(cadence: Cadence) -> str:
    """A cadence in words: ``every 6 weeks``, ``every month``, ``never``."""
    if cadence.never:
        return "never"
    months, days = cadence.months, cadence.days
    if months:
        count, unit = (months // 12, "year") if months % 12 == 0 else (months, "month")
    else:
        count, unit = (days // 7, "week") if days % 7 == 0 else (days, "day")
    return f"every {unit}" if count == 1 else f"every {count} {unit}s"


def length_words(cadence: Cadence) -> str:
    """A cadence as a length: ``6 weeks``, ``1 month``."""
    words = cadence_words(cadence).removeprefix("every ")
    return words if words[0].isdigit() else f"1 {words}"


def last_words(kind: str, day: date) -> str:
    """``last coffee on 2026-09-30``; a recorded one reads ``last contact``."""
    return f"last {kind_words(kind)} on {day}"


def day_words(day: PartialDate) -> str:
    """``11 December``, with the year where it is known."""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if day.year is not None else "")


def kind_words(kind: str) -> str:
    """A kind of touchpoint as a noun; ``contact`` for a recorded one."""
    return "contact" if kind == "recorded" else kind


def with_article(noun: str) -> str:
    """``a coffee``, ``an event``."""
    return f"{'an' if noun[:1].casefold() in tuple('aeiou') else 'a'} {noun}"


def find_words(what: str, missing: int, have: int) -> str:
    """``find a mentor in data platforms``, ``find 2 more mentors in …``, ``find someone for funding``."""
    words = what.split() or ["someone"]
    if words[0].casefold() in _SPELLED:
        return f"find {' '.join(words)}"
    at, more = _head(words), "more " if have else ""
    if missing > 1 and _is_person(words[at].removesuffix("s")):
        return f"find {missing} {more}{' '.join((*words[:at], _plural(words[at]), *words[at + 1 :]))}"
    if _is_person(words[at]):
        article = "another" if have else "an" if words[0][0].casefold() in "aeiou" else "a"
        return f"find {article} {' '.join(words)}"
    return f"find {_someone(missing, have)} for {' '.join(words)}"


def shorten(text: str, most: int = 60) -> str:
    """A text of so many characters at most, with an ellipsis where it was longer."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _head(words: Sequence[str]) -> int:
    """Where the noun stands: before the first preposition, else last."""
    first = next((i for i, word in enumerate(words) if word.casefold() in _JOINTS), len(words))
    return max(first - 1, 0)


def _is_person(word: str) -> bool:
    folded = word.casefold()
    return folded in _PEOPLE or (folded.endswith(_AGENTS) and len(folded) > 4)


def _plural(word: str) -> str:
    if word.endswith("s"):
        return word
    if word.endswith("y"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith("ch") else f"{word}s"


def _someone(missing: int, have: int) -> str:
    if missing == 1:
        return "someone else" if have else "someone"
    return f"{missing} {'more ' if have else ''}people"
