"""Small English for messages to somebody: what notes say *about* a person, said *to* them, or not at all (SPEC 9).

Notes are written for oneself. What cannot be said to the person in good English is left out, so that the draft has a
gap in its place, never a sentence that nobody would send.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from netnotes.model.ledger import Touchpoint
from netnotes.rules.wording import MONTHS

_TITLES = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "mx", "sir", "dame", "rev", "ir"})
_THIRD_PERSON = re.compile(
    r"\b(?:he|him|his|himself|she|her|hers|herself|they|them|their|theirs|themselves)\b", re.IGNORECASE
)
_OWN = re.compile(r"(?:her|his|their) ", re.IGNORECASE)
_WIKILINK = re.compile(r"!?\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_LINK = re.compile(r"!?\[([^\[\]]+)\]\([^()\s]*\)")
_TAG = re.compile(r"(?:^|(?<=\s))#[^\s#]+")
_SENTENCE = re.compile(r"(?<=[^\s.]{3}[.!?]) ")
_DATED = re.compile(r"\d{4}-\d{2}(?:-\d{2})?[\s,:;–-]*")
_BEFORE = frozenset({"at", "in", "on", "during", "through", "via", "over", "while"})
_DETERMINERS = frozenset(
    {"a", "an", "the", "my", "our", "your", "some", "two", "three", "all", "every", "this", "that"}
)
_OCCASIONS = re.compile(
    r"\b(?:fair|queue|conference|congress|forum|summit|meetup|meeting|party|wedding|course|class|workshop|seminar|training"
    r"|school|university|college|office|work|project|train|flight|event|club|choir|dinner|lunch|breakfast|coffee|panel"
    r"|hackday|hackathon|picnic|talk|lecture|festival|exhibition|evening|visit|kick-off|\d{4})\b",
    re.IGNORECASE,
)
_DONE = frozenset(
    {
        "brought", "built", "came", "chose", "did", "drew", "drove", "found", "fought", "gave", "got", "held", "kept",
        "lent", "let", "made", "met", "paid", "put", "read", "rang", "ran", "said", "sat", "saw", "sent", "set",
        "showed", "spent", "spoke", "stood", "taught", "thought", "told", "took", "went", "won", "wrote",
    }
)  # fmt: skip
_SHARED = frozenset({"coffee", "lunch", "dinner", "breakfast", "drinks"})
_SPOKEN = {"call": "on the phone", "video": "on our video call", "walk": "on our walk", "visit": "during the visit"}
_LONGEST = 120
_LONG_DAYS = 60


class LastTime(NamedTuple):
    """The last contact, as one says it to the person: ``coffee``, ``over coffee on 12 October``; empty for none."""

    noun: str = ""
    at: str = ""


class Favour(NamedTuple):
    """What somebody did for me: ``you_did`` completes "you …", ``what`` completes "thank you for …"."""

    you_did: str = ""
    what: str = ""


def first_name(name: str) -> str:
    """How to address somebody: the first word of a name that is no title; all of it where it has no spaces."""
    words = name.replace("(", " (").split()
    kept = [word for word in words if word.rstrip(".").casefold() not in _TITLES and not word.startswith("(")]
    return (kept or words or [name])[0].rstrip(",")


def day_words(day: date, today: date) -> str:
    """``12 October``, with the year where it is not this one."""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if day.year != today.year else "")


def month_words(day: date, today: date) -> str:
    """``October``, with the year where it is not this one."""
    return MONTHS[day.month - 1] + (f" {day.year}" if day.year != today.year else "")


def is_about_them(text: str) -> bool:
    """Whether a text speaks of somebody as he, she or they, so that it cannot be said to them."""
    return _THIRD_PERSON.search(text) is not None


def said(text: str) -> str:
    """Text of a note as one would say it: its first sentence, up to a tag, without links and final stop."""
    words = " ".join(_TAG.split(_LINK.sub(r"\1", _WIKILINK.sub(r"\1", text)), maxsplit=1)[0].split())
    words = _SENTENCE.split(words, maxsplit=1)[0].rstrip(" .;:,")
    return words if len(words) <= _LONGEST else ""


def met_sentence(met: str) -> str:
    """How we met, as a sentence to them; empty where the note's words do not make one."""
    text = said(_DATED.sub("", met, count=1) if _DATED.match(met) else met)
    if not text or is_about_them(text):
        return ""
    first = text.split()[0].casefold()
    if first in _BEFORE:
        return f"We met {text}."
    if not _OCCASIONS.search(text) or first in _DONE or first in {"we", "i", "old", "former", "met"}:
        return ""
    article = "" if text[0].isupper() or text[0].isdigit() or first in _DETERMINERS else "the "
    return f"You may remember me from {article}{text}."


def last_time(touchpoint: Touchpoint, event: str, today: date) -> LastTime:
    """The last contact in words; ``event`` is the name of the event it was at, empty where it was none."""
    kind, on = touchpoint.kind, f"on {day_words(touchpoint.date, today)}"
    if event:
        return LastTime("", f"at {event} {on}")
    if kind in _SHARED:
        return LastTime(kind, f"over {kind} {on}")
    if kind in _SPOKEN:
        return LastTime(kind if kind != "video" else "call", f"{_SPOKEN[kind]} {on}")
    if kind in {"meeting", "interview"}:
        return LastTime(kind, f"in our {kind} {on}")
    if kind in {"event", "conference"}:
        return LastTime(kind, f"at the {kind} {on}")
    return LastTime("", on)


def opening_sentence(touchpoint: Touchpoint, event: str, today: date) -> str:
    """How a message begins, by when and how we were last in touch."""
    last, kind = last_time(touchpoint, event, today), touchpoint.kind
    if is_long_ago(touchpoint.date, today):
        noun = f"our {last.noun} in" if last.noun else "we were last in touch, in"
        return f"It has been a while since {noun} {month_words(touchpoint.date, today)}."
    if kind in {"call", "video"}:
        return f"It was good to talk {day_part(last.at)}."
    if last.at.startswith(("over ", "at ", "on our ", "during ", "in our ")):
        return f"It was good to see you {last.at}."
    return f"It was good to be in touch {last.at}."


def is_long_ago(day: date, today: date) -> bool:
    """Whether a message should say that it has been a while."""
    return (today - day).days > _LONG_DAYS


def day_part(at: str) -> str:
    """``on 12 October`` of ``on the phone on 12 October``."""
    return f"on {at.rsplit(' on ', 1)[-1]}"


def favour_words(what: str) -> Favour:
    """A favour as I wrote it down, said to who did it; empty where that makes no good English."""
    text = said(what)
    if _OWN.match(text):
        text = "your " + text.split(" ", 1)[1]
    if not text or is_about_them(text):
        return Favour()
    first = text.split()[0].casefold()
    if (
        first in _DONE
        or first.removeprefix("re") in _DONE
        or (first.endswith("ed") and len(first) > 4 and not first.endswith("eed"))
    ):
        return Favour(you_did=text)
    plain = text[0].isupper() or text[0].isdigit() or first in _DETERMINERS or first.endswith("ing")
    return Favour(what=text if plain else f"the {text}")


def _is_past(verb: str) -> bool:
    """Whether a word is a verb in the past: ``reviewed``, ``wrote``, ``rewrote``."""
    regular = verb.endswith("ed") and len(verb) > 4 and not verb.endswith("eed")
    return regular or verb in _DONE or verb.removeprefix("re") in _DONE
