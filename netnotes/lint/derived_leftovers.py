"""Derived properties that stand in notes though the configuration no longer asks for them (SPEC 8).

They are right for the day of the last build that kept them, and grow old. Nobody reads them but other programs, so this
is only an info.
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.model.derived import NAMES
from netnotes.model.network import Network
from netnotes.model.places import Problem

CODES = ("derived-leftovers",)


def check(network: Network) -> Iterator[Problem]:
    """One problem for the whole vault, at the first of these notes."""
    if network.config.derived_properties or not network.derived:
        return
    count = len(network.derived)
    where = "1 note" if count == 1 else f"{count} notes"
    yield Problem(
        path=min(network.derived),
        line=1,
        column=1,
        code="derived-leftovers",
        severity="info",
        message=f"{', '.join(NAMES)} stand in {where}, and no build keeps them up to date",
        hint="netnotes check --fix takes them away; obsidian: {derived_properties: true} keeps them",
    )
