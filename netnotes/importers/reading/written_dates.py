"""Dates as programs and people write them in tables: nothing is guessed.

``03/04/1990`` is the third of April in Lisbon and the fourth of March in Boston. Which one is meant is told by the
other cells of its column (a 25 can be no month), else the date is refused with a word, never read one way in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from netnotes.importers.reading.notices import Notices
from netnotes.model.dates import PartialDate, make_date, parse_partial_date
from netnotes.model.folding import fold_accents

Order = Literal["day", "month", "unknown"]

# the beginnings of months in seven languages, without accents; three letters but for juin and juillet
_MONTHS = {
    start: number
    for number, starts in enumerate(
        ("jan gen ene", "feb fev", "mar maa mrt", "apr avr abr", "may mai mei mag", "jun juin giu", "jul juil lug",
         "aug aou ago", "sep set", "oct okt out ott", "nov", "dec dez dic"),
        start=1,
    )
    for start in starts.split()
}  # fmt: skip
_LONGEST_MONTH = 10
_LONGEST_DATE = 60
_CLOCK = re.compile(
    r"[ T,]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s?(?:[AaPp]\.?[Mm]\.?)?\s?(?:UTC|GMT|Z|[+-]\d{2}:?\d{2})?$"
)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_NO_YEAR = re.compile(r"(\d{1,2})([/.])(\d{1,2})\.?", re.ASCII)
_DAY_NAMED = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th|er)?[ -]+(?:de )?([a-z]+)\.?,?(?:[ -]+(?:de )?(\d{4}|\d{2}))?")
_NAMED_DAY = re.compile(r"([a-z]+)\.? +(\d{1,2})(?:st|nd|rd|th)?(?:,? +(\d{4}|\d{2}))?")
_EMPTY = re.compile(
    r"0{1,4}[-/.]0{1,2}[-/.]0{1,4}|(?:0?1/0?1/)?(?:1601|4501)|(?:1601|4501)-01-01|-+|n/?a|none|null|\.", re.IGNORECASE
)


def find_order(values: Iterable[str]) -> Order:
    """Whether the dates of one program put the day or the month first, told by those that leave no doubt."""
    first = second = False
    for value in values:
        match = _YEAR_LAST.fullmatch(without_clock(value)) or _NO_YEAR.fullmatch(without_clock(value))
        if match and match[2] != ".":
            first |= 12 < int(match[1]) <= 31
            second |= 12 < int(match[3]) <= 31
    if first == second:
        return "unknown"
    return "day" if first else "month"


def without_clock(text: str) -> str:
    """A date without the time of day behind it; what is too long to be a date stays as it is."""
    text = text.strip()
    return _CLOCK.sub("", text) if len(text) <= _LONGEST_DATE else text


class DateReader:
    """Reads the dates of one column, or of several that one program wrote in the same way, and says what it refuses.

    ``recent`` says that a year of two digits is of this century (when people connected, not when they were born).
    """

    def __init__(self, values: Iterable[str], notices: Notices, *, recent: bool = False) -> None:
        self.order: Order = find_order(values)
        self._notices, self._recent = notices, recent

    def partial(self, text: str, line: int, what: str) -> PartialDate | None:
        """A day whose year may be missing; None, with a word about ``what`` it was, where it cannot be read."""
        bare = without_clock(text)
        if not bare or _EMPTY.fullmatch(bare):
            return None
        found = self._read(bare)
        if found is None:
            self._refuse(bare, line, what)
        return found

    def day(self, text: str, line: int, what: str) -> date | None:
        """A day of a year, as `partial`."""
        found = self.partial(text, line, what)
        if found is None:
            return None
        if found.year is None:
            self._notices.add(f"{what} without a year left out", line)
            return None
        return make_date(found.year, found.month, found.day)

    def _read(self, text: str) -> PartialDate | None:
        if len(text) > _LONGEST_DATE:
            return None
        if found := parse_partial_date(text):
            return found
        if match := _YEAR_FIRST.fullmatch(text):
            return _partial(int(match[1]), int(match[2]), int(match[3]))
        if match := _YEAR_LAST.fullmatch(text):
            return self._numbers(int(match[1]), int(match[3]), int(match[4]), match[2])
        if match := _NO_YEAR.fullmatch(text):
            return self._numbers(int(match[1]), int(match[3]), None, match[2])
        return self._named(fold_accents(text))

    def _numbers(self, first: int, second: int, year: int | None, between: str) -> PartialDate | None:
        if between == "." or (first > 12 >= second) or first == second:
            return _partial(year, second, first)
        if second > 12 >= first:
            return _partial(year, first, second)
        if self.order == "unknown":
            return None
        return _partial(year, second, first) if self.order == "day" else _partial(year, first, second)

    def _named(self, text: str) -> PartialDate | None:
        if match := _DAY_NAMED.fullmatch(text):
            day, month, year = match[1], match[2], match[3]
        elif match := _NAMED_DAY.fullmatch(text):
            month, day, year = match[1], match[2], match[3]
        else:
            return None
        number = _MONTHS.get(month[:4]) or _MONTHS.get(month[:3])
        if number is None or len(month) > _LONGEST_MONTH or (year is not None and len(year) == 2 and not self._recent):
            return None
        return _partial(None if year is None else int(year) + (2000 if len(year) == 2 else 0), number, int(day))

    def _refuse(self, text: str, line: int, what: str) -> None:
        match = _YEAR_LAST.fullmatch(text) or _NO_YEAR.fullmatch(text)
        if match and int(match[1]) <= 12 and int(match[3]) <= 12 and match[2] != ".":
            self._notices.add(
                f"{what} left out, because day and month cannot be told apart: write dates as 1990-04-03", line
            )
        else:
            self._notices.add(
                f"{what} left out, because it is no date that can be read: write dates as 1990-04-03", line
            )


def _partial(year: int | None, month: int, day: int) -> PartialDate | None:
    """The day; a year before 1604 and 1604 itself stand for none (Apple's and Google's way to say so)."""
    if make_date(2000 if year is None else year, month, day) is None:
        return None
    return PartialDate(month=month, day=day, year=None if year is None or year <= 1604 else year)
