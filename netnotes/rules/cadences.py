"""Which cadence is in force for a person, and which line says so (SPEC 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from netnotes.model.cadence import Cadence
from netnotes.model.config import Config
from netnotes.model.folding import fold_key
from netnotes.model.people import Person
from netnotes.model.places import Place
from netnotes.rules.contact import config_place, place_of

_DEEPEST_TAG = 20
CadenceSource = Literal["person", "tier", "category", "tag", "default"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceSetting:
    """A cadence and where it was set.

    ``word`` is the tier, category or tag that gave it. ``place`` is the line that sets the length: the
    person's, or that of `netnotes.yaml`; for a built-in tier the person's `tier`; None for built-in defaults.
    """

    cadence: Cadence
    source: CadenceSource
    word: str = ""
    place: Place | None = None

    @property
    def in_force(self) -> Cadence | None:
        """The cadence, None where it says never."""
        return None if self.cadence.never else self.cadence


def cadence_of(person: Person, config: Config) -> CadenceSetting:
    """The person's, else the tier's, else the shortest of categories and tags, else the default (SPEC 4)."""
    if person.cadence is not None:
        place = place_of(person, "cadence")
        return CadenceSetting(cadence=person.cadence, source="person", place=place)
    return _by_tier(person, config) or _by_word(person, config) or _by_default(config)


def tag_words(tags: Iterable[str]) -> Iterator[str]:
    """Each tag and each of its parents, folded: ``work/team`` also means ``work``. Deeper than that nobody nests."""
    for tag in tags:
        parts = tag.split("/", _DEEPEST_TAG)
        for end in range(len(parts), 0, -1):
            yield fold_key("/".join(parts[:end]))


def _by_tier(person: Person, config: Config) -> CadenceSetting | None:
    wanted = fold_key(person.tier or "")
    for name, cadence in config.tiers:
        if wanted and fold_key(name) == wanted:
            place = config_place(config, f"tiers.{name}") or place_of(person, "tier")
            return CadenceSetting(cadence=cadence, source="tier", word=name, place=place)
    return None


def _by_word(person: Person, config: Config) -> CadenceSetting | None:
    """The shortest that `cadences` gives; a ``never`` there counts only where nothing else is given."""
    given = {fold_key(name): (name, cadence) for name, cadence in config.cadences}
    words: list[tuple[CadenceSource, str]] = [("category", fold_key(word)) for word in person.categories]
    words += [("tag", word) for word in tag_words(person.tags)]
    found = [(*given[folded], source) for source, folded in words if folded in given]
    if not found:
        return None
    name, cadence, source = min(found, key=lambda item: (item[1].never, item[1].length))
    place = config_place(config, f"cadences.{name}", "cadences")
    return CadenceSetting(cadence=cadence, source=source, word=name, place=place)


def _by_default(config: Config) -> CadenceSetting:
    place = config_place(config, "default_cadence")
    return CadenceSetting(cadence=config.default_cadence, source="default", place=place)
