"""Text of notes as plain words: links read as what they show, without control codes and characters that turn a line."""

from __future__ import annotations

import re

from netnotes.model.safe_text import clean, unlink

_MARKDOWN_LINK = re.compile(r"!?\[(?P<shown>[^\[\]\n]*)\]\((?:<[^<>\n]*>|[^()\s]*)\)")
_LONE = re.compile("[\ud800-\udfff]")
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def plain(text: str) -> str:
    """One line of plain words."""
    if "](" in text:
        text = _MARKDOWN_LINK.sub(lambda match: match["shown"], text)
    return " ".join(clean(unlink(text.replace("![[", "[["))).split())


def exact(text: str) -> str:
    """Text as it is written, lines and all, without what no file of text may hold: control codes, half surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _LONE.sub("\ufffd", _NO_TEXT.sub("", text))
