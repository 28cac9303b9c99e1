"""`check --format github`: what GitHub's runner reads in it, line by line (docs/ci.md)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.cli.checked_elsewhere import path_above
from netnotes.cli.output.as_github import render_github, render_summary
from netnotes.cli.output.clean import clean, clean_lines
from netnotes.model.places import Problem, Severity
from tests.cli.conftest import SMALL, Program, Run

Vault = Callable[[str], Path]
BROKEN = """
    === people/Ana.md
    ---
    cadence: sometimes
    category: chess
    ---
    === people/Bo.md
    ---
    cadence: [monthly
    ---
"""


class Heard(NamedTuple):
    """A workflow command as the runner understands it."""

    command: str
    properties: dict[str, str]
    message: str


def unescape(text: str, *, of_property: bool = False) -> str:
    """What the runner makes of escaped text: the percent sign last."""
    pairs = [("%0D", "\r"), ("%0A", "\n"), *([("%3A", ":"), ("%2C", ",")] if of_property else []), ("%25", "%")]
    for escaped, character in pairs:
        text = text.replace(escaped, character)
    return text


def heard(output: str) -> list[Heard]:
    """Every workflow command in an output. The runner ends a line at CR, too, and passes over spaces before it."""
    found = []
    for line in output.replace("\r", "\n").split("\n"):
        if not line.lstrip().startswith("::"):
            assert "##[" not in line
            continue
        head, _, message = line.lstrip()[2:].partition("::")
        command, _, rest = head.partition(" ")
        pairs = (pair.partition("=") for pair in rest.split(",") if pair)
        properties = {name: unescape(value, of_property=True) for name, _, value in pairs}
        found.append(Heard(command, properties, unescape(message)))
    return found


def problem(path: str = "a.md", message: str = "odd", hint: str = "", severity: Severity = "warning") -> Problem:
    return Problem(path=path, line=3, column=7, code="bad-date", severity=severity, message=message, hint=hint)


def test_the_most_severe_comes_first_with_its_place_and_how_to_mend_it(run: Run, vault: Vault) -> None:
    result = run("check", vault(BROKEN), "--format", "github", "--infos")
    assert result.code == 1
    assert result.err == "1 error, 1 warning, 1 info in 2 notes\n"
    assert [one.command for one in heard(result.out)] == ["error", "warning", "notice"]
    first = heard(result.out)[0]
    assert first.properties == {"file": "people/Bo.md", "line": "2", "col": "10", "title": "bad-yaml"}
    assert first.message == 'a bracket is never closed (write cadence: "[monthly")'


def test_it_tells_of_as_many_as_json_and_ends_with_the_same_code(run: Run, vault: Vault) -> None:
    root = vault(BROKEN)
    for options in ([], ["--infos"], ["--strict"]):
        plain, told = (run("check", root, "--format", name, *options) for name in ("json", "github"))
        assert len(heard(told.out)) == len(plain.json)
        assert (told.code, told.err) == (plain.code, plain.err)


def test_nothing_is_printed_where_nothing_is_wrong(run: Run, vault: Vault) -> None:
    result = run("check", vault(SMALL), "--format", "github")
    assert (result.code, result.out) == (0, "")


def test_warnings_fail_only_when_strict(run: Run, vault: Vault) -> None:
    root = vault("=== people/Ana.md\n---\ncadence: sometimes\n---\n")
    assert run("check", root, "--format", "github").code == 0
    strict = run("check", root, "--format", "github", "--strict")
    assert (strict.code, heard(strict.out)[0].command) == (1, "warning")


def test_paths_begin_at_the_top_of_the_repository(
    run: Run, vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault(BROKEN.replace("=== ", "=== my notes/net/"))
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    result = run("check", tmp_path / "my notes" / "net", "--format", "github")
    assert {one.properties["file"] for one in heard(result.out)} == {
        "my notes/net/people/Ana.md",
        "my notes/net/people/Bo.md",
    }


def test_where_the_vault_lies_in_a_workspace(tmp_path: Path) -> None:
    inside = tmp_path / "repository" / "notes"
    inside.mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "repository")
    assert path_above(inside, str(tmp_path / "repository")) == "notes/"
    assert path_above(inside, str(tmp_path / "link")) == "notes/"
    assert path_above(tmp_path / "link" / "notes", str(tmp_path / "repository")) == "notes/"
    assert path_above(inside, str(inside)) == ""
    assert path_above(inside, str(tmp_path / "elsewhere")) == ""
    assert path_above(inside, "") == path_above(inside, None) == ""


def test_a_relative_vault_is_found_in_the_workspace(program: Program, vault: Vault, tmp_path: Path) -> None:
    vault(BROKEN.replace("=== ", "=== notes/"))
    env = {"GITHUB_WORKSPACE": str(tmp_path)}
    result = program("check", "-C", "notes", "--format", "github", cwd=tmp_path, env=env)
    assert result.stdout.startswith("::error file=notes/people/Bo.md,line=2,col=10,title=bad-yaml::")


HOSTILE = (
    "::set-env name=PATH::/tmp",
    "x\n::set-env name=PATH::/tmp",
    "x\r::add-path::/tmp",
    "x\r\n  ::stop-commands::t",
    "x%0A::error::y",
    "x%250A::error::y",
    "100% :: a,b=c",
    "\x1b[31m\x85::error::\u2028::error::",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_note_begins_a_command_of_its_own(text: str) -> None:
    output = render_github([problem(path=text, message=text, hint=text)], "")
    (one,) = heard(output)
    assert (one.command, one.properties["title"]) == ("warning", "bad-date")
    assert set(one.properties) == {"file", "line", "col", "title"}
    assert one.message == f"{clean(text)} ({clean_lines(text)})"
    assert output.isprintable()


@given(st.text(), st.text(), st.text())
def test_every_text_arrives_as_it_was(path: str, message: str, hint: str) -> None:
    (one,) = heard(render_github([problem(path=path, message=message, hint=hint)], ""))
    assert one.message == (f"{clean(message)} ({clean_lines(hint)})" if hint else clean(message))
    assert one.properties["line"] == "3"
    assert clean(one.properties["file"]).split() == clean(path).split()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_hostile_vault_says_only_what_is_wrong(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "people"
    folder.mkdir()
    text = '---\ncadence: "x\\n::set-env name=A::b"\nnext_contact: "::error::%0A::warning::"\n---\n'
    (folder / "a\n::add-path::b, c=d%.md").write_text(text, encoding="utf-8")
    (tmp_path / "::error::z.md").write_text("---\ntype: person\ncadence: x\n---\n", encoding="utf-8")
    result = program("check", tmp_path, "--format", "github")
    assert [(one.command, one.properties["title"], one.properties["file"]) for one in heard(result.stdout)] == [
        ("warning", "bad-cadence", "::error::z.md"),
        ("warning", "bad-cadence", "people/a\n::add-path::b, c=d%.md"),
        ("warning", "bad-date", "people/a\n::add-path::b, c=d%.md"),
    ]
    assert heard(result.stderr) == []


def test_a_summary_is_added_to_that_of_the_step(
    run: Run, vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary"
    summary.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    root = vault(BROKEN)
    run("check", root, "--format", "json")
    assert summary.read_text(encoding="utf-8") == "# Before\n"
    run("check", root, "--format", "github", "-q")
    lines = summary.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["# Before", "### netnotes: 1 error, 1 warning, 1 info (--infos lists them) in 2 notes"]
    assert [line.split(" | ")[:3] for line in lines[5:7]] == [
        ["| people/Bo.md:2", "error", "bad-yaml"],
        ["| people/Ana.md:2", "warning", "bad-cadence"],
    ]


def test_a_summary_names_the_first_twenty() -> None:
    problems = [problem(path=f"{n}.md") for n in range(30)] + [problem(path="worst.md", severity="error")]
    text = render_summary(problems, "notes/", "1 error, 30 warnings in 31 notes")
    rows = [line for line in text.splitlines() if line.startswith("| notes/")]
    assert len(rows) == 20
    assert rows[0].startswith("| notes/worst.md:3 | error |")
    assert text.endswith("\nand 11 more: `netnotes check` lists them\n")


def test_a_summary_holds_no_markup_of_a_note() -> None:
    text = "<img src=x> [a](http://b) | `c`\n# d"
    row = render_summary([problem(path=text, message=text, hint=text)], "", "1 warning in 1 note").splitlines()[4]
    assert row.count("&lt;img src\\=x&gt; \\[a\\](http://b) \\| \\`c\\` \\# d") == 3


def test_a_summary_says_that_all_is_well(
    run: Run, vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    assert run("check", vault(SMALL), "--format", "github").code == 0
    assert (tmp_path / "summary").read_text(encoding="utf-8") == "### netnotes: no problems in 7 notes\n\n"


def test_a_summary_that_cannot_be_written_is_told_of(
    run: Run, vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    result = run("check", vault(BROKEN), "--format", "github")
    assert result.code == 1
    assert len(heard(result.out)) == 2
    assert "no summary: GITHUB_STEP_SUMMARY cannot be written: Is a directory\n" in result.err


@pytest.mark.parametrize("format_", ["github", "sarif"])
@pytest.mark.parametrize("args", [["due"], ["build"], ["today"], []])
def test_only_check_has_these_formats(run: Run, vault: Vault, format_: str, args: list[str]) -> None:
    root = vault(BROKEN)
    for order in ([*args, "--format", format_], ["--format", format_, *args]):
        result = run("-C", root, *order)
        assert (result.code, result.out) == (2, "")
        assert f"--format {format_} is for problems: only netnotes check prints it" in result.err


def test_the_format_may_stand_before_the_command(run: Run, vault: Vault) -> None:
    root = vault(BROKEN)
    assert run("--format", "github", "check", root) == run("check", root, "--format", "github")


def test_a_format_that_nobody_has_is_a_mistake(run: Run, vault: Vault) -> None:
    result = run("check", vault(BROKEN), "--format", "junit")
    assert result.code == 2
    assert "'github', 'sarif'" in result.err
    assert "'github'" not in run("due", "--format", "junit").err


@pytest.mark.parametrize("format_", ["github", "sarif"])
@pytest.mark.parametrize("options", [["--fix"], ["--fix", "--dry-run"]])
def test_it_mends_nothing_so_nothing_else_is_printed(run: Run, vault: Vault, format_: str, options: list[str]) -> None:
    root = vault("=== people/Ana.md\n---\nalias: Annie\n---\n ::error::not mine\n")
    result = run("check", root, *options, "--format", format_)
    assert (result.code, result.out) == (2, "")
    assert f"--format {format_} tells of problems, and mends none" in result.err
    assert "alias: Annie" in (root / "people" / "Ana.md").read_text(encoding="utf-8")


def test_an_unresolved_merge_is_marked_where_it_begins(run: Run, vault: Vault) -> None:
    note = "---\nrole: analyst\n---\nBefore.\n<<<<<<< ours\nA.\n=======\nB.\n>>>>>>> theirs\n"
    (one,) = heard(run("check", vault(f"=== people/Ana.md\n{note}"), "--format", "github").out)
    assert (one.command, one.properties["title"], one.properties["line"]) == ("error", "merge-conflict", "5")
