"""Private fields in texts: inline fields by the names of `private_fields`, wherever they stand in a line (SPEC 11)."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from netnotes.model.config import Config
from netnotes.model.folding import fold_key
from netnotes.vault.inline_fields import find_bracketed
from netnotes.vault.synonyms import field_names


class QuietFields:
    """Takes private fields out of texts. ``names`` are all words for them, folded."""

    def __init__(self, config: Config, private_fields: Collection[str]) -> None:
        asked = {fold_key(name) for name in private_fields}
        tables = field_names(config).values() if asked else ()
        self.names = frozenset(asked).union(
            word for table in tables for field, words in table.items() if field in private_fields for word in words
        )
        self._open = open_field_of(self.names)

    def are_named(self, name: str) -> bool:
        """Whether a property is one of them; before its name a day may stand (``2026-11-03 got:: …``)."""
        words = name.split()
        return any(fold_key(" ".join(words[at:])) in self.names for at in range(len(words)))

    def text(self, text: str) -> str:
        """The text without them: those in brackets, and open ones to the end of their line."""
        if self._open is None or "::" not in text:
            return text
        return "\n".join(self._open.sub("", self._without_parts(line)) for line in text.split("\n"))

    def _without_parts(self, line: str) -> str:
        for field in reversed(find_bracketed(line)):
            if fold_key(field.key.strip("*_ ")) in self.names:
                line = line[: field.start] + line[field.end :]
        return line


@lru_cache(maxsize=8)
def open_field_of(names: frozenset[str]) -> re.Pattern[str] | None:
    """A field of one of these folded names wherever it begins in a line, to the end of it; None without names."""
    words = "|".join("[-_ ]?".join(map(re.escape, name)) for name in sorted(names) if name)
    return re.compile(rf"(?<![^\W_])[*_]*(?:{words})[*_ \t]*::.*", re.IGNORECASE) if words else None
