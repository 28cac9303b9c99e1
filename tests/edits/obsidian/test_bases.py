"""The bases are as documented, and pick what netnotes takes for people, goals and meetings.

The second by another program's reading of their language (`looking`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netnotes.edits.obsidian.setup import setup_pieces
from netnotes.vault.load import load_network
from tests.edits.obsidian import grammar
from tests.edits.obsidian.looking import TYPES, bases_of, by_bases, in_its_words, picked, view

Vault = Callable[[str], Path]
TOP = Path(__file__).parents[3]
EXAMPLE = TOP / "example-vault"
LAYOUTS = sorted(path for path in (TOP / "tests" / "fixtures" / "layouts").iterdir() if path.is_dir())
IN_TEXT_ONLY = {"Notes/Tue.md"}  # `Type:: [[Meeting]]` in the text, which Bases cannot see


def typed(root: Path) -> dict[str, set[str]]:
    """The notes of each type by netnotes."""
    notes = load_network(root).notes
    return {t: {note.path for note in notes if note.type == t} - IN_TEXT_ONLY for t in TYPES}


@pytest.mark.parametrize("root", [*LAYOUTS, EXAMPLE], ids=lambda path: path.name)
def test_every_base_is_as_documented(root: Path) -> None:
    found = bases_of(root)
    assert sorted(found) == ["Due for contact.base", "Goals.base", "Meetings.base", "People.base"]
    for base in found.values():
        checker = grammar.Checker(base)
        assert checker.refs >= {"type", "tags"}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.name)
def test_the_bases_of_other_people_s_vaults_pick_what_netnotes_types(layout: Path, tmp_path: Path) -> None:
    root = tmp_path / "vault"
    shutil.copytree(layout, root)
    assert by_bases(root) == typed(root)


def test_the_bases_of_the_example_vault_are_ours_and_pick_what_netnotes_lists() -> None:
    own = {"templates/Person.md": "kept", "templates/Meeting.md": "kept", ".obsidian/snippets/netnotes.css": "new"}
    for piece in setup_pieces(load_network(EXAMPLE), EXAMPLE):
        assert piece.standing == own.get(piece.path, "same"), piece.path
    rows = by_bases(EXAMPLE)
    assert rows == typed(EXAMPLE)
    assert min(map(len, rows.values())) >= 6


HARD = """
    === netnotes.yaml
    types: {person: {folders: [Kontakte, Netz/Leute], tags: [freund, team/nord], types: [prm]}}
    ignore: [Old/**, Draft*]
    === 01 People/Ana.md
    She has a log. #meeting with her is a mention, no line of tags.
    === 01 People/README.md
    About this folder.
    === 01 People/Our people.md
    ---
    type: table of contents
    ---
    === 01 People/01 People.md
    The folder's own note.
    === 01 People/2026-01-02.md
    A day.
    === 01 People/broken.md
    ---
    a: [
    ---
    === 01 People/empty.md
    === 01 People/Calls/2026-02-03 Call.md
    ---
    people: ["[[Ana]]"]
    ---
    === 01 People/Templates/Person.md
    ---
    type: person
    ---
    === 01 People/Tagged.md
    ---
    tags: [work/Meeting]
    date: 2026-03-04
    ---
    === Kontakte/Bo "the\\\\Bear" Chen.md
    A friend.
    === Netz/Leute/Cy.md
    A friend.
    === notes/Di.md
    ---
    Type: [PRM]
    tags: [meeting]
    ---
    === notes/Ed.md
    ---
    tags: ["#Team/Nord"]
    ---
    === notes/Flo.md
    ---
    categories: "[[People]]"
    ---
    === notes/Gus.md
    #freund #berlin

    Text.
    === notes/Hal.md
    Gus is a #freund of mine.
    === notes/Review.md
    ---
    type: 1-on-1
    date: 2026-03-05
    people: ["[[Ana]]"]
    ---
    === notes/Some template.md
    ---
    type: person
    name: "{{title}}"
    ---
    === 01 People/{{title}} <% x %>.md
    ---
    type: person
    name: "{{title}}"
    ---
    === Old/Ida.md
    ---
    type: person
    ---
    === Draft Jo.md
    ---
    type: person
    ---
    === dashboards/Home.md
    ---
    type: person
    ---
    === goals/Write.md
    ---
    kind: note
    ---
    """


def test_what_a_vault_may_hold_is_picked_as_netnotes_types_it(vault: Vault) -> None:
    root = vault(HARD)
    found = typed(root)
    assert found["person"] == {
        "01 People/Ana.md", 'Kontakte/Bo "the\\\\Bear" Chen.md', "Netz/Leute/Cy.md", "notes/Di.md", "notes/Ed.md",
        "notes/Flo.md", "notes/Gus.md",
    }  # fmt: skip
    assert found["meeting"] == {"01 People/Calls/2026-02-03 Call.md", "01 People/Tagged.md", "notes/Review.md"}
    for base in bases_of(root).values():
        grammar.Checker(base)
    assert by_bases(root) == found


def test_an_empty_vault_gets_bases_that_work_once_there_are_notes(vault: Vault) -> None:
    root = vault("=== netnotes.yaml\n")
    trees = {type_: bases_of(root)[name]["filters"] for type_, name in TYPES.items()}
    vault("=== Ana.md\n---\ntype: Person\n---\n=== Sell.md\n---\ntags: [area/goal]\n---\n")
    vault("=== Templates/x.md\n---\ntype: goal\n---\n")
    rows = picked(root, {type_: in_its_words(tree) for type_, tree in trees.items()})
    assert rows == {"person": {"Ana.md"}, "goal": {"Sell.md"}, "meeting": set()}


PEOPLE = """
    === people/Ana.md
    ---
    netnotes_last_contact: 2026-09-01
    netnotes_next_due: 2026-11-21
    netnotes_balance: -2
    last_contact: 2026-01-01
    next_contact: 2027-01-01
    ---
    === people/Bo.md
    ---
    Next follow-up: 2026-12-20
    ---
    === people/Cy.md
    ---
    next_contact: 2026-12-22
    netnotes_balance: 3
    ---
    === people/Di.md
    ---
    status: Archived
    netnotes_next_due: 2026-01-01
    ---
    === people/Ed.md
    ---
    status: to-meet
    ---
    === people/Flo.md
    ---
    paused: true
    ---
    === people/Gus.md
    Nothing yet.
    === goals/Done.md
    ---
    status: Done
    ---
    === goals/Soon.md
    ---
    deadline: 2026-12-01
    ---
    === goals/Later.md
    ---
    status: active
    due: 2027-12-01
    ---
    === meetings/2026-11-01 Coffee.md
    ---
    attendees: ["[[Ana]]"]
    ---
    === meetings/2026-11-02 Walk.md
    Along the river with [[Ana]].
    === meetings/2026-11-03 Lunch.md
    ---
    people: ["[[Bo]]"]
    ---
    [[Ana]] would have liked it.
    === meetings/2026-12-03 Plan.md
    ---
    date: 2026-12-03
    ---
    """


@pytest.mark.parametrize(
    ("base", "name", "expected"),
    [
        ("People.base", "Everybody", {"Ana", "Bo", "Cy", "Gus"}),
        ("People.base", "To meet", {"Ed"}),
        ("People.base", "Resting", {"Di", "Flo"}),
        ("Due for contact.base", "Due now", {"Ana"}),
        ("Due for contact.base", "Next 30 days", {"Bo"}),
        ("Due for contact.base", "Give next", {"Ana"}),
        ("Due for contact.base", "Without a next date", {"Gus"}),
        ("Goals.base", "Open goals", {"Soon", "Later"}),
        ("Goals.base", "Next 30 days", {"Soon"}),
        ("Meetings.base", "Meetings of this person", {"2026-11-01 Coffee", "2026-11-02 Walk"}),
    ],
)
def test_a_view_shows_what_its_name_says(vault: Vault, base: str, name: str, expected: set[str]) -> None:
    assert view(vault(PEOPLE), base, name, this="Ana") == expected


def test_the_views_of_the_example_vault_agree_with_the_lists(vault: Vault) -> None:
    network = load_network(EXAMPLE)
    by_status = {p.name for p in network.people if p.status == "to-meet"}
    assert {load_name(name) for name in view(EXAMPLE, "People.base", "To meet")} == by_status
    active = {goal.name for goal in network.goals if goal.status == "active"}
    assert view(EXAMPLE, "Goals.base", "Open goals") == active


def load_name(stem: str) -> str:
    return next(p.name for p in load_network(EXAMPLE).people if Path(p.path).stem == stem)


@pytest.mark.parametrize(
    "broken",
    [
        {"views": [{"type": "board", "name": "A", "order": []}]},
        {"filters": {"and": ["note.a"], "or": ["note.b"]}, "views": []},
        {"filters": {"and": []}, "views": []},
        {"filters": "upper(note.a)", "views": []},
        {"filters": "note.a.upper()", "views": []},
        {"filters": "note.a ==", "views": []},
        {"filters": "formula.a > 1", "views": []},
        {"filters": "file.colour", "views": []},
        {"formulas": {"a": "formula.b", "b": "formula.a"}, "views": []},
        {"views": [{"type": "table", "name": "A", "order": ["formula.a"]}]},
        {"views": [{"type": "table", "name": "A", "order": ["file.name"], "summaries": {"file.name": "Best"}}]},
        {"sources": [], "views": []},
    ],
)
def test_the_checker_refuses_what_is_not_documented(broken: dict[str, Any]) -> None:
    with pytest.raises(grammar.GrammarError):
        grammar.Checker(broken)
