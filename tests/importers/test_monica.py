"""Monica's export: each loss that its users met with other importers is a test here."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netnotes.importers.monica import read, recognise
from netnotes.importers.reading.monica.collections import NAMES, SETTINGS
from netnotes.importers.reading.monica.plans import next_day
from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.model.cadence import parse_cadence
from netnotes.model.dates import PartialDate
from netnotes.model.incoming import Incoming, IncomingFavour, IncomingPerson, IncomingRelation, IncomingRemark

SAMPLES = Path(__file__).parent / "monica"
OPTIONS = Options(today=date(2026, 11, 21), mine=frozenset({"robin moreira", "robin@example.org"}))
EMAIL = "e0000000-0000-4000-8000-000000000001"
TYPES = {"instance": {"contact_field_types": [{"uuid": EMAIL, "properties": {"name": "Email", "protocol": "mailto:"}}]}}


def item(created: str = "2022-05-04T10:00:00.000000Z", uuid: str = "", **properties: Any) -> dict[str, Any]:
    return {"uuid": uuid, "created_at": created, "properties": properties}


def contact(
    name: str, uuid: str = "", *, data: dict[str, list[Any]] | None = None, **properties: Any
) -> dict[str, Any]:
    parts = [{"count": len(values), "type": kind, "values": values} for kind, values in (data or {}).items()]
    return {**item(uuid=uuid or name.casefold(), first_name=name, **properties), "data": parts}


def said(*contacts: Any, more: dict[str, list[Any]] | None = None, **account: Any) -> Incoming:
    parts = [{"type": kind, "values": values} for kind, values in {"contact": list(contacts), **(more or {})}.items()]
    export = {"version": "1.0-preview.1", "app_version": "4.1.2", "account": {"data": parts, **account}}
    found = read(Source("monica.json", json.dumps(export).encode()), OPTIONS)
    assert adds_up(found)
    return found


def adds_up(found: Incoming) -> bool:
    return found.rows == len(found.people) + len(found.meetings) + len(found.left_out) + found.inside


def person(**data: Any) -> IncomingPerson:
    properties = data.pop("properties", {})
    account = data.pop("account", {})
    [found] = said(contact("Ana", data=data, **properties), **account).people
    return found


def test_a_note_keeps_the_day_it_was_written_and_not_that_of_the_import() -> None:
    found = person(note=[item("2019-02-03T08:00:00.000000Z", body="Left-handed.\n\nTwo cats")])
    assert found.remarks == (IncomingRemark(text="Left-handed.\n\nTwo cats", date=date(2019, 2, 3)),)


def test_a_call_keeps_its_feelings_and_who_called() -> None:
    call = item(
        called_at="2026-03-14T00:00:00Z", content="Moving teams", contact_called=True, emotions=["glad", "calm"]
    )
    [touch] = person(call=[call]).touches
    assert (touch.date, touch.kind, touch.text) == (
        date(2026, 3, 14), "call", "they called: Moving teams\nfelt: glad, calm",
    )  # fmt: skip


@pytest.mark.parametrize(("called", "text"), [(True, "they called"), (False, "I called"), (None, ""), (0, "I called")])
def test_who_called_is_only_told_where_it_is_known(called: object, text: str) -> None:
    [touch] = person(call=[item(called_at="2026-03-14", contact_called=called)]).touches
    assert touch.text == text


def test_a_reminder_keeps_title_and_description() -> None:
    reminder = item(initial_date="2027-01-05", title="Ask", description="about the move", frequency_type="one_time")
    [task] = person(reminder=[reminder]).tasks
    assert (task.text, task.due, task.done) == ("Ask: about the move", date(2027, 1, 5), None)


def test_a_yearly_reminder_is_a_day_to_remember_and_its_description_a_remark() -> None:
    reminder = item(initial_date="2019-09-14", title="Wedding day", description="In Sintra", frequency_type="year")
    found = person(reminder=[reminder])
    assert found.dates == (("Wedding day", PartialDate(month=9, day=14)),)
    assert [remark.text for remark in found.remarks] == ["Wedding day: In Sintra"]


@pytest.mark.parametrize(
    ("unit", "number", "text", "due"),
    [
        ("week", 1, "Call (every week)", date(2026, 11, 24)),
        ("week", 2, "Call (every 2 weeks)", date(2026, 11, 24)),
        ("month", 1, "Call (every month)", date(2026, 12, 10)),
        ("year", 3, "Call (every 3 years)", date(2029, 11, 10)),
    ],
)
def test_a_reminder_that_comes_again_is_a_task_for_the_next_time(unit: str, number: int, text: str, due: date) -> None:
    reminder = item(initial_date="2026-11-10", title="Call", frequency_type=unit, frequency_number=number)
    [task] = person(reminder=[reminder]).tasks
    assert (task.text, task.due) == (text, due)


@pytest.mark.parametrize(
    ("first", "unit", "number", "due"),
    [
        ("2026-01-31", "month", 1, "2026-11-30"),
        ("2024-02-29", "year", 2, "2028-02-29"),
        ("2026-11-21", "month", 1, "2026-11-21"),
        ("2026-11-20", "month", 1, "2026-12-20"),
        ("2027-05-05", "week", 1, "2027-05-05"),
        ("2026-11-20", "day", 0, "2026-11-21"),
    ],
)
def test_the_next_time_is_never_in_the_past(first: str, unit: str, number: int, due: str) -> None:
    assert next_day(date.fromisoformat(first), unit, number, OPTIONS.today) == date.fromisoformat(due)


@pytest.mark.parametrize("reminder", [{"frequency_type": "one_time"}, {"frequency_type": "week", "inactive": True}])
def test_a_reminder_that_is_over_is_no_task(reminder: dict[str, Any]) -> None:
    found = person(reminder=[item(initial_date="2023-02-01", title="Send photos", **reminder)])
    assert found.tasks == ()
    assert found.remarks[0].text.startswith("Send photos")
    assert found.remarks[0].date == date(2023, 2, 1)


def test_a_birthday_stands_once_though_monica_reminds_of_it() -> None:
    reminder = item(initial_date="1984-03-02", title="Wish happy birthday", frequency_type="year", delible=False)
    found = person(reminder=[reminder], properties={"birthdate": {"date": "1984-03-02T00:00:00Z"}})
    assert found.birthday == PartialDate(year=1984, month=3, day=2)
    assert found.dates == ()


def test_another_day_to_remember_on_the_birthday_is_kept() -> None:
    reminder = item(initial_date="2010-03-02", title="Opened the shop", frequency_type="year")
    found = person(reminder=[reminder], properties={"birthdate": "1984-03-02"})
    assert found.dates == (("Opened the shop", PartialDate(month=3, day=2)),)


def test_every_life_event_has_its_own_kind() -> None:
    types = [item(uuid="t1", translation_key="new_job"), item(uuid="t2", name="Housewarming")]
    events = [
        item(type="t1", happened_at="2026-05-01", note="Lead designer"),
        item(type="t2", happened_at="2020-08-08"),
        item(type="c0ffee00-0000-4000-8000-000000000000", name="First marathon", happened_at="2024-10-13"),
    ]
    found = person(life_event=events, account={"instance": {"life_event_types": types}})
    assert [(remark.heading, remark.text, str(remark.date)) for remark in found.remarks] == [
        ("Housewarming", "Housewarming", "2020-08-08"),
        ("Life event", "First marathon", "2024-10-13"),
        ("New job", "Lead designer", "2026-05-01"),
    ]


@pytest.mark.parametrize("kind", ["contact_field", "contact_fields", "contact-field", "ContactField", "contactFields"])
def test_collections_are_known_in_the_singular_and_the_plural(kind: str) -> None:
    assert person(**{kind: [item(data="ana@example.org", type=EMAIL)]}, account=TYPES).emails == ("ana@example.org",)


def tied(*relations: tuple[str, str, str]) -> dict[str, list[Any]]:
    bonds = [item(contact_is=who, type=what, of_contact=of) for who, what, of in relations]
    found = said(contact("Ana"), contact("Bo"), more={"relationship": bonds})
    return {
        one.name: [(relation.what, relation.who, relation.key) for relation in one.relations] for one in found.people
    }


def test_a_relationship_of_an_unknown_type_is_kept() -> None:
    assert tied(("ana", "climbing_partner", "bo")) == {
        "Ana": [("climbing partner of", "Bo", "bo")],
        "Bo": [("climbing partner", "Ana", "ana")],
    }


def test_a_relationship_that_stands_both_ways_is_told_once_on_each_side() -> None:
    both = tied(("ana", "parent", "bo"), ("bo", "child", "ana"))
    assert both == {"Ana": [("child", "Bo", "bo")], "Bo": [("parent", "Ana", "ana")]}
    assert tied(("ana", "parent", "bo")) == both


def test_a_relationship_with_somebody_who_is_missing_is_left_out_in_words() -> None:
    found = said(contact("Ana"), more={"relationship": [item(contact_is="ana", type="friend", of_contact="gone")]})
    assert [left.why for left in found.left_out] == ["one of the two is not in the file"]


def test_a_debt_is_an_exchange_and_its_amount_stays_words() -> None:
    debts = [
        item("2025-11-02T00:00:00Z", amount=30, currency="EUR", status="inprogress", in_debt=True),
        item("2025-12-24T00:00:00Z", amount=12.5, currency="EUR", status="complete", in_debt=False),
    ]
    touches = person(debt=debts).touches
    assert [touch.kind for touch in touches] == ["", ""]
    assert [touch.favours for touch in touches] == [
        (IncomingFavour(direction="withdrawal", what="lent me 30 EUR (still open)"),),
        (IncomingFavour(direction="deposit", what="lent them 12.5 EUR (settled)"),),
    ]


@pytest.mark.parametrize(("status", "direction"), [("offered", "deposit"), ("received", "withdrawal")])
def test_a_gift_counts_the_way_it_went(status: str, direction: str) -> None:
    [touch] = person(gift=[item(name="A book", comment="on sailing", status=status, date="2025-06-01")]).touches
    assert touch.date == date(2025, 6, 1)
    assert [(favour.direction, favour.what, favour.size) for favour in touch.favours] == [
        (direction, "gift: A book (on sailing)", 1)
    ]


def test_an_idea_for_a_gift_is_no_exchange() -> None:
    found = person(gift=[item(name="A kite", amount=20, status="idea", url="https://example.org/kite")])
    assert found.touches == ()
    assert (found.remarks[0].heading, found.remarks[0].text) == ("Gift idea", "A kite (20, https://example.org/kite)")
    assert ("i_offer", "gift: A kite") in found.extra


def test_several_ideas_for_gifts_are_one_offer() -> None:
    found = person(gift=[item(name="A kite", status="idea"), item(name="Tea", status="bought")])
    assert ("i_offer", "gifts: A kite, Tea") in found.extra
    assert [remark.text for remark in found.remarks] == ["A kite", "Tea: bought"]


def test_the_days_of_a_conversation_are_contacts_with_their_direction() -> None:
    messages = [
        item(content="Around in June?", written_at="2026-05-06T09:00:00Z", written_by_me=True),
        item(content="Yes!", written_at="2026-05-06T10:00:00Z", written_by_me=False),
        item(content="x" * 1000, written_at="2026-05-08T10:00:00Z", written_by_me=False),
    ]
    first, second = person(conversation=[item(happened_at="2026-05-06", messages=messages)]).touches
    assert (first.date, first.kind, first.text) == (date(2026, 5, 6), "message", "I: Around in June?\nthey: Yes!")
    assert second.date == date(2026, 5, 8)
    assert second.text.startswith("they: xxx")
    assert len(second.text) < 300


def test_what_has_no_day_stands_before_what_has_one() -> None:
    notes = [item("2024-08-09T00:00:00Z", body="second"), item("2022-06-30T00:00:00Z", body="first")]
    found = person(note=notes, pet=[item(name="Rex")], properties={"description": "A sailor"})
    assert [remark.text for remark in found.remarks] == ["A sailor", "Pet: Rex", "first", "second"]


def test_a_task_keeps_its_description_and_the_day_it_was_done() -> None:
    done = item(title="Slides", description="the long ones", completed=True, completed_at="2026-02-03T09:00:00.000000Z")
    first, second = person(task=[done, item(title="Call back", completed=False)]).tasks
    assert (first.text, first.done) == ("Slides: the long ones", date(2026, 2, 3))
    assert (second.text, second.done) == ("Call back", None)


def test_an_activity_of_several_is_a_meeting_and_of_one_a_touch() -> None:
    bodies = [
        item(uuid="a1", summary="The lake", description="Swam", happened_at="2026-06-12", type="t"),
        item(uuid="a2", summary="Soup", happened_at="2026-02-10"),
    ]
    found = said(
        contact("Ana", data={"activity": ["a1", "a2"]}), contact("Bo", data={"activity": ["a1"]}),
        more={"activity": bodies}, instance={"activity_types": [item(uuid="t", translation_key="went_bar")]},
    )  # fmt: skip
    [meeting] = found.meetings
    assert (meeting.title, meeting.date, meeting.kind) == ("The lake (went to a bar)", date(2026, 6, 12), "drinks")
    assert (meeting.text, meeting.ids) == ("Swam", (("monica_uuid", "a1"),))
    assert [one.key for one in meeting.people] == ["ana", "bo"]
    assert [(touch.date, touch.kind, touch.text) for touch in found.people[0].touches] == [
        (date(2026, 2, 10), "meeting", "Soup")
    ]


def test_how_we_met_keeps_day_and_through_whom() -> None:
    met: dict[str, Any] = {
        "first_met_date": {"date": "2018-03-09"},
        "first_met_through": "bo",
        "first_met_additional_info": "A train",
    }
    ana, _ = said(contact("Ana", **met), contact("Bo")).people
    assert (ana.met, ana.met_on) == ("A train", date(2018, 3, 9))
    assert ana.introduced_by == (IncomingRelation(what="introduced by", who="Bo", key="bo"),)


@pytest.mark.parametrize(
    ("birthdate", "expected"),
    [
        ({"date": "1984-03-02T00:00:00.000000Z"}, "1984-03-02"),
        ({"date": "2020-02-29T00:00:00.000000Z", "is_year_unknown": True}, "--02-29"),
        ({"date": "1604-05-09"}, "--05-09"),
        ("1990-12-24", "1990-12-24"),
        ({"date": "1980-01-01", "is_age_based": True}, "None"),
        ({"date": None}, "None"),
        (None, "None"),
        ([], "None"),
    ],
)
def test_a_birthday_has_the_year_that_monica_knows(birthdate: object, expected: str) -> None:
    assert str(person(properties={"birthdate": birthdate}).birthday) == expected


def test_an_age_is_no_birthday() -> None:
    found = person(properties={"birthdate": {"date": "1980-01-01", "is_age_based": True}})
    assert ("birth_year", "about 1980") in found.extra


@pytest.mark.parametrize(
    ("properties", "status"),
    [
        ({"is_active": False}, "archived"),
        ({"is_dead": True}, "deceased"),
        ({"deceased_date": {"date": "2024-07-19"}}, "deceased"),
        ({"is_active": False, "is_dead": True}, "deceased"),
        ({"is_active": True, "is_dead": False, "deceased_date": None}, ""),
        ({}, ""),
    ],
)
def test_nobody_is_to_be_reminded_of_the_dead_and_the_gone(properties: dict[str, Any], status: str) -> None:
    assert person(properties=properties).status == status


@pytest.mark.parametrize(("days", "cadence"), [(30, "30 days"), ("7", "7 days"), (1, "daily"), (0, ""), (None, "")])
def test_stay_in_touch_is_a_cadence(days: object, cadence: str) -> None:
    found = person(properties={"stay_in_touch_frequency": days, "stay_in_touch_trigger_date": "2026-06-07"})
    assert found.cadence == cadence
    assert found.next_contact is None
    assert not cadence or parse_cadence(cadence)


def test_the_last_talk_is_a_contact_unless_it_is_still_to_come() -> None:
    assert person(properties={"last_talked_to": "2026-05-08T00:00:00Z"}).last_contact == date(2026, 5, 8)
    later = person(properties={"last_talked_to": "2027-01-01"})
    assert later.last_contact is None
    assert ("monica_last_talked_to", "2027-01-01") in later.extra


def test_a_family_member_is_mentioned_and_gets_no_note() -> None:
    tomas = contact("Tomas", is_partial=True, birthdate="2017-04-23", data={"note": [item(body="Afraid of geese")]})
    bonds = [item(contact_is="tomas", type="child", of_contact="ana")]
    [ana] = said(contact("Ana"), tomas, more={"relationship": bonds}).people
    assert ana.relations == (IncomingRelation(what="child", who="Tomas"),)
    assert ana.dates == (("birthday of Tomas", PartialDate(year=2017, month=4, day=23)),)
    assert [remark.text for remark in ana.remarks] == ["Tomas: Afraid of geese"]


def test_a_field_of_a_type_nobody_knows_is_kept() -> None:
    fields = [
        item(data="ana@example.org"),
        item(data="+351 912 000 111", type="c0ffee00-0000-4000-8000-000000000000"),
        item(data="@ana@social.example", type="m"),
        item(data="linkedin.com/in/Ana-S", type="l"),
    ]
    types = [item(uuid="m", name="Mastodon"), item(uuid="l", name="LinkedIn")]
    found = person(contact_field=fields, account={"instance": {"contact_field_types": types}})
    assert (found.emails, found.phones) == (("ana@example.org",), ("+351 912 000 111",))
    assert ("contact_mastodon", "@ana@social.example") in found.extra
    assert found.urls == ("https://linkedin.com/in/Ana-S",)
    assert ("linkedin_id", "ana-s") in found.ids


def test_two_things_that_would_have_one_name_are_both_kept() -> None:
    types = [item(uuid="a", name="Site"), item(uuid="b", name="Site 2")]
    fields = [item(data="one two", type="a"), item(data="three four", type="b"), item(data="five six", type="a")]
    found = person(contact_field=fields, account={"instance": {"contact_field_types": types}})
    assert {value for key, value in found.extra if key.startswith("contact_site")} == {
        "one two", "three four", "five six",
    }  # fmt: skip


def test_a_property_nobody_knows_is_kept() -> None:
    assert ("monica_shoe_size", "39") in person(properties={"shoe size": 39}).extra


def test_the_day_a_contact_was_added_and_its_identifier_are_kept() -> None:
    found = person()
    assert ("added", "2022-05-04") in found.extra
    assert found.ids == (("monica_uuid", "ana"),)


def test_myself_is_no_contact_of_mine() -> None:
    users = [{"uuid": "u", "properties": {"me_contact": "me"}}]
    lake = item(uuid="a1", summary="The lake", happened_at="2026-06-12")
    found = said(
        contact("Ana", data={"activity": ["a1"]}), contact("Ro", "me", data={"activity": ["a1"], "note": [{}]}),
        contact("Robin Moreira"), more={"user": users, "activity": [lake]},
    )  # fmt: skip
    assert [one.name for one in found.people] == ["Ana"]
    assert found.meetings == ()
    assert [touch.text for touch in found.people[0].touches] == ["The lake"]
    assert len(found.left_out) == 3


@pytest.mark.parametrize("odd", ["text", 7, ["a"], None, True])
@pytest.mark.parametrize("kind", ["note", "call", "gift", "conversation", "contact_field", "wormhole", ""])
def test_an_object_of_a_wrong_shape_is_left_out_and_the_rest_stays(kind: str, odd: object) -> None:
    [found] = [said(contact("Ana", data={kind: [odd], "pet": [item(name="Rex")]}))]
    assert [remark.text for remark in found.people[0].remarks] == ["Pet: Rex"]
    assert [left.why for left in found.left_out] == ["a map was expected and something else stands there"]


def test_pictures_are_counted_and_told() -> None:
    photos = [item(original_filename=f"{n}.jpg", dataUrl="data:image/jpeg;base64,/9j/4AAQ") for n in range(3)]
    found = said(contact("Ana", data={"photo": ["p"]}), more={"photo": photos})
    assert [left.what for left in found.left_out] == ["photo 0.jpg", "photo 1.jpg", "photo 2.jpg"]
    assert "left in the export, so keep the file: 3 photos" in found.told


def test_a_vcard_beside_a_contact_is_told() -> None:
    found = said(contact("Ana", vcard="BEGIN:VCARD"), contact("Bo", vcard=None), contact("Cy", vcard="BEGIN:VCARD"))
    assert "2 × vCard kept beside a contact was passed over" in found.told


def test_sums_are_told_by_kind() -> None:
    found = said(contact("Ana", data={"note": [item(body="a"), item(body="b")], "pet": [item(name="Rex")]}))
    assert found.told[0] == "Monica 4.1.2: 1 contact, 2 notes, 1 pet"


@pytest.mark.parametrize(
    ("key", "kind"),
    [("went_bar", "drinks"), ("ate_restaurant", "dinner"), ("went_museum", "event"), ("did_sport_activities_together",
     "meeting"), ("Morning coffee", "coffee"), ("Contact", "meeting")],
)  # fmt: skip
def test_an_activity_is_of_the_kind_that_its_type_says(key: str, kind: str) -> None:
    body = item(uuid="a", happened_at="2026-02-10", summary="Us", type="t")
    [found] = said(
        contact("Ana", data={"activity": ["a"]}), more={"activity": [body]},
        instance={"activity_types": [item(uuid="t", translation_key=key)]},
    ).people  # fmt: skip
    assert [touch.kind for touch in found.touches] == [kind]


def test_each_contact_has_its_line() -> None:
    source = Source("account.json", (SAMPLES / "account.json").read_bytes())
    lines = source.text.splitlines()
    for one in read(source, OPTIONS).people:
        assert lines[one.line - 1].strip() == "{"
        assert dict(one.ids)["monica_uuid"] in lines[one.line]


def test_a_file_with_fifty_megabytes_of_pictures_is_read_in_little_memory() -> None:
    photo = b'{"uuid": "p", "properties": {"original_filename": "lake.jpg", "dataUrl": "data:image/jpeg;base64,%s"}}'
    parts = [{"type": "contact", "values": [contact("李")]}, "PHOTOS"]
    whole = json.dumps({"version": "1.0-preview.1", "account": {"data": parts}}, ensure_ascii=False).encode()
    photos = b'{"type": "photo", "values": [%s]}' % (photo % (b"/9j+" * 13_000_000))
    data = whole.replace(b'"PHOTOS"', photos)
    tracemalloc.start()
    try:
        found = read(Source("monica.json", data), OPTIONS)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [left.what for left in found.left_out] == ["photo lake.jpg"]
    assert peak < 20_000_000


def test_many_contacts_are_all_read() -> None:
    def many(n: int) -> dict[str, Any]:
        data = {
            "note": [item(body=f'note {n} {i}\n\\ "quoted"') for i in range(10)],
            "call": [item(called_at="2026-03-14", content="x" * 60, contact_called=True) for _ in range(10)],
        }
        return contact(f"Person {n}", f"u{n}", data=data)

    export = {
        "version": "1.0-preview.1",
        "account": {"data": [{"type": "contact", "values": [many(n) for n in range(2000)]}]},
    }
    text = json.dumps(export, indent=4)
    found = read(Source("monica.json", text.encode()), OPTIONS)
    assert found.rows == 42_000
    assert (len(found.people), found.inside) == (2000, 40_000)
    assert '"u1999"' in text.splitlines()[found.people[-1].line]


def test_no_amount_of_odd_objects_is_too_many() -> None:
    fields = [item(data=f"@user{n}", type="m") for n in range(20_000)] + [item(data="a@" + "." * 200_000 + " ")]
    deep: Any = item(body="found")
    for _ in range(400):
        deep = {"values": deep}
    friends = [contact(f"Friend {n}") for n in range(5_000)]
    bonds = [item(contact_is=f"friend {n}", type="friend", of_contact="ana") for n in range(5_000)]
    ana = contact("Ana", data={"contact_field": fields})
    ana["data"].append({"type": "note", "values": deep})
    found = said(ana, *friends, more={"relationship": bonds})
    assert len(found.people[0].relations) == 5_000
    assert len(found.people[0].extra) == 20_002
    assert [remark.text for remark in found.people[0].remarks] == ["found"]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "empty"),
        ("[]", 1, "one JSON object"),
        ('{"version": "1.0-preview.1",\n"account": {', 2, "not whole JSON"),
        ('{"version": "2.0", "account": {}}', 1, "version 2.0"),
        ('{"app_version": "5.0.0", "account": {}}', 1, "Monica 5.0.0"),
        ('{"version": "1.0-preview.1"}', 1, "no account"),
        ('{"version": "1.0-preview.1", "account": []}', 1, "no account"),
        ('{"version": "1.0-preview.1",\n"account": {"data": []}}', 2, "not one contact"),
        ('{"account": ' + "9" * 5000 + "}", 1, "number"),
        ('{"account": ' + "[" * 200_000, 1, "nested"),
        ("# ****************\n# Robin Moreira dump of data\n", 1, "SQL export"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_what_was_expected(text: str, line: int, message: str) -> None:
    with pytest.raises(NotUnderstoodError) as refused:
        read(Source("x", text.encode()), OPTIONS)
    assert refused.value.line == line
    assert message in refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize("text", ["", "{}", '{"accounts": []}', "BEGIN:VCARD", "First Name,Last Name", "[1, 2]"])
def test_other_files_are_not_taken_for_monicas(text: str) -> None:
    assert recognise(Source("x", text.encode())) == 0


def test_bytes_that_are_not_whole_text_do_not_stop_it() -> None:
    name = b'{"properties": {"first_name": "Zo\\ud83d", "last_name": "\xff"}}'
    data = b'\xef\xbb\xbf{"account": {"data": {"contacts": [%s]}}}' % name
    [found] = read(Source("x", data), OPTIONS).people
    assert found.name.startswith("Zo")
    assert found.name.encode()


def test_the_page_says_what_becomes_of_each_kind() -> None:
    page = (Path(__file__).parents[2] / "docs" / "from-monica.md").read_text(encoding="utf-8")
    kinds = {
        words.strip() for line in page.splitlines() if line.startswith("| ") for words in line.split("|")[1].split(",")
    }
    assert NAMES.keys() - kinds == set()
    assert [settings for settings in SETTINGS.values() if settings not in page] == []


ACCOUNT = json.loads((SAMPLES / "account.json").read_bytes())
_scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates().map(str)
VALUES = st.recursive(
    _scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["uuid", "properties", "values", "type", "date", "name", "0"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


def places(tree: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in list(tree.items() if isinstance(tree, dict) else enumerate(tree)):
        yield tree, key
        if isinstance(value, dict | list):
            yield from places(value)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 100_000), VALUES), min_size=1, max_size=12))
def test_whatever_stands_in_an_export_it_is_read_or_refused_and_the_sums_add_up(changes: list[tuple[int, Any]]) -> None:
    export = deepcopy(ACCOUNT)
    for number, value in changes:
        found = list(places(export))
        holder, key = found[number % len(found)]
        holder[key] = value
    try:
        incoming = read(Source("x", json.dumps(export).encode()), OPTIONS)
    except NotUnderstoodError:
        incoming = Incoming(rows=0)
    assert adds_up(incoming)
    assert repr(incoming).encode()
    assert all(one.name or one.emails or one.phones for one in incoming.people)
