"""Which note a bare name means, and whose names stand in a file's name (SPEC 2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from netnotes.model.folding import closest, fold_name

_WORD = re.compile(r"[^\W_]+")
_LONGEST_NAME = 16


def name_words(text: str) -> tuple[str, ...]:
    """The folded words of a name: letters and digits only."""
    return tuple(_WORD.findall(fold_name(text)))


class NameIndex:
    """The notes of one type by file name, by ``name`` and by alias."""

    def __init__(self, records: Iterable[tuple[str, str, str, tuple[str, ...]]]) -> None:
        """Take (path, file name, name, aliases) of each note."""
        self.levels: tuple[dict[str, set[str]], ...] = ({}, {}, {})
        self.words: dict[tuple[str, ...], set[str]] = {}
        for path, title, name, aliases in records:
            for level, names in zip(self.levels, ((title,), (name,), aliases), strict=True):
                for text in names:
                    level.setdefault(fold_name(text), set()).add(path)
                    self.words.setdefault(name_words(text), set()).add(path)

    def find(self, name: str) -> tuple[str, ...]:
        """The paths that a name means: by file name, else by name, else by alias; several where it is ambiguous."""
        folded = fold_name(name)
        for level in self.levels:
            if paths := level.get(folded):
                return tuple(sorted(paths))
        return ()

    def near(self, name: str) -> str | None:
        """The file name of the note whose name is nearly spelled so, None where there is none."""
        found = closest(name, [text for level in self.levels[:2] for text in level])
        return self.find(found)[0].rsplit("/", 1)[-1].rsplit(".", 1)[0] if found else None

    def in_text(self, text: str) -> tuple[str, ...]:
        """The paths of those whose whole name stands in a text; longer names first, a name of two counts for none."""
        words = name_words(text)
        found: list[str] = []
        start = 0
        while start < len(words):
            for end in range(min(len(words), start + _LONGEST_NAME), start, -1):
                if paths := self.words.get(words[start:end]):
                    found += sorted(paths) if len(paths) == 1 else []
                    start = end - 1
                    break
            start += 1
        return tuple(dict.fromkeys(found))
