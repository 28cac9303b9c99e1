"""Ten characters are a date in one shape only, whatever else ISO 8601 calls one."""

from datetime import date

import pytest

from netnotes.model.dates import parse_date


@pytest.mark.parametrize(
    "text",
    [
        "2026-W01-1",
        "2026-02-30",
        "0000-01-01",
        "2026-1-001",
        "26-11-0005",
        "+026-11-05",
        "２０２６-11-05",
        "2026-11-5 ",
    ],
)
def test_what_looks_like_a_date_and_is_none(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text", ["2026-11-05", " 2026-11-05\n", "2026-11-05T10:30", "[[2026-11-05]]", "[[a/2026-11-05|x]]"]
)
def test_dates(text: str) -> None:
    assert parse_date(text) == date(2026, 11, 5)
