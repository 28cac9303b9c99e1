"""The table of phrases that mean a day, and of those that are refused because they might mean two."""

from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.rules.typed_dates import (
    PHRASES,
    Direction,
    Phrase,
    TypedDateError,
    parse_distance_or_date,
    parse_typed_date,
)

WEDNESDAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("typed", "direction", "meant"),
    [
        ("2026-11-03", None, "2026-11-03"),
        (" 2026-11-03 ", "past", "2026-11-03"),
        ("2027-01-05", "past", "2027-01-05"),
        ("2026-11-03T10:30", None, "2026-11-03"),
        ("[[2026-11-03]]", None, "2026-11-03"),
        ("today", None, "2026-11-18"),
        ("Today", "past", "2026-11-18"),
        ("yesterday", None, "2026-11-17"),
        ("tomorrow", None, "2026-11-19"),
        ("3d ago", None, "2026-11-15"),
        ("3 days ago", "past", "2026-11-15"),
        ("a day ago", None, "2026-11-17"),
        ("2 weeks ago", None, "2026-11-04"),
        ("2w  ago", None, "2026-11-04"),
        ("one month ago", None, "2026-10-18"),
        ("9m ago", None, "2026-02-18"),
        ("a year ago", None, "2025-11-18"),
        ("in 2w", None, "2026-12-02"),
        ("In a Week", None, "2026-11-25"),
        ("in 3 months", None, "2027-02-18"),
        ("last tue", None, "2026-11-17"),
        ("last wed", None, "2026-11-11"),
        ("last Thursday", None, "2026-11-12"),
        ("next friday", None, "2026-11-20"),
        ("next thu", None, "2026-11-19"),
        ("next wednesday", None, "2026-11-25"),
        ("next tues", None, "2026-11-24"),
        ("tue", "past", "2026-11-17"),
        ("tue", "future", "2026-11-24"),
        ("thurs", "past", "2026-11-12"),
        ("on friday", "future", "2026-11-20"),
        ("nov 3", "past", "2026-11-03"),
        ("3 nov", "past", "2026-11-03"),
        ("nov 3", "future", "2027-11-03"),
        ("Nov 18", "past", "2026-11-18"),
        ("nov 18", "future", "2026-11-18"),
        ("december 24th", "past", "2025-12-24"),
        ("24 dec", "future", "2026-12-24"),
        ("29 feb", "past", "2024-02-29"),
        ("feb 29", "future", "2028-02-29"),
        ("nov 3 2025", None, "2025-11-03"),
        ("3rd November, 2025", None, "2025-11-03"),
        ("sept 1 2026", None, "2026-09-01"),
        ("may 3", "past", "2026-05-03"),
    ],
)
def test_a_phrase_means_a_day(typed: str, direction: Direction | None, meant: str) -> None:
    assert parse_typed_date(typed, WEDNESDAY, direction).isoformat() == meant


@pytest.mark.parametrize(
    ("today", "typed", "meant"),
    [
        ("2026-03-31", "a month ago", "2026-02-28"),
        ("2028-03-31", "1 month ago", "2028-02-29"),
        ("2026-01-31", "in 1 month", "2026-02-28"),
        ("2028-02-29", "in a year", "2029-02-28"),
        ("2026-11-17", "last tue", "2026-11-10"),
        ("2026-11-17", "next tue", "2026-11-24"),
        ("2026-11-19", "next friday", "2026-11-20"),
        ("2026-11-21", "last fri", "2026-11-20"),
        ("2026-01-01", "yesterday", "2025-12-31"),
    ],
)
def test_months_are_clamped_and_last_and_next_never_mean_today(today: str, typed: str, meant: str) -> None:
    assert parse_typed_date(typed, date.fromisoformat(today)).isoformat() == meant


