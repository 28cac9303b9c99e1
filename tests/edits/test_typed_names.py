"""Names typed into properties of people, goals and organizations: links where one note has the name."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.edits.assignments import parse_assignment
from netnotes.edits.set_properties import PropertiesEdit, set_properties
from netnotes.model.errors import OperatorError
from netnotes.vault.load import load_network

TODAY = date(2026, 11, 21)
VAULT = """
    === Me.md
    ---
    type: me
    name: Robin Moreira
    ---
    === organizations/Acme.md
    Makes everything
    === organizations/Acme Labs.md
    Tries everything
    === goals/Publish the survey.md
    Soon
    === people/Ana Silva.md
    ---
    aliases: [Annie]
    ---
    === people/Bo Chen.md
    x
    === people/Bo Lind.md
    x
    === people/José Núñez.md
    x
    === old/Ana Silva.md
    Another note of that name.
"""
Change = Callable[..., PropertiesEdit]


@pytest.fixture
def change(vault: Callable[[str], Path]) -> Change:
    """Set properties of the note at a path, whose front matter is given."""

    def run(path: str, matter: str, *words: str) -> PropertiesEdit:
        vault(VAULT)
        root = vault(f"=== {path}\n---\n{matter}---\n")
        asked = [assignment for word in words if (assignment := parse_assignment(word))]
        return set_properties(load_network(root), root, path, asked, TODAY)

    return run


def matter_after(edit: PropertiesEdit) -> str:
    (made,) = edit.changes
    assert made.after is not None
    return made.after.decode().split("---\n")[1]


MEETING = "meetings/2026-11-20 Lunch.md"
GOAL = "goals/Speak.md"
PERSON = "people/Zoë.md"
ANA = '"[[people/Ana Silva|Ana Silva]]"'


@pytest.mark.parametrize(
    ("path", "before", "words", "after"),
    [
        (MEETING, "a: 1\n", ["people+=Annie"], f"a: 1\npeople:\n  - {ANA}\n"),
        (MEETING, "a: 1\n", ["people+=Ana"], f"a: 1\npeople:\n  - {ANA}\n"),
        (MEETING, "people: [Zed]\n", ["people+=jose nunez"], 'people: [Zed, "[[José Núñez]]"]\n'),
        (MEETING, 'attendees: "[[Bo Lind]]"\n', ["people+=Chen"], 'attendees:\n  - "[[Bo Lind]]"\n  - "[[Bo Chen]]"\n'),
        (MEETING, "a: 1\n", ["people=ana, chen, Somebody New"],
         f'a: 1\npeople:\n  - {ANA}\n  - "[[Bo Chen]]"\n  - Somebody New\n'),
        (MEETING, "a: 1\n", ["goals+=survey"], 'a: 1\ngoals:\n  - "[[Publish the survey]]"\n'),
        (GOAL, "a: 1\n", ["parent=survey", "organizations+=acme"],
         'a: 1\nparent: "[[Publish the survey]]"\norganizations:\n  - "[[Acme]]"\n'),
        (PERSON, "a: 1\n", ["organization=Acme"], 'a: 1\norganization: "[[Acme]]"\n'),
        (PERSON, "a: 1\n", ["organization=Labs"], "a: 1\norganization: Labs\n"),
        (PERSON, "a: 1\n", ["helps_with+=survey", "knows=Lind"],
         'a: 1\nhelps_with:\n  - "[[Publish the survey]]"\nknows: "[[Bo Lind]]"\n'),
        (PERSON, "a: 1\n", ["introduced_by=An"], "a: 1\nintroduced_by: An\n"),
        (PERSON, "a: 1\n", ["knows=[[Annie]]", "their_goals=survey", "met=Chen"],
         'a: 1\nknows: "[[Annie]]"\ntheir_goals: survey\nmet: Chen\n'),
        ("Note.md", "a: 1\n", ["people=Chen"], "a: 1\npeople: Chen\n"),
        (MEETING, f"people: [{ANA}, Bo Chen]\n", ["people-=ana"], "people: [Bo Chen]\n"),
        (MEETING, 'people: ["[[Bo Chen]]", "Zed"]\n', ["people-=bo"], "people: [\"Zed\"]\n"),
        (MEETING, 'people: ["[[Bo Chen]]", "Zed"]\n', ["people-=zed"], 'people: ["[[Bo Chen]]"]\n'),
    ],
)  # fmt: skip
def test_a_name_that_one_note_has_becomes_a_link(
    change: Change, path: str, before: str, words: list[str], after: str
) -> None:
    assert matter_after(change(path, before, *words)) == after


@pytest.mark.parametrize(
    ("before", "word", "says"),
    [
        ("a: 1\n", "people+=Bo", "'Bo' fits people/Bo Chen.md and people/Bo Lind.md; nothing was changed"),
        ('people: ["[[Bo Chen]]"]\n', "people+=Bo", "'Bo' fits people/Bo Chen.md and people/Bo Lind.md"),
        ('people: ["[[Bo Chen]]", Bo Lind]\n', "people-=Bo", "'Bo' fits people/Bo Chen.md and people/Bo Lind.md"),
        ('people: ["[[Bo Chen]]"]\n', "people-=ana", "people does not hold 'ana'"),
    ],
)
def test_a_name_that_fits_several_is_refused_with_all_of_them(
    change: Change, before: str, word: str, says: str
) -> None:
    with pytest.raises(OperatorError) as caught:
        change(MEETING, before, word)
    assert says in caught.value.message


@pytest.mark.parametrize("held", ["Ana Silva", "Annie", "'[[people/Ana Silva]]'", f"{ANA}"])
def test_who_is_there_already_is_not_written_twice(change: Change, held: str) -> None:
    assert change(MEETING, f"people: [{held}]\n", "people+=ana").changes == ()


def test_my_own_name_stays_a_name(change: Change) -> None:
    assert matter_after(change(MEETING, "a: 1\n", "people=me, Chen")) == 'a: 1\npeople:\n  - me\n  - "[[Bo Chen]]"\n'


def test_what_is_written_is_read(change: Change, tmp_path: Path) -> None:
    (made,) = change(MEETING, "a: 1\n", "people+=Annie", "people+=Chen").changes
    assert made.after is not None
    (tmp_path / MEETING).write_bytes(made.after)
    network = load_network(tmp_path)
    assert [touch.person for touch in network.touchpoints] == ["people/Ana Silva.md", "people/Bo Chen.md"]
    assert [problem for problem in network.problems if problem.path == MEETING] == []
