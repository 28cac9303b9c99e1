"""How words are compared: one function for property names, one for names of people, one for topics."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_NO_SEPARATORS = str.maketrans("", "", "-_ ")
_SEPARATORS_TO_SPACE = str.maketrans("-_", "  ")


@lru_cache(maxsize=4096)
def fold_key(name: str) -> str:
    """A property name or other word of ours with case, ``-``, ``_`` and spaces folded away (SPEC 2.1)."""
    return name.casefold().translate(_NO_SEPARATORS)


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """A person's or note's name for comparing: any case, NFC, ``-`` and ``_`` equal to space (SPEC 2.2)."""
    if name.isascii():
        return " ".join(name.lower().translate(_SEPARATORS_TO_SPACE).split())
    return " ".join(unicodedata.normalize("NFC", name).casefold().translate(_SEPARATORS_TO_SPACE).split())


def fold_accents(text: str) -> str:
    """Text casefolded and without combining accents; letters of other scripts stay what they are."""
    if text.isascii():
        return text.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).casefold()


@lru_cache(maxsize=16384)
def fold_topic(topic: str) -> str:
    """A topic for comparing: case, accents and runs of white space folded (SPEC 6, 7)."""
    return " ".join(fold_accents(topic).split())


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate nearest in spelling, for a "did you mean"; None when nothing is near."""
    import difflib

    by_fold = {fold_accents(c): c for c in candidates}
    found = difflib.get_close_matches(fold_accents(word), list(by_fold), n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None
