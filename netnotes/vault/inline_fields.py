"""Dataview's inline fields (facts of Obsidian 2.14): ``[key:: value]``, ``(key:: value)``, ``Key:: value``."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_LINE = 32768
_BRACKET_KEY = re.compile(r"[\[(]\s*([^\[\]():\n][^\[\]()\n:]*?)\s*::\s*")
_BULLET = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s+")
_EMPHASIS = "_*~` \t"
_PAIRS = {"[": "]", "(": ")"}


@dataclass(frozen=True, slots=True)
class Field:
    """An inline field: key and value as written, and where it stands in its line (0-based, end exclusive)."""

    key: str
    value: str
    start: int
    end: int


def find_bracketed(line: str) -> list[Field]:
    """The bracketed fields of a line, left to right; nested ones belong to the value of the outer one."""
    if "::" not in line or len(line) > LONGEST_LINE:
        return []
    closers = _matched(line)
    fields: list[Field] = []
    at = 0
    for match in _BRACKET_KEY.finditer(line):
        start = match.start()
        end = closers.get(start, -1)
        if start < at or end < 0:
            continue
        fields.append(Field(match[1].strip(), line[match.end() : end].strip(), start, end + 1))
        at = end + 1
    return fields


def find_full_line(line: str) -> Field | None:
    """The field that fills a line, if the line has no bracketed one; emphasis around key and value is dropped."""
    if "::" not in line or len(line) > LONGEST_LINE or find_bracketed(line):
        return None
    return open_field(line)


def open_field(line: str) -> Field | None:
    """The field that begins the line and runs to its end, bracketed fields within it included."""
    if "::" not in line or len(line) > LONGEST_LINE:
        return None
    before, _, value = line.rstrip("\r\n").partition("::")
    key = before.lstrip("> \t")
    if bullet := _BULLET.match(key):
        key = key[bullet.end() :]
    key = key.lstrip(_EMPHASIS + ">").rstrip(_EMPHASIS)
    if not key or not (key[0].isalnum() or key[0] == "_") or any(c in ":[]()" for c in key):
        return None
    return Field(key, value.strip().lstrip("*_~").rstrip("*_~").strip(), len(before) - len(key), len(line))


def without_fields(line: str, fields: list[Field]) -> str:
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
    skip = False
    for index, char in enumerate(line):
        if skip:
            skip = False
        elif char == "\\":
            skip = True
        elif char in _PAIRS:
            stacks[_PAIRS[char]].append(index)
        elif stacks.get(char):
            closers[stacks[char].pop()] = index
    return closers
