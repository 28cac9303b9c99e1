"""Where in a text the targets of its links stand, and how a new target is written there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from netnotes.model.notes import Link
from netnotes.vault.links import MARKDOWN_LINK, find_links

_ENDING = re.compile(r"\.(?:md|markdown)$", re.IGNORECASE)
_SUBPATH = re.compile(r"#|%23")
_ENCODED_LETTER = re.compile(r"%[89A-Fa-f][0-9A-Fa-f]")


class Span(NamedTuple):
    """A link and the offsets of its target, without heading and ending; ``angled`` says that it stands in ``<>``."""

    link: Link
    start: int
    end: int
    angled: bool = False


def iter_spans(text: str, first_line: int = 1) -> Iterator[Span]:
    """The spans of the links of a masked text that lead to another note, in reading order, none within another."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    end = 0
    for link in find_links(text, first_line):
        offset = starts[link.line - first_line] + link.column - 1
        span = _wiki_span(text, offset, link) if link.style == "wiki" else _markdown_span(text, offset, link)
        if link.target and span.start >= end:
            yield span
            end = span.end


def _wiki_span(text: str, offset: int, link: Link) -> Span:
    start = offset + link.embed + 2
    path = text[start : text.find("]]", start)].partition("|")[0].removesuffix("\\").partition("#")[0]
    written = path.strip()
    start += len(path) - len(path.lstrip())
    return Span(link, start, start + len(_ENDING.sub("", written)))


def _markdown_span(text: str, offset: int, link: Link) -> Span:
    match = MARKDOWN_LINK.match(text, offset)
    if match is None:
        return Span(link, offset, offset)
    angled = match[3] is not None
    raw = match[3] if angled else match[4]
    hash_ = _SUBPATH.search(raw)
    path = _ENDING.sub("", raw[: hash_.start()] if hash_ else raw)
    start = match.start(3 if angled else 4)
    return Span(link, start, start + len(path), angled)


def written_target(span: Span, old: str, new: str) -> str:
    """``new`` as it is to be written in place of the text ``old``: percent-encoded as that was."""
    if span.link.style == "wiki":
        return new
    spaces = not span.angled or "%20" in old
    letters = _ENCODED_LETTER.search(old) is not None
    brackets = "(" not in old or new.count("(") != new.count(")")
    return "".join(_written(char, spaces, letters, brackets and not span.angled) for char in new)


def _written(char: str, spaces: bool, letters: bool, brackets: bool) -> str:
    if not char.isascii():
        return quote(char, safe="") if letters or char.isspace() else char
    plain = char.isalnum() or char in "/-._,+@'!&=$~;*" or (char == " " and not spaces)
    plain = plain or (char in "()" and not brackets)
    return char if plain else quote(char, safe="")
