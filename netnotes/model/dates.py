"""Dates as people write them, and calendar arithmetic. Dates are `date`, never `datetime`."""

from __future__ import annotations

import re
from datetime import date

from netnotes.model.patterns import pattern
from netnotes.model.records import recordclass

_WRITTEN = len("2026-11-05")
_SHORTEST = 28  # days of the shortest month
_ISO = pattern(
    r"""(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})
        (?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?(?:Z|[+-]\d{2}:?\d{2}))?)?""",
    re.VERBOSE | re.ASCII,
)
_YEARLESS = pattern(r"(?:--|XXXX-)?(?P<m>\d{2})-?(?P<d>\d{2})", re.ASCII | re.IGNORECASE)
_COMPACT = pattern(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})", re.ASCII)
_YEAR = pattern(r"(?:\d{4}|\d{4}-\d{2})", re.ASCII)


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_date(text: str) -> date | None:
    """A date written as ISO text, alone or with a time or offset, bare or as a daily-note link.

    ``2026-11-05``, ``2026-11-05T10:30[:00]``, with a space, with an offset (the date as written, never
    converted), ``[[2026-11-05]]`` (SPEC 2). None for anything else, impossible days included.
    """
    if len(text) == _WRITTEN and text[4] == "-" == text[7]:  # as nearly all are
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    text = text.strip()
    if text.startswith("[[") and text.endswith("]]"):
        text = text[2:-2].split("|", 1)[0].split("#", 1)[0].rsplit("/", 1)[-1].strip().removesuffix(".md")
    match = _ISO.fullmatch(text)
    return make_date(int(match["y"]), int(match["m"]), int(match["d"])) if match else None


@recordclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A day of the year whose year may be unknown: a birthday, an anniversary."""

    month: int
    day: int
    year: int | None = None

    def __str__(self) -> str:
        head = f"{self.year:04d}-" if self.year is not None else "--"
        return f"{head}{self.month:02d}-{self.day:02d}"


def parse_partial_date(text: str) -> PartialDate | None:
    """``1990-03-02``, ``--03-02``, ``--0302``, ``03-02``, ``XXXX-03-02``; year 1604 means no year (SPEC 2.2).

    None for anything else; see `is_vague_date` for what is kept without a reminder.
    """
    text = text.strip()
    whole = parse_date(text)
    if whole is None and (match := _COMPACT.fullmatch(text)):
        whole = make_date(int(match["y"]), int(match["m"]), int(match["d"]))
    if whole is not None:
        year = None if whole.year == 1604 else whole.year
        return PartialDate(month=whole.month, day=whole.day, year=year)
    if (match := _YEARLESS.fullmatch(text)) and make_date(2000, int(match["m"]), int(match["d"])):
        return PartialDate(month=int(match["m"]), day=int(match["d"]))
    return None


def is_vague_date(text: str) -> bool:
    """Whether text is a year, a year and month, or words: kept as it is, no reminder, no problem."""
    return bool(_YEAR.fullmatch(text.strip())) or not any(c.isdigit() for c in text)


def add_months(day: date, months: int) -> date:
    """The day so many calendar months later, clamped to the month's last day (SPEC 4).

    Beyond the year 9999 the answer is `date.max`.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if year > 9999:
        return date.max
    return date(year, month + 1, day.day if day.day <= _SHORTEST else min(day.day, days_in_month(year, month + 1)))


def days_in_month(year: int, month: int) -> int:
    """How many days a month has (1 is January), of any year from 1 to 9999."""
    first, after = date(year, month, 1), (date(year, month + 1, 1) if month < 12 else None)
    return (after - first).days if after else 31
