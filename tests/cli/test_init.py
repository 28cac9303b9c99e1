import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL, Run
from tests.cli.keyboard import talk

Vault = Callable[[str], Path]
ALL = [
    ".gitattributes", ".gitignore", "Me.md", "Start here.md", "goals", "meetings", "netnotes.yaml", "organizations",
    "people", "templates",
]  # fmt: skip


def test_a_new_vault_is_complete_and_without_a_problem(run: Run, elsewhere: Path) -> None:
    result = run("init", "notes")
    root = elsewhere / "notes"
    assert result.code == 0
    assert "netnotes -C notes today" in result.err
    assert sorted(path.name for path in root.iterdir()) == ALL
    assert "dashboards/*.md merge=union linguist-generated\n" in (root / ".gitattributes").read_text(encoding="utf-8")
    assert run("-C", root, "check", "--strict", "--infos", "--format", "json").out == "[]\n"
    for command in ("today", "due", "goals", "people", "balance", "build"):
        assert run("-C", root, command).code == 0


@pytest.mark.parametrize("name", ["Person", "Meeting", "Goal", "Organization"])
def test_a_template_copied_and_dated_makes_no_problem(run: Run, elsewhere: Path, name: str) -> None:
    run("init", "notes")
    root = elsewhere / "notes"
    text = (root / "templates" / f"{name}.md").read_text(encoding="utf-8")
    text = text.replace("\ndate:\n", "\ndate: 2026-11-20\n")
    (root / f"Some {name}.md").write_text(text, encoding="utf-8")
    assert run("-C", root, "check", "--format", "json").out == "[]\n"
    assert f'"value": "1 {name.lower()}' in run("-C", root, "doctor", "--format", "json").out


def test_nothing_that_exists_is_changed(run: Run, vault: Vault) -> None:
    root = vault(SMALL)
    before = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
    result = run("init", root)
    assert result.code == 0
    assert {path: path.read_bytes() for path in before} == before
    assert "organizations/" in result.out
    assert "people/" not in result.out
    assert not (root / "Start here.md").exists()
    assert "has everything already" in run("init", root).out


def test_other_people_s_folders_are_kept(run: Run, vault: Vault) -> None:
    root = vault("=== 01 Contacts/Ana.md\nA friend.\n=== 99 Templates/Person.md\n{{title}}\n")
    run("init", root)
    assert not (root / "people").exists()
    assert not (root / "templates").exists()
    assert (root / "goals").is_dir()


def test_a_dangling_link_is_not_written_through(run: Run, tmp_path: Path, elsewhere: Path) -> None:
    os.symlink(elsewhere / "target", tmp_path / "Me.md")
    assert run("init", tmp_path).code == 0
    assert not (elsewhere / "target").exists()


def test_a_dry_run_makes_nothing(run: Run, elsewhere: Path) -> None:
    assert run("init", "notes", "--dry-run").out.startswith("Would make in notes: netnotes.yaml")
    assert not (elsewhere / "notes").exists()


def test_the_home_folder_must_be_named(run: Run, elsewhere: Path) -> None:
    assert run("init").code == 2
    assert list(elsewhere.iterdir()) == []


def test_a_file_is_no_folder(run: Run, vault: Vault) -> None:
    root = vault("=== note.md\n")
    assert run("init", root / "note.md").code == 2


KONTAKTE = """
    === Kontakte/Ana Silva.md
    ---
    email: ana@acme.example
    company: Acme
    ---
    Met at [[Acme]].
    === Kontakte/Bo Chen.md
    ---
    phone: "1"
    ---
    === Meetings/2026-11-01 Review.md
    ---
    people: ["[[Ana Silva]]"]
    ---
    """


def test_it_tells_what_it_finds_on_one_screen(vault: Vault, run: Run) -> None:
    out = run("init", vault(KONTAKTE)).out
    assert "3 notes" in out
    assert "meetings          1  in the folder Meetings" in out
    assert "both notes in Kontakte have" in out
    assert len(out.splitlines()) <= 24


def test_without_a_terminal_what_is_proposed_stays_a_comment(vault: Vault, run: Run) -> None:
    root = vault(KONTAKTE)
    assert run("init", root).code == 0
    assert "#   person: {folders: [Kontakte]}" in (root / "netnotes.yaml").read_text(encoding="utf-8")
    assert run("-C", root, "people", "--format", "json").json == []
    assert not (root / "people").exists(), "people are there already, in a folder of another name"


def test_on_a_terminal_a_yes_puts_the_settings_in_force(vault: Vault, run: Run) -> None:
    root = vault(KONTAKTE)
    shown = talk("init", root, answers=[("[Y/n]", "\r")])
    assert shown.code == 0
    assert "person: {folders: [Kontakte]}" in shown.screen
    assert [person["name"] for person in run("-C", root, "people", "--format", "json").json] == ["Ana Silva", "Bo Chen"]


def test_on_a_terminal_a_no_leaves_comments_and_ctrl_c_leaves_everything(vault: Vault) -> None:
    root = vault(KONTAKTE)
    assert talk("init", root, answers=[("[Y/n]", "\x03")]).code == 130
    assert not (root / "netnotes.yaml").exists()
    assert "as comments" in talk("init", root, answers=[("[Y/n]", "xn")]).screen
    assert "# types:" in (root / "netnotes.yaml").read_text(encoding="utf-8")


def test_a_dry_run_shows_the_settings_and_asks_nothing(vault: Vault) -> None:
    root = vault(KONTAKTE)
    shown = talk("init", root, "--dry-run", answers=[])
    assert "  #   person: {folders: [Kontakte]}" in shown.screen
    assert not (root / "netnotes.yaml").exists()


def test_settings_that_exist_are_left_alone_and_what_would_help_is_told(vault: Vault, run: Run) -> None:
    vault("=== netnotes.yaml\nsoon_days: 3\n")
    root = vault(KONTAKTE)
    out = run("init", root).out
    assert "    person: {folders: [Kontakte]}" in out
    assert "netnotes.yaml is yours" in out
    assert (root / "netnotes.yaml").read_text(encoding="utf-8") == "soon_days: 3\n"


def test_what_was_found_is_there_for_programs(vault: Vault, run: Run) -> None:
    found = run("init", vault(KONTAKTE), "--dry-run", "--format", "json").json
    assert found["types"][1] == {
        "type": "meeting", "count": 1, "rules": [{"rule": "in the folder Meetings", "count": 1}],
    }  # fmt: skip
    assert found["proposals"][0]["value"] == "Kontakte"
    assert found["made"] == []
    assert "netnotes.yaml" in found["missing"]


def test_why_each_note_has_its_type(vault: Vault, run: Run) -> None:
    root = vault(KONTAKTE)
    assert run("init", root, "--explain").out.splitlines() == [
        "Kontakte/Ana Silva.md  -: no property, category, tag or folder gives it a type",
        "Kontakte/Bo Chen.md  -: no property, category, tag or folder gives it a type",
        "Meetings/2026-11-01 Review.md  meeting: it is in the folder Meetings",
    ]
    rows = run("init", root, "--explain", "--format", "json").json
    assert rows[2] == {
        "path": "Meetings/2026-11-01 Review.md",
        "type": "meeting",
        "why": "it is in the folder Meetings",
    }
    assert not (root / "netnotes.yaml").exists()
