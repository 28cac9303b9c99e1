"""Two clones of a vault, each with a new log line and a build, merge with real git (SPEC 8)."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent.parent / "example-vault"
ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
    **{f"GIT_{who}_{what}": "ana@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def git(folder: Path, *args: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *args], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=check)


def build(vault: Path, state: Path) -> None:
    command = [sys.executable, "-m", "netnotes", "build", "-C", str(vault), "--today", "2026-11-21"]
    environment = {**ENVIRONMENT, "NETNOTES_STATE_DIR": str(state), "PYTHONPATH": str(EXAMPLE.parent)}
    subprocess.run(command, env=environment, check=True, capture_output=True)


def add_log_line(vault: Path, name: str, line: str) -> None:
    note = vault / "people" / f"{name}.md"
    text = note.read_text(encoding="utf-8")
    heading = text.index("## Log")
    end = text.index("\n", heading) + 1
    note.write_text(text[:end] + f"\n{line}" + text[end:], encoding="utf-8", newline="")


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    origin = tmp_path / "origin"
    shutil.copytree(EXAMPLE, origin)
    git(origin, "init", "-q", "-b", "main")
    git(origin, "add", "-A")
    git(origin, "commit", "-qm", "the vault")
    for name in ("one", "two"):
        git(tmp_path, "clone", "-q", str(origin), name)
    return tmp_path / "one", tmp_path / "two"


def diverge(one: Path, two: Path, tmp_path: Path) -> None:
    add_log_line(one, "Ana Silva", "- 2026-11-20 call: the clinic dates suit her\n")
    add_log_line(two, "Иван Ветров", "- 2026-11-19 call: the syllabus is done\n")
    for clone in (one, two):
        build(clone, tmp_path / f"state-{clone.name}")
        git(clone, "commit", "-qam", f"a day in clone {clone.name}")
        changed = git(clone, "show", "--stat", "--name-only", "--format=").stdout
        assert "dashboards/Due.md" in changed, "both clones must have changed the same page"
    git(one, "pull", "-q", "--no-rebase", "--no-edit", str(two), "main", check=False)


def expected_pages(one: Path, tmp_path: Path) -> dict[str, bytes]:
    """What a build from nothing gives for the merged notes."""
    fresh = tmp_path / "fresh"
    shutil.copytree(one, fresh, ignore=shutil.ignore_patterns(".git", "dashboards"))
    build(fresh, tmp_path / "state-fresh")
    return {page.name: page.read_bytes() for page in (fresh / "dashboards").iterdir()}


def test_pages_never_stop_a_merge_and_the_next_build_puts_them_right(clones: tuple[Path, Path], tmp_path: Path) -> None:
    one, two = clones
    diverge(one, two, tmp_path)
    assert git(one, "diff", "--name-only", "--diff-filter=U").stdout == ""
    build(one, tmp_path / "state-one")
    pages = {page.name: page.read_bytes() for page in (one / "dashboards").iterdir()}
    assert pages == expected_pages(one, tmp_path)
    for month_later in ("2027-02-20", "2027-05-19"):  # Ana is quarterly, Иван half-yearly
        assert f"next on {month_later}" in pages["Due.md"].decode()


def test_a_page_in_conflict_is_put_right_by_a_build_alone(clones: tuple[Path, Path], tmp_path: Path) -> None:
    one, two = clones
    for clone in clones:
        (clone / ".gitattributes").unlink()
        git(clone, "commit", "-qam", "without attributes")
    diverge(one, two, tmp_path)
    conflicts = git(one, "diff", "--name-only", "--diff-filter=U").stdout.split()
    assert conflicts
    assert all(path.startswith("dashboards/") for path in conflicts)
    assert "<<<<<<<" in (one / conflicts[0]).read_text(encoding="utf-8")
    build(one, tmp_path / "state-one")
    pages = {page.name: page.read_bytes() for page in (one / "dashboards").iterdir()}
    assert pages == expected_pages(one, tmp_path)


def keep_derived(one: Path, tmp_path: Path) -> None:
    """Both clones begin with derived properties that a build wrote."""
    config = one / "netnotes.yaml"
    text = config.read_text(encoding="utf-8") if config.exists() else ""
    config.write_text(f"{text}\nobsidian: {{derived_properties: true}}\n", encoding="utf-8")
    settle(one)
    build(one, tmp_path / "state-one")
    git(one, "add", "-A")
    git(one, "commit", "-qm", "derived properties")
    git(tmp_path / "two", "pull", "-q", "--no-rebase", str(one), "main")


def settle(clone: Path) -> None:
    """Every note was last changed a while ago."""
    for path in clone.rglob("*.md"):
        os.utime(path, (time.time() - 60,) * 2)


def test_derived_properties_merge_as_lines_do(clones: tuple[Path, Path], tmp_path: Path) -> None:
    """What only one clone changed merges; where both changed one person's, that note is in conflict."""
    one, two = clones
    keep_derived(one, tmp_path)
    add_log_line(one, "Ana Silva", "- 2026-11-20 call: the clinic dates suit her\n")
    add_log_line(two, "Ana Silva", "- 2026-11-19 coffee: she draws\n")
    add_log_line(two, "Иван Ветров", "- 2026-11-19 call: the syllabus is done\n")
    for clone in (one, two):
        settle(clone)
        build(clone, tmp_path / f"state-{clone.name}")
        git(clone, "commit", "-qam", f"a day in clone {clone.name}")
    git(one, "pull", "-q", "--no-rebase", "--no-edit", str(two), "main", check=False)
    unmerged = git(one, "-c", "core.quotePath=false", "diff", "--name-only", "--diff-filter=U").stdout.splitlines()
    assert unmerged == ["people/Ana Silva.md", "plans/2026-11.md"]  # the plan because both ticked her, on two days
    git(one, "checkout", "--theirs", "--", *unmerged)
    add_log_line(one, "Ana Silva", "- 2026-11-20 call: the clinic dates suit her\n")
    settle(one)
    build(one, tmp_path / "state-one")
    for name, day in (("Ana Silva", 20), ("Иван Ветров", 19)):
        text = (one / "people" / f"{name}.md").read_text(encoding="utf-8")
        assert f"\nnetnotes_last_contact: 2026-11-{day}\n" in text
        assert text.count("netnotes_last_contact") == 1
