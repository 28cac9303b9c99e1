"""Obsidian no longer reads the singular names: ``tag:`` becomes ``tags:`` and ``alias:`` becomes ``aliases:``."""

from __future__ import annotations

import re

from netnotes.lint.fixes.tags_on_one_line import bracketed
from netnotes.model.places import Problem

CODES = ("singular-alias", "singular-tag")
DID = "wrote the name that Obsidian reads"
ASIDE = ("tags", "lines")
RENAMES = True

_NAME = re.compile(r"""(["']?)(tag|alias)(\1[ \t]*:)""", re.IGNORECASE)


def fix(data: bytes, problem: Problem) -> bytes:
    """The note with that property under its plural name; several tags in one text become a list."""
    lines = data.split(b"\n")
    line = lines[problem.line - 1].decode()
    if match := _NAME.match(line):
        ending = "es" if match[2].casefold() == "alias" else "s"
        ending = ending.upper() if match[2].isupper() else ending
        line = f"{match[1]}{match[2]}{ending}{line[match.end(2) :]}"
        tags = line[len(match[1]) :].casefold().startswith("tags")
        lines[problem.line - 1] = (bracketed(line) if tags and _is_several(line) else line).encode()
    return b"\n".join(lines)


def _is_several(line: str) -> bool:
    """Whether a line ``tags: …`` holds more than one word in one text."""
    return len(line.partition(":")[2].partition(" #")[0].replace(",", " ").split()) > 1
