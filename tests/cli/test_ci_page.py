"""docs/ci.md: its workflows are read as those who run them read them, and every command of theirs is run."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.programs import TOP, need_program, netnotes_lines, write_program
from tests.cli.repositories import clean_environment, commit_all, copy_example, git

PAGE = (TOP / "docs" / "ci.md").read_text(encoding="utf-8")
WORKFLOW, GITLAB, HOOKS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
LATER = "2026-12-05"
ADDRESS = "git+https://example.org/netnotes.git@v1.2.3"
OPTIONAL = {
    "findings": "NETNOTES_SARIF", "digest": "NETNOTES_DIGEST", "site": "NETNOTES_SITE",
}  # fmt: skip


def workflow() -> Any:
    """The workflow; the key ``on`` is a flag to YAML 1.1, which GitHub does not read it as."""
    found = yaml.safe_load(WORKFLOW)
    found["on"] = found.pop(True)
    return found


def steps(key: str) -> Iterator[tuple[str, str]]:
    """The job and the value of every step that has this key, in order."""
    for name, job in workflow()["jobs"].items():
        yield from ((name, step[key]) for step in job["steps"] if key in step)


class Runner:
    """A machine that runs steps in a checkout: bash as the runner calls it, and a pip that only notes what it gets."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self.folder = folder
        self.root = copy_example(folder / "checkout")
        self.programs = folder / "programs"
        self.asked = folder / "pip-was-asked-for"
        ready = folder / "ready"
        write_program(ready, "netnotes", *netnotes_lines())
        write_program(
            self.programs,
            "python",
            '[ "$1 $2 $3" = "-m pip install" ] || exit 64',
            'shift 3; echo "$@" >> "' + str(self.asked) + '"',
            f"cp '{ready}/netnotes' '{self.programs}/netnotes'",
        )
        self.env = {**clean_environment(folder / "home", self.programs), "CI": "true", **env}
        commit_all(self.root, self.env)

    def run(self, script: str) -> subprocess.CompletedProcess[str]:
        """One step."""
        file = self.folder / "step.sh"
        file.write_text(script, encoding="utf-8")
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(file)]
        return subprocess.run(command, cwd=self.root, env=self.env, capture_output=True, text=True, check=False)

    def fresh(self) -> None:
        """Another machine: netnotes is not there yet."""
        (self.programs / "netnotes").unlink(missing_ok=True)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A machine of GitHub's, a fortnight after the commit."""
    files = {f"GITHUB_{name}": str(tmp_path / name) for name in ("STEP_SUMMARY", "OUTPUT")}
    where = {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(tmp_path / "checkout"), "NETNOTES_TODAY": LATER}
    return Runner(tmp_path, {**workflow()["env"], "NETNOTES": ADDRESS, **where, **files})


def run_job(runner: Runner, name: str) -> list[subprocess.CompletedProcess[str]]:
    """Every step of a job, the first on a machine without netnotes; a step that fails ends it, as it does there."""
    runner.fresh()
    done: list[subprocess.CompletedProcess[str]] = []
    for step in workflow()["jobs"][name]["steps"]:
        if "run" in step and (step.get("if") == "${{ !cancelled() }}" or all(one.returncode == 0 for one in done)):
            done.append(runner.run(step["run"]))
    return done


