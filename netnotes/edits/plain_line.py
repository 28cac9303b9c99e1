"""Text from notes as a plain line of another note."""

from __future__ import annotations

import re

_WIKILINK = re.compile(r"!?\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
_LINK = re.compile(r"!?\[([^\[\]\n]+)\]\([^()\s]*\)")
_MARKS = re.compile(r"[\[\]`*<>|\\^~=%{}$\x00-\x1f\x7f-\x9f\u2028\u2029]+|:(?=:)|(?<!\w)#")


def plain_line(text: str) -> str:
    """Text in a line of Markdown: links by what they show, and nothing left that Markdown acts upon."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", _WIKILINK.sub(r"\1", text))).split())
