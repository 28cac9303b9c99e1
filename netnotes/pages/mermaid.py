"""Text within a Mermaid picture: it stays text, whatever a note says, in Mermaid and in what runs code blocks."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from netnotes.pages.escaping import Markdown, plain

_KEPT = " '’,-()&+"
_LIST_LIKE = re.compile(r"^[-+ ]+|^(\d+)[.)](?= )")
_SPACES = re.compile(r" {2,}")


def mermaid(value: Any, length: int = 50) -> Markdown:
    """The filter ``mermaid``: the text as a label in quotes, of letters, digits and a few marks; long text is cut.

    Everything else becomes a space: quotes and ``#`` end or begin something in Mermaid, brackets and ``%`` elsewhere.
    A dot stays within a number only, and no label begins like a list, which Mermaid would refuse.
    """
    text = plain("" if value is None else value)
    kept = "".join(char if _stays(text, at) else " " for at, char in enumerate(text))
    label = _SPACES.sub(" ", _LIST_LIKE.sub(r"\1", kept)).strip()
    if len(label) > length:
        label = f"{label[: length - 1].rstrip()}…"
    return Markdown(f'"{label or "…"}"')


def _stays(text: str, at: int) -> bool:
    char = text[at]
    if char == ".":
        return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
    return char in _KEPT or unicodedata.category(char)[0] in "LMN"
