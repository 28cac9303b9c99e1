"""Characters that nobody sees and a model reads: they go from answers, unless a script or an emoji needs them."""

from __future__ import annotations

import unicodedata

_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_SEEN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Format characters of Unicode that have a shape."""
_JOINERS = frozenset("\u200c\u200d")
_EMOJI_STYLE = "\ufe0f"


def without_invisible(text: str) -> str:
    """The text without format characters (Cf), variation selectors and fillers.

    A joiner stays between two letters or symbols, and the emoji style after a symbol.
    """
    if text.isascii():
        return text
    kept: list[str] = []
    for at, char in enumerate(text):
        if char in _JOINERS:
            if kept and _joins(kept[-1]) and _joins(text[at + 1 : at + 2]):
                kept.append(char)
        elif char == _EMOJI_STYLE:
            if kept and (unicodedata.category(kept[-1])[0] == "S" or kept[-1] in "#*0123456789"):
                kept.append(char)
        elif not _is_invisible(char):
            kept.append(char)
    return "".join(kept)


def _is_invisible(char: str) -> bool:
    if char in _BLANK or "\ufe00" <= char <= "\ufe0e" or "\U000e0000" <= char <= "\U000e0fff":
        return True
    return unicodedata.category(char) == "Cf" and char not in _SEEN


def _joins(char: str) -> bool:
    """Whether a joiner may stand beside it: a letter, a mark that belongs to one, or a symbol."""
    return bool(char) and not char.isascii() and unicodedata.category(char)[0] in "LMS"