@pytest.mark.parametrize(
    ("typed", "direction", "says"),
    [
        ("", None, "a date is missing"),
        ("in a bit", "past", "'in a bit' was not understood as a date; for example: 2026-11-03, today"),
        ("soon", "future", "next friday"),
        ("03/04", "past", "could be more than one day; write the month's name"),
        ("3/4/26", "past", "could be more than one day"),
        ("3.4.2026", "future", "could be more than one day"),
        ("3/4/2026", None, "could be more than one day"),
        ("2026-11-5", "past", "write 2026-11-05"),
        ("2026/11/05", "past", "write 2026-11-05"),
        ("2026-13-05", "past", "no day of the calendar"),
        ("2026-02-30", "past", "no day of the calendar"),
        ("friday", None, "write last friday or next friday"),
        ("wed", "past", "write today, last wed or next wed"),
        ("wed", "future", "write today, last wed or next wed"),
        ("nov 3", None, "write nov 3 2026"),
        ("feb 30", "past", "no day of the calendar"),
        ("nov 3 26", "past", "not understood"),
        ("foo 3", "past", "not understood"),
        ("nov", "past", "not understood"),
        ("last week", "past", "not understood"),
        ("last nov", "past", "not understood"),
        ("2w", "past", "write 2w ago, or in 2w"),
        ("in 2 mon", "future", "not understood"),
        ("in 500 years", "future", "too far"),
        ("999999 days ago", "past", "too far"),
        ("-3d ago", "past", "not understood"),
        ("٣ nov", "past", "not understood"),
    ],
)
def test_what_is_no_day_or_could_be_two_is_refused(typed: str, direction: Direction | None, says: str) -> None:
    with pytest.raises(TypedDateError) as caught:
        parse_typed_date(typed, WEDNESDAY, direction)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2w", "2026-12-02"),
        ("10 days", "2026-11-28"),
        ("a month", "2026-12-18"),
        ("3 months", "2027-02-18"),
        ("in 2w", "2026-12-02"),
        ("tomorrow", "2026-11-19"),
        ("today", "2026-11-18"),
        ("fri", "2026-11-20"),
        ("next friday", "2026-11-20"),
        ("nov 3", "2027-11-03"),
        ("2026-12-24", "2026-12-24"),
    ],
)
def test_a_distance_looks_forward(typed: str, meant: str) -> None:
    assert parse_distance_or_date(typed, WEDNESDAY).isoformat() == meant


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2", "'2' has no unit; write 2d, 2w or 2 months"),
        ("yesterday", "is 2026-11-17, which is past"),
        ("3d ago", "which is past"),
        ("2026-11-01", "which is past"),
        ("later", "for example: 2w, 10 days"),
        ("500y", "too far"),
    ],
)
def test_a_distance_that_is_none_is_refused(typed: str, says: str) -> None:
    with pytest.raises(TypedDateError) as caught:
        parse_distance_or_date(typed, WEDNESDAY)
    assert says in str(caught.value)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.typed)
@pytest.mark.parametrize("offset", range(7))
def test_a_phrase_of_the_table_lies_on_its_side_of_today(phrase: Phrase, offset: int) -> None:
    today = WEDNESDAY + timedelta(days=offset)
    if today.strftime("%a").casefold() == phrase.typed:
        with pytest.raises(TypedDateError):
            phrase.day(today)
    elif phrase.direction == "past":
        assert phrase.day(today) <= today
    else:
        assert phrase.day(today) >= today


TYPED = st.from_regex(r"(in )?\d{1,6} ?[dwmy]( ago)?|(last|next) (tue|fri)|(nov|feb) \d{1,2}|today|tomorrow|yesterday")


@given(st.dates() | st.sampled_from([date.min, date.max]), st.text(max_size=12) | TYPED)
def test_any_text_is_a_day_or_a_refusal_in_any_year(today: date, text: str) -> None:
    directions: tuple[Direction | Literal["distance"] | None, ...] = (None, "past", "future", "distance")
    for direction in directions:
        try:
            found = Phrase(text, "", direction).day(today) if direction else parse_typed_date(text, today)
        except TypedDateError:
            continue
        assert direction != "distance" or found >= today
