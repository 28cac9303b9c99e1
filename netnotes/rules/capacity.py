"""How many contacts a month the cadences promise, and how many can really be kept (SPEC 7)."""

from __future__ import annotations

from datetime import date
from math import fsum
from typing import ClassVar

from netnotes.model.cadence import DAYS_PER_MONTH
from netnotes.model.config import Config
from netnotes.model.network import Network
from netnotes.model.records import recordclass
from netnotes.rules.contact import Facts, asked_once, facts_of
from netnotes.rules.due import OUTSIDE, rows_by_status

WEEK = 7


@recordclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """Contacts a month: ``promised_per_month`` by the cadences of tracked people, ``capacity`` as configured."""

    JSON: ClassVar[tuple[str, ...]] = ("promised_per_month", "capacity", "overcommitted", "over_by")

    promised_per_month: float
    capacity: int

    @property
    def overcommitted(self) -> bool:
        """Whether the cadences promise more than can be kept."""
        return self.promised_per_month > self.capacity

    @property
    def over_by(self) -> float:
        """How many contacts a month too many; 0 where they can be kept."""
        return max(self.promised_per_month - self.capacity, 0.0)


def capacity_of(network: Network, today: date) -> Capacity:
    """Σ 30.4375 ÷ cadence in days over tracked people who are not paused; who has only a date promises nothing."""
    return _capacity(facts_of(network, today))


@asked_once
def _capacity(facts: Facts) -> Capacity:
    tracked = (rows for status, rows in rows_by_status(facts).items() if status not in OUTSIDE)
    lengths = [row.rhythm.length for rows in tracked for row in rows if row.rhythm]
    promised = fsum([DAYS_PER_MONTH / length for length in lengths])
    return Capacity(promised_per_month=promised, capacity=facts.config.capacity)


def per_week(config: Config) -> float:
    """Contacts a week: `capacity` of a month by the day, times seven."""
    return max(config.capacity, 0) * WEEK / DAYS_PER_MONTH
