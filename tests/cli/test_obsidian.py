"""`netnotes obsidian setup`: asks, adds what is missing, never replaces, and can be taken back."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from netnotes.index import unchanged
from tests.cli.conftest import SMALL, TODAY, Program, Run
from tests.cli.keyboard import talk

Vault = Callable[[str], Path]
TOP = Path(__file__).resolve().parents[2]
BASES = ["bases/Due for contact.base", "bases/Goals.base", "bases/Meetings.base", "bases/People.base"]
TEMPLATES = ["Templates/Goal.md", "Templates/Log line.md", "Templates/Meeting.md", "Templates/Person.md"]
SETTINGS = [".obsidian/snippets/netnotes.css", ".obsidian/templates.json", ".obsidian/types.json"]
ALL = sorted([*BASES, *TEMPLATES, *SETTINGS])


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.fixture
def root(vault: Vault) -> Path:
    return vault(SMALL)


def test_alone_it_shows_its_help(run: Run) -> None:
    result = run("obsidian")
    assert (result.code, result.err) == (0, "")
    assert "netnotes obsidian setup -n" in result.out
    assert run("obsidian", "set-up").code == 2


def test_a_second_run_has_nothing_to_do_and_undo_takes_it_back(run: Run, root: Path) -> None:
    before = files(root)
    result = run("-C", root, "obsidian", "setup", "--yes")
    assert result.code == 0
    assert sorted(files(root).keys() - before.keys()) == ALL
    assert sorted(line.split(None, 1)[1] for line in result.out.splitlines()) == ALL
    after = files(root)
    assert {path: after[path] for path in before} == before
    again = run("-C", root, "obsidian", "setup")
    assert (again.code, again.out, files(root)) == (0, "nothing to do: everything is there already\n", after)
    assert run("-C", root, "obsidian", "setup", "--yes").out == again.out
    assert run("-C", root, "undo").code == 0
    assert files(root) == before
    assert not (root / ".obsidian").exists()


def test_a_pipe_is_not_asked(program: Program, root: Path) -> None:
    before = files(root)
    result = program("-C", root, "obsidian", "setup")
    assert result.returncode == 2
    assert "--yes" in result.stderr
    assert files(root) == before


def test_a_dry_run_shows_a_diff_and_writes_nothing(run: Run, root: Path) -> None:
    before = files(root)
    result = run("-C", root, "obsidian", "setup", "-n", "--derived")
    assert result.code == 0
    assert all(f"+++ b/{path}" in result.out for path in ALL)
    assert "+obsidian: {derived_properties: true}" in result.out
    assert files(root) == before


def test_on_a_terminal_it_lists_asks_and_asks_for_derived_properties_apart(root: Path) -> None:
    answers = [("Write them? [Y/n]", "y"), ("Write them into people's notes? [y/N]", "y")]
    said = talk("-C", root, "obsidian", "setup", answers=answers)
    assert said.code == 0
    assert "no .obsidian/ yet" in said.screen
    for path in ALL:
        assert path in said.screen
    assert "CSS snippets" in said.screen
    assert "undo takes this back" in " ".join(said.screen.split())
    settings = (root / "netnotes.yaml").read_text(encoding="utf-8")
    assert settings.startswith("quiet: [{from: 12-24, to: 01-02}]\n")
    assert settings.endswith("obsidian: {derived_properties: true}\n")
    assert set(ALL) <= files(root).keys()


@pytest.mark.parametrize("key", ["n", "\x03"])
def test_no_and_ctrl_c_leave_everything_as_it_was(root: Path, key: str) -> None:
    before = files(root)
    said = talk("-C", root, "obsidian", "setup", answers=[("Write them?", key)])
    assert said.code == (0 if key == "n" else 130)
    assert files(root) == before


def test_enter_says_no_to_derived_properties(root: Path) -> None:
    settings = (root / "netnotes.yaml").read_bytes()
    said = talk("-C", root, "obsidian", "setup", answers=[("Write them? ", "\r"), ("people's notes? ", "\r")])
    assert said.code == 0
    assert (root / "netnotes.yaml").read_bytes() == settings
    assert set(ALL) <= files(root).keys()


def test_derived_properties_are_set_and_taken_back(run: Run, root: Path) -> None:
    before = (root / "netnotes.yaml").read_bytes()
    assert run("-C", root, "obsidian", "setup", "--yes", "--derived").code == 0
    assert (root / "netnotes.yaml").read_bytes() == before + b"\nobsidian: {derived_properties: true}\n"
    assert "nothing to do" in run("-C", root, "obsidian", "setup", "--yes", "--derived").out
    assert run("-C", root, "obsidian", "setup", "--yes", "--no-derived").code == 0
    assert (root / "netnotes.yaml").read_bytes() == before + b"\nobsidian: {derived_properties: false}\n"


def test_a_configuration_that_cannot_be_read_is_left_alone_and_the_rest_is_done(run: Run, root: Path) -> None:
    (root / "netnotes.yaml").write_text("a: [\n", encoding="utf-8")
    result = run("-C", root, "obsidian", "setup", "--yes", "--derived")
    assert result.code == 0
    assert "netnotes.yaml: left as it is" in result.err
    assert (root / "netnotes.yaml").read_text(encoding="utf-8") == "a: [\n"
    assert set(ALL) <= files(root).keys()


def test_a_file_that_differs_is_kept_and_dry_run_shows_where(run: Run, root: Path, vault: Vault) -> None:
    vault("=== bases/People.base\nviews: []\n=== .obsidian/snippets/netnotes.css\n.mine {}\n")
    shown = run("-C", root, "obsidian", "setup", "-n")
    assert "bases/People.base: kept: differs from ours" in shown.err
    assert "-views: []" in shown.err
    assert "People.base" not in shown.out
    result = run("-C", root, "obsidian", "setup", "--yes")
    assert (root / "bases/People.base").read_bytes() == b"views: []\n"
    assert (root / ".obsidian/snippets/netnotes.css").read_bytes() == b".mine {}\n"
    assert "bases/People.base: kept: differs from ours (-n shows where; remove it" in result.err
    assert "turn on netnotes" not in result.err
    again = run("-C", root, "obsidian", "setup")
    assert again.out == "nothing to do: everything is there already\n"
    assert "kept" in again.err


def test_a_base_that_nobody_changed_is_made_anew_and_a_changed_one_is_kept(run: Run, root: Path, vault: Vault) -> None:
    run("-C", root, "obsidian", "setup", "--yes")
    people, goals = root / "bases/People.base", root / "bases/Goals.base"
    people.write_bytes(people.read_bytes().replace(b"\n", b"\r\n"))
    goals.write_bytes(goals.read_bytes().replace(b"Open goals", b"My goals"))
    before = files(root)
    vault("=== friends/Ida.md\n---\nnote_type: person\n---\n=== aims/Rest.md\n---\nnote_type: goal\n---\n")
    shown = run("-C", root, "obsidian", "setup", "-n")
    assert "+++ b/bases/People.base" in shown.out
    assert "Goals.base" not in shown.out
    result = run("-C", root, "obsidian", "setup", "--yes")
    assert "anew      bases/People.base" in result.out
    assert "bases/Goals.base: kept: differs from ours" in result.err
    assert "note_type" in people.read_text(encoding="utf-8")
    assert files(root)["bases/Goals.base"] == before["bases/Goals.base"]
    assert "nothing to do" in run("-C", root, "obsidian", "setup").out
    assert run("-C", root, "undo").code == 0
    assert files(root)["bases/People.base"] == before["bases/People.base"]


def test_the_bases_are_those_for_the_answer_about_derived_properties(run: Run, root: Path) -> None:
    due = root / "bases/Due for contact.base"
    talk("-C", root, "obsidian", "setup", answers=[("Write them? [Y/n]", "y"), ("notes? [y/N]", "y")])
    assert "note.cadence.toString()" not in due.read_text(encoding="utf-8")
    assert run("-C", root, "obsidian", "setup", "--yes").out == "nothing to do: everything is there already\n"
    run("-C", root, "obsidian", "setup", "--yes", "--no-derived")
    assert "note.cadence.toString()" in due.read_text(encoding="utf-8")
    run("-C", root, "obsidian", "setup", "--yes", "--derived")
    assert "note.cadence.toString()" not in due.read_text(encoding="utf-8")


def test_it_says_that_the_base_of_due_people_says_little_where_no_note_keeps_last_contact(
    run: Run, root: Path, vault: Vault
) -> None:
    words = "Due for contact.base says little as long as no note here has last_contact"
    told = " ".join(run("-C", root, "obsidian", "setup", "--yes").err.split())
    assert words in told
    assert "obsidian setup --derived" in told
    assert words not in " ".join(run("-C", root, "obsidian", "setup", "--yes", "--derived").err.split())
    vault("=== people/Ida.md\n---\nlast-contacted: 2026-11-01\n---\n")
    again = run("-C", root, "obsidian", "setup", "--yes", "--no-derived")
    assert "anew      bases/Due for contact.base" in again.out
    assert words not in " ".join(again.err.split())


def test_settings_of_obsidian_that_are_no_json_are_named_and_left_alone(run: Run, root: Path, vault: Vault) -> None:
    vault('=== .obsidian/types.json\n{\n  "types": {\n    oops\n  }\n}\n=== .obsidian/templates.json\n{\n')
    before = files(root)
    result = run("-C", root, "obsidian", "setup", "--yes")
    assert result.code == 0
    assert ".obsidian/types.json:3: left as it is: this is not JSON" in result.err
    assert ".obsidian/templates.json:" in result.err
    after = files(root)
    assert {path: after[path] for path in before} == before
    assert {*BASES, *TEMPLATES} <= after.keys()


@pytest.mark.parametrize(
    ("settings", "files_there", "folder", "named"),
    [
        ('{"folder": "Meta/Snips", "dateFormat": "YYYY"}', "", "Meta/Snips", None),
        ('{"dateFormat": "YYYY"}', "", "Templates", '{"dateFormat": "YYYY", "folder": "Templates"}'),
        ("{}", "=== 99 Templates/x.md\nx\n", "99 Templates", '{\n  "folder": "99 Templates"\n}'),
    ],
)
def test_templates_go_where_obsidian_looks_for_them(
    run: Run, root: Path, vault: Vault, settings: str, files_there: str, folder: str, named: str | None
) -> None:
    vault(f"=== .obsidian/templates.json\n{settings}{files_there and chr(10)}{files_there}")
    text = (root / ".obsidian/templates.json").read_text(encoding="utf-8")
    assert run("-C", root, "obsidian", "setup", "--yes").code == 0
    assert (root / folder / "Person.md").exists()
    found = (root / ".obsidian/templates.json").read_text(encoding="utf-8")
    assert found.rstrip("\n") == (text.rstrip("\n") if named is None else named)
    assert f'file.inFolder("{folder}")' in (root / "bases/People.base").read_text(encoding="utf-8")
    assert f"{folder}/Person.md" not in run("-C", root, "people", "--format", "json").out


@pytest.mark.parametrize("folder", ["../elsewhere", ".hidden/x", "a/../../b", "a\\\\..\\\\b", "a\\u0007b"])
def test_a_templates_folder_outside_the_vault_gets_nothing(run: Run, root: Path, vault: Vault, folder: str) -> None:
    vault(f'=== .obsidian/templates.json\n{{"folder": "{folder}"}}\n')
    outside, inside = set(os.listdir(root.parent)), files(root).keys()
    result = run("-C", root, "obsidian", "setup", "--yes")
    assert result.code == 0
    assert ".obsidian/templates.json: left as it is" in result.err
    assert set(os.listdir(root.parent)) == outside
    assert not [path for path in files(root).keys() - inside if "Person.md" in path or "elsewhere" in path]
    assert (root / "bases/People.base").exists()


def test_links_are_not_followed(run: Run, root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    os.symlink(outside, root / "bases")
    (root / ".obsidian").mkdir()
    os.symlink(outside / "types.json", root / ".obsidian" / "types.json")
    os.symlink(outside, root / ".obsidian" / "snippets")
    result = run("-C", root, "obsidian", "setup", "--yes")
    assert result.code == 0
    assert result.err.count("is a symbolic link, which is not followed") == 6
    assert list(outside.iterdir()) == []
    assert (root / "Templates" / "Person.md").exists()


def test_settings_behind_a_link_stop_it(run: Run, root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    os.symlink(tmp_path_factory.mktemp("outside"), root / ".obsidian")
    result = run("-C", root, "obsidian", "setup", "--yes")
    assert result.code == 2
    assert "symbolic link" in result.err


@pytest.mark.parametrize(
    ("template", "path", "type_"),
    [
        ("Person", "people/Ida Berg.md", "person"),
        ("Person", "Ida Berg.md", "person"),
        ("Meeting", "Coffee with Ida.md", "meeting"),
        ("Goal", "Write a book.md", "goal"),
    ],
)
def test_a_note_made_from_a_template_is_read_without_a_problem(
    run: Run, elsewhere: Path, template: str, path: str, type_: str
) -> None:
    root = elsewhere / "notes"
    run("init", root)
    shutil.rmtree(root / "templates")
    assert run("-C", root, "obsidian", "setup", "--yes").code == 0
    text = (root / "Templates" / f"{template}.md").read_text(encoding="utf-8")
    text = text.replace("{{title}}", Path(path).stem).replace("{{date}}", "2026-11-20")
    assert "{{" not in text
    (root / path).write_text(text, encoding="utf-8")
    assert run("-C", root, "check", "--strict", "--infos", "--format", "json").json == []
    assert f"{path}  {type_}: " in run("init", root, "--explain").out


def test_the_log_line_is_a_contact(run: Run, root: Path) -> None:
    run("-C", root, "obsidian", "setup", "--yes")
    line = (root / "Templates" / "Log line.md").read_text(encoding="utf-8").replace("{{date}}", "2026-11-20")
    with (root / "people/Ana Costa.md").open("a", encoding="utf-8") as note:
        note.write(f"## Log\n\n{line}she is back\n")
    (row,) = (one for one in run("-C", root, "people", "--format", "json").json if one["name"] == "Ana Costa")
    assert (row["last_contact"], row["touchpoints"]) == ("2026-11-20", 1)


def test_the_vault_reads_as_before(run: Run, root: Path) -> None:
    before = [run("-C", root, *command, "--format", "json").out for command in (["people"], ["goals"], ["check"])]
    run("-C", root, "obsidian", "setup", "--yes")
    after = [run("-C", root, *command, "--format", "json").out for command in (["people"], ["goals"], ["check"])]
    assert after == before


def test_the_dashboards_have_the_class_as_long_as_the_snippet_is_there(run: Run, root: Path) -> None:
    head = b"---\ncssclasses:\n  - netnotes\n---\n<!-- generated by netnotes: edits are replaced -->\n"
    run("-C", root, "build")
    plain = files(root / "dashboards")
    assert not any(b"cssclasses" in page for page in plain.values())
    run("-C", root, "obsidian", "setup", "--yes")
    assert run("-C", root, "build").code == 0
    assert all(page.startswith(head) for page in files(root / "dashboards").values())
    assert "nothing to write" in run("-C", root, "build").out
    (root / ".obsidian/snippets/netnotes.css").unlink()
    run("-C", root, "build")
    assert not any(b"cssclasses" in page for page in files(root / "dashboards").values())


def test_a_build_with_nothing_to_do_sees_the_snippet_come_and_go(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, "GRAIN_NS", -(10**18))  # every file counts as old
    (root / ".obsidian/snippets").mkdir(parents=True)
    run("-C", root, "build")
    run("-C", root, "build")
    assert unchanged.recall(root, TODAY) is not None
    (root / ".obsidian/snippets/netnotes.css").write_text("x", encoding="utf-8")
    assert unchanged.recall(root, TODAY) is None
    assert "wrote dashboards/Home.md" in run("-C", root, "build").out
    run("-C", root, "build")
    assert unchanged.recall(root, TODAY) is not None
    (root / ".obsidian/snippets/netnotes.css").unlink()
    assert unchanged.recall(root, TODAY) is None
    assert "wrote dashboards/Home.md" in run("-C", root, "build").out


def test_a_page_of_the_vault_s_own_keeps_its_front_matter(run: Run, root: Path, vault: Vault) -> None:
    vault("""
        === .netnotes/templates/dashboards/Mine.md.j2
        ---
        banner: x
        ---
        # Mine
        === .netnotes/templates/dashboards/Wide.md.j2
        ---
        cssclasses: [wide]
        ---
        # Wide
        """)
    run("-C", root, "obsidian", "setup", "--yes")
    run("-C", root, "build")
    mine, wide = ((root / f"dashboards/{name}.md").read_text(encoding="utf-8") for name in ("Mine", "Wide"))
    assert mine.startswith("---\nbanner: x\ncssclasses:\n  - netnotes\n---\n<!-- generated")
    assert wide.startswith("---\ncssclasses: [wide]\n---\n<!-- generated")


def test_the_types_are_json_as_obsidian_writes_it(run: Run, root: Path) -> None:
    run("-C", root, "obsidian", "setup", "--yes")
    text = (root / ".obsidian/types.json").read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False)


def test_every_piece_stands_in_the_documentation(run: Run, root: Path) -> None:
    run("-C", root, "obsidian", "setup", "--yes")
    page = (TOP / "docs" / "obsidian.md").read_text(encoding="utf-8")
    for path in ALL:
        assert (path if "Templates/" not in path else Path(path).name) in page
