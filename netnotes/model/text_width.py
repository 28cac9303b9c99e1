"""How many columns of a terminal a text takes: wide, combining and joined characters counted as they are shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_JOINER, _EMOJI_STYLE, _SOFT_HYPHEN = "\u200d", "\ufe0f", "\u00ad"
_FIRST_MARK = "\u0300"
_ELLIPSIS = "…"


def display_width(text: str) -> int:
    """The columns that a text takes."""
    return len(text) if _is_plain(text) else sum(width for _, width in _clusters(text))


def _is_plain(text: str) -> bool:
    """Whether every character takes one column, which is so for all before the combining marks."""
    return text.isascii() or max(text) < _FIRST_MARK


def shorten(text: str, width: int) -> str:
    """The text itself where it fits into so many columns, else its beginning and an ellipsis."""
    if display_width(text) <= width:
        return text
    if _is_plain(text):
        return text[: width - 1].rstrip() + _ELLIPSIS if width > 0 else ""
    kept, used = "", 0
    for cluster, columns in _clusters(text):
        if used + columns > width - 1:
            break
        kept, used = kept + cluster, used + columns
    return kept.rstrip() + _ELLIPSIS if width > 0 else ""


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most so many columns, broken at spaces; longer words are cut."""
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        for piece in _pieces(word, width):
            columns = display_width(piece)
            if line and used + 1 + columns > width:
                lines.append(line)
                line, used = piece, columns
            else:
                line, used = (f"{line} {piece}", used + 1 + columns) if line else (piece, columns)
    return [*lines, line]


def _pieces(word: str, width: int) -> Iterator[str]:
    if display_width(word) <= width:
        yield word
        return
    piece, used = "", 0
    for cluster, columns in _clusters(word):
        if piece and used + columns > width:
            yield piece
            piece, used = "", 0
        piece, used = piece + cluster, used + columns
    yield piece


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """What is shown as one (a letter with its marks, a joined emoji, a flag), and how many columns it takes."""
    cluster, width = "", 0
    for char in text:
        if cluster and _continues(cluster, char, width):
            if char == _EMOJI_STYLE or (_is_flag(char) and _is_flag(cluster)):
                width = 2
            cluster += char
            continue
        if cluster:
            yield cluster, width
        cluster, width = char, _char_width(char)
    if cluster:
        yield cluster, width


def _continues(cluster: str, char: str, width: int) -> bool:
    if _char_width(char) == 0:
        return True
    if width == 2 and (cluster[-1] == _JOINER or "\U0001f3fb" <= char <= "\U0001f3ff"):
        return True
    return len(cluster) == 1 and _is_flag(char) and _is_flag(cluster)


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _char_width(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    if "\u1160" <= char <= "\u11ff":  # vowels and finals of Hangul, shown within their syllable
        return 0
    marks = unicodedata.category(char) in {"Mn", "Me", "Cf"} and char != _SOFT_HYPHEN
    return 0 if marks else 1
