""".pre-commit-hooks.yaml, run by pre-commit itself when somebody commits notes."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.programs import TOP, need_program, netnotes_lines, write_program
from tests.cli.repositories import DAY, clean_environment, commit_all, copy_example, git, run_in
from tests.cli.test_ci_page import HOOKS

MANIFEST = TOP / ".pre-commit-hooks.yaml"


class Repository:
    """Notes with the hooks of docs/ci.md installed. The programs of the hooks are this checkout's, not fetched."""

    def __init__(self, folder: Path) -> None:
        self.program = need_program("pre-commit")
        write_program(folder / "programs", "netnotes", *netnotes_lines())
        self.env = clean_environment(folder / "home", folder / "programs")
        self.env |= {"PRE_COMMIT_HOME": str(folder / "kept"), "NETNOTES_TODAY": DAY}
        offering = folder / "offering"
        offering.mkdir()
        shutil.copy(MANIFEST, offering)
        commit_all(offering, self.env)
        config = yaml.safe_load(HOOKS)
        (source,) = config["repos"]
        source |= {"repo": str(offering), "rev": git(offering, self.env, "rev-parse", "HEAD").strip()}
        source["hooks"] = [hook | {"language": "system"} for hook in source["hooks"]]
        self.root = copy_example(folder / "vault")
        (self.root / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
        commit_all(self.root, self.env)
        installed = run_in(self.root, self.env, self.program, "install")
        assert installed.returncode == 0, installed.stderr

    def commit(self) -> subprocess.CompletedProcess[str]:
        """Stage everything and commit it."""
        git(self.root, self.env, "add", "-A")
        return run_in(self.root, self.env, "git", "commit", "-m", "a change")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def outcome(told: subprocess.CompletedProcess[str]) -> dict[str, str]:
    """What pre-commit says of each hook."""
    return dict(re.findall(r"^(\S.*?)\.{3,}(\w+)$", told.stdout + told.stderr, re.MULTILINE))


def test_the_hooks_are_offered_as_pre_commit_wants_them() -> None:
    told = subprocess.run([need_program("pre-commit"), "validate-manifest", MANIFEST], capture_output=True, check=False)
    assert told.returncode == 0, told.stdout


def test_the_page_names_the_hooks_there_are(tmp_path: Path) -> None:
    offered: list[dict[str, Any]] = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    (source,) = yaml.safe_load(HOOKS)["repos"]
    assert [hook["id"] for hook in source["hooks"]] == [hook["id"] for hook in offered]
    page = (TOP / "docs" / "ci.md").read_text(encoding="utf-8")
    for hook in offered:
        assert f"* `{hook['id']}` is `{hook['entry']}`" in page
        assert (hook["language"], hook["pass_filenames"], hook["always_run"]) == ("python", False, True)
    file = tmp_path / "config.yaml"
    file.write_text(HOOKS, encoding="utf-8")
    told = subprocess.run([need_program("pre-commit"), "validate-config", file], capture_output=True, check=False)
    assert told.returncode == 0, told.stdout


def test_notes_that_are_right_are_committed(repository: Repository) -> None:
    (repository.root / "notes" / "Idea.md").write_text("Nothing about anybody.\n", encoding="utf-8")
    told = repository.commit()
    assert told.returncode == 0, told.stdout + told.stderr
    assert list(outcome(told).values()) == ["Passed", "Passed"]


def test_a_note_that_cannot_be_read_is_not_committed(repository: Repository) -> None:
    before = git(repository.root, repository.env, "rev-parse", "HEAD")
    note = repository.root / "people" / "Ana Silva.md"
    note.write_text("---\ncadence: [monthly\n---\n", encoding="utf-8")
    told = repository.commit()
    assert told.returncode == 1
    assert outcome(told) == {"notes can be read as they were meant": "Failed", "dashboards are up to date": "Failed"}
    assert re.search(r"people/Ana Silva.md:2:\d+: bad-yaml ", told.stdout + told.stderr)
    assert git(repository.root, repository.env, "rev-parse", "HEAD") == before


def test_dashboards_that_are_out_of_date_are_named_until_they_are_built(repository: Repository) -> None:
    gone = repository.root / "people" / "Ana Silva.md"
    gone.unlink()  # no file is left that a hook could be given
    told = repository.commit()
    assert told.returncode == 1
    assert outcome(told)["dashboards are up to date"] == "Failed"
    assert "out of date: dashboards/Home.md" in told.stdout + told.stderr
    built = run_in(repository.root, repository.env, "netnotes", "build", "-q")
    assert built.returncode == 0, built.stderr
    assert repository.commit().returncode == 0
