"""The kind of a touchpoint in a line of text: a known word, words before a separator, or a tag (SPEC 3)."""

from __future__ import annotations

import re

from netnotes.model.config import Config
from netnotes.model.folding import fold_key
from netnotes.vault.inline_fields import find_bracketed, open_field, without_fields
from netnotes.vault.postings import is_about_favours

_RESTRICTED = frozenset({"like", "share", "touch", "comment", "thanks"})
_WORD = r"[^\W_][\w'’./-]*"
_BEFORE_SEPARATOR = re.compile(
    rf"[*_]{{0,3}}({_WORD}(?:[ ]{_WORD})?)[*_]{{0,3}}[ \t]{{0,3}}(?::[*_]{{0,3}}(?=\s|$|\[)|[ ][-–·](?=\s))[ \t]*"
)
_FIRST_WORDS = re.compile(r"[*_]{0,2}([^\W_][\w'’/-]*)(?:[ ]([^\W_][\w'’/-]*))?")
_TAG = re.compile(r"(?<!\S)#([^\s#,.;:!?)\]]+)")
_SHORT, _MOST_SHORT = 24, 4096


class KindReader:
    """Reads kinds by one vault's configuration; remembers the words it has seen."""

    def __init__(self, config: Config) -> None:
        self.known = {
            fold_key(kind): kind for kind in reversed((*config.touch_kinds, *config.contact_kinds))
        }  # the first spelling wins
        self._short: dict[str, tuple[str, str]] = {}  # what was split already: `coffee` comes again and again

    def word(self, text: str) -> str | None:
        """The known kind that a word means, None if it is none."""
        return self.known.get(fold_key(text))

    def tag(self, text: str) -> str | None:
        """The known kind of the first ``#<kind>`` tag in a text."""
        if "#" not in text:
            return None
        return next((kind for match in _TAG.finditer(text) if (kind := self.word(match[1]))), None)

    def leading(self, text: str) -> tuple[str | None, str]:
        """The known kind word that a text begins with, and the text after it and its separator."""
        words = _FIRST_WORDS.match(text)
        if words is None:
            return None, text
        before = _BEFORE_SEPARATOR.match(text) if ":" in text or " " in text else None
        separated = self.word(before[1]) if before else None
        if before and separated:
            return separated, text[before.end() :]
        for count in (2, 1):
            if words[count] is None:
                continue
            kind = self.word(" ".join(words.groups()[:count]))
            if kind and kind not in _RESTRICTED:
                rest = text[words.end(count) :].lstrip("*_ \t,;:—")
                return kind, rest
        return None, text

    def split_entry(self, text: str) -> tuple[str, str]:
        """Kind of what stands after a date in a log, and what follows its words; without any ``contact``."""
        if len(text) > _SHORT:
            return self._split_entry(text)
        found = self._short.get(text)
        if found is None:
            if len(self._short) >= _MOST_SHORT:
                self._short.clear()
            found = self._short[text] = self._split_entry(text)
        return found

    def _split_entry(self, text: str) -> tuple[str, str]:
        kind, rest = self.leading(text)
        if kind is None and (before := _BEFORE_SEPARATOR.match(text)):
            kind, rest = " ".join(before[1].rstrip("_").casefold().split()), text[before.end() :]
        return self.tag(text) or kind or "contact", rest


def clean_text(text: str) -> str:
    """A line for showing: favours as plain words or, in brackets, left out; no emphasis at its edges; one line."""
    if "::" in text:
        text = without_fields(text, [field for field in find_bracketed(text) if is_about_favours(field)])
        whole = open_field(text)
        text = whole.value if whole and is_about_favours(whole) else text
    return " ".join(text.split()).strip("*_ ")
