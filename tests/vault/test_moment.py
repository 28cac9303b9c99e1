"""A day in a format of Moment."""

from datetime import date

import pytest

from netnotes.model.settings import Settings
from netnotes.vault.moment import format_day
from netnotes.vault.settings import daily_date


@pytest.mark.parametrize(
    ("format_", "expected"),
    [
        ("YYYY-MM-DD", "2026-01-03"), ("YY.M.D", "26.1.3"), ("dddd, Do MMMM", "Saturday, 3rd January"),
        ("ddd dd d E", "Sat Sa 6 6"), ("DDDD DDD", "003 3"), ("GGGG-[W]WW W", "2026-W01 1"), ("gggg ww w", "2026 01 1"),
        ("[Today is] MMM", "Today is Jan"), ("Q Qo", "1 1st"), ("YYYY/MM/[x]", "2026/01/x"),
        ("[open YYYY", "[op6n 2026"),
        ("HH:mm", ""), ("YYYY-MM-DD HH:mm", "2026-01-03"), ("YYYY-MM-DD[T]HH:mm:ss.SSSZ", "2026-01-03T"),
        ("HH:mm, DD.MM.", "03.01."), ("h:mm A", ""), ("HH:mm YYYY HH", "2026"), ("", ""), ("日 D", "日 3"),
    ],
)  # fmt: skip
def test_tokens(format_: str, expected: str) -> None:
    assert format_day(date(2026, 1, 3), format_) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 3), "2026 01 2026 01"), (date(2026, 1, 4), "2026 02 2026 01"),
        (date(2026, 12, 27), "2027 01 2026 52"), (date(2027, 1, 1), "2027 01 2026 53"),
        (date(2022, 1, 1), "2022 01 2021 52"), (date(2022, 12, 31), "2022 53 2022 52"),
    ],
)  # fmt: skip
def test_weeks_from_sunday_and_from_monday(day: date, expected: str) -> None:
    assert format_day(day, "gggg ww GGGG WW") == expected


@pytest.mark.parametrize(
    "format_", ["YYYY-MM-DD", "YYYY/MMMM/YYYY-MMM-DD", "dddd Do MMMM YYYY", "D.M.YY", "[day] YYYYMMDD"]
)
@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2024, 2, 29), date(2001, 5, 2), date(2099, 12, 31)])
def test_what_is_written_is_read_as_that_day(format_: str, day: date) -> None:
    settings = Settings(present=True, daily_set=True, daily_format=format_)
    assert daily_date(f"{format_day(day, format_)}.md", settings) == day
