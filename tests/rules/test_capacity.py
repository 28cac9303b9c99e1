"""How many contacts a month the cadences promise."""

from __future__ import annotations

import pytest

from netnotes.model.config import Config
from netnotes.rules.capacity import capacity_of
from tests.rules.build import TODAY, net, person, touch


def test_each_tracked_person_promises_a_month_by_their_cadence() -> None:
    found = capacity_of(net(
        person("Week", cadence="weekly"), person("Month", cadence="monthly"), person("Tier", tier="wide"),
        person("Never", cadence="never"), person("None"), person("Dated", next_contact="2027-01-01"),
        person("Paused", cadence="daily", status="paused"), person("Wished", cadence="daily", status="to-meet"),
        person("Gone", cadence="daily", status="archived"), person("Snoozed", cadence="quarterly", snooze="2027-06-01"),
        person("Planned", cadence="2w"), touch("Planned", "2026-11-12"),
    ), TODAY)  # fmt: skip
    assert found.promised_per_month == pytest.approx(30.4375 / 7 + 1 + 1 / 6 + 1 / 3 + 30.4375 / 14)
    assert (found.capacity, found.overcommitted, found.over_by) == (20, False, 0)


def test_a_promise_that_cannot_be_kept_says_by_how_much() -> None:
    people = [person(f"P{n}", cadence="monthly") for n in range(25)]
    found = capacity_of(net(*people, config=Config(capacity=22)), TODAY)
    assert (found.promised_per_month, found.overcommitted, found.over_by) == (25, True, 3)
    just = capacity_of(net(*people, config=Config(capacity=25)), TODAY)
    assert (just.overcommitted, just.over_by) == (False, 0)


def test_nobody_promises_nothing() -> None:
    assert capacity_of(net(), TODAY).promised_per_month == 0
