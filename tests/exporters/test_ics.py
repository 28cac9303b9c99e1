"""The calendar: what stands in it, on which day, under which identity, and read by another program."""

from __future__ import annotations

from datetime import date

import icalendar
import pytest
import recurring_ical_events

from netnotes.exporters.ics import first_day
from netnotes.exporters.writing.content_lines import line
from netnotes.model.dates import PartialDate
from tests.exporters.conftest import Export
from tests.exporters.strict import Line, blocks, content_lines, value

VAULT = """
    === people/Ana Silva.md
    ---
    cadence: every 6 weeks
    last_contact: 2026-09-30
    category: [colleague, "a,b"]
    phone: "+351 555 0100"
    email: ana@example.org
    prefers: the phone
    birthday: 1990-03-02
    dates: {name day: 07-26, wedding: 2031-05-04}
    ---
    - [ ] send the slides 📅 2026-11-20
    - [ ] her answer #waiting 📅 2026-12-01
    - [ ] some day
    === people/Bo Chen.md
    ---
    cadence: monthly
    last_contact: 2026-11-20
    birthday: 02-29
    ---
    === people/Leap.md
    ---
    birthday: 2004-02-29
    ---
    === people/Old Friend.md
    ---
    status: deceased
    cadence: monthly
    last_contact: 2020-01-01
    birthday: 1940-12-01
    ---
    - [ ] a letter to the family 📅 2026-11-25
    === people/Planned.md
    ---
    cadence: monthly
    last_contact: 2026-01-01
    ---
    === meetings/2026-11-25 Coffee with Planned.md
    ---
    people: "[[Planned]]"
    ---
    === people/Later.md
    ---
    cadence: monthly
    last_contact: 2026-01-01
    snooze: 2027-01-10
    ---
"""
Events = dict[str, list[Line]]


def events(data: bytes) -> Events:
    """The events by summary."""
    found = blocks(content_lines(data), "VEVENT")
    return {value(event, "SUMMARY"): event for event in found}


def day(event: list[Line]) -> str:
    (start,) = [one for one in event if one.name == "DTSTART"]
    assert start.parameters == ("VALUE=DATE",)
    return start.value


def test_who_is_due_stands_on_the_day_asked_or_later(export: Export) -> None:
    found = events(export("ics", VAULT))
    assert {name: day(event) for name, event in found.items() if name.startswith("Be in touch")} == {
        "Be in touch with Ana Silva": "20261121",
        "Be in touch with Bo Chen": "20261220",
        "Be in touch with Later": "20270110",
    }


def test_an_event_says_why_and_how_and_blocks_no_time(export: Export) -> None:
    event = events(export("ics", VAULT))["Be in touch with Ana Silva"]
    assert value(event, "DESCRIPTION").split("\n") == [
        "every 6 weeks; last contact on 2026-09-30", "prefers the phone", "+351 555 0100", "ana@example.org",
    ]  # fmt: skip
    assert value(event, "TRANSP") == "TRANSPARENT"
    assert value(event, "DTSTAMP") == "20260930T000000Z"
    (categories,) = [one.value for one in event if one.name == "CATEGORIES"]
    assert categories == "netnotes,contact,colleague,a,b"


def test_follow_ups_with_a_date_stand_in_it(export: Export) -> None:
    found = events(export("ics", VAULT))
    assert day(found["send the slides"]) == "20261121"
    assert value(found["send the slides"], "DESCRIPTION") == "with Ana Silva\nby 2026-11-20"
    assert day(found["Waiting for: her answer"]) == "20261201"
    assert not [name for name in found if "some day" in name or "family" in name]


def test_dates_of_the_living_recur_every_year_without_an_age(export: Export) -> None:
    data = export("ics", VAULT)
    dates = {name: event for name, event in events(data).items() if ": " in name and "Waiting" not in name}
    assert {name: day(event) for name, event in dates.items()} == {
        "Ana Silva: birthday": "19900302",
        "Ana Silva: name day": "19700726",
        "Ana Silva: wedding": "20310504",
        "Bo Chen: birthday": "19700228",
        "Leap: birthday": "20040229",
    }
    assert all(value(event, "RRULE").startswith("FREQ=YEARLY") for event in dates.values())


@pytest.mark.parametrize(
    ("year", "expected"), [(2026, date(2026, 2, 28)), (2027, date(2027, 2, 28)), (2028, date(2028, 2, 29))]
)
def test_29_february_is_kept_on_the_last_of_the_month(year: int, expected: date, export: Export) -> None:
    calendar = icalendar.Calendar.from_ical(export("ics", VAULT))
    found = recurring_ical_events.of(calendar).between(date(year, 2, 1), date(year, 4, 1))
    told = sorted((str(event["SUMMARY"]), event["DTSTART"].dt) for event in found)
    assert told == [
        ("Ana Silva: birthday", date(year, 3, 2)), ("Bo Chen: birthday", expected), ("Leap: birthday", expected),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (PartialDate(month=2, day=29), date(1970, 2, 28)),
        (PartialDate(month=2, day=29, year=1904), date(1970, 2, 28)),
        (PartialDate(month=2, day=29, year=1972), date(1972, 2, 29)),
        (PartialDate(month=12, day=31, year=1969), date(1970, 12, 31)),
        (PartialDate(month=12, day=31, year=9999), date(9999, 12, 31)),
    ],
)
def test_the_first_day(written: PartialDate, expected: date) -> None:
    assert first_day(written) == expected


def test_an_event_keeps_its_identity_when_its_day_moves(export: Export) -> None:
    before = events(export("ics", VAULT))
    after = events(export("ics", "=== people/Ana Silva.md\n---\ncadence: weekly\nlast_contact: 2026-11-19\n---\n"))
    name = "Be in touch with Ana Silva"
    assert day(before[name]) != day(after[name])
    assert value(before[name], "UID") == value(after[name], "UID")


def test_two_tasks_of_one_text_are_two_events(export: Export) -> None:
    data = export(
        "ics", "=== people/Ana.md\n---\ntype: person\n---\n- [ ] call 📅 2026-12-01\n- [ ] call 📅 2026-12-02\n"
    )
    found = blocks(content_lines(data), "VEVENT")
    assert len({value(event, "UID") for event in found}) == len(found) == 2


def test_a_phone_reminds_only_where_it_was_asked_to(export: Export) -> None:
    assert b"VALARM" not in export("ics", VAULT)
    read = icalendar.Calendar.from_ical(export("ics", alarm=True))
    assert len(read.walk("VALARM")) == len(read.walk("VEVENT"))


@pytest.mark.parametrize("head", ["X\r\nY", "X;A=b\nc", 'X;A="b', "X:Y", "", "X;A=b;c"])
def test_only_words_of_the_program_are_names_of_properties(head: str) -> None:
    with pytest.raises(ValueError, match="no property"):
        line(head, "v")
