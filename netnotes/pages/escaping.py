"""Data in Markdown: text from notes is escaped so that it stays text, in any place of a line and in any reader.

What has to be kept harmless comes from CommonMark and GFM (code, HTML, links, headings, tables, strikethrough),
from Obsidian (wikilinks, tags, comments, highlights, maths, block ids) and from what its plugins run or read in a
page (Dataview's queries and fields, Templater's ``<% %>``, template ``{{ }}``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any


class Markdown(str):
    """Text that is Markdown already and is printed as it is. Only the filters of `links` and `escape` make it."""

    __slots__ = ()


_SPACES = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(
    r"""
      [\\`*\[\]<|~$^]                       # always
    | (?<![^\W_])_ | _(?![^\W_])            # not within a word
    | (?<!\w)\#                             # a tag or heading, but not C#
    | !(?=\[|$) | (?<=<)!                   # an embed, a comment
    | &(?=\#?\w+;)                          # an entity
    | (?<=:): | ^: | :(?=//|$)              # a field, an address that becomes a link
    | \.(?<=\bwww\.)                        # the same
    | =(?==|$) | (?<=[=`])= | ^=            # a highlight, a query
    | %(?=[%>{}]|$) | (?<=[%<{])% | ^%      # a comment, a template's mark
    | \{(?=[{%#]|$) | (?<=\{)\{ | ^\{       # the same
    | ^-(?=[\s-]|$) | ^\+(?=\s|$) | ^>      # a list, a rule, a quote
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKUP = (
    (re.compile(r"!?\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]"), r"\1"),  # a wikilink: what it shows
    (re.compile(r"!?\[([^\[\]\n]+)\]\([^()\s]*\)"), r"\1"),  # a Markdown link
    (re.compile(r"\*\*([^*\n]+)\*\*|==([^=\n]+)==|`([^`\n]+)`"), r"\1\2\3"),
    (re.compile(r"::"), ":"),
)
_HARMLESS = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9 ,;-]*")  # most of what pages print: nothing below finds anything in it
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def escape(value: Any) -> Markdown:
    """One line of Markdown that shows the value as text; Markdown itself stays as it is, None is empty.

    White space of any kind becomes one space, control and direction characters vanish.
    """
    if isinstance(value, Markdown):
        return value
    if value is None:
        return Markdown("")
    return escape_text(value if isinstance(value, str) else str(value))


@lru_cache(maxsize=8192)  # names stand on page after page
def escape_text(value: str) -> Markdown:
    """The same of text that is no Markdown yet."""
    if _HARMLESS.fullmatch(value) and "  " not in value:
        return Markdown(value.rstrip(" "))
    text = plain(value)
    return Markdown(_NUMBERED.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", text)))


def plain(value: Any) -> str:
    """The value as one line of printable text, NFC, without escapes."""
    text = str(value)
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = _UNPRINTABLE.sub("", _SPACES.sub(" ", text)).strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def spoken(text: str) -> str:
    """Text from a note as one would say it: links by what they show, no bold or code, ``gave::`` as ``gave:``."""
    if not any(mark in text for mark in ("[", "*", "=", "`", "::")):
        return text
    for pattern, shown in _MARKUP:
        text = pattern.sub(shown, text)
    return text


def join_markdown(parts: Iterable[str]) -> Markdown:
    """Pieces of a page that were escaped one by one, as one."""
    return Markdown("".join(parts))
