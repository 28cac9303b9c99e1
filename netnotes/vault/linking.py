"""Which note a link means: Obsidian's rule, over all the paths of a vault (Obsidian help: Internal links)."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_MOST_KNOWN = 65536


class Linked(NamedTuple):
    """The note a link means; ``rivals`` are others that fit as well (Obsidian's choice is unstable then)."""

    path: str
    rivals: tuple[str, ...] = ()


def fold_path(path: str) -> str:
    """A path as links compare it: any case, NFC."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def link_key(path: str) -> str:
    """The key by which links find a note (see `vault.names`): the last part of its path, without ending, folded."""
    return "/" + fold_path(path.rsplit(".", 1)[0]).rsplit("/", 1)[-1]


@lru_cache(maxsize=65536)
def target_key(target: str, source: str = "") -> str:
    """The key of the notes that a link's target may mean; where it is relative, in the note at ``source``."""
    wanted = fold_path(target.strip()).rstrip("/")
    if wanted.startswith("."):
        wanted = posixpath.normpath(posixpath.join(fold_path(posixpath.dirname(source)), wanted))
    return "/" + wanted.rsplit("/", 1)[-1]


class LinkIndex:
    """Resolves links between the given notes (vault-relative paths)."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._known: dict[tuple[str, str], Linked | None] = {}
        self._endings: dict[str, Linked | None] = {}
        self._anywhere: dict[str, Linked | None] = {}  # by target what it means wherever the link stands
        self.by_base: dict[str, list[tuple[str, str]]] = {}
        for path in sorted(paths):
            folded = fold_path(path.rsplit(".", 1)[0])
            self.by_base.setdefault(folded.rsplit("/", 1)[-1], []).append((folded, path))

    @classmethod
    def of_bases(cls, by_base: dict[str, list[tuple[str, str]]]) -> LinkIndex:
        """That of notes that are known by their folded file names: their folded and their real paths, sorted."""
        made = cls(())
        made.by_base = by_base
        return made

    def resolve(self, target: str, source: str) -> Linked | None:
        """The note that ``target`` (without subpath and ending) means in the note at ``source``.

        The exact vault path wins, then the source's own folder, then the shortest path that ends so; explicit
        relative targets mean exactly what they say. Case and Unicode composition are ignored.
        """
        if target in self._anywhere:
            return self._anywhere[target]
        question = (source.rpartition("/")[0], target)
        if question not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
                self._endings.clear()
                self._anywhere.clear()
            self._known[question] = self._resolve(*question)
        return self._known[question]

    def _resolve(self, folder: str, target: str) -> Linked | None:
        wanted, folder = fold_path(target.strip()), fold_path(folder)
        if wanted.startswith(("./", "../")):
            relative = posixpath.normpath(posixpath.join(folder, wanted))
            return self._exact(relative)
        rooted = wanted.startswith("/")
        wanted = wanted.strip("/")
        candidates = self.by_base.get(wanted.rsplit("/", 1)[-1], ())
        if not candidates:
            return None
        if len(candidates) == 1 and not rooted:  # as nearly always: it is this one, wherever the link stands
            folded, path = candidates[0]
            found = Linked(path) if f"/{folded}".endswith(f"/{wanted}") else None
            self._anywhere[target] = found
            return found
        exact = self._exact(wanted) or (None if rooted else self._exact(f"{folder}/{wanted}"))
        if exact or rooted:
            return exact
        if wanted not in self._endings:
            self._endings[wanted] = self._shortest(wanted)
        return self._endings[wanted]

    def _shortest(self, wanted: str) -> Linked | None:
        """The shortest path that ends so, wherever the link stands."""
        candidates = self.by_base.get(wanted.rsplit("/", 1)[-1], [])
        fitting = [path for folded, path in candidates if f"/{folded}".endswith(f"/{wanted}")]
        if not fitting:
            return None
        shortest = min(len(path) for path in fitting)
        best = sorted(path for path in fitting if len(path) == shortest)
        return Linked(best[0], tuple(best[1:]))

    def _exact(self, folded: str) -> Linked | None:
        """The first note by path whose folded path is this."""
        candidates = self.by_base.get(folded.rsplit("/", 1)[-1], ())
        return next((Linked(path) for known, path in candidates if known == folded), None)
