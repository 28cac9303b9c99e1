"""Which cadence is in force for a person, and which line says so (SPEC 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from netnotes.model.cadence import Cadence
from netnotes.model.config import Config
from netnotes.model.folding import fold_key
from netnotes.model.people import Person
from netnotes.model.places import Place
from netnotes.rules.contact import CONFIG_FILE, config_line, place_of

_DEEPEST_TAG = 20
CadenceSource = Literal["person", "tier", "category", "tag", "default"]


class CadenceSetting(NamedTuple):
    """A cadence and where it was set.

    ``word`` is the tier, category or tag that gave it; ``line`` that of `netnotes.yaml` which sets the length, 0
    where none does.
    """

    cadence: Cadence
    source: CadenceSource
    word: str = ""
    line: int = 0

    @property
    def in_force(self) -> Cadence | None:
        """The cadence, None where it says never."""
        return None if self.cadence.never else self.cadence

    def place(self, person: Person) -> Place | None:
        """The line that sets the length for a person who has it.

        It is the person's, or that of `netnotes.yaml`; for a built-in tier the person's `tier`; None for built-in
        defaults.
        """
        if self.line:
            return Place(path=CONFIG_FILE, line=self.line)
        if self.source == "person":
            return place_of(person, "cadence")
        return place_of(person, "tier") if self.source == "tier" else None


class Cadences:
    """The cadences that a configuration gives, folded once, to be asked about everybody."""

    def __init__(self, config: Config) -> None:
        self._tiers: dict[str, CadenceSetting] = {}
        for name, cadence in config.tiers:
            line = config_line(config, f"tiers.{name}")
            self._tiers.setdefault(fold_key(name), CadenceSetting(cadence=cadence, source="tier", word=name, line=line))
        self._config = config
        self._given = {fold_key(name): (name, cadence) for name, cadence in config.cadences}
        self._lines: dict[str, int] = {}
        self._words: dict[tuple[tuple[str, ...], tuple[str, ...]], CadenceSetting] = {}

    def of(self, person: Person) -> CadenceSetting:
        """The person's, else the tier's, else the shortest of categories and tags, else the default (SPEC 4)."""
        if person.cadence is not None:
            return CadenceSetting(person.cadence, "person")
        tier = fold_key(person.tier) if person.tier else ""
        if tier and tier in self._tiers:
            return self._tiers[tier]
        key = person.categories, person.tags
        known = self._words.get(key)
        if known is None:
            known = self._words[key] = self._by_word(person) or self._default
        return known

    def _by_word(self, person: Person) -> CadenceSetting | None:
        """The shortest that `cadences` gives; a ``never`` there counts only where nothing else is given."""
        if not self._given:
            return None
        words: list[tuple[CadenceSource, str]] = [("category", fold_key(word)) for word in person.categories]
        words += [("tag", word) for word in tag_words(person.tags)]
        found = [(*self._given[folded], source) for source, folded in words if folded in self._given]
        if not found:
            return None
        name, cadence, source = min(found, key=lambda item: (item[1].never, item[1].length))
        line = self._lines.get(name)
        if line is None:
            line = self._lines[name] = config_line(self._config, f"cadences.{name}", "cadences")
        return CadenceSetting(cadence=cadence, source=source, word=name, line=line)

    @cached_property
    def _default(self) -> CadenceSetting:
        line = config_line(self._config, "default_cadence")
        return CadenceSetting(cadence=self._config.default_cadence, source="default", line=line)


def tag_words(tags: Iterable[str]) -> Iterator[str]:
    """Each tag and each of its parents, folded: ``work/team`` also means ``work``. Deeper than that nobody nests."""
    return chain.from_iterable(map(_with_parents, tags))


@lru_cache(maxsize=4096)
def _with_parents(tag: str) -> tuple[str, ...]:
    parts = tag.split("/", _DEEPEST_TAG)
    return tuple(fold_key("/".join(parts[:end])) for end in range(len(parts), 0, -1))
