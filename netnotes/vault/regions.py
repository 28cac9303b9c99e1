"""Where the regions of a body are (SPEC 8): the one place that knows what a marker looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from netnotes.model.regions import RegionHome, fits, region_name

_MARKER = re.compile(r"(?:%%|<!--)[ \t]*netnotes:(begin|end)([ \t][^\n%>]{0,200})?(?:%%|-->)")
_EDGE = re.compile(r"[ \t>]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region of a text: the name as written, the 0-based line of its begin marker, where it starts and ends.

    What is to be filled stands from ``inner`` to ``until``: whole lines between those of the markers. ``prefix`` is
    what stands before both markers (blanks, ``>`` of a quote); None where a marker shares its line with other text,
    so that nothing can be filled.
    """

    name: str
    line: int
    start: int
    end: int
    inner: int = 0
    until: int = 0
    prefix: str | None = None


def find_regions(text: str) -> tuple[tuple[Region, ...], tuple[int, ...]]:
    """The regions of a body in which code is blanked, and the 0-based lines of markers without a partner.

    A begin marker inside a region makes the one before it a marker without partner.
    """
    found: list[Region] = []
    unclosed: list[int] = []
    begun: tuple[re.Match[str], int] | None = None
    line = at = 0
    for match in _MARKER.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        if match[1] == "begin":
            if begun is not None:
                unclosed.append(begun[1])
            begun = (match, line)
        elif begun is None:
            unclosed.append(line)
        else:
            found.append(_region(text, *begun, match))
            begun = None
    if begun is not None:
        unclosed.append(begun[1])
    return tuple(found), tuple(unclosed)


def _region(text: str, begin: re.Match[str], line: int, end: re.Match[str]) -> Region:
    """A region between two markers; what can be filled only where each has a line of its own."""
    name = (begin[2] or "").strip()
    inner, until = text.find("\n", begin.end()) + 1, text.rfind("\n", 0, end.start()) + 1
    rest = text.find("\n", end.end())
    before = text[text.rfind("\n", 0, begin.start()) + 1 : begin.start()]
    alone = (
        0 < inner <= until
        and not text[begin.end() : inner].strip()
        and not text[end.end() : rest if rest >= 0 else len(text)].strip()
        and _EDGE.fullmatch(before) is not None
        and text[until : end.start()] == before
    )
    prefix = before if alone else None
    return Region(
        name=name, line=line, start=begin.start(), end=end.end(), inner=inner, until=until, prefix=prefix
    )  # fmt: skip


def part_of(region: Region, home: RegionHome | None) -> str | None:
    """The part that fills a region in a note of that kind; None where it is left alone."""
    name = region_name(region.name)
    return name if name is not None and fits(name, home) and region.prefix is not None else None
