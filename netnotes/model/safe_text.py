"""Text from notes made harmless: no control code reaches a terminal or a file of another program (SPEC 11)."""

from __future__ import annotations

from netnotes.model.patterns import pattern

_WHITE = pattern("[\t\n\v\f\r\x85\u2028\u2029]+")
BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = pattern(f"[\x00-\x1f\x7f-\x9f{BIDI}]")
_WIKILINK = pattern(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_LONE = pattern("[\ud800-\udfff]")


def clean(text: str) -> str:
    r"""Text on one line without C0, C1, DEL and bidi controls; half surrogates are spelled out as ``\udcff``."""
    if text.isascii() and text.isprintable():
        return text
    text = _HIDDEN.sub("", _WHITE.sub(" ", text))
    return _LONE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def clean_lines(text: str) -> str:
    """The same for text of several lines, which stay lines."""
    return "\n".join(map(clean, text.split("\n")))


def unlink(text: str) -> str:
    """Text with every wikilink replaced by what it shows: ``[[Ana Silva|Ana]]`` reads ``Ana``."""
    return _WIKILINK.sub(r"\1", text) if "[[" in text else text
