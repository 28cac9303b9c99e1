"""Path patterns from configuration files, matched in bounded time whatever they hold."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from functools import lru_cache

LONGEST_PATH = 512
_UNSAFE = re.compile(r"\)[*+{?]|\\[1-9]|\(\?P?[=<]")
_UNBOUNDED = re.compile(r"(?<!\\)(?:[*+]|\{\d*,\d*\})")


def glob_matches(pattern: str, path: str) -> bool:
    """Whether a glob matches a path, or a folder above it: ``*`` within a name, ``**`` across folders.

    A pattern without ``/`` matches a name anywhere, as in ``.gitignore``.
    """
    wanted = [part for part in pattern.strip().strip("/").split("/") if part]
    if not wanted:
        return False
    if "/" not in pattern.strip().strip("/") and not pattern.startswith("/"):
        wanted.insert(0, "**")
    return _match_parts(tuple(wanted), tuple(path.split("/")))


def _match_parts(wanted: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Dynamic programming over pattern and path parts; true as well when only leading parts match."""
    reached = {0}
    if wanted[0] == "**":
        reached = {0, 1}
    for part in parts:
        following: set[int] = set()
        for index in reached:
            if index == len(wanted):
                return True
            if wanted[index] == "**":
                following |= {index, index + 1}
            elif fnmatchcase(part, wanted[index]):
                following.add(index + 1)
            if wanted[index] == "**" and index + 1 < len(wanted) and fnmatchcase(part, wanted[index + 1]):
                following.add(index + 2)
        following |= {i + 1 for i in following if i < len(wanted) and wanted[i] == "**"}
        reached = following
    return len(wanted) in reached


@lru_cache(maxsize=256)
def safe_regex(pattern: str) -> re.Pattern[str] | None:
    """A regular expression from somebody's settings, None when it could take forever or is none at all."""
    if len(pattern) > 200 or _UNSAFE.search(pattern) or len(_UNBOUNDED.findall(pattern)) > 2:
        return None
    try:
        return re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None
