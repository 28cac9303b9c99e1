"""imports/Review.md taken apart: a block for each person who was to be looked at, and the boxes that belong to it.

The note is its owner's. Blocks and boxes are known by their keys wherever they stand, and every other word is theirs.
A block is fenced as ``yaml``, begins with ``review: KEY`` and holds a value as JSON on each line; a box is a task that
ends with ``^KEY-N``: N is the number of the note in the block's ``notes``, or 0 for somebody else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from netnotes.model.errors import OperatorError
from netnotes.model.kept_pages import IMPORT_REVIEW
from netnotes.model.records import recordclass
from netnotes.vault.files import ReadTroubleError, decode
from netnotes.vault.links import find_links

_OPENING = re.compile(r"\s{0,3}(`{3,}|~{3,})[ \t]*ya?ml\b.*")
_KEY = re.compile(r"review: *\"?([A-Za-z0-9-]+)\"?")
_VALUE = re.compile(r"([A-Za-z_]+): *(.*)")
_BOX = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+\[(.)\]\s(.*?)\s*\^([A-Za-z0-9-]+)-(\d{1,3})")


@recordclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box: the line of the file, whether it is ticked, and the targets of the links on it."""

    key: str
    number: int
    line: int
    ticked: bool
    targets: tuple[str, ...] = ()


@recordclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block: its first and last line, and its values, in order; ``trouble`` says what cannot be read, and where."""

    key: str
    line: int
    end: int
    values: tuple[tuple[str, Any], ...] = ()
    trouble: str = ""
    trouble_line: int = 0


@recordclass(frozen=True, slots=True, kw_only=True)
class ReviewNote:
    """All blocks and boxes, in order."""

    blocks: tuple[Block, ...] = ()
    boxes: tuple[Box, ...] = ()


def parse_review(data: bytes) -> ReviewNote:
    """What the bytes of the note hold. Raises OperatorError where they are no text."""
    try:
        lines = decode(data).split("\n")
    except ReadTroubleError as err:
        raise OperatorError(f"{IMPORT_REVIEW}:{err.line}: {err}; nothing was changed", err.hint) from err
    blocks: list[Block] = []
    inside: set[int] = set()
    for start, end in _fenced(lines):
        inside.update(range(start, end + 1))
        if block := _block(lines, start, end):
            blocks.append(block)
    found = (
        _BOX.fullmatch(line.rstrip("\r")) if "^" in line and at not in inside else None for at, line in enumerate(lines)
    )
    return ReviewNote(
        blocks=tuple(blocks),
        boxes=tuple(
            Box(
                key=match[3], number=int(match[4]), line=at + 1, ticked=match[1] in "xX",
                targets=tuple(link.target for link in find_links(match[2])),
            )
            for at, match in enumerate(found)
            if match
        ),
    )  # fmt: skip


def _fenced(lines: list[str]) -> Iterator[tuple[int, int]]:
    """First and last line of each fence, the fences themselves included."""
    at = 0
    while at < len(lines):
        opening = _OPENING.fullmatch(lines[at].rstrip("\r"))
        if opening is None:
            at += 1
            continue
        end = at + 1
        while end < len(lines) and lines[end].strip() != opening[1] and not _OPENING.fullmatch(lines[end].rstrip("\r")):
            end += 1
        closed = end < len(lines) and lines[end].strip() == opening[1]
        yield at, end if closed else end - 1
        at = end + closed


def _block(lines: list[str], start: int, end: int) -> Block | None:
    """The block of a fence; None where it is somebody else's."""
    key = _KEY.fullmatch(lines[start + 1].strip()) if start < end else None
    if key is None:
        return None
    values: dict[str, Any] = {}
    if lines[end].strip()[:3] not in ("```", "~~~"):
        return Block(key=key[1], line=start + 1, end=end + 1, trouble="the block never ends", trouble_line=start + 1)
    for at in range(start + 2, end):
        line = lines[at].strip()
        match = _VALUE.fullmatch(line)
        if not line:
            continue
        try:
            if match is None or match[1] in values:
                raise ValueError
            values[match[1]] = json.loads(match[2])
        except (ValueError, RecursionError):
            trouble = f"{line[:40]!r} cannot be read"
            return Block(key=key[1], line=start + 1, end=end + 1, trouble=trouble, trouble_line=at + 1)
    return Block(key=key[1], line=start + 1, end=end + 1, values=tuple(values.items()))
