"""Quiet seasons that leave no free day: nobody could ever fall due, so they are ignored (SPEC 4)."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.model.network import Network
from netnotes.model.places import Problem
from netnotes.rules.contact import CONFIG_FILE
from netnotes.rules.seasons import endless_seasons

CODES = ("endless-season",)


def check(network: Network) -> Iterator[Problem]:
    """One warning for each season that has to be ignored, at its line of the configuration."""
    for season in endless_seasons(network.config.quiet):
        yield Problem(
            path=CONFIG_FILE,
            line=season.line,
            column=1,
            code="endless-season",
            severity="warning",
            message="this quiet season leaves no free day; it is ignored",
            hint="shorten it, so that some day of the year is free",
        )
