"""Links without quotes in front matter: ``people: [[A]], [[B]]`` becomes ``people: ["[[A]]", "[[B]]"]``."""

from __future__ import annotations

import re

from netnotes.model.places import Problem
from netnotes.vault.editing.compared import lines_of_property

CODES = ("unquoted-link",)
DID = "put the links in quotes"

_LINK = rb"\[\[[^\[\]\"\\]+\]\]"
_SEVERAL = re.compile(rb"([^\s#:-][^:]*:[ \t]+)(" + _LINK + rb"(?:[ \t]*,?[ \t]*" + _LINK + rb")+)([ \t]*\r?)")
_SEVERAL_ITEMS = re.compile(rb"[ \t]*-[ \t]+" + _LINK + rb"(?:[ \t]*,?[ \t]*" + _LINK + rb")+[ \t]*\r?")
_QUOTED = re.compile(rb"([\"'])" + _LINK + rb"\1")
_BARE = re.compile(rb"(?<![\"'])(" + _LINK + rb")(?![\"'])")


def fix(data: bytes, problem: Problem) -> bytes:
    """The note with the links of that property in quotes, from the problem's line on."""
    lines = data.split(b"\n")
    for index in lines_of_property(lines, problem.line - 1):
        lines[index] = _quoted(lines[index])
    return b"\n".join(lines)


def _quoted(line: bytes) -> bytes:
    if several := _SEVERAL.fullmatch(line):
        links = b", ".join(b'"' + link + b'"' for link in re.findall(_LINK, several[2]))
        return several[1] + b"[" + links + b"]" + several[3]
    if _SEVERAL_ITEMS.fullmatch(line):
        return line  # each wants a line of its own
    text, comment = _split_comment(line)
    if b'"' in (rest := _QUOTED.sub(b"", text)) or b"'" in rest:
        return line
    return _BARE.sub(rb'"\1"', text) + comment


def _split_comment(line: bytes) -> tuple[bytes, bytes]:
    """A line up to a comment, and the comment."""
    found = re.search(rb"(?:^|[ \t])#", line)
    return (line[: found.start()], line[found.start() :]) if found else (line, b"")
