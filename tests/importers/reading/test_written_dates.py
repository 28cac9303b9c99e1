from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.importers.reading.notices import Notices
from netnotes.importers.reading.written_dates import DateReader, find_order


def read(text: str, *others: str, recent: bool = False) -> str:
    found = DateReader((text, *others), Notices(), recent=recent).partial(text, 2, "a birthday")
    return str(found) if found else ""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1999-04-17", "1999-04-17"),
        ("19990417", "1999-04-17"),
        ("--04-17", "--04-17"),
        ("--0417", "--04-17"),
        ("1604-05-09", "--05-09"),
        ("1999/4/7", "1999-04-07"),
        ("1999.04.07", "1999-04-07"),
        ("01 Jan 2024", "2024-01-01"),
        ("1 January 2024", "2024-01-01"),
        ("Jan 1, 2024", "2024-01-01"),
        ("September 30th, 2001", "2001-09-30"),
        ("3-Sept-1990", "1990-09-03"),
        ("17. März 1980", "1980-03-17"),
        ("7 juin 1980", "1980-06-07"),
        ("7 juillet 1980", "1980-07-07"),
        ("1er août 1980", "1980-08-01"),
        ("3 de mayo de 1991", "1991-05-03"),
        ("2 giugno 1986", "1986-06-02"),
        ("5 maart 1985", "1985-03-05"),
        ("29 February", "--02-29"),
        ("April 17", "--04-17"),
        ("31.12.1999", "1999-12-31"),
        ("3.4.1990", "1990-04-03"),
        ("3.4.", "--04-03"),
        ("25/12/2001", "2001-12-25"),
        ("12/25/2001", "2001-12-25"),
        ("7/7/2007", "2007-07-07"),
        ("25/12", "--12-25"),
        ("2024-01-03 15:04:05 UTC", "2024-01-03"),
        ("12/25/2001 12:00:00 AM", "2001-12-25"),
        ("2024-01-03T15:04:05.000Z", "2024-01-03"),
    ],
)
def test_dates_as_they_are_written(written: str, meant: str) -> None:
    assert read(written) == meant


@pytest.mark.parametrize(
    "written", ["", "0/0/00", "00/00/0000", "0000-00-00", "1/1/1601", "1/1/4501", "01/01/4501", "-", "N/A"]
)
def test_what_stands_for_no_date_is_none_without_a_word(written: str) -> None:
    notices = Notices()
    assert DateReader([written], notices).partial(written, 2, "a birthday") is None
    assert notices.told() == ()


@pytest.mark.parametrize(
    "written",
    [
        "31/02/2001",
        "30 Feb 2001",
        "2001-13-01",
        "45292",
        "soon",
        "13/13/2001",
        "1985",
        "03/04/85",
        "1-Feb-85",
        "x" * 9000,
    ],
)
def test_what_is_no_date_is_refused_with_a_word(written: str) -> None:
    notices = Notices()
    assert DateReader([written], notices).partial(written, 7, "a birthday") is None
    assert notices.told() == (
        "a birthday left out, because it is no date that can be read: write dates as 1990-04-03 (line 7)",
    )


def test_a_slash_date_is_refused_where_nothing_tells_the_day_from_the_month() -> None:
    notices = Notices()
    dates = DateReader(["06/07/1985", "08/09/1986", "5/5/1990", "1990-01-31"], notices)
    assert dates.partial("06/07/1985", 2, "a birthday") is None
    assert notices.told() == (
        "a birthday left out, because day and month cannot be told apart: write dates as 1990-04-03 (line 2)",
    )


def test_another_date_of_the_column_tells_the_day_from_the_month() -> None:
    assert read("06/07/1985", "25/12/1990") == "1985-07-06"
    assert read("06/07/1985", "12/25/1990") == "1985-06-07"
    assert read("06/07", "25/12/1990") == "--07-06"


def test_a_column_that_contradicts_itself_tells_nothing() -> None:
    assert find_order(["25/12/1990", "12/25/1990"]) == "unknown"
    assert read("06/07/1985", "25/12/1990", "12/25/1990") == ""
    assert read("25/12/1985", "12/25/1990") == "1985-12-25"


def test_dates_with_dots_tell_nothing_about_those_with_slashes() -> None:
    assert find_order(["25.12.1990"]) == "unknown"


def test_a_year_of_two_digits_is_of_this_century_only_where_that_is_sure() -> None:
    assert read("1-Feb-24", recent=True) == "2024-02-01"
    assert read("1-Feb-24") == ""


def test_a_day_that_needs_its_year_is_told_without_it() -> None:
    notices = Notices()
    assert DateReader([], notices).day("--04-17", 3, "a day of meeting") is None
    assert notices.told() == ("a day of meeting without a year left out (line 3)",)


@given(st.dates(), st.dates())
def test_no_order_of_day_and_month_is_ever_guessed(day: date, other: date) -> None:
    """Whatever is read of dates that were all written the day first is what was meant, or nothing."""
    written = [f"{d:%d/%m/}{d.year:04d}" for d in (day, other)]
    found = read(written[0], written[1])
    ambiguous = all(int(text[:2]) <= 12 for text in written)
    year = f"{day.year:04d}-" if day.year > 1604 else "--"
    meant = f"{year}{day:%m-%d}"
    assert found in ({meant, ""} if ambiguous or day.year in {1601, 4501} else {meant})


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    assert read(text, text, recent=True) is not None
