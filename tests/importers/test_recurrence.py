"""Rules of repetition, compared with two other programs that read them."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from netnotes.importers.reading.recurrence import Budget, RuleError, iter_days, parse_rule

FIRST, LAST = date(2024, 1, 1), date(2027, 12, 31)
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def days(text: str, start: date, first: date = FIRST, last: date = LAST) -> list[date]:
    return list(iter_days(parse_rule(text), start, first, last, Budget()))


def expected(text: str, start: date) -> list[date]:
    """What dateutil makes of the rule, within the window."""
    rule = rrulestr(text, dtstart=datetime.fromisoformat(start.isoformat()))
    found = rule.between(*(datetime.fromisoformat(day.isoformat()) for day in (FIRST, LAST)), inc=True)
    return [moment.date() for moment in found]


def listed(values: list[str]) -> str:
    return ",".join(dict.fromkeys(values))


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    said = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 5))}"]
    plain = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3)
    which = st.tuples(st.sampled_from(["1", "2", "-1", "-2", "+3"]), st.sampled_from(WEEKDAYS)).map("".join)
    numbered = plain | st.lists(which, min_size=1, max_size=3)  # dateutil lets days pass that are of both sorts alone
    some: dict[str, st.SearchStrategy[list[str]]] = {
        "BYMONTH": st.lists(st.integers(1, 12).map(str), min_size=1, max_size=3),
        "BYDAY": numbered if frequency in ("MONTHLY", "YEARLY") else plain,
    }
    if frequency != "WEEKLY" and draw(st.booleans()):
        del some["BYDAY"]  # the two together may never meet, which dateutil looks for until the year 9999
        some["BYMONTHDAY"] = st.lists(st.sampled_from(["1", "13", "15", "28", "-1", "-3"]), min_size=1, max_size=3)
    for name, values in some.items():
        if draw(st.booleans()):
            said.append(f"{name}={listed(draw(values))}")
    if draw(st.booleans()):
        said.append(f"WKST={draw(st.sampled_from(WEEKDAYS))}")
    if len(said) > 2 and frequency in ("MONTHLY", "YEARLY") and draw(st.booleans()):
        said.append(f"BYSETPOS={listed(draw(st.lists(st.sampled_from(['1', '-1']), min_size=1, max_size=2)))}")
    end = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if end == "COUNT":
        said.append(f"COUNT={draw(st.integers(1, 60))}")
    elif end == "UNTIL":
        said.append("UNTIL=20271231")
    return ";".join(said)


@given(rules(), st.dates(date(2020, 1, 1), date(2026, 12, 31)))
def test_days_are_those_of_dateutil(text: str, start: date) -> None:
    if not any(part in text for part in ("COUNT", "UNTIL")):
        text += ";UNTIL=20280101"  # so that the other one ends too
    assert days(text, start) == expected(text, start)


@given(
    st.lists(st.integers(1, 53).map(str) | st.just("-1"), min_size=1, max_size=3),
    st.sampled_from(["MO", "SU", "WE"]),
    st.dates(date(2020, 1, 1), date(2026, 12, 31)),
)
def test_weeks_of_the_year_are_those_of_dateutil(weeks: list[str], weekday: str, start: date) -> None:
    text = f"FREQ=YEARLY;BYWEEKNO={listed(weeks)};BYDAY={weekday};UNTIL=20280101"
    assert days(text, start) == expected(text, start)


@pytest.mark.parametrize(
    ("text", "start", "found"),
    [
        ("FREQ=WEEKLY;COUNT=3", date(2025, 3, 4), ["2025-03-04", "2025-03-11", "2025-03-18"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20250601", date(2025, 3, 28), ["2025-03-28", "2025-04-25", "2025-05-30"]),
        ("FREQ=YEARLY", date(2020, 2, 29), ["2024-02-29"]),
        ("FREQ=MONTHLY;COUNT=3", date(2025, 1, 31), ["2025-01-31", "2025-03-31", "2025-05-31"]),
        ("FREQ=YEARLY;BYDAY=1SU;BYMONTH=4", date(1997, 4, 6), ["2024-04-07", "2025-04-06", "2026-04-05", "2027-04-04"]),
    ],
)
def test_days_of_everyday_rules(text: str, start: date, found: list[str]) -> None:
    last = date(2025, 6, 1) if "UNTIL" in text else LAST
    assert [day.isoformat() for day in days(text, start, last=last)] == found


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31;INTERVAL=999999999",
        "FREQ=MONTHLY;BYSETPOS=366;BYDAY=MO",
        "FREQ=WEEKLY;BYMONTH=13",
    ],
)
def test_a_rule_without_any_day_ends(text: str) -> None:
    try:
        assert days(text, date(1, 1, 1)) == []
    except RuleError:
        assert "BYMONTH=13" in text


def test_a_billion_times_is_as_often_as_the_window_is_long() -> None:
    found = days("FREQ=DAILY;COUNT=1000000000", date(2000, 1, 1))
    assert len(found) == (LAST - FIRST).days + 1
    assert found[-1] - found[0] == timedelta(days=len(found) - 1)


def test_the_budget_of_a_file_ends() -> None:
    budget = Budget(steps=1000)
    rule = parse_rule("FREQ=DAILY;COUNT=100000")
    with pytest.raises(RuleError, match="too often"):
        list(iter_days(rule, date(1990, 1, 1), FIRST, LAST, budget))
    assert budget.steps <= 0


@pytest.mark.parametrize("text", ["FREQ=SECONDLY", "FREQ=HOURLY;COUNT=5"])
def test_what_repeats_within_a_day_is_refused(text: str) -> None:
    with pytest.raises(RuleError, match="more than once a day"):
        parse_rule(text)


@pytest.mark.parametrize(
    "text", ["", "W1 MO", "FREQ=", "FREQ=DAILY;INTERVAL=x", "FREQ=DAILY;COUNT=" + "9" * 5000, "FREQ=MONTHLY;BYDAY=0MO"]
)
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(RuleError):
        parse_rule(text)


@given(st.text(max_size=60), st.dates())
def test_any_text_is_a_rule_or_refused(text: str, start: date) -> None:
    try:
        found = days("FREQ=YEARLY;" + text, start)
    except RuleError:
        return
    assert all(FIRST <= day <= LAST for day in found)
