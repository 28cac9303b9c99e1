"""`netnotes new`: a note from a template, where the others of its type are."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run
from tests.cli.test_log import notes

Small = Callable[..., Result]


def test_a_person(small: Small, tmp_path: Path) -> None:
    result = small(
        "new", "person", "Mia", "Berg", "-s", "cadence=6w", "-s", "needs=a room, help: soon", "-s", "birthday=--03-02"
    )
    assert result.out == "Made people/Mia Berg.md\n"
    text = (tmp_path / "people/Mia Berg.md").read_text(encoding="utf-8")
    assert text.startswith("---\ntype: person\n")
    assert "cadence: 6w\nadded: 2026-11-21\n" in text
    assert small("show", "mia", "--format", "json").json["needs"] == ["a room", "help: soon"]


@pytest.mark.parametrize(
    ("args", "path"),
    [
        (("goal", "Find: a mentor"), "goals/Find - a mentor.md"),
        (("meeting", "Kick-off"), "meetings/2026-11-21 Kick-off.md"),
        (("meeting", "Kick-off", "-s", "date=yesterday"), "meetings/2026-11-20 Kick-off.md"),
        (("meeting", "Kick-off", "-s", "people=Ana Silva, Bo Chen"), "meetings/2026-11-21 Kick-off.md"),
        (("goal", "Speak", "-s", "due=nov 3", "-s", "people=Ana Silva"), "goals/Speak.md"),
        (("meeting", "2026-12-01 Kick-off"), "meetings/2026-12-01 Kick-off.md"),
        (("organization", "Acme / West"), "organizations/Acme-West.md"),
        (("person", "CON"), "people/CON (note).md"),
        (("person", "李伟 🎉"), "people/李伟 🎉.md"),
    ],
)
def test_the_file_is_safe_and_where_its_kind_is(args: tuple[str, ...], path: str, small: Small, tmp_path: Path) -> None:
    assert small("new", *args).out == f"Made {path}\n"
    assert (tmp_path / path).is_file()
    assert not [line for line in small("check").out.splitlines() if path in line and " error" in line]


def test_a_name_that_a_file_cannot_have_is_kept_as_a_property(small: Small) -> None:
    small("new", "person", 'Ana "Nia" Blue?')
    assert small("show", "nia", "--format", "json").json["name"] == 'Ana "Nia" Blue?'


@pytest.mark.parametrize(
    ("files", "args", "path"),
    [
        ("=== Network/02 People/Bo.md\nx\n=== People/Ann.md\nx\n=== Network/02 People/Cy.md\nx\n", "person",
         "Network/02 People/Mia.md"),
        ("=== Friends/Bo.md\n---\ntype: person\n---\n", "person", "Friends/Mia.md"),
        ("=== People/Bo/Bo.md\nx\n=== People/Cy/Cy.md\nx\n", "person", "People/Mia.md"),
        ("=== Contacts/_x.txt\n", "person", "Contacts/Mia.md"),
        ("=== Meetings/2025/11/2025-11-03 a.md\nx\n", "meeting", "Meetings/2026/11/2026-11-21 Mia.md"),
        ("=== Templates/Person.md\n---\ntype: person\n---\n", "person", "people/Mia.md"),
        ("=== note.md\nx\n", "organization", "organizations/Mia.md"),
    ],
)  # fmt: skip
def test_the_folder_is_that_of_the_others(
    files: str, args: str, path: str, vault: Callable[[str], Path], run: Run
) -> None:
    root = vault(files + "=== netnotes.yaml\n{}\n")
    assert run("-C", root, "new", args, "Mia").out == f"Made {path}\n"


def test_a_folder_that_is_not_read_gets_no_note(vault: Callable[[str], Path], run: Run) -> None:
    root = vault("=== netnotes.yaml\nignore: [people/**]\n")
    result = run("-C", root, "new", "person", "Mia")
    assert (result.code, "notes in the folder people/ are not read" in result.err) == (2, True)


def test_ones_own_note(vault: Callable[[str], Path], run: Run) -> None:
    root = vault("=== netnotes.yaml\n{}\n")
    assert run("-C", root, "new", "me", "Robin Moreira").out == "Made Me.md\n"
    assert "name: Robin Moreira\n" in (root / "Me.md").read_text()
    assert run("-C", root, "new", "me", "Robin").code == 2


@pytest.mark.parametrize("name", ["Ana Silva", "ana silva", "Annie", "Ána Sílva"])
def test_nobody_gets_a_second_note_by_mistake(name: str, small: Small, tmp_path: Path) -> None:
    result = small("new", "person", name)
    assert (result.code, result.out) == (2, "")
    assert "is there already: people/Ana Silva.md" in result.err
    result = small("new", "person", name, "--anyway")
    assert result.code == 0
    assert (tmp_path / "people/Ana Silva.md").read_text().startswith("---\naliases: [Annie]")


def test_a_second_note_of_a_name_gets_a_number_and_keeps_the_name(small: Small, tmp_path: Path) -> None:
    assert small("new", "person", "ana silva", "--anyway").out == "Made people/ana silva 2.md\n"
    assert "name: ana silva\n" in (tmp_path / "people/ana silva 2.md").read_text()


def test_a_name_like_another_is_said(small: Small) -> None:
    result = small("new", "person", "Anna Silva")
    assert result.out == "Made people/Anna Silva.md\n"
    assert "there is Ana Silva already" in result.err


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("person", "???"), "cannot be a note's name"),
        (("person", "Mia", "-s", "cadence"), "'cadence' is no property"),
        (("person", "Mia", "-s", "cadence=sometimes"), "cadence"),
        (("person", "Mia", "-s", "cadnce=2w"), "did you mean cadence"),
        (("person", "Mia", "-s", "type=goal"), "this would not be a new person"),
        (("person", "Mia", "-s", "needs+=a"), "is no property"),
        (("goal", "Mia", "-s", "due=soon"), "was not understood as a date"),
        (("person", "Mia", "-s", "a=1", "-s", "a=2"), "a is given twice"),
        (("meeting", "Mia", "-s", "date=03/04"), "could be more than one day"),
        (("person", "Mia\x07"), "control character"),
        (("animal", "Mia"), "animal"),
        (("person",), "Missing argument"),
    ],
)
def test_what_cannot_be_is_refused(args: tuple[str, ...], says: str, small: Small, tmp_path: Path) -> None:
    before = notes(tmp_path)
    result = small("new", *args)
    assert result.code == 2
    assert says in " ".join(result.err.split())
    assert notes(tmp_path) == before


def test_the_vaults_own_template(vault: Callable[[str], Path], run: Run) -> None:
    root = vault(
        """
        === .netnotes/templates/notes/person.md
        ---
        # mine
        name: "{{title}}"
        started: {{date}}
        ---
        # {{ Title }}

        Since {{date}}.
        """
    )
    assert run("-C", root, "new", "person", "Ana: B").code == 0
    assert (root / "people/Ana - B.md").read_text() == (
        '---\n# mine\nname: "Ana: B"\nstarted: 2026-11-21\nadded: 2026-11-21\n---\n# Ana: B\n\nSince 2026-11-21.\n'
    )


@pytest.mark.parametrize(
    "template", ["---\na: [\n---\n", "---\na: {{cursor}}\n---\n", "---\ntype: recipe\na: <% x %>\n---\n"]
)
def test_a_template_that_gives_no_such_note_is_said(template: str, vault: Callable[[str], Path], run: Run) -> None:
    root = vault("=== .netnotes/templates/notes/person.md\n" + template)
    result = run("-C", root, "new", "person", "Mia")
    assert (result.code, result.out) == (2, "")
    assert not (root / "people").exists()


def test_a_template_is_not_read_through_a_link(vault: Callable[[str], Path], run: Run) -> None:
    root = vault("=== secret.md\nsecret\n")
    (root / ".netnotes/templates/notes").mkdir(parents=True)
    (root / ".netnotes/templates/notes/person.md").symlink_to(root / "secret.md")
    assert run("-C", root, "new", "person", "Mia").code == 2


def test_it_opens_in_the_editor(small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys; open(sys.argv[-1], 'a').write('edited')")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    assert small("new", "person", "Mia", "--edit").code == 0
    assert (tmp_path / "people/Mia.md").read_text().endswith("edited")


@pytest.mark.parametrize(
    ("args", "people", "told"),
    [
        (("Lunch with Bo Chen",), '["[[Bo Chen]]"]', "people: Bo Chen, named in the title"),
        (("2026-12-01", "bo-chen", "and", "ANNIE"), '["[[Bo Chen]]", "[[Ana Silva]]"]', "people: Bo Chen, Ana Silva"),
        (("Lunch with Ana",), "[]", ""),
        (("Lunch with Bo Chenowitz",), "[]", ""),
        (("Lunch with Robin Moreira",), "[]", ""),
        (("Lunch with Bo Chen", "-s", "people=Ana Costa"), '"[[Ana Costa]]"', ""),
        (("Lunch with Bo Chen", "-s", "attendees=Ana Costa"), '"[[Ana Costa]]"', ""),
        (("Lunch with Bo Chen", "-s", "people="), "[]", ""),
        (("Lunch with Bo Chen", "-s", "kind=lunch"), '["[[Bo Chen]]"]', "people: Bo Chen"),
    ],
)
def test_a_meeting_gets_the_people_whom_its_title_names(
    args: tuple[str, ...], people: str, told: str, small: Small, tmp_path: Path
) -> None:
    result = small("new", "meeting", *args)
    made = tmp_path / result.out.removeprefix("Made ").rstrip("\n")
    assert f"people: {people}\n" in made.read_text(encoding="utf-8")
    assert told in result.err
    assert ("named in the title" in result.err) == bool(told)


def test_a_name_of_two_people_in_a_title_is_nobody_s(vault: Callable[[str], Path], run: Run) -> None:
    root = vault("=== people/Bo Chen.md\nx\n=== people/Bo C.md\n---\naliases: [Bo Chen]\n---\n=== people/Ana.md\nx\n")
    result = run("-C", root, "new", "meeting", "Bo Chen and Ana")
    (made,) = (root / "meetings").iterdir()
    assert 'people: ["[[Ana]]"]\n' in made.read_text(encoding="utf-8")
    assert result.err.startswith("people: Ana, named in the title; -s people= leaves it empty\n")


def test_people_of_the_template_are_those_who_are_given(vault: Callable[[str], Path], run: Run) -> None:
    template = "=== .netnotes/templates/notes/meeting.md\n---\ntype: meeting\nattendees: {}\n---\n"
    root = vault("=== people/Bo Chen.md\nx\n=== people/Ana.md\nx\n" + template.format("'[[Ana]]'"))
    assert run("-C", root, "new", "meeting", "Lunch with Bo Chen").err.count("named in the title") == 0
    vault(template.format("[]"))
    assert run("-C", root, "new", "meeting", "Coffee with Bo Chen").err.count("named in the title") == 1
    assert 'attendees: ["[[Bo Chen]]"]\n' in (root / "meetings/2026-11-21 Coffee with Bo Chen.md").read_text()


def test_names_in_properties_of_a_new_note_become_links(small: Small, tmp_path: Path) -> None:
    small("new", "meeting", "Kick-off", "-s", "people=costa, Somebody New", "-s", "goals=survey")
    text = (tmp_path / "meetings/2026-11-21 Kick-off.md").read_text(encoding="utf-8")
    assert 'people: ["[[Ana Costa]]", Somebody New]\n' in text
    assert 'goals: "[[Publish the survey]]"\n' in text
    result = small("new", "meeting", "Follow-up", "-s", "people=Ana")
    assert (result.code, result.out) == (2, "")
    assert "'Ana' fits people/Ana Costa.md and people/Ana Silva.md; nothing was changed" in result.err


@pytest.mark.parametrize("type_", ["person", "goal", "meeting", "organization", "me"])
def test_a_new_note_says_nothing_that_its_owner_did_not_write(
    vault: Callable[[str], Path], run: Run, type_: str
) -> None:
    """What a template says would stand on the site, and be found by its words."""
    root = vault("=== netnotes.yaml\n# nothing\n")
    assert run("-C", root, "new", type_, "Cy Dahl").code == 0
    (note,) = root.rglob("*.md")
    body = note.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    assert [line for line in body.splitlines() if line and not line.startswith("## ")] == []
