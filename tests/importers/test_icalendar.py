"""Traps of calendars; what whole files say is in the samples of the folder icalendar."""

from datetime import date, timedelta

import icalendar as other_reader
import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st

from netnotes.importers import icalendar
from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.model.incoming import Incoming, IncomingMeeting

OPTIONS = Options(today=date(2026, 11, 21), mine=frozenset({"robin@example.org", "robin moreira"}))
ANA = "ATTENDEE;CN=Ana Reis:mailto:ana@example.org"


def read(data: str | bytes, options: Options = OPTIONS) -> Incoming:
    found = icalendar.read(Source("x.ics", data.encode() if isinstance(data, str) else data), options)
    assert found.rows == len(found.people) + len(found.meetings) + len(found.left_out) + found.inside
    return found


def calendar(*events: str, head: str = "") -> str:
    inner = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{inner}END:VCALENDAR\n"


def days(*lines: str, head: str = "") -> list[str]:
    """The days of one event with Ana."""
    return [str(one.date) for one in read(calendar("\n".join(("UID:u", ANA, *lines)), head=head)).meetings]


def meeting(*lines: str) -> IncomingMeeting:
    (found,) = read(calendar("\n".join(("UID:u", "DTSTART:20261103T100000", *lines)))).meetings
    return found


def reason(*lines: str) -> str:
    (found,) = read(calendar("\n".join(("UID:u", "DTSTART:20261103T100000", *lines)))).left_out
    return found.why


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("DTSTART:20261103T233000Z", "2026-11-04"),
        ("DTSTART:20261103T233000", "2026-11-03"),
        ("DTSTART;TZID=America/Los_Angeles:20261103T233000", "2026-11-03"),
        ("DTSTART;TZID=Pacific Standard Time:20261103T233000", "2026-11-03"),
        ("DTSTART;TZID=No Such Zone:20261103T233000", "2026-11-03"),
        ("DTSTART;VALUE=DATE:20261103", "2026-11-03"),
        ("DTSTART:2026-11-03T23:30:00", "2026-11-03"),
        ("DTSTART:20261103T246099Z", "2026-11-03"),
    ],
)
def test_a_day_is_that_of_the_events_own_zone(line: str, day: str) -> None:
    assert days(line, head="X-WR-TIMEZONE:Europe/Berlin\n") == [day]


def test_without_the_calendars_zone_a_day_is_as_written() -> None:
    assert days("DTSTART:20261103T233000Z") == ["2026-11-03"]


@pytest.mark.parametrize(
    ("until", "last"),
    [("20261117", "2026-11-17"), ("20261117T090000Z", "2026-11-17"), ("20261117T085959Z", "2026-11-10")],
)
def test_the_end_of_a_rule_is_a_moment(until: str, last: str) -> None:
    found = days("DTSTART;TZID=Europe/Berlin:20261103T100000", f"RRULE:FREQ=WEEKLY;UNTIL={until}")
    assert found[-1] == last


def test_days_are_taken_out_in_any_zone() -> None:
    start = "DTSTART;TZID=Asia/Tokyo:20261103T080000"
    assert days(start, "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20261103T230000Z") == ["2026-11-03", "2026-11-05"]
    assert days(start, "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20261103,20261105") == ["2026-11-04"]


def test_every_day_of_a_series_has_an_id_of_its_own_and_a_moved_one_keeps_its() -> None:
    series = f"UID:u\nDTSTART:20261103T100000\nRRULE:FREQ=DAILY;COUNT=2\n{ANA}"
    moved = f"UID:u\nDTSTART:20261110T100000\nRECURRENCE-ID:20261104T100000\n{ANA}"
    found = read(calendar(series, moved)).meetings
    assert [(str(one.date), one.ids) for one in found] == [
        ("2026-11-03", (("ical_uid", "u 2026-11-03"),)),
        ("2026-11-10", (("ical_uid", "u 2026-11-04"),)),
    ]


