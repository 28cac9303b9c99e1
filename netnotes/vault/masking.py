"""Which parts of a body are text: code, HTML comments and netnotes regions are blanked, lengths kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from netnotes.vault.fences import split_note
from netnotes.vault.regions import Region, find_regions

_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})([^\n]*)")
_LIST_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|\r?$)")
_TICKS = re.compile(r"`+|<!--")
_PARAGRAPH_END = re.compile(r"\n[ \t>]*+\r?\n|\n(?=[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]|#{1,6}[ \t]|\|))")
_NOT_NEWLINE = re.compile(r"[^\n]")


class MaskedBody(NamedTuple):
    """The body with everything that is not text blanked, and the 0-based lines of unclosed region markers.

    ``hidden`` are the 0-based lines inside ``%%`` comment blocks: text for links and tags, but not lists. ``regions``
    are those whose markers are text.
    """

    text: str
    unclosed_regions: tuple[int, ...] = ()
    hidden: frozenset[int] = frozenset()
    regions: tuple[Region, ...] = ()


def mask_body(text: str) -> MaskedBody:
    """Blank what Obsidian does not read as text, and what netnotes wrote itself (SPEC 1).

    Source: Obsidian help, Tags and Internal links.
    """
    if _may_hold_code(text):
        text = _mask_spans(_mask_blocks(text))
    if "%" not in text and "<" not in text:
        return MaskedBody(text)
    regions: tuple[Region, ...] = ()
    unclosed: tuple[int, ...] = ()
    if "netnotes:" in text:
        regions, unclosed = find_regions(text)
        text = _mask_regions(text, regions)
    if "<!--" in text:
        text = _mask_comments(text)
    hidden = _comment_lines(text) if "%%" in text else frozenset()
    return MaskedBody(text, unclosed, hidden, regions)


def blank_regions(text: str) -> str:
    """The text of a whole note with what netnotes wrote in its regions blanked, line by line (SPEC 1)."""
    if "netnotes:begin" not in text:
        return text
    body = split_note(text).body
    return text[: len(text) - len(body)] + _mask_regions(body, mask_body(body).regions)


def _may_hold_code(text: str) -> bool:
    """Whether a backtick, a fence or an indented line stands anywhere (single characters are found much faster)."""
    return (
        "`" in text
        or ("~" in text and "~~~" in text)
        or ("\t" in text and ("\n\t" in text or text.startswith("\t")))
        or "\n    " in text
        or text.startswith("    ")
    )


def _blank(text: str) -> str:
    return _NOT_NEWLINE.sub(" ", text)


def _mask_blocks(text: str) -> str:
    """Blank fenced and indented code, and comments over several lines that begin a line."""
    lines = text.split("\n")
    last_close = text.count("\n", 0, text.rfind("-->")) if "-->" in text else -1
    fence, quoted, comment = "", False, False
    blank_before, in_list, in_code = True, False, False
    for number, line in enumerate(lines):
        stripped = line.strip()
        if fence and quoted and not stripped.startswith(">"):
            fence = ""
        if fence or comment:
            if comment:
                comment = "-->" not in line
                lines[number] = _blank_through(line, "-->")
            else:
                mark = stripped.lstrip("> \t")
                fence = "" if mark.startswith(fence) and not mark.strip(fence[0]) else fence
                lines[number] = _blank(line)
            blank_before = not (fence or comment)
            continue
        indented = line.startswith(("    ", "\t"))
        if stripped and indented and not in_list and (blank_before or in_code):
            lines[number], in_code = _blank(line), True
            continue
        if stripped:
            in_code = False
            match = _FENCE.match(line) if "```" in line or "~~~" in line else None
            if match and not (match[1][0] == "`" and "`" in match[2]):
                fence, quoted = match[1], stripped.startswith(">")
                lines[number] = _blank(line)
            elif number < last_close and stripped.startswith("<!--") and "-->" not in stripped:
                comment = True
                lines[number] = _blank(line)
            if _LIST_ITEM.match(line):
                in_list = True
            elif not line[0].isspace() and blank_before:
                in_list = False
        blank_before = not stripped or _HEADING.match(line) is not None
    return "\n".join(lines)


def _blank_through(line: str, mark: str) -> str:
    """The line blanked up to and with the mark, wholly where it lacks it."""
    end = line.find(mark) + len(mark) if mark in line else len(line)
    return _blank(line[:end]) + line[end:]


def _mask_spans(text: str) -> str:
    """Blank inline code: runs of backticks matched within a paragraph, in linear time."""
    if "`" not in text:
        return text
    return "".join(_mask_spans_in(part) if "`" in part else part for part in _paragraphs(text))


def _paragraphs(text: str) -> Iterator[str]:
    """Parts between which no inline code reaches: paragraphs, list items, headings, rows of tables."""
    start = 0
    for match in _PARAGRAPH_END.finditer(text):
        yield text[start : match.end()]
        start = match.end()
    yield text[start:]


def _mask_spans_in(paragraph: str) -> str:
    runs = [(m.start(), m.end()) for m in _TICKS.finditer(paragraph)]
    following: dict[int, int] = {}
    closer = [-1] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        if paragraph[runs[index][0]] == "`":
            closer[index] = following.get(length, -1)
            following[length] = index
    out, at, index, shut = [], 0, 0, 0
    while index < len(runs):
        start = runs[index][0]
        if start < at:
            index += 1
        elif paragraph[start] == "<":
            shut = paragraph.find("-->", start) if shut >= 0 else -1
            if shut >= 0:
                out.append(paragraph[at:shut])
                at = shut
            index += 1
        elif closer[index] < 0 or (start and paragraph[start - 1] == "\\"):
            index += 1
        else:
            end = runs[closer[index]][1]
            out += [paragraph[at:start], _blank(paragraph[start:end])]
            at, index = end, closer[index] + 1
    out.append(paragraph[at:])
    return "".join(out)


def _mask_regions(text: str, regions: tuple[Region, ...]) -> str:
    """Blank the regions, markers and all."""
    out, at = [], 0
    for region in regions:
        out += [text[at : region.start], _blank(text[region.start : region.end])]
        at = region.end
    out.append(text[at:])
    return "".join(out)


def _mask_comments(text: str) -> str:
    """Blank HTML comments; one that is never closed runs to the end when it begins a line, else it is text."""
    out, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            if text[text.rfind("\n", 0, start) + 1 : start].strip():
                break
            end = len(text)
        end = min(end + 3, len(text))
        out += [text[at:start], _blank(text[start:end])]
        at = end
    out.append(text[at:])
    return "".join(out)


def _comment_lines(text: str) -> frozenset[int]:
    """Lines of ``%%`` blocks: from a line that opens a comment without closing it to the one that closes it."""
    hidden: set[int] = set()
    inside = False
    for number, line in enumerate(text.split("\n")):
        marks = line.count("%%")
        if inside or marks % 2:
            hidden.add(number)
        if marks % 2:
            inside = not inside
    return frozenset(hidden) if not inside else frozenset()
