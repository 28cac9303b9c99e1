"""A link that only an alias explains leads nowhere in Obsidian: ``[[Annie]]`` becomes ``[[Ana Silva|Annie]]``."""

from __future__ import annotations

import re

from netnotes.model.places import Problem
from netnotes.vault.links import wiki_parts

CODES = ("alias-link",)
DID = "linked the note itself"
ASIDE = ("text", "shown")
RELINKS = True

_HINT = re.compile(r'write "\[\[([^\[\]|]+)\|([^\[\]|]+)\]\]"')
_LINK = re.compile(r"\[\[([^\[\]\n]+)\]\]")


def fix(data: bytes, problem: Problem) -> bytes:
    """The note with that link leading to the note that is meant; it shows what it showed."""
    hint = _HINT.fullmatch(problem.hint)
    lines = data.split(b"\n")
    line = lines[problem.line - 1].decode()
    if hint is None or "`" in line:
        return data
    pipe = "\\|" if line.lstrip().startswith("|") else "|"

    def linked(match: re.Match[str]) -> str:
        target, subpath, shown = wiki_parts(match[1])
        if target.rsplit("/", 1)[-1] != hint[2]:
            return match[0]
        shown = shown if "|" in match[1] else hint[2]
        return f"[[{hint[1]}{'#' + subpath if subpath else ''}{pipe}{shown}]]"

    lines[problem.line - 1] = _LINK.sub(linked, line).encode()
    return b"\n".join(lines)
