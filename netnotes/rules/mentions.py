"""Names of people in plain words, and the kind of contact that a sentence suggests."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from netnotes.model.folding import fold_key, fold_name
from netnotes.model.people import Person

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:(?<![^\W_]{2})\.)?")
_GAP = re.compile(r"[ \u00a0-]+")
_NO_NAMES = re.compile(
    r"!?\[\[[^\[\]\n]*\]\]|!?\[[^\[\]\n]*\]\([^()\n]*\)|[\[(][^\[\]():]+::[^\[\]()]*[\])]|\S+://\S+|#\S+"
)
_SHORTEST = 3
_HINTS = (
    ("call", ("call", "called", "phone", "phoned", "rang", "ring")),
    ("coffee", ("coffee", "tea")),
    ("lunch", ("lunch",)),
    ("dinner", ("dinner", "supper")),
    ("drinks", ("drinks", "beer", "pint")),
    ("video", ("zoom", "teams", "video", "skype", "facetime")),
    ("email", ("email", "emailed", "mailed", "mail", "e-mail")),
    ("message", ("message", "messaged", "texted", "whatsapp", "signal", "sms", "wrote", "chatted")),
    ("letter", ("letter", "postcard")),
    ("walk", ("walk", "walked")),
    ("visit", ("visit", "visited")),
    ("meeting", ("met", "meeting", "sat", "talked", "spoke")),
)
_EVERYDAY = frozenset(("touch", "like", "share", "comment", "attempt"))


class Named(NamedTuple):
    """A name in a line: 0-based columns, end exclusive, and whose it is (path)."""

    start: int
    end: int
    person: str


class NameFinder:
    """Finds full names and aliases; a name of several people is nobody's, one of fewer than three letters is none.

    A name of one word must be written as it is, with its capital; a longer one in any case.
    """

    def __init__(self, people: Iterable[Person], not_these: Collection[str] = ()) -> None:
        owners: dict[tuple[str, ...], set[str]] = {}
        self._written: dict[tuple[str, ...], set[str]] = {}
        avoided = {_folded(name) for name in not_these}
        for person in people:
            for name in (person.name, *person.aliases):
                words = _folded(name)
                if words and words not in avoided:
                    owners.setdefault(words, set()).add(person.path)
                    self._written.setdefault(words, set()).add(name)
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for words, paths in owners.items():
            if len(paths) == 1:
                self._by_first.setdefault(words[0], []).append((words, next(iter(paths))))
        for found in self._by_first.values():
            found.sort(key=lambda item: -len(item[0]))

    def find(self, line: str) -> Iterator[Named]:
        """The names in a line, links, tags, fields and addresses aside; the longest where several begin alike."""
        text = _NO_NAMES.sub(lambda match: "\0" * len(match[0]), line)
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            found = self._at(text, words, at)
            if found is None:
                at += 1
                continue
            count, person = found
            yield Named(words[at].start(), words[at + count - 1].end(), person)
            at += count

    def _at(self, text: str, words: list[re.Match[str]], at: int) -> tuple[int, str] | None:
        for wanted, person in self._by_first.get(_bare(words[at]), ()):
            here = words[at : at + len(wanted)]
            if tuple(map(_bare, here)) != wanted:
                continue
            if not all(_GAP.fullmatch(text, one.end(), two.start()) for one, two in pairwise(here)):
                continue
            if len(wanted) > 1 or text[here[0].start() : here[0].end()] in self._written[wanted]:
                return len(wanted), person
        return None


def guess_kind(text: str, known: Collection[str]) -> str:
    """The kind that a line's words suggest, ``contact`` where none does; always one of those that are known."""
    words = {fold_key(match[0].rstrip(".")) for match in _WORD.finditer(text)}
    folded = {fold_key(kind): kind for kind in known}
    for kind, hints in _HINTS:
        if kind in folded and words & {fold_key(hint) for hint in hints}:
            return folded[kind]
    return next((folded[word] for word in folded if word in words and word not in _EVERYDAY), "contact")


def _folded(name: str) -> tuple[str, ...]:
    """A name as words, none where it is too short to be told from other words."""
    words = tuple(match[0].rstrip(".").casefold() for match in _WORD.finditer(fold_name(name)))
    return words if len(words) > 1 or (words and (len(words[0]) >= _SHORTEST or not words[0].isascii())) else ()


def _bare(match: re.Match[str]) -> str:
    return match[0].rstrip(".").casefold()
