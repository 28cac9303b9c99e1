"""Which cadences could be gentler, where they promise too much."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from netnotes.model.config import Config
from netnotes.rules.capacity import capacity_of
from netnotes.rules.capacity_relief import Relief, ReliefPlan, relief_plan
from tests.rules.build import TODAY, goal, net, path_of, person, ref, rhythm, touch

FORBIDDEN = re.compile(r"score|fail|overdrawn|you haven't|should|\b\d+ days?\b", re.IGNORECASE)


def plan(*records: Any, capacity: int = 1, today: date = TODAY, **more: Any) -> ReliefPlan:
    config = more.pop("config", None) or Config(capacity=capacity, **more)
    return relief_plan(net(*records, config=config), today)


def said(found: ReliefPlan) -> list[tuple[str, str]]:
    return [(change.name, change.suggested) for change in found.changes]


def people(count: int, cadence: str = "monthly", prefix: str = "P") -> list[Any]:
    return [person(f"{prefix}{n:03}", cadence=cadence) for n in range(count)]


def test_nothing_where_all_can_be_kept() -> None:
    assert plan() == ReliefPlan(fits=True, promised_per_month=0)
    assert plan(*people(3), capacity=3) == ReliefPlan(fits=True, promised_per_month=3)


def test_the_smallest_set_one_step_each() -> None:
    found = plan(*people(3), capacity=2)
    assert said(found) == [("P000", "quarterly"), ("P001", "quarterly")]
    assert found.fits
    assert found.promised_per_month == pytest.approx(1 + 2 / 3)
    first = found.changes[0]
    assert {key: getattr(first, key) for key in Relief.JSON} == {
        "name": "P000", "path": path_of("P000"), "cadence": "monthly", "suggested": "quarterly", "set_by": "own",
        "set_at": "people/P000.md:1", "saves": pytest.approx(2 / 3), "people": 1,
        "command": "netnotes set P000 cadence=quarterly", "setting": None, "keeps": (),
        "because": "every month (own) now",
    }  # fmt: skip


def test_one_big_promise_goes_before_two_small_ones() -> None:
    records = [*people(2), person("Daily", cadence="daily")]
    assert said(plan(*records, capacity=7)) == [("Daily", "weekly")]


def test_further_steps_only_where_one_is_not_enough() -> None:
    assert said(plan(*people(4), capacity=2)) == [(f"P00{n}", "quarterly") for n in range(3)]
    assert {suggested for _, suggested in said(plan(*people(4), capacity=1))} == {"half-yearly"}
    assert {suggested for _, suggested in said(plan(*people(12), capacity=1))} == {"yearly"}


def test_those_closest_are_asked_last() -> None:
    records: list[Any] = [
        person("A lifeline", cadence="weekly", lifeline=True), person("B inner", cadence="weekly", tier="Inner"),
        person("C goal", cadence="weekly"), person("D", cadence="monthly"), person("E", cadence="monthly"),
        goal("Lead", people=(ref("C goal"),)),
    ]  # fmt: skip
    promised = capacity_of(net(*records), TODAY).promised_per_month
    assert promised == pytest.approx(3 * 30.4375 / 7 + 2)
    assert said(plan(*records, capacity=14)) == [("D", "quarterly"), ("E", "quarterly")]
    assert said(plan(*records, capacity=13)) == [("C goal", "2w")]
    assert said(plan(*records, capacity=8)) == [("D", "half-yearly"), ("C goal", "monthly"), ("B inner", "monthly")]
    assert said(plan(*records, capacity=2))[-1] == ("A lifeline", "quarterly")
    met = [*records[:-1], goal("Lead", people=(ref("C goal"),), status="met")]
    assert said(plan(*met, capacity=14)) == [("C goal", "2w")]


def test_family_is_close_too() -> None:
    config = Config(capacity=5, cadences=(("family", rhythm("2w")),))
    records = [*(person(name, categories=("Family",)) for name in "ab"), *people(1)]
    assert said(plan(*records, config=config)) == [("P000", "quarterly")]
    assert said(plan(*records, config=Config(capacity=4, cadences=config.cadences))) == [("family", "monthly")]


def test_lifelines_only() -> None:
    records = [person(name, cadence="monthly", lifeline=True) for name in "ab"]
    assert said(plan(*records)) == [("a", "quarterly"), ("b", "quarterly")]


def test_a_cadence_that_was_never_kept_comes_first_with_the_rhythm_that_was() -> None:
    contacts = [touch("P002", TODAY - timedelta(days=62 * n)) for n in range(6)]
    found = plan(*people(4), *contacts, capacity=3)
    assert said(found) == [("P002", "2mo"), ("P000", "quarterly")]
    assert said(plan(*people(4), capacity=3)) == [("P000", "quarterly"), ("P001", "quarterly")]
    assert found.changes[0].because == "in practice every 2 months since 2026-01-05, never every month (own)"
    assert found.changes[0].command == "netnotes set P002 cadence=2mo"


def test_then_the_less_deliberate_ones_and_those_longest_ago() -> None:
    records = [
        person("own", cadence="monthly"), person("tier", tier="close"), person("new", categories=("known",)),
        person("old", categories=("known",)), touch("new", "2026-11-01"), touch("old", "2026-10-01"),
    ]  # fmt: skip
    found = plan(*records, config=Config(capacity=3, cadences=(("known", rhythm("monthly")),)))
    assert said(found) == [("known", "quarterly")]
    config = Config(capacity=3, cadences=(("known", rhythm("monthly")), ("b", rhythm("monthly"))))
    apart = [*records[:3], person("old", categories=("b",)), *records[4:]]
    assert said(plan(*apart, config=config)) == [("old", "quarterly"), ("new", "quarterly")]


def test_one_line_of_the_configuration_where_it_does_more() -> None:
    config = Config(
        capacity=5, cadences=(("colleague", rhythm("monthly")),), lines=(("cadences.colleague", 3),),
    )  # fmt: skip
    records = [person(f"P{n}", categories=("colleague",)) for n in range(10)]
    (line,) = plan(*records, config=config).changes
    assert {key: getattr(line, key) for key in Relief.JSON} == {
        "name": "colleague", "path": None, "cadence": "monthly", "suggested": "quarterly", "set_by": "colleague",
        "set_at": "netnotes.yaml:3", "saves": pytest.approx(20 / 3), "people": 10, "command": None,
        "setting": "cadences: {colleague: quarterly}", "keeps": (), "because": "10 people have it",
    }  # fmt: skip


def test_those_closest_keep_what_a_line_gave_them() -> None:
    records = [person(f"P{n}", tier="close", lifeline=n == 4) for n in range(10)]
    (line,) = plan(*records, capacity=5).changes
    assert (line.name, line.setting, line.set_at, line.people) == ("tier close", "tiers: {close: quarterly}", None, 9)
    assert line.keeps == ("netnotes set P4 cadence=monthly",)


def test_a_line_that_is_no_shorter_is_left_alone() -> None:
    records = [person(f"P{n}", tier="close", lifeline=n < 6) for n in range(8)]
    assert said(plan(*records, capacity=7)) == [("P6", "quarterly"), ("P7", "quarterly")]


def test_a_second_category_may_keep_somebody_near() -> None:
    config = Config(capacity=3, cadences=(("a", rhythm("2w")), ("b", rhythm("15d"))))
    both = [person(f"P{n}", categories=("a", "b")) for n in range(4)]
    found = plan(*both, config=config)
    assert {change.path for change in found.changes} == {path_of(f"P{n}") for n in range(4)}
    assert found.fits


def test_the_default_cadence_is_a_line_too() -> None:
    config = Config(capacity=110, default_cadence=rhythm("monthly"), lines=(("default_cadence", 1),))
    (line,) = plan(*(person(f"P{n:03}") for n in range(300)), config=config).changes
    assert (line.name, line.setting, line.set_at) == (
        "the default cadence", "default_cadence: quarterly", "netnotes.yaml:1",
    )  # fmt: skip
    few = Config(capacity=30, default_cadence=rhythm("monthly"))
    assert said(plan(*(person(f"P{n:03}") for n in range(300)), config=few)) == [("the default cadence", "yearly")]


@pytest.mark.parametrize("capacity", [0, -1])
def test_where_nothing_fits(capacity: int) -> None:
    found = plan(*people(12), capacity=capacity)
    assert (found.fits, found.changes) == (False, ())
    assert found.promised_per_month == pytest.approx(1)


def test_a_cadence_of_a_day_and_one_of_ten_years() -> None:
    found = plan(person("Daily", cadence="1d"), person("Seldom", cadence="10y"))
    assert said(found) == [("Daily", "quarterly")]


def test_the_same_whatever_the_order_of_the_notes_and_the_day() -> None:
    records = [*people(30, "2w"), *people(30, "monthly", "Q"), *(touch(f"P{n:03}", TODAY) for n in range(9))]
    first = plan(*records, capacity=40)
    assert plan(*reversed(records), capacity=40).changes == first.changes
    assert said(plan(*records, capacity=40, today=TODAY + timedelta(days=400))) == said(first)
    assert not any(FORBIDDEN.search(change.because) for change in first.changes)


@pytest.mark.parametrize("capacity", [1, 20, 500, 2000, 4000])
def test_five_thousand_people(capacity: int) -> None:
    cadences = ("weekly", "2w", "monthly", "6w", "quarterly", "45d", "yearly")
    records = [person(f"P{n:04}", cadence=cadences[n % 7], lifeline=n % 50 == 0) for n in range(4000)]
    records += [person(f"T{n:04}", tier=("inner", "close", "casual")[n % 3]) for n in range(1000)]
    found = plan(*records, capacity=capacity)
    assert found.fits == (found.promised_per_month <= capacity + 1e-6)
    assert found.fits == (capacity >= 500)
