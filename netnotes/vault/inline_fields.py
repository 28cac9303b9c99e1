"""Dataview's inline fields: ``[key:: value]``, ``(key:: value)``, ``Key:: value``.

Source: the Dataview documentation, Adding metadata.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

LONGEST_LINE = 32768
_BRACKET_KEY = re.compile(r"[\[(]((?>(?:[^\[\]():\n]|:(?!:))+))::\s*")
_TEXT_LIST = re.compile(r'"(?>(?:[^"\\]|\\.)*)"(?:\s*,\s*"(?>(?:[^"\\]|\\.)*)")*')
_TEXT = re.compile(r'"((?>(?:[^"\\]|\\.)*))"')
_BULLET = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s+")
_NAME_START = re.compile(r"[^\W_]")
_ESCAPED = re.compile(r"\\(.)")
_BRACKETS = re.compile(r"\\.?|[\[\]()]", re.DOTALL)
_EMPHASIS = "_*~` \t"
_PAIRS = {"[": "]", "(": ")"}


class Field(NamedTuple):
    """An inline field: key and value as written, and where it stands in its line (0-based, end exclusive)."""

    key: str
    value: str
    start: int
    end: int


def find_bracketed(line: str) -> tuple[Field, ...]:
    """The bracketed fields of a line, left to right; nested ones belong to the value of the outer one."""
    return _bracketed(line) if "::" in line and len(line) <= LONGEST_LINE else ()


@lru_cache(maxsize=256)  # several readers ask for the fields of one line, one after the other
def _bracketed(line: str) -> tuple[Field, ...]:
    if not _BRACKET_KEY.search(line):
        return ()
    closers = _matched(line)
    fields: list[Field] = []
    at = 0
    for match in _BRACKET_KEY.finditer(line):
        start = match.start()
        end = closers.get(start, -1)
        if start < at or end < match.end() or not match[1].strip():
            continue
        fields.append(Field(match[1].strip(), line[match.end() : end].strip(), start, end + 1))
        at = end + 1
    return tuple(fields)


def find_full_line(line: str) -> Field | None:
    """The field that fills a line, if the line has no bracketed one; emphasis around key and value is dropped."""
    if "::" not in line or len(line) > LONGEST_LINE or find_bracketed(line):
        return None
    return open_field(line)


def open_field(line: str) -> Field | None:
    """The field that begins the line and runs to its end, bracketed fields within it included."""
    if "::" not in line or len(line) > LONGEST_LINE:
        return None
    line = line.rstrip("\r\n")
    before, _, value = line.partition("::")
    key = before.lstrip("> \t")
    if bullet := _BULLET.match(key):
        key = key[bullet.end() :]
    named = _NAME_START.search(key)
    if named is None or any(c in ":[]()" for c in key):
        return None
    start = len(before) - len(key) + named.start()
    key = key[named.start() :].rstrip(_EMPHASIS)
    return Field(key, value.strip().lstrip("*_~").rstrip("*_~").strip(), start, len(line))


def field_value(text: str) -> str | list[str] | None:
    """The value of a field as Dataview types it, dates and numbers left as text: ``null`` and nothing are None.

    Text in double quotes loses them; a comma list is one only where every part is such text.
    """
    if text in ("", "null"):
        return None
    if not text.startswith('"') or not _TEXT_LIST.fullmatch(text):
        return text
    parts = [_ESCAPED.sub(r"\1", part) for part in _TEXT.findall(text)]
    return parts if len(parts) > 1 else parts[0]


def without_fields(line: str, fields: Sequence[Field]) -> str:
    """The line with the given fields cut out and the gaps closed."""
    out, at = [], 0
    for field in fields:
        out.append(line[at : field.start].rstrip())
        at = field.end
    out.append(line[at:])
    return " ".join(part.strip() for part in out if part.strip())


def _matched(line: str) -> dict[int, int]:
    """For each opening bracket its closing one, each kind by itself; backslash escapes."""
    stacks: dict[str, list[int]] = {"]": [], ")": []}
    closers: dict[int, int] = {}
    for match in _BRACKETS.finditer(line):
        char = match[0]
        if char in _PAIRS:
            stacks[_PAIRS[char]].append(match.start())
        elif stacks.get(char):
            closers[stacks[char].pop()] = match.start()
    return closers
