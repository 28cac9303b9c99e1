"""What git calls after `netnotes git setup`: the merge driver, and the hooks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from netnotes.model.markers import GENERATED_MARKER
from netnotes.serving.git.repository import find_repository
from netnotes.serving.git.setup import Wanted, setup_steps
from netnotes.serving.git.steps import carry_out_steps
from tests.serving.clones import fresh_pages, git, log, make_clones, make_origin, netnotes, pages, pull, unmerged, write

MINE = "# Mine\n\none\n\ntwo\n\nthree\n\nfour\n"


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with a page that is somebody's own, set up for every clone."""
    origin = make_origin(tmp_path_factory.mktemp("origin"))
    write(origin, {"dashboards/Mine.md": MINE, "dashboards/Kept.md": f"{GENERATED_MARKER}\n\none\n"})
    git(origin, "add", "-A")
    git(origin, "commit", "-qm", "a page of my own")
    return origin


@pytest.fixture
def clones(origin: Path, tmp_path: Path) -> tuple[Path, Path]:
    one, two = make_clones(origin, tmp_path)
    netnotes(one, "git", "setup", "--yes")
    return one, two


def commit(vault: Path, name: str, text: str) -> None:
    write(vault, {name: text})
    git(vault, "add", name)
    git(vault, "commit", "-qm", f"{name} in {vault.name}")


def test_a_page_of_ones_own_is_merged_line_by_line(clones: tuple[Path, Path]) -> None:
    one, two = clones
    commit(one, "dashboards/Mine.md", MINE.replace("one", "ONE"))
    commit(two, "dashboards/Mine.md", MINE.replace("four", "FOUR"))
    done = pull(one, two, "merge")
    assert done.returncode == 0, done.stderr
    assert (one / "dashboards/Mine.md").read_text(encoding="utf-8") == MINE.replace("one", "ONE").replace(
        "four", "FOUR"
    )


@pytest.mark.parametrize("style", ["merge", "diff3"])
def test_a_page_of_ones_own_gets_gits_own_conflict(clones: tuple[Path, Path], style: str) -> None:
    one, two = clones
    git(one, "config", "merge.conflictStyle", style)
    commit(one, "dashboards/Mine.md", MINE.replace("two", "2 here"))
    commit(two, "dashboards/Mine.md", MINE.replace("two", "2 there"))
    assert pull(one, two, "merge").returncode == 1
    assert unmerged(one) == ["dashboards/Mine.md"]
    base = "||||||| base\ntwo\n" if style == "diff3" else ""
    conflict = f"<<<<<<< ours\n2 here\n{base}=======\n2 there\n>>>>>>> theirs"
    assert (one / "dashboards/Mine.md").read_text(encoding="utf-8") == MINE.replace("two", conflict)


def test_a_page_whose_marker_one_side_took_away_is_no_longer_ours(clones: tuple[Path, Path]) -> None:
    one, two = clones
    commit(one, "dashboards/Kept.md", f"{GENERATED_MARKER}\n\n1\n")
    commit(two, "dashboards/Kept.md", "now mine\n")
    assert pull(one, two, "merge").returncode == 1
    assert unmerged(one) == ["dashboards/Kept.md"]


def test_a_generated_page_stays_whole(clones: tuple[Path, Path]) -> None:
    one, two = clones
    commit(one, "dashboards/Kept.md", f"{GENERATED_MARKER}\n\n1\n")
    commit(two, "dashboards/Kept.md", f"{GENERATED_MARKER}\n\n2\n")
    assert pull(one, two, "merge").returncode == 0
    assert (one / "dashboards/Kept.md").read_text(encoding="utf-8") == f"{GENERATED_MARKER}\n\n1\n"


def move_program(vault: Path, place: Path) -> None:
    """As if netnotes stood in another place than when setup was run."""
    for path in (vault / ".git/hooks/post-merge", vault / ".git/config"):
        path.write_text(path.read_text(encoding="utf-8").replace(sys.executable, str(place)), encoding="utf-8")


@pytest.mark.parametrize("left", [None, "#!/bin/sh\necho No module named netnotes >&2\nexit 1\n"])
def test_where_netnotes_is_gone_merges_go_on_as_without_setup(
    clones: tuple[Path, Path], tmp_path: Path, left: str | None
) -> None:
    """The whole Python is gone, or only netnotes is."""
    one, two = clones
    program = tmp_path / "old-python"
    if left:
        program.write_text(left, encoding="utf-8")
        program.chmod(0o755)
    move_program(one, program)
    commit(one, "dashboards/Kept.md", f"{GENERATED_MARKER}\n\n1\n")
    commit(two, "dashboards/Kept.md", f"{GENERATED_MARKER}\n\n2\n")
    done = pull(one, two, "merge")
    assert (done.returncode, unmerged(one)) == (0, [])
    assert (one / "dashboards/Kept.md").read_text(encoding="utf-8") == f"{GENERATED_MARKER}\n\n1\n2\n"
    said = [line for line in done.stderr.splitlines() if "netnotes" in line or "python" in line]
    assert said == ["netnotes: the pages were not made anew; netnotes build says why"]


