"""The parts of a stored network that are one narrow question each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from netnotes.index.narrow import derived_of, occasions_of, region_notes_of
from netnotes.index.pieces import first_days_of
from netnotes.index.store import Store
from netnotes.model.network import Network, Occasion

if TYPE_CHECKING:
    from netnotes.model.follow_ups import FollowUp
    from netnotes.model.plans import WrittenPlan
    from netnotes.model.regions import RegionNote
    from netnotes.model.review_marks import Assumed, Tick

T = TypeVar("T")


class NarrowParts(Network):
    """They are read when they are first asked for, and nothing else is."""

    @cached_property
    def occasions(self) -> tuple[Occasion, ...]:
        """As of any network; no meeting is read whole."""
        return self._read("occasions", occasions_of)

    @cached_property
    def first_of_kind(self) -> Mapping[str, Mapping[str, int]]:
        """As of any network; no touchpoint is read whole."""
        return self._read("first_of_kind", first_days_of)

    @cached_property
    def region_notes(self) -> tuple[RegionNote, ...]:
        """The notes that hold regions; one question tells that there is none."""
        return self._read("region_notes", region_notes_of)

    @cached_property
    def derived(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """As of any network; no note is read for it."""
        return self._read("derived", derived_of)

    @cached_property
    def daily_notes(self) -> Mapping[str, date]:
        """As of any network; no note is read for it."""
        from netnotes.index.tasks import daily_notes_of

        return self._read("daily_notes", daily_notes_of)

    @cached_property
    def daily_ticks(self) -> tuple[FollowUp, ...]:
        """As of any network; no other task is made for it."""
        from netnotes.index.tasks import daily_ticks_of

        return self._read("daily_ticks", daily_ticks_of)

    @cached_property
    def plans(self) -> tuple[WrittenPlan, ...]:
        """The plans of months; one question tells that there is none."""
        from netnotes.index.plans import plans_of

        return self._read("plans", plans_of)

    @cached_property
    def assumptions(self) -> tuple[Assumed, ...]:
        """What is only assumed."""
        from netnotes.index.review_marks import assumptions_of

        return self._read("assumptions", assumptions_of)

    @cached_property
    def ticks(self) -> tuple[Tick, ...]:
        """The ticked boxes of reviews."""
        from netnotes.index.review_marks import ticks_of

        return self._read("ticks", ticks_of)

    @cached_property
    def thanked(self) -> Mapping[str, tuple[date, ...]]:
        """As of any network; no touchpoint is read whole."""
        from netnotes.index.review_marks import thanked_of

        return self._read("thanked", thanked_of)

    def _read(self, name: str, read: Callable[[Store], T]) -> T:
        """Ask the index, or the notes where it cannot answer."""
        raise NotImplementedError
