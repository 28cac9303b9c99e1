"""Meetings of calendars and of other programs as notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from netnotes.model.incoming import Incoming, IncomingFavour, IncomingMeeting
from netnotes.vault.load import load_network
from tests.edits.importing import bring_in, ends, note, plan, said, somebody
from tests.edits.test_importing import ANA, BO

LUNCH = IncomingMeeting(
    line=30,
    date=date(2026, 5, 5),
    title="Lunch: a/b",
    source="Calendar",
    kind="lunch",
    ids=(("ical_uid", "u1"),),
    people=(somebody("Ana", emails=("ana@acme.example",)), somebody("Stranger One", emails=("one@x.example",))),
    location="Café [[x]]",
    text="It was good.\n- [ ] nothing",
    favours=(IncomingFavour(direction="deposit", what="advice", size=2),),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "netnotes.yaml").write_text("")
    bring_in(tmp_path, said(ANA))
    return tmp_path


def calendar(*meetings: IncomingMeeting) -> Incoming:
    return said(meetings=meetings)


def test_a_meeting_gets_a_note_with_links_and_names(root: Path) -> None:
    done = bring_in(root, calendar(LUNCH))
    assert ends(done) == [(30, "2026-05-05 Lunch: a/b", "imported")]
    assert note(root, "2026-05-05 Lunch - a-b", "meetings") == dedent("""\
        ---
        type: meeting
        date: 2026-05-05
        kind: lunch
        people:
          - "[[Ana Silva]]"
          - Stranger One
        location: Café [ [x]]
        gave: "advice [size:: 2]"
        ical_uid: u1
        ---

        ## Notes

        It was good.
        \\- [ ] nothing
        """)
    network = load_network(root)
    assert [(t.person, t.kind) for t in network.touchpoints] == [("people/Ana Silva.md", "lunch")]
    assert [(e.what, e.size) for e in network.exchanges] == [("advice", 2)]
    assert network.tasks == ()


def test_a_second_time_it_is_known_by_its_id(root: Path) -> None:
    bring_in(root, calendar(LUNCH))
    (root / "meetings/2026-05-05 Lunch - a-b.md").rename(root / "meetings/2026-05-05 Another name.md")
    assert plan(root, calendar(replace(LUNCH, title="New title"))).changes == ()


def test_without_an_id_it_is_known_by_day_and_title(root: Path) -> None:
    bare = replace(LUNCH, ids=())
    bring_in(root, calendar(bare))
    assert plan(root, calendar(bare)).changes == ()
    assert [row.end for row in plan(root, calendar(replace(bare, date=date(2026, 5, 6)))).rows] == ["imported"]


def test_a_meeting_of_strangers_gets_no_note_unless_asked(root: Path) -> None:
    alone = replace(LUNCH, people=LUNCH.people[1:])
    done = plan(root, calendar(alone, replace(alone, line=31, people=())))
    assert [(row.end, row.why) for row in done.rows] == [
        ("skipped", "nobody in it has a note; --strangers makes some"),
        ("skipped", "nobody else was in it"),
    ]
    assert done.changes == ()
    asked = bring_in(root, calendar(alone, replace(alone, line=31, ids=(("ical_uid", "u2"),))), strangers=True)
    assert [row.end for row in asked.rows] == ["imported", "imported"]
    assert [change.path for change in asked.changes if change.path.startswith("people/")] == ["people/Stranger One.md"]
    assert len(load_network(root).touchpoints) == 1  # both on one day
    assert plan(root, calendar(alone), strangers=True).changes == ()


def test_people_of_the_same_file_are_linked_by_their_key(root: Path) -> None:
    meeting = replace(LUNCH, people=(somebody("B.", key="b"),))
    bring_in(root, replace(said(BO, meetings=(meeting,)), rows=2))
    assert {t.person for t in load_network(root).touchpoints if t.kind == "lunch"} == {"people/Bo Chen.md"}


def test_a_town_hall_keeps_a_hundred_names(root: Path) -> None:
    many = tuple(somebody(f"Guest {number}") for number in range(800))
    bring_in(root, calendar(replace(LUNCH, people=(*many, LUNCH.people[0]))))
    (meeting,) = load_network(root).meetings
    assert len(meeting.people) == 100
    assert meeting.people[0].shown == "Ana Silva"


def test_people_who_come_in_the_same_import_are_known_in_its_meetings(root: Path) -> None:
    by_address = replace(LUNCH, people=(somebody("Chen", emails=("BO@x.example",)),))
    by_name = replace(LUNCH, line=31, ids=(("ical_uid", "u2"),), people=(somebody("bo chen", emails=("b@y.example",)),))
    done = bring_in(root, said(replace(BO, emails=("bo@x.example",))), calendar(by_address, by_name))
    assert [row.end for row in done.rows if row.file == "2.csv"] == ["imported", "imported"]
    assert {t.person for t in load_network(root).touchpoints if t.kind == "lunch"} == {"people/Bo Chen.md"}


def test_a_whole_name_that_one_person_bears_is_that_person(root: Path) -> None:
    meeting = replace(LUNCH, people=(somebody("Ana Silva", emails=("another@y.example",)),))
    bring_in(root, calendar(meeting))
    assert {t.person for t in load_network(root).touchpoints if t.kind == "lunch"} == {"people/Ana Silva.md"}


def test_a_name_of_two_is_nobody_in_a_meeting(root: Path) -> None:
    bring_in(root, said(somebody("Ana Silva", emails=("other@z.example",))))
    (root / "people/Ana Silva 2.md").write_text("---\nname: Ana Silva\n---\n", encoding="utf-8")
    meeting = replace(LUNCH, people=(somebody("Ana Silva", emails=("third@y.example",)),))
    assert [row.end for row in plan(root, calendar(meeting)).rows] == ["skipped"]