def test_a_newer_version_of_an_event_replaces_the_older() -> None:
    events = [f"UID:u\nDTSTART:2026110{day}T100000\nSEQUENCE:{day}\n{ANA}" for day in (2, 3, 1)]
    found = read(calendar(*events))
    assert [str(one.date) for one in found.meetings] == ["2026-11-03"]
    assert [left.why for left in found.left_out] == ["an older version of an event of this file"] * 2


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["STATUS:CANCELLED", ANA], "cancelled"),
        (["SUMMARY:Canceled: review", ANA], "cancelled"),
        (["STATUS:TENTATIVE", ANA], "tentative, never confirmed"),
        (["ATTENDEE;PARTSTAT=DECLINED:mailto:Robin@example.org", ANA], "you declined"),
        (["ORGANIZER:mailto:robin@example.org"], "nobody else is in it"),
        (["ATTENDEE;CN=Robin Moreira:mailto:other@example.org"], "nobody else is in it"),
        (["ATTENDEE;CUTYPE=ROOM;CN=Tejo:mailto:tejo@example.org"], "nobody else is in it"),
        (["ATTENDEE;CN=Tejo:mailto:c_1@resource.calendar.google.com"], "nobody else is in it"),
        (["ORGANIZER;CN=Tickets:mailto:no-reply@tickets.example"], "nobody else is in it"),
        (["ATTENDEE;PARTSTAT=DECLINED;CN=Ana:mailto:ana@example.org"], "nobody else is in it"),
    ],
)
def test_what_is_no_meeting_is_left_out_with_its_reason(lines: list[str], why: str) -> None:
    assert reason(*lines) == why


def test_twenty_are_a_meeting_and_one_more_is_not() -> None:
    guests = [f"ATTENDEE:mailto:guest{number}@example.org" for number in range(21)]
    assert len(meeting(*guests[:20]).people) == 20
    assert reason(*guests).startswith("more than 20 people")


@pytest.mark.parametrize(
    ("line", "name", "address"),
    [
        ('ATTENDEE;CN="Reis, Ana":mailto:ana@example.org', "Ana Reis", "ana@example.org"),
        ("ATTENDEE;CN=Reis: Ana:mailto:ana@example.org", "Reis", "ana@example.org"),
        ("ATTENDEE:MAILTO:ana.reis@example.org", "Ana Reis", "ana.reis@example.org"),
        ("ATTENDEE;CN=\"'ana@example.org'\":mailto:ana@example.org", "Ana", "ana@example.org"),
        ("ATTENDEE;CN=Ana^nReis:mailto:ana@example.org?subject=x", "Ana Reis", "ana@example.org"),
        ("ATTENDEE;CN=Ana Reis:invalid:nomail", "Ana Reis", ""),
        ("ORGANIZER;CN=Ana Reis;EMAIL=ana@example.org:urn:uuid:1", "Ana Reis", "ana@example.org"),
    ],
)
def test_who_is_invited(line: str, name: str, address: str) -> None:
    (person,) = meeting(line).people
    assert (person.name, person.emails) == (name, (address,) if address else ())


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["SUMMARY:Lunch / Ana"], "lunch"),
        (["SUMMARY:Coffee?", "LOCATION:https://meet.google.com/a"], "coffee"),
        (["SUMMARY:1:1", "DESCRIPTION:join https://us02web.zoom.us/j/1"], "video"),
        (["SUMMARY:1:1", "X-GOOGLE-CONFERENCE:https://meet.google.com/a"], "video"),
        (["SUMMARY:1:1"], "meeting"),
        (["SUMMARY:Mail server planning"], "meeting"),
    ],
)
def test_kinds(lines: list[str], kind: str) -> None:
    assert meeting(ANA, *lines).kind == kind


def test_words_are_kept_short_and_without_what_programs_add() -> None:
    text = "Agenda\\n\\nBring the plan\\n────────────────\\nJoin Zoom Meeting\\nhttps://zoom.us/j/1"
    assert meeting(ANA, f"DESCRIPTION:{text}").text == "Agenda\nBring the plan"
    assert meeting(ANA, "DESCRIPTION:" + "\\n".join(map(str, range(9)))).text == "0\n1\n2\n3\n4\n5\n…"
    assert len(meeting(ANA, "DESCRIPTION:" + "x" * 100_000).text) == 601


def test_without_my_address_it_is_told_that_i_may_be_among_them() -> None:
    found = read(calendar(f"DTSTART:20261103\n{ANA}"), Options(today=OPTIONS.today))
    assert [line.split(",")[0] for line in found.told] == ["your own address is not known"]


def test_rules_that_are_bombs_end() -> None:
    rules = [
        "FREQ=SECONDLY",
        "FREQ=DAILY;COUNT=1000000000",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;INTERVAL=1;BYMONTH=2;BYMONTHDAY=31;COUNT=1000000000",
        "FREQ=MONTHLY;BYHOUR=1,2,3;BYMINUTE=1,2,3;BYSECOND=1,2,3",
    ]
    events = [f"UID:{n}\nDTSTART:00010101T000000\nRRULE:{rules[n % 5]}\n{ANA}" for n in range(500)]
    found = read(calendar(*events))
    assert len(found.meetings) <= 20_000
    assert any("too often" in line for line in found.told)


