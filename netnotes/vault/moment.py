"""A day in a format of Moment, as Obsidian names daily notes and fills templates (Obsidian help: Templates)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_LONGEST = 200
_TOKEN = re.compile(
    r"\[[^\]]*\]|YYYY|YY|MMMM|MMM|MM|Mo|M|DDDD|DDDo|DDD|DD|Do|D|dddd|ddd|dd|do|d|E|e|ww|wo|w|WW|Wo|W|gggg|gg|GGGG|GG|Qo|Q"
    r"|HH|H|hh|h|kk|k|mm|m|ss|s|S{1,9}|A|a|ZZ|Z|X|x|.",
    re.DOTALL,
)
_CLOCK = re.compile(r"HH|H|hh|h|kk|k|mm|m|ss|s|S{1,9}|A|a|ZZ|Z|X|x")
_EDGES = " \t-_:.,/@"


def format_day(day: date, format_: str) -> str:
    """The day in that format, in English. What only a clock could answer is left out, with what stands between it."""
    parts: list[str] = []
    cut = False
    for token, is_clock in _tokens(format_[:_LONGEST]):
        if is_clock:
            if not cut:
                parts = ["".join(parts).rstrip(_EDGES)]
            cut = True
        elif token[:1] == "[" and token[-1:] == "]" and len(token) > 1:
            parts.append("" if cut else token[1:-1])
        elif (word := _word(day, token)) is not None:
            parts.append(" " + word if cut and "".join(parts) else word)
            cut = False
        elif not cut:
            parts.append(token)
    return "".join(parts)


def _tokens(format_: str) -> Iterator[tuple[str, bool]]:
    for token in _TOKEN.findall(format_):
        yield token, _CLOCK.fullmatch(token) is not None


def _word(day: date, token: str) -> str | None:
    """What a token says of a day; None for what is no token."""
    iso, sunday = day.isocalendar(), day.isoweekday() % 7
    year, week = _week_from_sunday(day)
    numbers = {
        "YYYY": f"{day.year:04}", "YY": f"{day.year % 100:02}", "MM": f"{day.month:02}", "M": f"{day.month}",
        "DD": f"{day.day:02}", "D": f"{day.day}", "DDDD": f"{_day_of_year(day):03}", "DDD": f"{_day_of_year(day)}",
        "d": f"{sunday}", "e": f"{sunday}", "E": f"{iso.weekday}", "WW": f"{iso.week:02}", "W": f"{iso.week}",
        "ww": f"{week:02}", "w": f"{week}", "GGGG": f"{iso.year:04}", "GG": f"{iso.year % 100:02}",
        "gggg": f"{year:04}", "gg": f"{year % 100:02}", "Q": f"{(day.month + 2) // 3}",
    }  # fmt: skip
    names = {
        "MMMM": _MONTHS[day.month - 1], "MMM": _MONTHS[day.month - 1][:3], "dddd": _DAYS[sunday],
        "ddd": _DAYS[sunday][:3], "dd": _DAYS[sunday][:2],
    }  # fmt: skip
    if token in names:
        return names[token]
    if token[-1:] == "o" and token[:-1] in numbers:
        return _ordinal(int(numbers[token[:-1]]))
    return numbers.get(token)


def _day_of_year(day: date) -> int:
    return day.timetuple().tm_yday


def _week_from_sunday(day: date) -> tuple[int, int]:
    """Year and week as English Moment counts: weeks begin on Sunday, the first one holds 1 January."""
    last = day + timedelta(days=min(6 - day.isoweekday() % 7, (date.max - day).days))
    first = date(last.year, 1, 1)
    return last.year, (_day_of_year(last) - 1 + first.isoweekday() % 7) // 7 + 1


def _ordinal(number: int) -> str:
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
