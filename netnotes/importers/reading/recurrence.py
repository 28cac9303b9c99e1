"""The days on which an event repeats (RFC 5545 section 3.3.10), within a window and a budget.

Only days matter here, so hours, minutes and seconds of a rule are passed over, and a rule that repeats within a day
is refused. Each day, week, month or year that a rule names is looked at once: nothing here can run without an end.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from netnotes.model.records import recordclass

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?\d{1,12}", re.ASCII)
_LIMITS = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
_LONGEST_LIST = 400


class RuleError(ValueError):
    """A rule that is not read, with the reason in words."""


@recordclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One RRULE in days. ``by_day`` are pairs of which (0: every) and the weekday, Monday being 0."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: str = ""
    week_start: int = 0
    by_month: frozenset[int] = frozenset()
    by_month_day: frozenset[int] = frozenset()
    by_year_day: frozenset[int] = frozenset()
    by_week: frozenset[int] = frozenset()
    by_day: frozenset[tuple[int, int]] = frozenset()
    by_position: frozenset[int] = frozenset()


class Budget:
    """How many days, weeks, months and years may still be looked at in one file."""

    def __init__(self, steps: int = 2_000_000) -> None:
        self.steps = steps


def parse_rule(text: str) -> Rule:
    """The rule that a text says. Raises RuleError for what is none, or repeats within a day."""
    pairs = (part.partition("=") for part in text.upper().replace(" ", "").split(";") if part)
    said = {name: value for name, _, value in pairs}
    frequency = said.get("FREQ", "")
    if frequency in ("SECONDLY", "MINUTELY", "HOURLY"):
        raise RuleError("repeats more than once a day")
    if frequency not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        raise RuleError("repeats in a way that cannot be read")
    return Rule(
        frequency=frequency,
        interval=max(1, _number(said.get("INTERVAL", "1"))),
        count=max(1, _number(said["COUNT"])) if "COUNT" in said else None,
        until=said.get("UNTIL", ""),
        week_start=_DAYS.index(said["WKST"]) if said.get("WKST") in _DAYS else 0,
        by_month=_numbers(said, "BYMONTH"),
        by_month_day=_numbers(said, "BYMONTHDAY"),
        by_year_day=_numbers(said, "BYYEARDAY"),
        by_week=_numbers(said, "BYWEEKNO"),
        by_day=_weekdays(said.get("BYDAY", "")),
        by_position=_numbers(said, "BYSETPOS"),
    )


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise RuleError("repeats in a way that cannot be read")
    return int(text)


def _numbers(said: dict[str, str], name: str) -> frozenset[int]:
    found = [_number(part) for part in said.get(name, "").split(",")[:_LONGEST_LIST] if part]
    if any(not 0 < abs(number) <= _LIMITS[name] for number in found):
        raise RuleError("repeats in a way that cannot be read")
    return frozenset(found)


def _weekdays(text: str) -> frozenset[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for part in text.split(",")[:_LONGEST_LIST] if text else ():
        match = _BY_DAY.fullmatch(part)
        if match is None or (match[1] and int(match[1]) == 0):
            raise RuleError("repeats in a way that cannot be read")
        found.add((int(match[1] or 0), _DAYS.index(match[2])))
    return frozenset(found)


def iter_days(rule: Rule, start: date, first: date, last: date, budget: Budget) -> Iterator[date]:
    """The days from ``first`` to ``last`` on which an event that starts on ``start`` repeats by the rule, in order.

    Raises RuleError where the file's budget ends.
    """
    count = rule.count
    rule = _filled(rule, start)
    for days in _periods(rule, start, first if count is None else start, last, budget):
        for day in _chosen(days, rule):
            if day < start:
                continue
            if day > last or count == 0:
                return
            if count is not None:
                count -= 1
            if day >= first:
                yield day


def _filled(rule: Rule, start: date) -> Rule:
    """The rule with what its start says where it says nothing itself."""
    if rule.by_week or rule.by_year_day or rule.by_month_day or rule.by_day:
        return rule
    match rule.frequency:
        case "YEARLY":
            months = rule.by_month or frozenset({start.month})
            return replace(rule, by_month=months, by_month_day=frozenset({start.day}))
        case "MONTHLY":
            return replace(rule, by_month_day=frozenset({start.day}))
        case "WEEKLY":
            return replace(rule, by_day=frozenset({(0, start.weekday())}))
    return rule


def _periods(rule: Rule, start: date, first: date, last: date, budget: Budget) -> Iterator[list[date]]:
    """The days of every period of the rule that may matter: from that of ``first`` on, in step with ``start``."""
    begin, near, end = (_place(day, rule) for day in (start, first, last))
    jump = max(0, (near - begin) // rule.interval) * rule.interval
    for place in range(begin + jump, end + 1, rule.interval):
        if budget.steps <= 0:
            raise RuleError("repeats too often to be followed")
        days = _days_at(place, rule)
        budget.steps -= 1 + len(days) // 8
        yield days


def _place(day: date, rule: Rule) -> int:
    """The number of the day, week, month or year of a rule in which a day lies."""
    match rule.frequency:
        case "DAILY":
            return day.toordinal()
        case "WEEKLY":
            return (day.toordinal() - 1 - rule.week_start) // 7
        case "MONTHLY":
            return day.year * 12 + day.month - 1
    return day.year


def _days_at(place: int, rule: Rule) -> list[date]:
    """The days of the day, week, month or year of that number; months that the rule does not name have none."""
    match rule.frequency:
        case "DAILY":
            return [date.fromordinal(place)]
        case "WEEKLY":
            begin = place * 7 + 1 + rule.week_start
            top = date.max.toordinal()
            return [date.fromordinal(number) for number in range(max(1, begin), min(top, begin + 6) + 1)]
        case "MONTHLY":
            return _month(place, rule)
    months = sorted(rule.by_month) or range(1, 13)
    return [day for month in months if month > 0 for day in _month(place * 12 + month - 1, rule)]


def _month(number: int, rule: Rule) -> list[date]:
    year, month = divmod(number, 12)
    if rule.by_month and month + 1 not in rule.by_month:
        return []
    return [date(year, month + 1, day) for day in range(1, calendar.monthrange(year, month + 1)[1] + 1)]


def _chosen(days: list[date], rule: Rule) -> list[date]:
    """Those of one period's days that the rule means."""
    found = [day for day in days if _fits(day, rule)]
    if not rule.by_position:
        return found
    size = len(found)
    places = {place - 1 if place > 0 else size + place for place in rule.by_position}
    return [found[place] for place in sorted(places) if 0 <= place < size]