@pytest.mark.parametrize("sign", ['"', "a.", "a/", "BEGIN:VALARM\n", "END:X\n", "<a", "─", "BEGIN:VCALENDAR\n", ", "])
@pytest.mark.parametrize("name", ["DESCRIPTION", "ATTENDEE;CN=x", "DTSTART;TZID=", "EXDATE"])
def test_long_runs_of_one_sign_end(name: str, sign: str) -> None:
    run = sign * (80_000 // len(sign))
    for text in (f"{name}:{run}", f"{name}{run}:x"):
        found = read(calendar(f"DTSTART:20261103\n{ANA}\n{text}"))
        assert found.rows >= 1


def test_one_calendar_gives_so_many_meetings_at_most() -> None:
    events = [f"UID:{number}\nDTSTART:20200101\nRRULE:FREQ=DAILY\n{ANA}" for number in range(20)]
    found = read(calendar(*events))
    assert {left.why for left in found.left_out} == {"one calendar gives 20,000 meetings at most"}
    assert len(found.meetings) == 13 * ((OPTIONS.window[1] - OPTIONS.window[0]).days + 1)


@given(
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY;BYDAY=2TU", "YEARLY"]),
    st.integers(1, 3),
    st.dates(date(2024, 1, 1), date(2026, 6, 1)),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Tokyo"]),
    st.integers(1, 22),
    st.lists(st.integers(0, 60), max_size=4),
)
def test_days_are_those_of_another_reader(
    rule: str, interval: int, start: date, zone: str, hour: int, without: list[int]
) -> None:
    if "BYDAY" in rule:
        start = date(start.year, start.month, 8)
        start += timedelta(days=(1 - start.weekday()) % 7)  # what begins beside its own rule is read differently
    lines = [
        f"DTSTART;TZID={zone}:{start:%Y%m%d}T{hour:02d}0000",
        f"RRULE:FREQ={rule};INTERVAL={interval};COUNT=40",
        *(f"EXDATE;TZID={zone}:{start + timedelta(days=n):%Y%m%d}T{hour:02d}0000" for n in without),
    ]
    text = calendar("\n".join(("UID:u", ANA, "DTSTAMP:20260101T000000Z", *lines)))
    first, last = OPTIONS.window
    events = recurring_ical_events.of(other_reader.Calendar.from_ical(text)).between(first, last + timedelta(days=1))
    theirs = sorted(str(event["DTSTART"].dt.date()) for event in events)
    assert days(*lines) == [day for day in theirs if str(first) <= day <= str(last)]


PIECES = st.sampled_from(
    [piece.encode("latin-1") for piece in (
        "BEGIN:VCALENDAR\n", "END:VCALENDAR\n", "BEGIN:VEVENT\n", "END:VEVENT\n", "BEGIN:VALARM\n", "END:VALARM\n",
        "DTSTART:20261103T100000Z\n", "DTSTART;TZID=Europe:20261103\n", "DTSTART;TZID=../../x:99991231T235959\n",
        "DTSTART;TZID=Asia/Tokyo:00010101T000000\n", "RRULE:FREQ=WEEKLY\n", "RRULE:FREQ=YEARLY;BYWEEKNO=-53\n", "\r",
        "UID:1\n", "RECURRENCE-ID:00010101T000000Z\n", "ATTENDEE;CN=\"a:mailto:b@c.d\n", "ATTENDEE:mailto:b@c.d\n",
        "X-WR-TIMEZONE:Pacific/Kiritimati\n", "SEQUENCE:9\n", "EXDATE:,\n", "RDATE:20261103/P1D\n", "BEGIN:VTODO\n",
        "RRULE:FREQ=DAILY;COUNT=3;UNTIL=00010101T000000Z\n", "SUMMARY;ENCODING=QUOTED-PRINTABLE:=\n", "\xff\xfe",
    )]
)  # fmt: skip


@given(st.lists(PIECES | st.binary(max_size=20), max_size=40).map(b"".join))
def test_nothing_but_a_word_comes_of_any_bytes(data: bytes) -> None:
    assert 0 <= icalendar.recognise(Source("x", data)) <= 100
    try:
        found = read(data)
    except NotUnderstoodError:
        return
    first, last = OPTIONS.window
    assert all(first <= one.date <= last and one.people and one.title for one in found.meetings)
    assert all(left.why and 1 <= left.line <= data.count(b"\n") + data.count(b"\r") + 1 for left in found.left_out)
