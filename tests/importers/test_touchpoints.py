import re
from datetime import date
from pathlib import Path

import pytest

from netnotes.importers.reading.source import Options, Source
from netnotes.importers.touchpoints import read
from netnotes.model.incoming import Incoming

OPTIONS = Options(today=date(2026, 11, 21), mine=frozenset({"robin moreira", "robin@example.org"}))


def touchpoints(text: str) -> Incoming:
    return read(Source("calls.csv", text.encode()), OPTIONS)


@pytest.mark.parametrize(
    ("kind", "ours"),
    [
        ("Call", "call"),
        ("Phone call", "call"),
        ("E-Mail", "email"),
        ("WhatsApp", "message"),
        ("Zoom", "video"),
        ("no reply", "no-reply"),
        ("Missed call", "attempt"),
        ("", "contact"),
        ("board game", "board-game"),
        ("a walk in the park", "contact"),
    ],
)
def test_kinds_of_other_apps(kind: str, ours: str) -> None:
    assert touchpoints(f"date,person,kind\n2026-10-01,Ada,{kind}\n").people[0].touches[0].kind == ours


@pytest.mark.parametrize(
    ("kind", "direction", "text"),
    [
        ("call", "out", "I called: hello"),
        ("email", "received", "they wrote: hello"),
        ("coffee", "in", "they got in touch: hello"),
        ("call", "", "hello"),
        ("call", "sideways", "hello"),
    ],
)
def test_who_began_stands_in_the_text(kind: str, direction: str, text: str) -> None:
    found = touchpoints(f"date,person,kind,note,direction\n2026-10-01,Ada,{kind},hello,{direction}\n")
    assert found.people[0].touches[0].text == text


def test_favours_are_one_for_each_part_of_the_cell() -> None:
    (touch,) = touchpoints("date,person,gave,got,size\n2026-10-01,Ada,a book; a lamp,advice,3\n").people[0].touches
    assert [(f.direction, f.what, f.size) for f in touch.favours] == [
        ("deposit", "a book", 3),
        ("deposit", "a lamp", 3),
        ("withdrawal", "advice", 3),
    ]


def test_a_row_of_several_people_is_a_meeting_without_me() -> None:
    found = touchpoints("date,person,kind,note\n2026-10-01,Ada; Robin Moreira; Bo,lunch,the panel\n")
    (meeting,) = found.meetings
    assert (meeting.title, [person.name for person in meeting.people]) == ("lunch with Ada and Bo", ["Ada", "Bo"])
    assert (found.rows, found.people, found.inside) == (1, (), 0)


def test_a_row_with_me_and_one_other_is_a_touchpoint_of_theirs() -> None:
    assert touchpoints("date,person,kind\n2026-10-01,Ada; robin@example.org,lunch\n").people[0].name == "Ada"


def test_one_person_is_known_by_name_in_one_row_and_by_address_in_another() -> None:
    found = touchpoints(
        "date,person,email,kind\n"
        "2026-10-01,Ada Lovelace,,call\n"
        "2026-10-02,ada lovelace,ada@example.org,call\n"
        "2026-10-03,,ada@example.org,email\n"
        "2026-10-04,Bo,,call\n"
    )
    assert [(person.name, person.emails, len(person.touches)) for person in found.people] == [
        ("Ada Lovelace", ("ada@example.org",), 3),
        ("Bo", (), 1),
    ]
    assert (found.rows, found.inside) == (4, 2)


def test_a_name_with_two_addresses_is_two_people() -> None:
    found = touchpoints(
        "date,person,email,kind\n2026-10-01,Ada,a@example.org,call\n2026-10-02,Ada,b@example.org,call\n"
    )
    assert len(found.people) == 2


def test_days_that_cannot_be_told_are_left_out_with_their_line() -> None:
    found = touchpoints("date,person,kind\n03/04/2026,Ada,call\n,Ada,call\n")
    assert [(row.line, row.why) for row in found.left_out] == [
        (2, "no date that can be read: 03/04/2026"),
        (3, "no date"),
    ]


def test_the_example_of_the_documentation_is_read() -> None:
    page = (Path(__file__).parents[2] / "docs" / "importing-formats.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    found = touchpoints(example)
    assert (found.rows, found.left_out, found.told) == (3, (), ())
    (mia,), (lunch,) = found.people, found.meetings
    assert [(touch.kind, touch.text) for touch in mia.touches] == [
        ("call", "I called: she is moving teams"),
        ("message", "they wrote: asked about the panel"),
    ]
    assert [person.name for person in lunch.people] == ["Mia Berg", "Tomás Rocha"]
    assert [favour.what for favour in lunch.favours] == ["a tip", "a book"]
