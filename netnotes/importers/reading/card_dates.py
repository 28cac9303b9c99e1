"""Birthdays and other days of address books, in every spelling they are met with (facts: vCard dialects)."""

from __future__ import annotations

import re

from netnotes.importers.reading.content_lines import ContentLine
from netnotes.model.dates import PartialDate, parse_partial_date

_TIME = re.compile(r"(?<=\d)[T ].*", re.DOTALL)
_YEAR_ALONE = re.compile(r"\d{4}", re.ASCII)
_OMITTED_YEARS = frozenset({1604, 1900})


def parse_card_day(line: ContentLine) -> PartialDate | None:
    """The day a BDAY, ANNIVERSARY or X-ABDATE says; None for a month, a year, words and impossible days.

    ``1996-04-15``, ``19960415``, ``1996-04-15T00:00:00Z``, ``--0412``, ``--04-12``; a year that X-APPLE-OMIT-YEAR
    names, 1604 (Apple) and 1900 (khard) stand for no year.
    """
    text = _TIME.sub("", line.value.strip())
    if _YEAR_ALONE.fullmatch(text):
        return None
    day = parse_partial_date(text)
    if day is None or day.year is None:
        return day
    if day.year in _OMITTED_YEARS or str(day.year) == line.param("X-APPLE-OMIT-YEAR").strip():
        return PartialDate(month=day.month, day=day.day)
    return day
