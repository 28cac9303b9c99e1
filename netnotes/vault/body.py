"""The body of a note as lines: what is text, where its headings are, and the sections they open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from netnotes.model.folding import fold_key
from netnotes.model.notes import Link
from netnotes.model.records import maker_of, recordclass
from netnotes.vault.inline_code import Aside, put_aside
from netnotes.vault.links import find_links
from netnotes.vault.masking import MaskedBody, mask_body

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*\r?$")
BULLET = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+")


@recordclass(frozen=True, slots=True)
class Heading:
    """A heading: index of its line in the body, level 1-6, text."""

    index: int
    level: int
    text: str


@lru_cache(maxsize=2048)  # headings, types and states are the same few words all over a vault
def trim_edges(text: str) -> str:
    """Text without what is neither letter nor digit at its edges: emoji, colons, emphasis, spaces."""
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return text[start:end]


def fold_heading(text: str) -> str:
    """A heading for comparing: emoji, colon and emphasis at its edges ignored."""
    return fold_key(trim_edges(text))


def _heading(index: int, line: str) -> Heading | None:
    """The heading on a line, None where it is none."""
    text = line.lstrip("#")
    level = len(line) - len(text)
    if 0 < level <= 6 and text[:1] == " " and "#" not in text and "\r" not in text:  # as nearly all are
        return maker_of(Heading)(index, level, text.strip(" \t"))
    match = _HEADING.fullmatch(line)
    return Heading(index, len(match[1]), match[2] or "") if match else None


class Body:
    """A body with masked lines (code, comments and regions blanked) beside the raw ones.

    ``first_line`` is the file's line of the body's first line; indexes count the body's lines from 0. ``lines`` are
    the masked ones, ``field_lines`` the indexes of those that may hold an inline field, ``links`` all links.
    """

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.first_line = first_line
        self.masked: MaskedBody = mask_body(text)
        self.lines = self.masked.text.split("\n")
        self.field_lines = [i for i, line in enumerate(self.lines) if "::" in line] if "::" in self.masked.text else []
        self.links = find_links(self.masked.text, first_line)

    @cached_property
    def raw(self) -> list[str]:
        """Lines as they are in the file, without their line ends."""
        if "\r" in self.text:
            return [line.rstrip("\r") for line in self.text.split("\n")]
        return self.lines if self.masked.text == self.text else self.text.split("\n")

    def aside(self, index: int) -> Aside:
        """A line with its inline code put aside, for the words that are shown of it."""
        return put_aside(self.lines[index], self.raw[index]) if "`" in self.text else Aside(self.lines[index])

    @cached_property
    def _links_by_line(self) -> dict[int, list[Link]]:
        found: dict[int, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.line, []).append(link)
        return found

    def links_on(self, index: int) -> Sequence[Link]:
        """The links of one line."""
        return self._links_by_line.get(self.first_line + index, ())

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in order."""
        if "#" not in self.masked.text:
            return ()
        return tuple(
            [
                heading
                for index, line in enumerate(self.lines)
                if line and line[0] in "# " and "#" in line[:4] and (heading := _heading(index, line))
            ]
        )

    @cached_property
    def _named(self) -> list[tuple[str, Heading]]:
        """The headings that may open a section of a name, folded; those that begin with a digit are of days."""
        return [(fold_heading(one.text), one) for one in self.headings if not one.text[:1].isdigit()]

    def number(self, index: int) -> int:
        """The file's line number of the body's line."""
        return self.first_line + index

    @cached_property
    def _ends(self) -> dict[int, int]:
        """For the line of each heading the line after its section."""
        following = [len(self.lines)] * 7
        ends = {}
        for heading in reversed(self.headings):
            ends[heading.index] = following[heading.level]
            following[heading.level :] = [heading.index] * (7 - heading.level)
        return ends

    def end_of(self, heading: Heading) -> int:
        """Index of the line after a section: the next heading of the same or a higher level, or the end."""
        return self._ends[heading.index]

    def sections(self, names: frozenset[str]) -> Iterator[tuple[Heading, int]]:
        """The sections whose folded heading is one of the names (words), with the index where each ends."""
        for name, heading in self._named:
            if name in names:
                yield heading, self.end_of(heading)

    def is_list_line(self, index: int) -> bool:
        """Whether the line is a list item (not one inside a ``%%`` block)."""
        return index not in self.masked.hidden and BULLET.match(self.lines[index]) is not None
