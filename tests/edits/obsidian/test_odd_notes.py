"""Notes as people write them: odd words for types and states, names that mean something, notes that are mended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.vault.load import load_network
from tests.edits.obsidian import grammar
from tests.edits.obsidian.looking import TYPES, bases_of, by_bases, in_its_words, picked, view

Vault = Callable[[str], Path]


def typed(root: Path) -> dict[str, set[str]]:
    """The notes of each type by netnotes."""
    notes = load_network(root).notes
    return {type_: {note.path for note in notes if note.type == type_} for type_ in TYPES}


ODD = """
    === .obsidian/daily-notes.json
    {"folder": "Journal", "format": "YYYY/MM-MMMM/[day] DD"}
    === notes/Ana.md
    ---
    type: 👤 Person
    ---
    === notes/Bo.md
    ---
    type: "**person**"
    ---
    === notes/Cy.md
    ---
    type: "#person"
    ---
    === notes/Di.md
    ---
    Tags: [Person]
    ---
    === notes/Ed.md
    ---
    type: person
    class: meeting
    date: 2026-11-01
    ---
    === notes/Flo.md
    ---
    type: draft
    class: person
    ---
    === notes/Gus.md
    ---
    kind: person
    fileClass: goal
    ---
    === notes/My people MOC.md
    ---
    tags: [person]
    ---
    === people/Berlin-index.md
    Links.
    === people/Smoc Indexer.md
    A person.
    === people/Me.md
    ---
    name: Robin
    ---
    === Me.md
    ---
    tags: [person]
    ---
    === notes/2026-11-03.md
    ---
    tags: [person]
    ---
    === people/2026-11-04.md
    A day.
    === Journal/2026/11-November/day 05.md
    ---
    tags: [person, meeting]
    ---
    === meetings/2026-11-06.md
    A meeting.
    === meetings/Other.md
    ---
    tags: [person]
    ---
    === notes/Both.md
    ---
    tags: [meeting, person]
    date: 2026-11-07
    ---
    === notes/Linked.md
    ---
    categories: ["[[People]]"]
    tags: [meeting]
    ---
    === people/people.md
    ---
    tags: [person]
    ---
    """


def test_odd_notes_are_picked_as_netnotes_types_them(vault: Vault) -> None:
    root = vault(ODD)
    found = typed(root)
    assert found["person"] == {
        *(f"notes/{name}.md" for name in ("Ana", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Linked")),
        "people/Smoc Indexer.md", "meetings/Other.md",
    }  # fmt: skip
    assert found["meeting"] == {"meetings/2026-11-06.md", "notes/Both.md"}
    for base in bases_of(root).values():
        grammar.Checker(base)
    assert by_bases(root) == found


def test_words_that_come_later_are_understood_by_a_base_that_stands(vault: Vault) -> None:
    root = vault("=== people/Ana.md\nA friend.\n")
    filters = {type_: in_its_words(bases_of(root)[name]["filters"]) for type_, name in TYPES.items()}
    vault("""
        === x/Bo.md
        ---
        type: 👥 Contact
        ---
        === x/Daily MOC.md
        ---
        tags: [person]
        ---
        === people/Overview of all.md
        x
        === x/Call.md
        ---
        type: ☎ 1-on-1
        date: 2026-11-01
        ---
        """)
    assert picked(root, filters) == typed(root)
    assert typed(root)["person"] == {"people/Ana.md", "x/Bo.md"}


@pytest.mark.parametrize("broken", ["---\na: [\n---\nShe is back.\n", "  \n"])
def test_a_note_that_is_mended_later_comes_into_the_base_that_stands(vault: Vault, broken: str) -> None:
    root = vault("=== people/Bo.md\nA friend.\n")
    (root / "people/Ana.md").write_text(broken, encoding="utf-8")
    filters = {"person": in_its_words(bases_of(root)["People.base"]["filters"])}
    assert picked(root, filters) == {"person": {"people/Bo.md"}}
    (root / "people/Ana.md").write_text("---\na: []\n---\nShe is back.\n", encoding="utf-8")
    assert picked(root, filters) == {"person": {"people/Ana.md", "people/Bo.md"}}


RESTING = """
    === people/Ana.md
    ---
    status: "✝ deceased"
    ---
    === people/Bo.md
    ---
    status: Archived
    ---
    === people/Cy.md
    ---
    paused: "no"
    ---
    === people/Di.md
    ---
    prm-paused: yes
    ---
    === people/Ed.md
    ---
    died: 2024
    ---
    === people/Flo.md
    ---
    deceased: false
    ---
    === people/Gus.md
    ---
    status: 🤝 To_Meet
    ---
    === people/Hal.md
    ---
    status: someday
    paused: maybe
    ---
    """


@pytest.mark.parametrize("seen", [True, False])
def test_states_are_those_of_netnotes_also_where_no_note_had_them_at_setup(vault: Vault, seen: bool) -> None:
    root = vault(RESTING if seen else "=== people/Ivo.md\nA friend.\n")
    bases = {"People.base": bases_of(root)["People.base"]}
    vault(RESTING)
    by_status: dict[str, set[str]] = {}
    for person in load_network(root).people:
        by_status.setdefault(person.status, set()).add(Path(person.path).stem)
    resting = {name for status in ("paused", "archived", "deceased") for name in by_status[status]}
    assert resting == {"Ana", "Bo", "Di", "Ed"}
    assert view(root, "People.base", "Resting", bases=bases) == resting
    assert view(root, "People.base", "Everybody", bases=bases) == by_status["active"]
    assert view(root, "People.base", "To meet", bases=bases) == by_status["to-meet"] == {"Gus"}


def test_goals_that_are_closed_in_odd_words_are_not_open(vault: Vault) -> None:
    root = vault("""
        === goals/Read.md
        ---
        status: ✅ Done
        ---
        === goals/Speak.md
        ---
        status: OnHold
        ---
        === goals/Write.md
        ---
        status: 🚀 In progress
        ---
        """)
    active = {goal.name for goal in load_network(root).goals if goal.status == "active"}
    assert view(root, "Goals.base", "Open goals") == active == {"Write"}


MEETINGS = """
    === people/Ana Silva.md
    A friend.
    === meetings/Coffee 2026-11-28 with Ana Silva.md
    By the river.
    === meetings/20261129 Walk-ana silva.md
    x
    === meetings/202611301 Walk.md
    x
    === meetings/2026/11/30/Lunch.md
    ---
    people: [ana silva]
    ---
    === meetings/Call.md
    ---
    date: "[[2026-12-01]]"
    attendees: ["[[Ana Silva]]"]
    ---
    === meetings/2026-12-02 Dinner.md
    ---
    date: 2026-12-03 19:30
    ---
    === meetings/2026-12-04 Anastasia Silvans.md
    x
    """


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Coffee 2026-11-28 with Ana Silva", "2026-11-28"),
        ("20261129 Walk-ana silva", "2026-11-29"),
        ("202611301 Walk", ""),
        ("Lunch", "2026-11-30"),
        ("Call", "2026-12-01"),
        ("2026-12-02 Dinner", "2026-12-03"),
    ],
)
def test_the_date_of_a_meeting_is_found_where_it_stands(vault: Vault, name: str, day: str) -> None:
    root = vault(MEETINGS)
    grammar.Checker(bases_of(root)["Meetings.base"])
    network = load_network(root)
    (meeting,) = (one for one in network.meetings if Path(one.path).stem == name)
    assert (meeting.date.isoformat() if meeting.date else "") == day
    assert name in view(root, "Meetings.base", "Newest first", where=f'formula.date == "{day}"')
    assert (name in view(root, "Meetings.base", "Coming up")) == bool(day)


def test_meetings_of_a_person_are_those_that_link_or_name_them(vault: Vault) -> None:
    root = vault(MEETINGS)
    mine = {Path(one.path).stem for one in load_network(root).touchpoints if one.person == "people/Ana Silva.md"}
    assert view(root, "Meetings.base", "Meetings of this person", this="Ana Silva") == mine
    assert mine == {"Coffee 2026-11-28 with Ana Silva", "20261129 Walk-ana silva", "Lunch", "Call"}
