from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL, Result, Run

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


def test_problems_are_lines_that_editors_can_jump_to(run: Run, vault: Vault) -> None:
    result = run("check", vault(BROKEN))
    assert result.code == 1
    places = [line.split(" ")[0] for line in result.out.splitlines()]
    assert places == ["people/Ana.md:2:1:", "people/Bo.md:2:10:"]
    assert result.err == "1 error, 1 warning, 1 info (--infos lists them) in 2 notes\n"


def test_json_has_the_keys_of_the_contract(run: Run, vault: Vault) -> None:
    rows = run("check", vault(BROKEN), "--format", "json").json
    assert [tuple(row) for row in rows] == [("path", "line", "column", "code", "severity", "message", "hint")] * 2
    assert {row["severity"] for row in rows} == {"error", "warning"}
    assert {(row["path"], row["line"]) for row in rows} == {("people/Ana.md", 2), ("people/Bo.md", 2)}


def test_infos_are_listed_when_asked_for(run: Run, vault: Vault) -> None:
    rows = run("check", vault(BROKEN), "--format", "json", "--infos").json
    assert [row["code"] for row in rows if row["severity"] == "info"] == ["unknown-category"]


def test_warnings_fail_only_when_strict(run: Run, vault: Vault) -> None:
    root = vault("=== people/Ana.md\n---\ncadence: sometimes\n---\n")
    assert run("check", root).code == 0
    assert run("check", root, "--strict").code == 1


def test_no_problem_leaves_standard_output_empty(run: Run, vault: Vault) -> None:
    root = vault(SMALL)
    assert run("check", root) == Result(0, "", "no problems in 7 notes\n")
    assert run("check", root, "-q") == Result(0, "", "")
    assert run("check", root, "--format", "json").out == "[]\n"


@pytest.mark.parametrize("command", ["today", "due", "goals", "people", "balance"])
def test_every_other_command_counts_problems_on_standard_error(run: Run, vault: Vault, command: str) -> None:
    root = vault(BROKEN)
    assert run("-C", root, command).err == "2 problems, 1 note that cannot be read: netnotes check lists them\n"
    assert run("-C", root, command, "-q").err == ""
    assert len(run("-C", root, command, "-v").err.splitlines()) == 3


def test_one_problem_is_one(run: Run, vault: Vault) -> None:
    root = vault("=== people/Ana.md\n---\ncadence: sometimes\n---\n")
    assert run("-C", root, "due").err == "1 problem: netnotes check lists it\n"


def test_an_unknown_name_still_tells_of_problems(run: Run, vault: Vault) -> None:
    result = run("-C", vault(BROKEN), "show", "bo")
    assert result.code == 1
    assert "2 problems" in result.err


def test_what_only_a_build_would_find_is_listed_too(run: Run, vault: Vault) -> None:
    root = vault("""
        === people/Ana.md
        Text.
        === dashboards/Home.md
        Mine.
        === .netnotes/templates/dashboards/Odd.md.j2
        {{ nope }}
        """)
    found = run("-C", root, "check", "--format", "json")
    assert found.code == 1
    assert sorted(problem["code"] for problem in found.json) == ["foreign-file", "template-error"]
    assert not (root / "dashboards" / "Due.md").exists()


def test_a_folder_that_cannot_be_built_into_is_told_of(
    run: Run, vault: Vault, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = vault("=== people/Ana.md\nText.\n")
    (root / "dashboards").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    found = run("-C", root, "check", "--format", "json")
    assert (found.code, [problem["code"] for problem in found.json]) == (1, ["cannot-build"])
    assert run("-C", root, "build").code == 2
