"""Dates as people type them (`log --date "last tue"`): a small grammar that refuses whatever could mean two days.

What is refused says why, with examples. The table of all that is understood is `PHRASES`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

from netnotes.model.cadence import MAX_DAYS, parse_cadence
from netnotes.model.dates import add_months, make_date, parse_date
from netnotes.model.records import recordclass

Direction = Literal["past", "future"]

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAY = {short: n for n, day in enumerate(_DAYS) for short in (day, day[:3])} | {
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
_MONTH = {short: n for n, month in enumerate(_MONTHS, 1) for short in (month, month[:3])} | {"sept": 9}
_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}

_DISTANCE = re.compile(
    r"(?P<n>\d{1,6}|an?|one) ?(?P<unit>d|days?|w|wks?|weeks?|m|mos?|months?|y|yrs?|years?)", re.ASCII
)
_NAMED_DAY = re.compile(r"(?P<which>last|next) (?P<day>[a-z]+)")
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_MONTH_DAY = re.compile(rf"(?P<m>[a-z]+) {_DAY}(?: (?P<y>\d{{4}}))?", re.ASCII)
_DAY_MONTH = re.compile(rf"{_DAY} (?P<m>[a-z]+)(?: (?P<y>\d{{4}}))?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})|(\d{1,2})[-/.](\d{1,2})\.?", re.ASCII)
_YEARS_TO_A_LEAP_DAY = 9

EXAMPLES = {
    "past": "2026-11-03, today, yesterday, 3d ago, 2 weeks ago, last tue, nov 3",
    "future": "2026-11-27, tomorrow, in 2w, in 3 months, next friday, nov 27",
    None: "2026-11-03, today, yesterday, tomorrow, 3d ago, in 2w, last tue, next friday, nov 3 2026",
    "distance": "2w, 10 days, 3 months, next friday, nov 27, 2026-11-27",
}


class TypedDateError(ValueError):
    """A date that was not understood, or that could be more than one day. The text says so, with examples."""


@recordclass(frozen=True, slots=True)
class Phrase:
    """A line of the table of what is understood: what is typed, and what it means in words."""

    typed: str
    means: str
    direction: Direction | Literal["distance"] = "past"

    def day(self, today: date) -> date:
        """The day it means."""
        if self.direction == "distance":
            return parse_distance_or_date(self.typed, today)
        return parse_typed_date(self.typed, today, self.direction)


PHRASES = (
    Phrase("2026-11-03", "that day"),
    Phrase("today", "today"),
    Phrase("yesterday", "the day before"),
    Phrase("tomorrow", "the day after", "future"),
    Phrase("3d ago", "so many days ago"),
    Phrase("2 weeks ago", "so many weeks ago"),
    Phrase("a month ago", "a calendar month ago, the month's last day where it is shorter"),
    Phrase("in 2w", "so many weeks from today", "future"),
    Phrase("last tue", "the newest Tuesday before today"),
    Phrase("next friday", "the first Friday after today, even when that is tomorrow", "future"),
    Phrase("tue", "`--date`: the newest one; on a Tuesday it is refused"),
    Phrase("fri", "`--by`, `--again`, `snooze`: the first one to come; on a Friday it is refused", "future"),
    Phrase("nov 3", "`--date`: the newest 3 November, today included"),
    Phrase("3 nov", "`--by`, `--again`, `snooze`: the first to come, today included", "future"),
    Phrase("3rd november 2025", "that day"),
    Phrase("2w", "`--by`, `--again`, `snooze`: so long from today", "distance"),
)


def parse_typed_date(text: str, today: date, direction: Direction | None = None) -> date:
    """The day that a phrase means, seen from ``today``.

    ``last tue`` is the newest Tuesday before today (on a Tuesday: a week ago), ``next friday`` the first Friday
    after today (on a Thursday: tomorrow; on a Friday: in a week). ``direction`` says on which side of today the day
    is looked for where the phrase does not: ``tue`` is the nearest one on that side, and refused on a Tuesday;
    ``nov 3`` the nearest one, today included. Without it such phrases are refused. Months clamp like cadences.
    Case and extra blanks do not count. Raises TypedDateError.
    """
    words = _fold(text)
    if not words:
        raise TypedDateError(f"a date is missing; for example: {EXAMPLES[direction]}")
    try:
        found = parse_date(text) or _near(words, today, direction) or _day_of_month(words, today, direction)
    except OverflowError:
        raise TypedDateError(f"{text.strip()!r} is beyond the calendar") from None
    if found is None:
        raise TypedDateError(_refusal(text, words, EXAMPLES[direction]))
    return found


def parse_distance_or_date(text: str, today: date) -> date:
    """A day to come, for ``snooze`` and ``--again``: a distance (``2w``, ``3 months``), or a phrase looking forward.

    A bare number is refused: it might be days or weeks. Raises TypedDateError, also for a day before today.
    """
    words = _fold(text)
    if words.isdecimal() and len(words) < 4:
        raise TypedDateError(f"{text.strip()!r} has no unit; write {words}d, {words}w or {words} months")
    if ahead := _DISTANCE.fullmatch(words):
        return _moved(ahead, today, 1)
    try:
        found = parse_typed_date(text, today, "future")
    except TypedDateError as err:
        raise TypedDateError(str(err).replace(EXAMPLES["future"], EXAMPLES["distance"])) from None
    if found < today:
        raise TypedDateError(f"{text.strip()!r} is {found}, which is past; for example: {EXAMPLES['distance']}")
    return found


def _fold(text: str) -> str:
    return " ".join(text.replace(",", " ").casefold().split()).removeprefix("on ")


def _near(words: str, today: date, direction: Direction | None) -> date | None:
    """``yesterday``, ``3d ago``, ``in 2w``, ``last tue``."""
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if words.endswith(" ago") and (back := _DISTANCE.fullmatch(words.removesuffix(" ago"))):
        return _moved(back, today, -1)
    if words.startswith("in ") and (ahead := _DISTANCE.fullmatch(words.removeprefix("in "))):
        return _moved(ahead, today, 1)
    return _named_day(words, today, direction)


def _moved(match: re.Match[str], today: date, sign: Literal[1, -1]) -> date:
    """The day a distance before or after today."""
    count = int(match["n"]) if match["n"].isdecimal() else 1
    if count == 0:
        return today
    length = parse_cadence(f"{count} {match['unit']}")
    room = (date.max - today if sign > 0 else today - date.min).days
    if length is None or room <= MAX_DAYS:
        raise TypedDateError(f"{match[0]!r} is too far from today; 100 years are the most")
    return add_months(today, sign * length.months) if length.months else today + timedelta(days=sign * length.days)


def _named_day(words: str, today: date, direction: Direction | None) -> date | None:
    """``last tue``, ``next friday``, and a weekday alone where the direction is known."""
    match = _NAMED_DAY.fullmatch(words)
    name = match["day"] if match else words
    if name not in _WEEKDAY:
        return None
    back = (today.weekday() - _WEEKDAY[name]) % 7
    if match is None and (direction is None or back == 0):
        instead = f"last {name} or next {name}" if back else f"today, last {name} or next {name}"
        raise TypedDateError(f"{words!r} could be more than one day; write {instead}")
    if (match["which"] == "last") if match else direction == "past":
        return today - timedelta(days=back or 7)
    return today + timedelta(days=7 - back)


def _day_of_month(words: str, today: date, direction: Direction | None) -> date | None:
    """``nov 3``, ``3 nov``, ``nov 3 2025``."""
    match = _MONTH_DAY.fullmatch(words) or _DAY_MONTH.fullmatch(words)
    if match is None or match["m"] not in _MONTH:
        return None
    month, day = _MONTH[match["m"]], int(match["d"])
    if make_date(int(match["y"] or 2000), month, day) is None:
        raise TypedDateError(f"{words!r} is no day of the calendar")
    if match["y"]:
        return make_date(int(match["y"]), month, day)
    if direction is None:
        raise TypedDateError(f"{words!r} could be in more than one year; write {words} {today.year}")
    step = -1 if direction == "past" else 1
    years = range(today.year, today.year + step * _YEARS_TO_A_LEAP_DAY, step)
    days = (found for year in years if 1 <= year <= 9999 and (found := make_date(year, month, day)))
    return next((found for found in days if (found - today).days * step >= 0), None)


def _refusal(text: str, words: str, examples: str) -> str:
    shown = text.strip()[:60]
    match = _NUMBERS.fullmatch(words)
    if match and match[1] and len(match[1]) == 4:
        right = make_date(int(match[1]), int(match[3]), int(match[4]))
        return f"{shown!r} is no date here; write {right}" if right else f"{shown!r} is no day of the calendar"
    if match:
        return f"{shown!r} could be more than one day; write the month's name or 2026-11-03"
    if _DISTANCE.fullmatch(words):
        return f"{shown!r} could be past or to come; write {words} ago, or in {words}"
    return f"{shown!r} was not understood as a date; for example: {examples}"
