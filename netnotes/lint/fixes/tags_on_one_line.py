"""Several tags in one text count as none: ``tags: a, b`` becomes ``tags: [a, b]``."""

from __future__ import annotations

import re

from netnotes.model.places import Problem

CODES = ("tags-on-one-line",)
DID = "made a list of the tags"
ASIDE = ("tags",)

_LINE = re.compile(r"""(tags[ \t]*:[ \t]+)(["']?)([\w/\-#, \t]+?)\2([ \t]*(?:[ \t]#.*)?)""", re.IGNORECASE)
_PLAIN = re.compile(r"[^\W\d_][\w/-]*")
_OTHER_VALUES = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def fix(data: bytes, problem: Problem) -> bytes:
    """The note with that text as a list."""
    lines = data.split(b"\n")
    lines[problem.line - 1] = bracketed(lines[problem.line - 1].decode()).encode()
    return b"\n".join(lines)


def bracketed(line: str) -> str:
    """The line with its tags as a list, as it was where they are not plain."""
    end = "\r" if line.endswith("\r") else ""
    match = _LINE.fullmatch(line.removesuffix("\r"))
    if match is None:
        return line
    tags = [word.lstrip("#") for word in match[3].replace(",", " ").split()]
    return f"{match[1]}[{', '.join(map(_written, filter(None, tags)))}]{match[4]}{end}"


def _written(tag: str) -> str:
    """A tag as YAML reads it as text."""
    return tag if _PLAIN.fullmatch(tag) and tag.casefold() not in _OTHER_VALUES else f'"{tag}"'