def test_a_build_that_cannot_be_done_is_one_line_and_no_failure(clones: tuple[Path, Path]) -> None:
    one, two = clones
    commit(two, "netnotes.yaml", "dashboards: [\n")
    done = pull(one, two, "merge")
    assert done.returncode == 0
    assert done.stderr == "netnotes: the pages were not made anew; netnotes build says why\n"
    assert git(one, "log", "-1", "--format=%s").stdout == "netnotes.yaml in two\n"


def test_a_hook_of_ones_own_still_runs_and_goes_first(origin: Path, tmp_path: Path) -> None:
    one, two = make_clones(origin, tmp_path)
    hook = one / ".git/hooks/post-merge"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text('#!/bin/sh -eu\n[ -f dashboards/Due.md ]\ncp dashboards/Due.md "seen $1"', encoding="utf-8")
    hook.chmod(0o755)
    netnotes(one, "git", "setup", "--yes")
    log(two, "Bo Chen", "- 2026-11-19 call: the syllabus is done")
    git(two, "commit", "-qam", "not built")
    before = pages(one)["Due.md"]
    assert pull(one, two, "merge").returncode == 0
    assert (one / "seen 0").read_bytes() == before
    assert pages(one)["Due.md"] == fresh_pages(one)["Due.md"] != before


def test_a_branch_without_the_vault_gets_no_pages(clones: tuple[Path, Path], tmp_path: Path) -> None:
    one, _ = clones
    git(one, "worktree", "add", "-q", "--detach", str(tmp_path / "other"))
    git(tmp_path / "other", "checkout", "-q", "--orphan", "web")
    git(tmp_path / "other", "rm", "-rfq", ".")
    write(tmp_path / "other", {"index.md": "a web page\n"})
    hook = subprocess.run([one / ".git/hooks/post-merge", "0"], cwd=tmp_path / "other", check=False)
    assert hook.returncode == 0
    assert not (tmp_path / "other/dashboards").exists()


def test_an_amended_commit_builds_nothing_and_a_moved_clone_still_builds(
    clones: tuple[Path, Path], tmp_path: Path
) -> None:
    one, _ = clones
    log(one, "Bo Chen", "- 2026-11-19 call: the syllabus is done")
    before = pages(one)
    git(one, "commit", "-qa", "--amend", "-m", "amended")
    assert pages(one) == before
    moved = one.rename(tmp_path / "it's $moved")
    subprocess.run([moved / ".git/hooks/post-rewrite", "rebase"], cwd=moved, env=_like_git(), check=True)
    assert pages(moved) != before


def _like_git() -> dict[str, str]:
    """What git sets for its hooks does not lead the build astray."""
    from tests.serving.clones import ENVIRONMENT

    return {**os.environ, **ENVIRONMENT, "GIT_DIR": ".git", "GIT_PREFIX": "", "NETNOTES_VAULT": "/nowhere"}


def test_the_code_of_a_vault_is_not_run(clones: tuple[Path, Path], tmp_path: Path) -> None:
    one, two = clones
    for name in ("netnotes/__init__.py", "netnotes/__main__.py", "yaml.py", "click.py", "subprocess.py"):
        commit(two, name, f"open({str(tmp_path / 'pwned')!r}, 'w')\n")
    commit(one, "dashboards/Kept.md", f"{GENERATED_MARKER}\n\n1\n")
    commit(two, "dashboards/Kept.md", f"{GENERATED_MARKER}\n\n2\n")
    done = pull(one, two, "merge")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "pwned").exists()


def test_a_program_in_a_folder_of_any_name(origin: Path, tmp_path: Path) -> None:
    """Spaces, quotes, what shells would run, and what git would fill in, in the path of the Python itself."""
    one, two = make_clones(origin, tmp_path)
    program = tmp_path / "it's 100%A $(touch pwned)" / "my python"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    repository = find_repository(one)
    steps = setup_steps(repository, Wanted(folder="dashboards", ignored=(), program=str(program)))
    assert carry_out_steps(repository, steps)
    log(two, "Bo Chen", "- 2026-11-19 call: the syllabus is done")
    git(two, "commit", "-qam", "not built")
    commit(one, "dashboards/Kept.md", f"{GENERATED_MARKER}\n\n1\n")
    commit(two, "dashboards/Kept.md", f"{GENERATED_MARKER}\n\n2\n")
    done = pull(one, two, "merge")
    assert (done.returncode, done.stderr) == (0, "")
    assert (one / "dashboards/Kept.md").read_text(encoding="utf-8") == f"{GENERATED_MARKER}\n\n1\n"
    assert pages(one)["Due.md"] == fresh_pages(one)["Due.md"] != pages(two)["Due.md"]
    assert list(tmp_path.rglob("pwned")) == []
