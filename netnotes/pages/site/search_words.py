"""The words by which the search finds something, and keeping them by what they are made of."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable

from netnotes.pages.site.texts import Texts
from netnotes.vault.writing import write_atomic

MOST_WORDS = 4000
VERSION = "1"
"""To be raised whenever the same texts give other words."""
_FILE = "words.json"
_WORD = re.compile(r"[^\W_]+")
_LETTERS = dict(zip("ßøłđðþæœı", ("ss", "o", "l", "d", "d", "th", "ae", "oe", "i"), strict=True))


class KeptWords:
    """The words of notes, made again only where a text changed; kept where the rendered ``texts`` are."""

    def __init__(self, texts: Texts) -> None:
        self._texts, self._now = texts, dict[str, list[str]]()
        self._before: dict[str, list[str]] = {}
        try:
            if texts.kept is not None:
                self._before = dict(json.loads((texts.kept / _FILE).read_bytes()))
        except (OSError, ValueError, TypeError, RecursionError):
            self._before = {}

    def of(self, path: str, said: list[str]) -> str:
        """The words of the note at ``path`` and of what else is said there."""
        parts = "\0".join((VERSION, self._texts.key(path), *said))
        mark = hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()
        known = self._before.get(path)
        if not (isinstance(known, list) and len(known) == 2 and known[0] == mark):
            known = [mark, words_of([*said, self._texts.body(path)])]
        self._now[path] = known
        return known[1]

    def keep(self) -> None:
        """Write down what is known; where that is not possible, nothing."""
        folder = self._texts.kept
        if folder is None or self._now == self._before:
            return
        data = json.dumps(self._now, ensure_ascii=True).encode()
        try:
            write_atomic(folder / _FILE, data, root=folder, private=True)
        except OSError:
            return


def words_of(texts: Iterable[str], most: int = MOST_WORDS) -> str:
    """The words of texts as they are searched: each once, without accents, in small letters."""
    return " ".join(dict.fromkeys(_WORD.findall(fold_search("\n".join(texts)))))[:most]


def fold_search(text: str) -> str:
    """A text as the search compares it; `site.js` folds what is typed in the same way."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.lower())
    for char in set(bare):  # few are odd, and replacing them one by one is faster than translating a text
        if char in _LETTERS or unicodedata.category(char)[0] == "M":
            bare = bare.replace(char, _LETTERS.get(char, ""))
    return unicodedata.normalize("NFC", bare)
