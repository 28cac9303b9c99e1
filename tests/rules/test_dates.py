"""Birthdays and other dates."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from netnotes.model.dates import PartialDate
from netnotes.model.network import Network
from netnotes.rules.contact import facts_of
from netnotes.rules.dates import date_rows, next_occurrence
from netnotes.rules.open_reasons import date_words

Read = Callable[[str], Network]
TODAY = date(2026, 11, 21)
COMMON = "29 February is kept on the 28th in common years"


def said(network: Network, today: date = TODAY, days: int | None = 30) -> list[tuple[str, str, str, int | None]]:
    return [(row.name, str(row.date), row.what, row.age) for row in date_rows(network, today, days)]


def test_soonest_first_with_the_age_where_it_is_known(network: Read) -> None:
    found = network("""
        === people/Ana.md
        ---
        birthday: --12-11
        dates: {wedding: 1986-11-30, first day at work: 2027-01-02}
        ---
        === people/Bo.md
        ---
        birthday: 1976-12-11
        ---
        === people/Cy.md
        ---
        birthday: 1604-11-21
        ---
        === people/Di.md
        ---
        birthday: 1990-11-20
        ---
        """)
    assert said(found) == [
        ("Cy", "2026-11-21", "birthday", None),
        ("Ana", "2026-11-30", "wedding", 40),
        ("Ana", "2026-12-11", "birthday", None),
        ("Bo", "2026-12-11", "birthday", 50),
    ]
    assert said(found, days=None)[-2:] == [
        ("Ana", "2027-01-02", "first day at work", 0),
        ("Di", "2027-11-20", "birthday", 37),
    ]
    assert said(found, days=0) == [("Cy", "2026-11-21", "birthday", None)]


@pytest.mark.parametrize(
    ("day", "shown"),
    [("--12-21", True), ("--12-22", False), ("--11-21", True), ("--11-20", False)],
)
def test_the_window_is_today_and_thirty_days(network: Read, day: str, shown: bool) -> None:
    assert bool(said(network(f"=== people/Ana.md\n---\nbirthday: {day}\n---\n"))) is shown


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2027-02-01", "2027-02-28"),
        ("2027-02-28", "2027-02-28"),
        ("2027-03-01", "2028-02-29"),
        ("2028-02-28", "2028-02-29"),
        ("2028-02-29", "2028-02-29"),
        ("2028-03-01", "2029-02-28"),
        ("1900-01-01", "1900-02-28"),
        ("2000-01-01", "2000-02-29"),
    ],
)
def test_the_29th_of_february(today: str, expected: str) -> None:
    assert str(next_occurrence(PartialDate(month=2, day=29), date.fromisoformat(today))) == expected


def test_its_age_goes_by_the_year(network: Read) -> None:
    found = network("=== people/Ana.md\n---\nbirthday: 1992-02-29\n---\n")
    assert said(found, date(2027, 2, 10)) == [("Ana", "2027-02-28", "birthday", 35)]
    assert said(found, date(2028, 2, 28)) == [("Ana", "2028-02-29", "birthday", 36)]


def test_every_day_of_four_years_the_next_is_ahead_and_within_a_year() -> None:
    for day in (PartialDate(month=2, day=29), PartialDate(month=1, day=1), PartialDate(month=12, day=31, year=1990)):
        for n in range(0, 4 * 366, 7):
            today = date(2024, 1, 1) + timedelta(days=n)
            following = next_occurrence(day, today)
            assert following is not None
            assert today <= following <= today + timedelta(days=366)


def test_not_before_it_happens_first_nor_after_the_calendar_ends() -> None:
    assert next_occurrence(PartialDate(month=5, day=1, year=2030), TODAY) == date(2030, 5, 1)
    assert next_occurrence(PartialDate(month=1, day=1), date(9999, 12, 31)) is None
    assert next_occurrence(PartialDate(month=12, day=31), date(9999, 12, 31)) == date(9999, 12, 31)


def test_nobody_who_died_or_is_archived_but_who_is_paused_or_to_meet(network: Read) -> None:
    found = network("".join(
        f"=== people/{status}.md\n---\nstatus: {status}\nbirthday: --12-01\n---\n"
        for status in ("active", "archived", "deceased", "paused", "to-meet")
    ))  # fmt: skip
    assert [name for name, *_ in said(found)] == ["active", "paused", "to-meet"]


def test_a_day_that_cannot_be_is_a_problem_on_its_line(network: Read) -> None:
    found = network("""
        === people/Ana.md
        ---
        birthday: 1990-02-30
        dates:
          wedding: 1986-13-01
        ---
        """)
    assert said(found, days=None) == []
    assert [(p.line, p.severity) for p in found.problems if p.path == "people/Ana.md"] == [
        (2, "warning"),
        (3, "warning"),
    ]


def test_an_empty_vault_and_a_thousand_birthdays_on_one_day(network: Read) -> None:
    assert said(network("=== README.md\nx\n"), days=None) == []
    found = network("".join(f"=== people/P{n:04d}.md\n---\nbirthday: --12-01\n---\n" for n in range(1000)))
    assert [name for name, *_ in said(found)] == [f"P{n:04d}" for n in range(1000)]


def test_a_short_look_ahead_sees_what_a_long_one_sees(network: Read) -> None:
    days = ("1992-02-29", "--02-28", "--03-01", "2027-02-20", "2030-02-20", "--12-31", "--01-01", "--11-21")
    found = network("".join(f"=== people/P{n}.md\n---\nbirthday: {day}\n---\n" for n, day in enumerate(days)))
    for today in (date(2026, 12, 1) + timedelta(days=9 * n) for n in range(200)):
        everything = date_rows(found, today, None)
        for ahead in (0, 7, 30, 60, 61):
            last = today + timedelta(days=ahead)
            assert date_rows(found, today, ahead) == tuple(row for row in everything if row.date <= last)


def test_why_names_the_line(network: Read) -> None:
    found = network("""
        === people/Ana.md
        ---
        category: family
        birthday: 1992-02-29
        dates:
          wedding: --05-17
        ---
        === people/Old.md
        ---
        died: 2020-01-01
        birthday: 1940-02-29
        ---
        """)
    people = facts_of(found, TODAY).people
    assert [(text, place.line) for text, place in date_words(people["people/Ana.md"])] == [
        (f"birthday on 29 February 1992: next on 2027-02-28, 35 years; {COMMON}", 3),
        ("wedding on 17 May: next on 2027-05-17", 4),
    ]
    assert list(date_words(people["people/Old.md"])) == []
