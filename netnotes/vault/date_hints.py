"""What somebody probably meant by a date that cannot be read, for a hint: never used as the date itself."""

from __future__ import annotations

import re

from netnotes.model.dates import make_date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", re.ASCII)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)
_DAY_NAMED = re.compile(r"(\d{1,2})\.?[ ]([a-z]{3})[a-z]*\.?,?[ ](\d{4})", re.ASCII | re.IGNORECASE)
_NAMED_DAY = re.compile(r"([a-z]{3})[a-z]*\.?[ ](\d{1,2}),?[ ](\d{4})", re.ASCII | re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
LOOKS_DATED = re.compile(
    rf"""[ \t>]*(?:[-*+|][ \t]+|\d{{1,9}}[.)][ \t]+)?[*_]{{0,3}}
        (\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}} | \d{{1,2}}[./]\d{{1,2}}[./]\d{{4}} | (?:19|20)\d{{6}}
        | \d{{1,2}}\.?[ ]{_MONTH},?[ ]\d{{4}} | {_MONTH}[ ]\d{{1,2}},?[ ]\d{{4}})(?![\w/.-]\w)""",
    re.VERBOSE | re.IGNORECASE,
)


def date_suggestion(text: str) -> str:
    """The ISO date that text can only mean, a day too many being the month's last; else an example."""
    meant = _meant(text)
    if meant:
        year, month, day = meant
        for last in range(min(day, 31), 27, -1) if day > 27 else (day,):
            if found := make_date(year, month, last):
                return found.isoformat()
    return "2026-11-05 (year-month-day)"


def _meant(text: str) -> tuple[int, int, int] | None:
    """Year, month and day, None where there is more than one way to read them."""
    if match := _YEAR_FIRST.match(text) or _COMPACT.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if first > 12 >= second or (first == second and second <= 12) or "." in text:
            return year, second, first
        return (year, first, second) if second > 12 >= first else None
    if (match := _DAY_NAMED.fullmatch(text)) and match[2].casefold() in MONTHS:
        return int(match[3]), MONTHS.index(match[2].casefold()) + 1, int(match[1])
    if (match := _NAMED_DAY.fullmatch(text)) and match[1].casefold() in MONTHS:
        return int(match[3]), MONTHS.index(match[1].casefold()) + 1, int(match[2])
    return None
