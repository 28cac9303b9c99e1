"""The cadences that people choose: the one nearest to a rhythm, the next gentler one, the command that sets one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from math import ceil, log
from shlex import quote

from netnotes.model.cadence import DAYS_PER_MONTH, Cadence, parse_cadence
from netnotes.model.folding import fold_name
from netnotes.model.people import Person
from netnotes.rules.contact import Facts, asked_once

_DAYS_PER_YEAR = 12 * DAYS_PER_MONTH
_A_STEP = 1.4


def _read(*texts: str) -> tuple[Cadence, ...]:
    return tuple(cadence for text in texts if (cadence := parse_cadence(text)))


USUAL = _read("weekly", "2w", "monthly", "6w", "2mo", "quarterly", "half-yearly", "yearly", "2y")
STEPS = _read("weekly", "2w", "monthly", "quarterly", "half-yearly", "yearly")


def nearest_usual(days: float, than: Cadence) -> Cadence:
    """The usual cadence nearest in proportion to so many days, always gentler than ``than``."""
    gentler = [usual for usual in USUAL if usual.length > than.length]
    if not gentler:
        years = ceil(max(days, than.length + 1) / _DAYS_PER_YEAR)
        return Cadence(text=f"{years}y", months=12 * years)
    return min(gentler, key=lambda usual: abs(log(usual.length / days)))


def next_gentler(cadence: Cadence, steps: int = 1) -> Cadence | None:
    """The usual cadence so many steps gentler, yearly at most; None where there is no step.

    A step makes a cadence longer by two fifths at least: monthly, quarterly, half-yearly, but 6 weeks, quarterly.
    """
    return _gentler(cadence.length, steps)


@lru_cache(maxsize=4096)
def _gentler(days: float, steps: int) -> Cadence | None:
    found: Cadence | None = None
    for _ in range(steps):
        further = next((step for step in STEPS if step.length >= _A_STEP * days), None)
        if further is None:
            break
        found, days = further, further.length
    return found


def cadence_command(facts: Facts, person: Person, cadence: Cadence) -> str:
    """The command that gives somebody this cadence: by name, or by path where two answer to the name."""
    alone = _called(facts)[fold_name(person.name)] == 1 and not person.name.startswith("-")
    who = person.name if alone else person.path
    value = quote(cadence.text)
    return f"netnotes set {quote(who)} cadence={value}"


@asked_once
def _called(facts: Facts) -> Mapping[str, int]:
    """Folded name → how many people answer to it."""
    people = facts.network.people
    counts = Counter([fold_name(person.name) for person in people])
    for person in people:
        if person.aliases:
            counts.update(set(map(fold_name, person.aliases)) - {fold_name(person.name)})
    return counts
