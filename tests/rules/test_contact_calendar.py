"""A year of contacts at a glance."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netnotes.rules.contact_calendar import contact_calendar
from tests.rules.build import TODAY, net, person, touch


def test_nothing_without_a_contact() -> None:
    assert contact_calendar(net(), TODAY) == ()
    assert contact_calendar(net(person("Ana"), touch("Ana", "2027-01-01")), TODAY) == ()
    assert contact_calendar(net(person("Ana"), touch("Ana", TODAY, "like", resets=False)), TODAY) == ()


def test_twelve_months_up_to_that_of_the_last_contact() -> None:
    contacts = [touch("Ana", day) for day in ("2025-10-31", "2025-11-30", "2026-02-28", "2026-10-07", "2026-10-08")]
    rows = contact_calendar(net(person("Ana"), *contacts), TODAY)
    assert [row.month for row in rows] == [
        "2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08",
        "2026-09", "2026-10",
    ]  # fmt: skip
    assert [(row.month, row.weeks, row.contacts, row.picture) for row in rows if row.contacts] == [
        ("2025-11", (0, 0, 0, 0, 1), 1, "····▁"), ("2026-02", (0, 0, 0, 1, 0), 1, "···▁·"),
        ("2026-10", (1, 1, 0, 0, 0), 2, "▁▁···"),
    ]  # fmt: skip


def test_it_moves_with_the_contacts_and_not_with_the_days() -> None:
    network = net(person("Ana"), touch("Ana", "2026-10-07"), touch("Ana", "2026-12-01"))
    first = contact_calendar(network, TODAY)
    assert contact_calendar(network, date(2026, 11, 30)) == first
    assert contact_calendar(network, date(2026, 12, 1))[-1].month == "2026-12"
    assert contact_calendar(network, date(2031, 1, 1))[-1].month == "2026-12"


def test_a_contact_is_one_person_on_one_day() -> None:
    contacts = [touch(name, "2026-11-03", kind) for name in ("Ana", "Bo") for kind in ("call", "coffee")]
    assert contact_calendar(net(person("Ana"), person("Bo"), *contacts), TODAY)[-1].weeks == (2, 0, 0, 0, 0)
    assert contact_calendar(net(person("Ana"), *contacts), TODAY)[-1].weeks == (1, 0, 0, 0, 0)


@pytest.mark.parametrize(("most", "picture"), [(5, "▁▂▃▅▇"), (10, "▁▁▂▂▇"), (100, "▁▁▁▁▇")])
def test_the_marks_are_fifths_of_the_most(most: int, picture: str) -> None:
    contacts = [
        touch(f"P{n}", date(2026, 10, 1) + timedelta(days=7 * week))
        for week in range(5)
        for n in range(week + 1 if week < 4 else most)
    ]
    rows = contact_calendar(net(*(person(f"P{n}") for n in range(most)), *contacts), TODAY)
    assert rows[-1].picture == picture


def test_it_begins_with_the_first_contact() -> None:
    def months(*days: str) -> list[str]:
        return [row.month for row in contact_calendar(net(person("Ana"), *(touch("Ana", day) for day in days)), TODAY)]

    assert months("2026-09-30", "2026-11-01") == ["2026-09", "2026-10", "2026-11"]
    assert months("2024-01-01", "2026-11-01")[0] == "2025-12"
    assert months("0001-01-03", "0001-02-03") == ["0001-01", "0001-02"]
