"""Names of accounts that Beancount takes, for people of any script: letters, digits and ``-``, begun by a capital."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping


def account_names(root: str, people: Mapping[str, str]) -> dict[str, str]:
    """Path → account for people (path → name), each its own: of several with one name the later paths have a number."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for path in sorted(people):
        name = account_part(people[path])
        number, made = 2, name
        while made.casefold() in taken:
            made, number = f"{name}-{number}", number + 1
        taken.add(made.casefold())
        found[path] = f"{root}:{made}"
    return found


def account_part(name: str) -> str:
    """One part of an account's name: ``Ana-Silva``; scripts without capitals follow ``P-``."""
    composed = unicodedata.normalize("NFC", name)
    words = "".join(c if c.isalpha() or c.isdecimal() else "-" for c in composed if not _joins(c))
    part = "-".join(filter(None, words.split("-")))
    if not part:
        return "P"
    first = part[0].upper()
    capital = len(first) == 1 and unicodedata.category(first) in {"Lu", "Nd"}
    return first + part[1:] if capital else f"P-{part}"


def _joins(char: str) -> bool:
    """Whether a sign belongs to the letter before it: marks, joiners, apostrophes."""
    return unicodedata.category(char)[0] == "M" or char in "'’\u200c\u200d"
