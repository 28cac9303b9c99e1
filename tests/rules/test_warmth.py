"""Warm, cooling or cold."""

from datetime import date

import pytest

from netnotes.rules.contact import facts_of
from netnotes.rules.warmth import warmth_counts, warmth_of, warmth_words
from tests.rules.build import net, path_of, person, touch


@pytest.mark.parametrize(
    ("today", "warmth"),
    [
        (date(2026, 10, 30), "warm"),
        (date(2026, 10, 31), "cooling"),
        (date(2026, 11, 30), "cooling"),
        (date(2026, 12, 1), "cold"),
    ],
)
def test_silence_in_cadences(today: date, warmth: str) -> None:
    network = net(person("Ana", cadence="monthly"), touch("Ana", "2026-09-30"))
    assert warmth_of(facts_of(network, today).people[path_of("Ana")]) == warmth


@pytest.mark.parametrize(
    ("today", "warmth"),
    [
        (date(2026, 10, 29), "warm"),
        (date(2026, 10, 30), "cooling"),
        (date(2026, 11, 5), "cooling"),
        (date(2026, 11, 6), "cold"),
    ],
)
def test_silence_in_own_rhythms_where_there_is_no_cadence(today: date, warmth: str) -> None:
    days = ("2026-10-01", "2026-10-08", "2026-10-15", "2026-10-22")
    network = net(person("Ana"), *(touch("Ana", day) for day in days))
    assert warmth_of(facts_of(network, today).people[path_of("Ana")]) == warmth


def test_nothing_can_be_said_without_a_contact_or_without_cadence_and_rhythm() -> None:
    network = net(person("Ana", cadence="monthly"), person("Bo"), touch("Bo", "2026-10-01"))
    people = facts_of(network, date(2026, 11, 11)).people
    assert [warmth_of(people[path_of(name)]) for name in ("Ana", "Bo")] == [None, None]


def test_a_contact_with_the_household_keeps_warm() -> None:
    network = net(
        person("Ana", cadence="weekly"), person("Bo"), touch("Ana", "2026-09-01"), touch("Bo", "2026-11-10"),
        households=[("Ana", "Bo")],
    )  # fmt: skip
    assert warmth_of(facts_of(network, date(2026, 11, 11)).people[path_of("Ana")]) == "warm"


def test_how_many_are_warm() -> None:
    network = net(
        person("Warm", cadence="monthly"), touch("Warm", "2026-11-01"), person("Cold", cadence="weekly"),
        touch("Cold", "2026-01-01"), person("Own"), *(touch("Own", f"2026-10-{day:02d}") for day in (1, 8, 15, 30)),
        person("Nothing"), person("Paused", cadence="weekly", status="paused"), touch("Paused", "2026-11-10"),
        person("Wished", status="to-meet", cadence="weekly"), touch("Wished", "2026-11-10"),
        person("Off", cadence="never"), *(touch("Off", f"2026-10-{day:02d}") for day in (1, 8, 15, 30)),
    )  # fmt: skip
    assert warmth_counts(network, date(2026, 11, 11)) == {"warm": 1, "cooling": 2, "cold": 1}
    assert warmth_counts(net(), date(2026, 11, 11)) == {"warm": 0, "cooling": 0, "cold": 0}


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 10, 30), "warm: silent for no longer than one cadence"),
        (date(2026, 10, 31), "cooling: silent for more than one cadence, not yet two"),
        (date(2026, 12, 1), "cold: silent for more than twice the cadence"),
    ],
)
def test_in_words(today: date, words: str) -> None:
    network = net(person("Ana", cadence="monthly"), touch("Ana", "2026-09-30"))
    assert warmth_words(facts_of(network, today).people[path_of("Ana")]) == words
    nobody = facts_of(net(person("Bo")), today).people[path_of("Bo")]
    assert not warmth_words(nobody)
