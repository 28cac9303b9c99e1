"""Quarters and years of the calendar, and which one is to be reviewed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netnotes.model.errors import OperatorError
from netnotes.rules.quarters import Period, parse_quarter, parse_year, quarter_of, quarter_to_review, year_to_review

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("number", "start", "end"),
    [
        (1, date(2028, 1, 1), date(2028, 3, 31)),
        (2, date(2028, 4, 1), date(2028, 6, 30)),
        (3, date(2028, 7, 1), date(2028, 9, 30)),
        (4, date(2028, 10, 1), date(2028, 12, 31)),
        (0, date(2028, 1, 1), date(2028, 12, 31)),
    ],
)
def test_first_and_last_days(number: int, start: date, end: date) -> None:
    period = Period(2028, number)
    assert (period.start, period.end) == (start, end)
    assert period.holds(start)
    assert period.holds(end)
    assert not period.holds(start - timedelta(days=1))
    assert not period.holds(end + timedelta(days=1))
    assert not period.holds(None)


def test_every_day_of_a_leap_year_is_in_one_quarter() -> None:
    days = [date(2028, 1, 1) + timedelta(days=n) for n in range(366)]
    assert days[-1] == date(2028, 12, 31)
    for day in days:
        assert [period for period in Period(2028, 0).quarters if period.holds(day)] == [quarter_of(day)]


@pytest.mark.parametrize(
    ("today", "name"),
    [
        (date(2026, 10, 1), "2026-Q3"),
        (date(2026, 10, 14), "2026-Q3"),
        (date(2026, 10, 15), "2026-Q4"),
        (date(2026, 12, 31), "2026-Q4"),
        (date(2027, 1, 14), "2026-Q4"),
        (date(2027, 1, 15), "2027-Q1"),
        (date(2028, 2, 29), "2028-Q1"),
        (date.min, "0001-Q1"),
        (date.max, "9999-Q4"),
    ],
)
def test_in_its_first_two_weeks_the_last_quarter_is_reviewed(today: date, name: str) -> None:
    assert quarter_to_review(today).name == name


def test_so_is_the_last_year() -> None:
    assert year_to_review(date(2027, 1, 14)).name == "2026"
    assert year_to_review(date(2027, 1, 15)).name == "2027"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2026-Q3", "2026-Q3"),
        ("2026q3", "2026-Q3"),
        (" 2025 Q1 ", "2025-Q1"),
        ("Q3 2025", "2025-Q3"),
        ("q2", "2026-Q2"),
        ("this", "2026-Q4"),
        ("LAST", "2026-Q3"),
    ],
)
def test_how_a_quarter_is_written(text: str, name: str) -> None:
    assert parse_quarter(text, TODAY).name == name


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-Q5", "2026-Q0", "Q", "0000-Q1", "26-Q1", "٢٠٢٦-Q1", "2026-07", "x" * 99]
)
def test_what_is_no_quarter_is_told_with_how_to_write_one(text: str) -> None:
    with pytest.raises(OperatorError, match="is no quarter") as caught:
        parse_quarter(text, TODAY)
    assert "2026-Q3" in caught.value.hint


@pytest.mark.parametrize("text", ["", "26", "2026-Q1", "0000", "next"])
def test_what_is_no_year(text: str) -> None:
    with pytest.raises(OperatorError, match="is no year"):
        parse_year(text, TODAY)


def test_what_has_not_begun_cannot_be_reviewed() -> None:
    with pytest.raises(OperatorError, match="2027-Q1 has not begun"):
        parse_quarter("2027-Q1", TODAY)
    with pytest.raises(OperatorError, match="2027 has not begun"):
        parse_year("2027", TODAY)
    assert parse_quarter("2026-Q4", date(2026, 10, 1)).name == "2026-Q4"
