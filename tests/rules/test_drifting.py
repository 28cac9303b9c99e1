"""Who is drifting away, by their own rhythm."""

from datetime import date

import pytest

from netnotes.model.ledger import Touchpoint
from netnotes.rules.drifting import DriftingRow, drifting_rows
from tests.rules.build import TODAY, net, path_of, person, touch


def weekly(name: str, last: int, *, count: int = 4) -> list[Touchpoint]:
    """Contacts a week apart, the last in October 2026."""
    return [touch(name, date.fromordinal(date(2026, 10, last).toordinal() - 7 * n)) for n in range(count)]


def test_silence_of_over_twice_the_median_gap() -> None:
    (ana,) = drifting_rows(net(person("Ana"), *weekly("Ana", 27)), TODAY)
    assert [getattr(ana, key) for key in DriftingRow.JSON] == ["Ana", path_of("Ana"), 7, date(2026, 10, 27), 15]
    assert ana.since == date(2026, 11, 10)


def test_twice_the_median_gap_is_not_over_it() -> None:
    assert drifting_rows(net(person("Ana"), *weekly("Ana", 28)), TODAY) == ()


def test_it_takes_three_gaps() -> None:
    assert drifting_rows(net(person("Ana"), *weekly("Ana", 1, count=3)), TODAY) == ()
    assert len(drifting_rows(net(person("Ana"), *weekly("Ana", 1, count=4)), TODAY)) == 1


def test_a_day_counts_once_and_touches_and_plans_do_not() -> None:
    contacts = weekly("Ana", 1, count=3)
    more = [
        touch("Ana", "2026-10-01", "call"),
        touch("Ana", "2026-09-01", "like", resets=False),
        touch("Ana", "2026-12-01"),
    ]
    assert drifting_rows(net(person("Ana"), *contacts, *more), TODAY) == ()


def test_the_median_of_an_even_number_of_gaps_is_between() -> None:
    days = ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-09", "2026-10-29"]
    (ana,) = drifting_rows(net(person("Ana"), *(touch("Ana", day) for day in days)), TODAY)
    assert (ana.median_gap, ana.silence, ana.since) == (3.5, 13, date(2026, 11, 5))


@pytest.mark.parametrize("status", ["paused", "archived", "deceased", "to-meet"])
def test_only_active_people_drift(status: str) -> None:
    assert drifting_rows(net(person("Ana", status=status), *weekly("Ana", 1)), TODAY) == ()


def test_a_contact_with_the_household_ends_the_silence() -> None:
    contacts = [*weekly("Ana", 1), touch("Bo", "2026-11-01")]
    network = net(person("Ana"), person("Bo"), *contacts, households=[("Ana", "Bo")])
    assert drifting_rows(network, TODAY) == ()
    assert [row.name for row in drifting_rows(net(person("Ana"), person("Bo"), *contacts), TODAY)] == ["Ana"]


def test_the_longest_adrift_comes_first_then_names() -> None:
    network = net(
        *(person(name) for name in ("dee", "Bo", "Ana", "Chen")),
        *weekly("dee", 10),
        *weekly("Bo", 20),
        *weekly("Ana", 20),
        *weekly("Chen", 10),
    )
    assert [row.name for row in drifting_rows(network, TODAY)] == ["Chen", "dee", "Ana", "Bo"]


def test_the_future_does_not_count_yet() -> None:
    assert drifting_rows(net(person("Ana"), *weekly("Ana", 27)), date(2026, 11, 10)) == ()
