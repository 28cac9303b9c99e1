"""The settings of `netnotes.yaml` that give people their cadence, each with its people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from netnotes.model.cadence import Cadence
from netnotes.model.config import Config
from netnotes.model.folding import fold_key
from netnotes.rules.cadences import Cadences
from netnotes.rules.contact import CONFIG_FILE
from netnotes.rules.due import DueRow


class Line(NamedTuple):
    """One setting: ``key`` is ``tiers``, ``cadences`` or ``default_cadence``, ``word`` what stands below it."""

    key: str
    word: str
    cadence: Cadence
    rows: Sequence[DueRow]

    @property
    def name(self) -> str:
        """In words: ``tier close``, ``colleague``, ``the default cadence``."""
        if self.key == "default_cadence":
            return "the default cadence"
        return f"tier {self.word}" if self.key == "tiers" else self.word

    @property
    def written(self) -> bool:
        """Whether `netnotes.yaml` says so; a built-in tier it does not."""
        place = self.rows[0].cadence_place
        return place is not None and place.path == CONFIG_FILE

    def setting(self, to: Cadence) -> str:
        """What to write there instead."""
        if self.key == "default_cadence":
            return f"default_cadence: {to.text}"
        return f"{self.key}: {{{self.word}: {to.text}}}"


def cadence_lines(rows: Iterable[DueRow]) -> Sequence[Line]:
    """The settings by key and word, each with those of the rows whose cadence it gives."""
    groups: defaultdict[tuple[str, str], list[DueRow]] = defaultdict(list)
    keys = {"tier": "tiers", "category": "cadences", "tag": "cadences", "default": "default_cadence"}
    for row in rows:
        if row.rhythm is not None and row.cadence_source != "person":
            groups[keys[row.cadence_source], row.cadence_word].append(row)
    return [Line(key, word, found[0].setting.cadence, found) for (key, word), found in sorted(groups.items())]


def new_lengths(config: Config, line: Line, to: Cadence) -> Mapping[str, float]:
    """Path of each of the line's people → their cadence in days when the line says ``to``.

    Somebody of two categories may have a shorter one by the other.
    """
    if line.key == "default_cadence":
        changed = replace(config, default_cadence=to)
    else:
        given = config.tiers if line.key == "tiers" else config.cadences
        folded = fold_key(line.word)
        new = tuple((word, to if fold_key(word) == folded else cadence) for word, cadence in given)
        changed = replace(config, tiers=new) if line.key == "tiers" else replace(config, cadences=new)
    cadences = Cadences(changed)
    return {row.path: cadences.of(row.person).cadence.length for row in line.rows}