def _fits(day: date, rule: Rule) -> bool:
    if rule.by_month and day.month not in rule.by_month:
        return False
    if rule.by_month_day:
        length = calendar.monthrange(day.year, day.month)[1]
        if day.day not in rule.by_month_day and day.day - length - 1 not in rule.by_month_day:
            return False
    if rule.by_year_day:
        number, length = day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
        if number not in rule.by_year_day and number - length - 1 not in rule.by_year_day:
            return False
    if rule.by_week and not _week_numbers(day, rule.week_start) & rule.by_week:
        return False
    return not rule.by_day or any(_is_weekday(day, which, weekday, rule) for which, weekday in rule.by_day)


def _is_weekday(day: date, which: int, weekday: int, rule: Rule) -> bool:
    """Whether a day is this weekday, the ``which``-th of its month or, in a yearly rule without months, of its year."""
    if day.weekday() != weekday:
        return False
    if not which or rule.frequency in ("DAILY", "WEEKLY"):
        return True
    if rule.frequency == "YEARLY" and not rule.by_month:
        number, length = day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
    else:
        number, length = day.day, calendar.monthrange(day.year, day.month)[1]
    return which == (number - 1) // 7 + 1 or which == -((length - number) // 7 + 1)


def _week_numbers(day: date, week_start: int) -> set[int]:
    """The number of a day's week, from the front and from the back, in the year to which the week belongs."""
    ordinal = day.toordinal()
    begin, following = (_first_week(year, week_start) for year in (day.year, day.year + 1))
    if ordinal < begin:
        begin, following = _first_week(day.year - 1, week_start), begin
    elif ordinal >= following:
        begin, following = following, _first_week(day.year + 2, week_start)
    number = (ordinal - begin) // 7 + 1
    return {number, number - (following - begin) // 7 - 1}


def _first_week(year: int, week_start: int) -> int:
    """The ordinal of the day on which a year's first week begins: the one with at least four of its days."""
    fourth = date(min(max(year, 1), 9999), 1, 4)
    return fourth.toordinal() - (fourth.weekday() - week_start) % 7
