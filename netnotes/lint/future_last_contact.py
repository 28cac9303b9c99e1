"""A `last_contact` after today: nobody has been contacted in the future, so it is ignored (SPEC 2.2)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from netnotes.model.network import Network
from netnotes.model.places import Problem

CODES = ("future-last-contact",)


def check(network: Network, today: date) -> Iterator[Problem]:
    """One warning for each recorded touchpoint dated after today."""
    future = bisect_right(network.touchpoints, today, key=lambda touchpoint: touchpoint.date)
    for touchpoint in network.touchpoints[future:]:
        if touchpoint.source == "recorded":
            yield Problem(
                path=touchpoint.path,
                line=touchpoint.line,
                column=1,
                code="future-last-contact",
                severity="warning",
                message=f"last_contact {touchpoint.date} lies in the future; it is ignored",
                hint=f"correct the date; for a plan write next_contact: {touchpoint.date}",
            )
