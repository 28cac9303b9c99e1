"""A note in two parts: what stands between the fences of its front matter, and its body."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from netnotes.model.notes import Property

_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"\n---[ \t]*\r?$", re.MULTILINE)


class SplitNote(NamedTuple):
    """A note's text in two: ``matter`` is None without front matter; ``body_line`` is the body's first line.

    ``unclosed`` says that an opening fence has no closing one (all is body then).
    """

    matter: str | None
    body: str
    body_line: int = 1
    unclosed: bool = False


def split_note(text: str) -> SplitNote:
    """Split by Obsidian's rules: ``---`` alone on the very first line, closed by ``---`` alone on a line.

    Anything before it, or more dashes, means that there is none; `decode` has taken the byte order mark away.
    """
    opening = _OPENING.match(text)
    if not opening:
        return SplitNote(None, text)
    closing = _CLOSING.search(text, opening.end() - 1)
    if not closing:
        return SplitNote(None, text, unclosed=True)
    after = closing.end() + 1 if text[closing.end() : closing.end() + 1] == "\n" else closing.end()
    matter = text[opening.end() : closing.start() + 1]
    return SplitNote(matter, text[after:], 2 + matter.count("\n") + 1)


class FrontMatter(NamedTuple):
    """Properties with their places in the file, in order, and the lines whose links want quotes.

    ``not_a_mapping`` says that something else than properties stands between the fences.
    """

    properties: tuple[Property, ...] = ()
    unquoted_links: tuple[int, ...] = ()
    not_a_mapping: bool = False

    @property
    def values(self) -> dict[str, Any]:
        """The values by name."""
        return {prop.name: prop.value for prop in self.properties}
