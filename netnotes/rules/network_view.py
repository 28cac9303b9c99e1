"""Everything about the network as a whole on one day, as `netnotes network` and the page Network show it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.records import recordclass
from netnotes.rules.capacity import Capacity, capacity_of
from netnotes.rules.capacity_relief import ReliefPlan, relief_plan
from netnotes.rules.communities import CommunityRow, community_rows
from netnotes.rules.contact_calendar import CalendarMonth, contact_calendar
from netnotes.rules.coverage import (
    CategoryRow,
    GoalCoverage,
    category_rows,
    goal_coverage,
    online_only,
    uncategorized,
)  # fmt: skip
from netnotes.rules.drifting import DriftingRow
from netnotes.rules.home import drifting_people
from netnotes.rules.kept_rhythm import UnkeptRow, unkept_rows
from netnotes.rules.lifelines import LifelineRow, lifeline_rows
from netnotes.rules.to_meet import ToMeetRow, to_meet_rows
from netnotes.rules.warmth import Warmth, warmth_counts


@recordclass(frozen=True, slots=True, kw_only=True)
class NetworkView:
    """The answers of the rules of SPEC 7 about the whole; each list is in the order of its rule.

    ``drifting`` are those without a cadence.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "categories", "capacity", "lifelines", "organizations", "to_meet", "goals", "online_only", "uncategorized",
        "relief", "unkept", "warmth", "drifting", "calendar",
    )  # fmt: skip

    categories: tuple[CategoryRow, ...]
    capacity: Capacity
    lifelines: tuple[LifelineRow, ...]
    organizations: tuple[CommunityRow, ...]
    to_meet: tuple[ToMeetRow, ...]
    goals: tuple[GoalCoverage, ...]
    online_only_people: tuple[Person, ...]
    uncategorized_people: tuple[Person, ...]
    relief: ReliefPlan
    unkept: tuple[UnkeptRow, ...]
    warmth: Mapping[Warmth, int]
    drifting: tuple[DriftingRow, ...]
    calendar: tuple[CalendarMonth, ...]

    @property
    def online_only(self) -> tuple[str, ...]:
        """The names of those whom I met online only so far."""
        return tuple(person.name for person in self.online_only_people)

    @property
    def uncategorized(self) -> tuple[str, ...]:
        """The names of those who are of no category."""
        return tuple(person.name for person in self.uncategorized_people)


def network_view(network: Network, today: date) -> NetworkView:
    """All of it."""
    return NetworkView(
        categories=category_rows(network, today),
        capacity=capacity_of(network, today),
        lifelines=lifeline_rows(network, today),
        organizations=community_rows(network, today),
        to_meet=to_meet_rows(network, today),
        goals=goal_coverage(network, today),
        online_only_people=online_only(network, today),
        uncategorized_people=uncategorized(network, today),
        relief=relief_plan(network, today),
        unkept=unkept_rows(network, today),
        warmth=warmth_counts(network, today),
        drifting=drifting_people(network, today),
        calendar=contact_calendar(network, today),
    )