def test_it_is_a_workflow(tmp_path: Path) -> None:
    file = tmp_path / "notes.yml"
    file.write_text(WORKFLOW, encoding="utf-8")
    command = [need_program("check-jsonschema"), "--builtin-schema", "vendor.github-workflows", str(file)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_it_runs_on_changes_and_every_week() -> None:
    found = workflow()["on"]
    assert set(found) == {"push", "pull_request", "schedule", "workflow_dispatch"}
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", found["schedule"][0]["cron"])
    assert workflow()["concurrency"]["group"].startswith("notes-")


def test_every_job_may_do_no_more_than_it_needs() -> None:
    assert workflow()["permissions"] == {}
    allowed = {name: job["permissions"] for name, job in workflow()["jobs"].items()}
    reading = {"contents": "read"}
    assert allowed == {
        "check": reading,
        "findings": {**reading, "actions": "read", "security-events": "write"},
        "digest": reading,
        "site": reading,
        "publish": {"pages": "write", "id-token": "write"},
    }
    assert all(job["timeout-minutes"] for job in workflow()["jobs"].values())


def test_actions_are_pinned_and_keep_no_token() -> None:
    for _, uses in steps("uses"):
        assert re.fullmatch(r"(?:actions|github)/[\w/-]+@v\d+", uses), uses
    checkouts = [
        step["with"]
        for job in workflow()["jobs"].values()
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/checkout")
    ]
    assert checkouts == [{"fetch-depth": 0, "persist-credentials": False}, *[{"persist-credentials": False}] * 3]


def test_no_expression_reaches_a_shell() -> None:
    assert [script for _, script in steps("run") if "${{" in script] == []


def test_what_leaves_the_repository_has_to_be_asked_for() -> None:
    jobs = workflow()["jobs"]
    for name, variable in OPTIONAL.items():
        assert f"vars.{variable} == 'true'" in jobs[name]["if"]
        assert f"`{variable}`" in PAGE
    assert jobs["publish"]["needs"] == "site"
    assert "github.event_name != 'pull_request'" in jobs["site"]["if"]


def test_the_check_passes_a_fortnight_after_a_commit_that_was_right(runner: Runner) -> None:
    done = run_job(runner, "check")
    assert [one.returncode for one in done] == [0, 0, 0], [one.stdout + one.stderr for one in done]
    assert runner.asked.read_text(encoding="utf-8") == f"{ADDRESS}\n"
    assert (runner.folder / "STEP_SUMMARY").read_text(encoding="utf-8").startswith("### netnotes: no problems in ")
    assert git(runner.root, runner.env, "status", "--porcelain") == ""
    assert runner.run("netnotes build --check --no-site").returncode == 1  # time did pass: today some are due


def test_the_check_passes_where_github_has_merged_a_pull_request_to_try_it(runner: Runner) -> None:
    """As its checkout has it: a merge of the day of the run, of what was built on the day of each commit."""
    git(runner.root, runner.env, "checkout", "-qb", "theirs")
    (runner.root / "notes.txt").write_text("theirs\n", encoding="utf-8")
    git(runner.root, runner.env, "add", "-A")
    git(runner.root, runner.env, "commit", "-qm", "theirs")
    git(runner.root, runner.env, "checkout", "-q", "main")
    merged = {**runner.env, "GIT_COMMITTER_DATE": f"{LATER}T08:00:00+00:00"}
    git(runner.root, merged, "merge", "-q", "--no-ff", "-m", "Merge theirs into main", "theirs")
    assert git(runner.root, runner.env, "log", "-1", "--format=%cs") == f"{LATER}\n"
    done = run_job(runner, "check")
    assert [one.returncode for one in done] == [0, 0, 0], [one.stdout + one.stderr for one in done]


def test_without_an_address_the_first_step_says_what_is_missing(runner: Runner, tmp_path: Path) -> None:
    assert workflow()["env"]["NETNOTES"] == yaml.safe_load(GITLAB)["variables"]["NETNOTES"] == ""
    runner.env["NETNOTES"] = ""
    for name in ("check", "findings", "digest", "site"):
        done = run_job(runner, name)[0]
        assert done.returncode != 0
        assert "NETNOTES: put in the address of the repository of netnotes" in done.stderr
    assert gitlab_job("check", runner)[0] != 0
    assert not runner.asked.exists()


def test_the_check_names_a_note_that_cannot_be_read(runner: Runner) -> None:
    note = runner.root / "people" / "Ana Silva.md"
    note.write_text("---\ncadence: [monthly\n---\n", encoding="utf-8")
    _, check, build = run_job(runner, "check")
    assert check.returncode == 1
    assert "::error file=people/Ana Silva.md,line=2,col=" in check.stdout
    assert "| people/Ana Silva.md:2 | error | bad-yaml |" in (runner.folder / "STEP_SUMMARY").read_text("utf-8")
    assert build.returncode == 1
    assert "out of date: dashboards/Problems.md" in build.stdout


def test_the_check_works_where_the_vault_makes_a_site(runner: Runner) -> None:
    settings = runner.root / "netnotes.yaml"
    text = settings.read_text(encoding="utf-8")
    assert "\nsite: {" in text
    settings.write_text(text.replace("\nsite: {", "\nsite: {enabled: true, "), encoding="utf-8")
    assert [one.returncode for one in run_job(runner, "check")] == [0, 0, 0]
    assert not (runner.root / "site").exists()


def test_findings_are_written_whether_there_are_any_or_not(runner: Runner) -> None:
    log = runner.root / workflow()["jobs"]["findings"]["steps"][-1]["with"]["sarif_file"]
    assert [one.returncode for one in run_job(runner, "findings")] == [0, 0]
    assert json.loads(log.read_text(encoding="utf-8"))["runs"][0]["results"] == []
    (runner.root / "people" / "Ana Silva.md").write_text("---\ncadence: [monthly\n---\n", encoding="utf-8")
    assert [one.returncode for one in run_job(runner, "findings")] == [0, 0]
    results = json.loads(log.read_text(encoding="utf-8"))["runs"][0]["results"]
    assert "bad-yaml" in [result["ruleId"] for result in results]


def test_a_mistake_is_not_taken_for_findings(runner: Runner) -> None:
    runner.env["NETNOTES_VAULT"] = "nowhere"
    assert [one.returncode for one in run_job(runner, "findings")] == [0, 1]


def test_the_digest_is_where_it_is_fetched_from(runner: Runner) -> None:
    assert [one.returncode for one in run_job(runner, "digest")] == [0, 0]
    kept = workflow()["jobs"]["digest"]["steps"][-1]["with"]
    assert (runner.root / kept["path"]).read_text(encoding="utf-8").strip()
    assert kept["retention-days"] <= 7


def test_the_site_is_where_it_is_published_from(runner: Runner) -> None:
    assert [one.returncode for one in run_job(runner, "site")] == [0, 0]
    folder = runner.root / workflow()["jobs"]["site"]["steps"][-1]["with"]["path"]
    assert (folder / "index.html").exists()
    assert (folder / "people.html").exists()


def test_a_vault_in_a_folder_of_the_repository(runner: Runner) -> None:
    moved = runner.root / "my-notes"
    moved.mkdir()
    for item in [item for item in runner.root.iterdir() if item.name not in {".git", "my-notes"}]:
        item.rename(moved / item.name)
    git(runner.root, runner.env, "add", "-A")
    git(runner.root, runner.env, "commit", "-qm", "moved")
    runner.env["NETNOTES_VAULT"] = "my-notes"
    assert [one.returncode for one in run_job(runner, "check")] == [0, 0, 0]
    assert [one.returncode for one in run_job(runner, "site")] == [0, 0]
    assert (moved / "site" / "index.html").exists()
    assert "(`notes/site`)" in PAGE


def gitlab_job(name: str, machine: Runner) -> list[int]:
    """The exit codes of a job's lines: GitLab joins those of before_script and script in one shell."""
    found = yaml.safe_load(GITLAB)
    machine.fresh()
    lines = [*found["default"]["before_script"], *found[name]["script"]]
    return [machine.run(line).returncode for line in lines]


def test_gitlab_s_file_is_one(tmp_path: Path) -> None:
    file = tmp_path / ".gitlab-ci.yml"
    file.write_text(GITLAB, encoding="utf-8")
    options = ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"]
    command = [need_program("check-jsonschema"), *options, str(file)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_gitlab_s_jobs_run(tmp_path: Path) -> None:
    found = yaml.safe_load(GITLAB)
    env = {"GITLAB_CI": "true", "NETNOTES": ADDRESS, "NETNOTES_TODAY": LATER}
    machine = Runner(tmp_path, {**found["variables"], **env})
    assert gitlab_job("check", machine) == [0, 0, 0, 0]
    assert json.loads((machine.root / found["check"]["artifacts"]["paths"][0]).read_text(encoding="utf-8")) == []
    assert gitlab_job("site", machine) == [0, 0]
    assert (machine.root / found["site"]["artifacts"]["paths"][0] / "index.html").exists()
    (machine.root / "people" / "Ana Silva.md").write_text("---\ncadence: [monthly\n---\n", encoding="utf-8")
    assert gitlab_job("check", machine) == [0, 0, 1, 1]
    problems = json.loads((machine.root / "problems.json").read_text(encoding="utf-8"))
    assert "bad-yaml" in [problem["code"] for problem in problems]
