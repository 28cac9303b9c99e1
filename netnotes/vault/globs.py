"""Path patterns from configuration files, matched in bounded time whatever they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import lru_cache

from netnotes.model.records import recordclass

LONGEST_PATH = 512
_LONGEST_REGEX = 200
_MOST_CHOICES = 4
_ATOM = re.compile(r"\\.|\[\^?\]?(?>(?:\\.|[^\]\\])*)\]", re.DOTALL)
_UNSAFE = re.compile(r"\)[*+{?]|\\[1-9k]|\(\?P?[=<]|\(\?\(")
_UNBOUNDED = re.compile(r"[*+]|\{\d*,\d*\}")
_CHOICE = re.compile(r"(?<![*+?}(])\?|\|")
_EDGES = re.compile(r"\A\^?\.\*\??(?![+*])|(?<!\\)\.\*\$?\Z")
_MOST_PREFIXES, _MOST_REGEXES = 1000, 50


@recordclass(frozen=True, slots=True)
class Filters:
    """Obsidian's excluded files: beginnings of paths, regular expressions, and those that are not applied."""

    prefixes: tuple[str, ...]
    regexes: tuple[re.Pattern[str], ...]
    refused: tuple[str, ...]

    def match(self, path: str) -> bool:
        """Whether the path of a note is excluded."""
        if path.startswith(self.prefixes):
            return True
        return len(path) <= LONGEST_PATH and any(regex.search(path) for regex in self.regexes)


def read_filters(texts: Iterable[str]) -> Filters:
    """The filters of `userIgnoreFilters`: ``/regex/`` or the beginning of a path."""
    prefixes: dict[str, None] = {}
    regexes: list[re.Pattern[str]] = []
    refused: list[str] = []
    for text in dict.fromkeys(texts):
        if len(text) > 2 and text.startswith("/") and text.endswith("/"):
            regex = safe_regex(text[1:-1]) if len(regexes) < _MOST_REGEXES else None
            if regex:
                regexes.append(regex)
            else:
                refused.append(text)
        elif text.strip("/ ") and len(prefixes) < _MOST_PREFIXES:
            prefixes[text.lstrip("/")] = None
        elif text.strip("/ "):
            refused.append(text)
    return Filters(tuple(prefixes), tuple(regexes), tuple(refused))


def glob_matches(pattern: str, path: str) -> bool:
    """Whether a glob matches a path, or a folder above it: ``*`` within a name, ``**`` across folders.

    A pattern without ``/`` matches a name anywhere, as in ``.gitignore``.
    """
    parts = [part for part in pattern.strip().strip("/").split("/") if part]
    wanted = [part for part, before in zip(parts, ["", *parts], strict=False) if (part, before) != ("**", "**")]
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
        following |= {i + 1 for i in following if i < len(wanted) and wanted[i] == "**"}
        reached = following
    return len(wanted) in reached


@lru_cache(maxsize=256)
def safe_regex(pattern: str) -> re.Pattern[str] | None:
    """A regular expression from somebody's settings, None when it could take long or is none at all.

    It may hold few choices and one ``*`` or ``+`` (two after ``^``), none of a group: matching costs at most the
    square of a path's length. ``.*`` at its ends says nothing and does not count.
    """
    if len(pattern) > _LONGEST_REGEX or _UNSAFE.search(pattern.replace("\\\\", "x")):
        return None
    pattern = _EDGES.sub("", pattern)
    bare = _ATOM.sub("x", pattern)
    anchored = bare.startswith("^") and "|" not in bare
    if len(_UNBOUNDED.findall(bare)) > 1 + anchored or len(_CHOICE.findall(bare)) > _MOST_CHOICES:
        return None
    try:
        return re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None
