"""Birthdays and other dates on the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run

NOTES = """
    === people/Ana.md
    ---
    birthday: 1992-02-29
    ---
    === people/Bo.md
    ---
    birthday: --11-25
    dates: {wedding: 1986-12-30}
    ---
"""


@pytest.fixture
def ask(vault: Callable[[str], Path], run: Run) -> Callable[..., Result]:
    root = vault(NOTES)
    return lambda *args, **more: run("-C", root, *args, **more)


def test_thirty_days_unless_said_otherwise(ask: Callable[..., Result]) -> None:
    assert ask("dates", "--format", "json").json == [
        {"name": "Bo", "date": "2026-11-25", "what": "birthday", "age": None, "path": "people/Bo.md"}
    ]
    rows = ask("dates", "--days", "100", "--format", "json").json
    assert [(row["name"], row["date"], row["age"]) for row in rows] == [
        ("Bo", "2026-11-25", None),
        ("Bo", "2026-12-30", 40),
        ("Ana", "2027-02-28", 35),
    ]


def test_the_table_and_csv(ask: Callable[..., Result]) -> None:
    assert ask("dates", "--days", "40").out.splitlines() == [
        "Date        Name  What      Years",
        "2026-11-25  Bo    birthday",
        "2026-12-30  Bo    wedding      40",
    ]
    assert ask("dates", "--format", "csv").out.splitlines()[0] == "name,date,what,age,path"


def test_none_near_says_which_is_next(ask: Callable[..., Result], vault: Callable[[str], Path], run: Run) -> None:
    assert (
        ask("dates", "--days", "1").out == "No date falls within tomorrow; the next is Bo's birthday on 2026-11-25.\n"
    )
    assert "within the next 3 days" in ask("dates", "--days", "3").out
    assert ask("dates", "--days", "3", "--format", "json").json == []
    assert run("-C", vault("=== people/Ana.md\nx\n=== people/Bo.md\nx\n"), "dates").out.startswith(
        "No dates are noted yet."
    )


def test_a_number_of_days_that_is_none(ask: Callable[..., Result]) -> None:
    assert ask("dates", "--days", "-1").code == 2
    assert ask("dates", "--days", "99999").code == 2


def test_home_has_those_of_the_week(ask: Callable[..., Result]) -> None:
    assert "Coming up\n  2026-11-25  Bo: birthday\n" in ask("today").out
    assert "Coming up\n  2026-12-30  Bo: wedding (40)\n" in ask("today", today="2026-12-24").out
    assert "Coming up" not in ask("today", today="2026-11-17").out
