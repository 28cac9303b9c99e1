"""A repository from a stranger: setting it up runs nothing that its settings name (SPEC 11)."""

from __future__ import annotations

import ast
import os
from pathlib import Path

import pytest

from netnotes.model.errors import OperatorError
from netnotes.serving.git import program
from netnotes.serving.git.program import own_environment, run_git
from tests.serving.clones import git, make_clones, make_origin, netnotes

PACKAGE = Path(program.__file__).resolve().parents[2]
HOOKS = (
    "post-checkout",
    "post-index-change",
    "pre-commit",
    "post-merge",
    "reference-transaction",
    "fsmonitor-watchman",
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A clone whose settings and hooks name a program that leaves a trace."""
    one, _ = make_clones(make_origin(tmp_path, {"netnotes.yaml": "", "people/Ana.md": "x\n"}, built=False), tmp_path)
    payload = tmp_path / "payload"
    payload.write_text(f'#!/bin/sh\necho "$0 $*" >> "{tmp_path}/pwned"\nexit 1\n', encoding="utf-8")
    payload.chmod(0o755)
    for name in HOOKS:
        (one / "evil").mkdir(exist_ok=True)
        (one / "evil" / name).symlink_to(payload)
    settings = f"""
[core]
    fsmonitor = {payload}
    hooksPath = evil
    pager = {payload}
    editor = {payload}
    askPass = {payload}
    sshCommand = {payload}
    alternateRefsCommand = {payload}
[pager]
    config = {payload}
    rev-parse = {payload}
[alias]
    config = !{payload}
    rev-parse = !{payload}
    merge-file = !{payload}
[diff]
    external = {payload}
[diff "x"]
    textconv = {payload}
    command = {payload}
[filter "x"]
    clean = {payload}
    smudge = {payload}
[credential]
    helper = !{payload}
[gpg]
    program = {payload}
[include]
    path = more
"""
    with (one / ".git/config").open("a", encoding="utf-8") as file:
        file.write(settings)
    (one / ".git/more").write_text(f"[core]\n    fsmonitor = {payload}\n    pager = {payload}\n", encoding="utf-8")
    (one / ".gitattributes").write_text("* filter=x diff=x\n", encoding="utf-8")
    return one


def test_the_payload_would_run(hostile: Path, tmp_path: Path) -> None:
    git(hostile, "status", check=False)
    assert (tmp_path / "pwned").exists(), "this test would show nothing"


def test_nothing_of_it_runs(hostile: Path, tmp_path: Path) -> None:
    for more in (("-n",), ("--yes",), ("--yes",), ("--yes", "--remove")):
        netnotes(hostile, "git", "setup", *more)
    assert not (tmp_path / "pwned").exists()


def test_a_page_of_ones_own_is_merged_without_it(hostile: Path, tmp_path: Path) -> None:
    for name in ("base", "ours", "theirs"):
        (hostile / name).write_text(f"{name}\n", encoding="utf-8")
    done = netnotes(
        hostile, "git", "merge-page", *(str(hostile / n) for n in ("base", "ours", "theirs")), "7", check=False
    )
    assert done.returncode == 1
    assert "<<<<<<< ours\nours\n" in (hostile / "ours").read_text(encoding="utf-8")
    assert not (tmp_path / "pwned").exists()


def test_a_work_tree_that_is_the_whole_disk_lets_no_hook_out(tmp_path: Path) -> None:
    one, _ = make_clones(make_origin(tmp_path, {"netnotes.yaml": ""}, built=False), tmp_path)
    git(one, "config", "core.worktree", str(tmp_path))
    git(one, "config", "core.hooksPath", str(tmp_path / "shared"))
    netnotes(one, "git", "setup", "--yes")
    assert not (tmp_path / "shared").exists()


def test_what_points_git_elsewhere_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = make_clones(make_origin(tmp_path, {"netnotes.yaml": ""}, built=False), tmp_path)
    for name, value in {"GIT_DIR": two / ".git", "GIT_WORK_TREE": two, "GIT_COMMON_DIR": two / ".git"}.items():
        monkeypatch.setenv(name, str(value))
    netnotes(one, "git", "setup", "--yes")
    assert "merge.netnotes" not in (two / ".git/config").read_text(encoding="utf-8")
    assert (one / ".git/hooks/post-merge").exists()
    assert not (two / ".git/hooks/post-merge").exists()


def test_the_environment_for_git() -> None:
    asked = {"GIT_DIR": "x", "git_index_file": "x", "GIT_EXEC_PATH": "x", "GIT_CONFIG_GLOBAL": "g", "HOME": "h"}
    assert own_environment(asked) == {
        "GIT_CONFIG_GLOBAL": "g",
        "HOME": "h",
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
    }
    assert own_environment(asked, called_by_git=True)["GIT_DIR"] == "x"


def test_a_git_that_does_not_answer_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "git").write_text("#!/bin/sh\nexec sleep 600\n", encoding="utf-8")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(program, "SECONDS", 1)
    with pytest.raises(OperatorError, match="did not answer within 1 seconds"):
        run_git(tmp_path, "status")


def starts_git(source: str) -> bool:
    """Whether a module both knows how to start programs and names git as a word of a command."""
    tree = ast.parse(source)
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    starts = any(name.startswith(("subprocess", "asyncio.subprocess", "netnotes.cli.programs")) for name in modules)
    used = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    starts |= bool(used & {"os.system", "os.popen", "os.execvp", "os.execv", "os.spawnvp", "os.posix_spawn"})
    return starts and any(word.split("/")[-1].split(" ")[0] in {"git", "git.exe"} for word in words)


def test_nothing_else_of_netnotes_starts_git() -> None:
    found = [path for path in PACKAGE.rglob("*.py") if starts_git(path.read_text(encoding="utf-8"))]
    assert [path.relative_to(PACKAGE).as_posix() for path in found] == ["serving/git/program.py"]


@pytest.mark.parametrize(
    "source",
    ["import subprocess\nsubprocess.run(['git', 'status'])", "import os\nos.system('git status')",
     "from netnotes.cli.programs import run_program\nrun_program(['/usr/bin/git'])"],
)  # fmt: skip
def test_a_call_of_git_is_recognized(source: str) -> None:
    assert starts_git(source)


def test_only_git_setup_asks_for_the_code_that_starts_git() -> None:
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "netnotes.serving.git" in path.read_text(encoding="utf-8").replace("netnotes.serving.git.patterns", "")
        and "serving/git" not in path.as_posix()
    }
    assert users == {"cli/commands/git.py", "cli/git_talk.py"}
