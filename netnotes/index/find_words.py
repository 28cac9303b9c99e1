"""What somebody looks for: words, phrases and filters, read from a line as people type it. No line is an error."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from netnotes.model.errors import OperatorError
from netnotes.model.folding import closest, fold_accents, fold_key

WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_PIECE = re.compile(
    r"""
      (?P<not>-?)(?P<filter>type|tag|in):(?P<value>"[^"]*"?|\S*)
    | "(?P<phrase>[^"]*)"?(?P<open>\*?)
    | (?P<word>[^\s"]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Scripts written without spaces: their words cannot be told apart, so any part of a text matches."""
_TYPES: dict[str, str] = {
    **dict.fromkeys(("person", "people", "persons", "contact", "contacts"), "person"),
    **dict.fromkeys(("goal", "goals", "objective", "objectives"), "goal"),
    **dict.fromkeys(("meeting", "meetings", "call", "calls", "interaction", "interactions"), "meeting"),
    **dict.fromkeys(("organization", "organizations", "organisation", "organisations", "company"), "organization"),
    "me": "me",
    **dict.fromkeys(("note", "notes", "plain"), ""),
}


class Term(NamedTuple):
    """One thing that must stand in the note: folded ``words`` in a row, the last a beginning where ``prefix``.

    ``text`` is how it was typed; with ``anywhere`` it may stand within a word.
    """

    text: str
    words: tuple[str, ...]
    prefix: bool = False
    anywhere: bool = False


class Filter(NamedTuple):
    """What the note must be, or with ``negated`` must not be: ``kind`` is type, tag or in."""

    kind: str
    value: str
    negated: bool


class Search(NamedTuple):
    """Everything asked for; all of it must hold."""

    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()

    def begun(self) -> Search:
        """The same, every word the beginning of one."""
        return self._replace(terms=tuple(term._replace(prefix=True) for term in self.terms))


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """A word as the full text compares it: without case and accents."""
    return word.lower() if word.isascii() else fold_accents(word)


def parse_search(arguments: Iterable[str]) -> Search:
    """What the arguments of a command ask for.

    An argument of several words is a phrase, unless it holds quotes or filters of its own. Raises OperatorError for
    a type that does not exist and where nothing is asked for.
    """
    terms: list[Term] = []
    filters: list[Filter] = []
    for argument in arguments:
        text = _harmless(argument)
        pieces = list(_PIECE.finditer(text))
        if len(pieces) > 1 and all(piece["word"] for piece in pieces) and not any(p["word"] == "-" for p in pieces):
            terms += _terms(text)
            continue
        for piece in pieces:
            if piece["filter"]:
                filters += _filter(piece["filter"].lower(), piece["value"].strip('"'), bool(piece["not"]))
            elif piece["word"]:
                terms += _terms(piece["word"])
            else:
                terms += _terms(piece["phrase"] + piece["open"])
    if not terms and not filters:
        raise OperatorError("there is no word to look for", "netnotes find coffee type:meeting   is an example")
    return Search(tuple(dict.fromkeys(terms)), tuple(filters))


def _terms(text: str) -> list[Term]:
    """The term of a word or phrase; none where it holds nothing that can be found."""
    prefix = text.endswith("*")
    text = text.strip().strip("*").strip()
    words = tuple(fold_word(word) for word in WORD.findall(text))
    if _UNSPACED.search(text) or (not words and any(unicodedata.category(char)[0] == "S" for char in text)):
        return [Term(text, words, anywhere=True)]
    return [Term(text, words, prefix)] if words else []


def _filter(kind: str, value: str, negated: bool) -> list[Filter]:
    if not value:
        return []
    if kind == "type":
        known = _TYPES.get(fold_key(value))
        if known is None:
            near = closest(value, _TYPES)
            raise OperatorError(
                f"there is no type {value!r} of notes",
                f"did you mean {near}?" if near else "the types are person, goal, meeting, organization, me and note",
            )
        return [Filter(kind, known, negated)]
    value = value.removeprefix("#").casefold() if kind == "tag" else value.strip("/").casefold()
    return [Filter(kind, value, negated)] if value else []


def _harmless(text: str) -> str:
    """Text that can be given to SQLite: UTF-8, and no control characters."""
    text = text.encode("utf-8", "replace").decode()
    return "".join(" " if unicodedata.category(char) == "Cc" else char for char in text)
