"""Patterns and lines of `.gitattributes` and `.gitignore` (gitattributes(5), gitignore(5))."""

from __future__ import annotations

import os
from collections.abc import Iterable

UNION = "merge=union linguist-generated"
_GLOB = "\\*?["
_ODD = frozenset(' "\t')


def pages_pattern(folder: str, prefix: str = "", *, top: bool = False) -> str:
    """The pattern of the pages in a folder, below a prefix from the ``top`` of the work tree; any name means itself.

    In quotes, as in C, where it holds what would end it.
    """
    path = "/".join(part for part in (prefix, folder) if part)
    path = f"/{path}" if top else path
    pattern = "".join(f"\\{char}" if char in _GLOB else char for char in path) + "/*.md"
    if pattern.startswith(("#", "!")):
        pattern = f"/{pattern}"
    if _ODD & set(pattern):
        return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
    return pattern


def says_how_to_merge(data: bytes, pattern: str) -> bool:
    """Whether a `.gitattributes` has a line for the pattern that says how to merge, whatever it says."""
    for line in os.fsdecode(data).splitlines():
        text = line.strip()
        for known in (pattern, f"/{pattern}", f'"/{pattern[1:]}' if pattern.startswith('"') else pattern):
            words = text.removeprefix(known).split() if text.startswith(f"{known} ") else []
            if any(word.lstrip("-!").split("=")[0] == "merge" for word in words):
                return True
    return False


def missing_lines(data: bytes, wanted: Iterable[str]) -> list[str]:
    """Those of the wanted lines of a `.gitignore` that it does not have."""
    there = {line.strip() for line in os.fsdecode(data).splitlines()}
    return [line for line in wanted if line.strip() and line.strip() not in there]
