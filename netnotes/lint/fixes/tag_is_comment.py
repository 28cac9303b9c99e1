"""After a space ``#`` begins a comment in YAML: ``- #work`` becomes ``- work``."""

from __future__ import annotations

import re

from netnotes.model.places import Problem

CODES = ("tag-is-comment",)
DID = "took the # from the tag"
ASIDE = ("tags",)

_LINE = re.compile(r"([ \t]*-[ \t]+|tags[ \t]*:[ \t]+)#([^\W\d_][\w/-]*)([ \t]*\r?)", re.IGNORECASE)
_OTHER_VALUES = frozenset({"true", "false", "null"})


def fix(data: bytes, problem: Problem) -> bytes:
    """The note with that tag as a tag."""
    lines = data.split(b"\n")
    match = _LINE.fullmatch(lines[problem.line - 1].decode())
    if match and match[2].casefold() not in _OTHER_VALUES:
        lines[problem.line - 1] = "".join(match.groups()).encode()
    return b"\n".join(lines)
