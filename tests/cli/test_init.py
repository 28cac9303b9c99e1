import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL, Run

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
