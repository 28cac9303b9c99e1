"""A `last_contact` after today: nobody has been contacted in the future, so it is ignored (SPEC 2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netnotes.model.network import Network
from netnotes.model.places import Problem

CODES = ("future-last-contact",)


def check(network: Network, today: date) -> Iterator[Problem]:
    """One warning for each recorded touchpoint dated after today."""
    for touchpoint in (touchpoint for later in network.contacts(today).later.values() for touchpoint in later):
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
