"""`netnotes git setup`: what it writes, what it asks, what it refuses, and that it comes out again to the byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import SMALL, Result, Run
from tests.cli.keyboard import talk
from tests.cli.programs import netnotes_lines, write_program
from tests.serving.clones import git

Vault = Callable[[str], Path]


@pytest.fixture
def notes(vault: Vault) -> Path:
    """The small vault, a repository with one commit."""
    root = vault(SMALL) if shutil.which("git") else pytest.fail("these tests need git")
    return committed(root)


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tester's settings of git do not count."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


def committed(root: Path) -> Path:
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "the vault")
    return root


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its bytes and mode; empty folders do not count, as in git."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mode) for path in files}


def setting(root: Path, key: str) -> str:
    return git(root, "config", "--get", key, check=False).stdout


def setup(run: Run, root: Path, *more: str) -> Result:
    result = run("-C", root, "git", "setup", "--yes", *more)
    assert result.code == 0, result.err
    return result


def test_what_it_sets_up_and_that_a_second_run_has_nothing_to_do(run: Run, notes: Path) -> None:
    result = setup(run, notes)
    assert "commit .gitattributes and .gitignore" in result.err
    shown = git(notes, "check-attr", "merge", "linguist-generated", "--", "dashboards/Home.md", "people/Ana Silva.md")
    assert shown.stdout.splitlines() == [
        "dashboards/Home.md: merge: netnotes",
        "dashboards/Home.md: linguist-generated: set",
        "people/Ana Silva.md: merge: unspecified",
        "people/Ana Silva.md: linguist-generated: unspecified",
    ]
    assert "git merge-page %O %A %B %L" in setting(notes, "merge.netnotes.driver")
    for name in ("post-merge", "post-rewrite"):
        assert os.access(notes / ".git/hooks" / name, os.X_OK)
    assert git(notes, "check-ignore", ".obsidian/workspace.json", ".trash/x", ".DS_Store").returncode == 0
    before = everything(notes)
    assert setup(run, notes).out == "everything is set up already\n"
    assert run("-C", notes, "git", "setup").code == 0, "nobody need be asked"
    assert everything(notes) == before


def test_a_dry_run_shows_all_of_it_and_writes_nothing(run: Run, notes: Path) -> None:
    before = everything(notes)
    result = run("-C", notes, "git", "setup", "-n")
    assert result.code == 0
    assert everything(notes) == before
    for words in (
        "git config merge.netnotes.driver '", "+++ b/.git/hooks/post-merge", "+++ b/.gitattributes",
        "+dashboards/*.md merge=union linguist-generated", "+/dashboards/*.md merge=netnotes",
    ):  # fmt: skip
        assert words in result.out


def test_without_a_terminal_nobody_is_asked(run: Run, notes: Path) -> None:
    before = everything(notes)
    for more in ((), ("--remove",)):
        setup_first = more and setup(run, notes)
        before = everything(notes) if setup_first else before
        result = run("-C", notes, "git", "setup", *more)
        assert result.code == 2
        assert "--yes" in result.err
        assert everything(notes) == before


def test_on_a_terminal_it_lists_and_asks_once(notes: Path) -> None:
    before = everything(notes)
    said = talk("-C", notes, "git", "setup", answers=[("[Y/n]", "n")])
    assert said.code == 0
    assert ".git/hooks/post-merge" in said.screen
    assert said.screen.rstrip().endswith("nothing was changed")
    assert everything(notes) == before
    said = talk("-C", notes, "git", "setup", answers=[("[Y/n]", "\r")])
    assert (said.code, said.screen.count("[Y/n]")) == (0, 1)
    assert setting(notes, "merge.netnotes.driver")


def test_json_says_what_was_done(run: Run, notes: Path) -> None:
    rows = run("-C", notes, "git", "setup", "-n", "--format", "json").json
    assert [row["done"] for row in rows] == [False] * 7
    rows = run("-C", notes, "git", "setup", "--yes", "--format", "json").json
    assert {row["place"]: row["done"] for row in rows}[".git/hooks/post-merge"] is True


OLD_HOOK = "#!/usr/bin/env bash\necho mine\n"


@pytest.mark.parametrize(
    "files",
    [
        {},
        {".gitattributes": "*.md text", ".gitignore": "mine\r\nyours\r\n", ".git/info/attributes": "*.png binary\n"},
        {".git/hooks/post-merge": OLD_HOOK, ".git/hooks/post-rewrite": OLD_HOOK.rstrip("\n")},
        {".gitignore": "", ".git/info/attributes": "", ".gitattributes": "\n\n"},
        {".gitattributes": "dashboards/*.md merge=union\n", ".gitignore": ".DS_Store\n*.bak\n"},
    ],
)
def test_remove_gives_back_every_byte(run: Run, notes: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = notes / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        path.chmod(0o755 if "hooks" in name else 0o644)
    before = everything(notes)
    setup(run, notes)
    for name, text in files.items():
        assert (notes / name).read_bytes().startswith(text.encode()), "lines are only added"
    assert everything(notes) != before
    setup(run, notes, "--remove")
    assert everything(notes) == before
    assert setup(run, notes, "--remove").out == "there is nothing of netnotes here\n"


def test_lines_are_kept_that_came_later(run: Run, notes: Path) -> None:
    setup(run, notes)
    for name in (".gitignore", ".git/hooks/post-merge"):
        with (notes / name).open("a", encoding="utf-8") as file:
            file.write("echo later\n")
    setup(run, notes, "--remove")
    assert (notes / ".gitignore").read_text(encoding="utf-8") == "echo later\n"
    assert (notes / ".git/hooks/post-merge").read_text(encoding="utf-8") == "#!/bin/sh\necho later\n"


def test_a_line_of_ones_own_about_merging_pages_wins(run: Run, notes: Path) -> None:
    (notes / ".gitattributes").write_text("dashboards/*.md  -merge\n", encoding="utf-8")
    setup(run, notes)
    assert (notes / ".gitattributes").read_text(encoding="utf-8") == "dashboards/*.md  -merge\n"


def test_another_folder_of_pages(run: Run, notes: Path) -> None:
    setup(run, notes)
    (notes / "netnotes.yaml").write_text("dashboards: {folder: 'out/my [pages] é'}\n", encoding="utf-8")
    setup(run, notes)
    shown = git(
        notes, "-c", "core.quotePath=off", "check-attr", "merge", "--", "out/my [pages] é/Home.md", "dashboards/Home.md"
    )
    assert shown.stdout == "out/my [pages] é/Home.md: merge: netnotes\ndashboards/Home.md: merge: unspecified\n"
    assert "dashboards/*" not in (notes / ".gitattributes").read_text(encoding="utf-8")
    (notes / ".git/info/attributes").unlink()
    shown = git(notes, "check-attr", "merge", "--", "out/my [pages] é/Home.md")
    assert shown.stdout.endswith("merge: union\n")


def test_a_broken_configuration_does_not_say_where_pages_are(run: Run, notes: Path) -> None:
    (notes / "netnotes.yaml").write_text("dashboards: {folder: [\n", encoding="utf-8")
    before = everything(notes)
    assert run("-C", notes, "git", "setup", "--yes").code == 2
    assert everything(notes) == before


@pytest.mark.parametrize(
    ("hook", "mode", "why"),
    [
        ("#!/usr/bin/env python3\nprint()\n", 0o755, "it is no shell script"),
        ("\x7fELF\0", 0o755, "it is no shell script"),
        ("#!/bin/sh\r\necho\r\n", 0o755, "it is no shell script"),
        ("#!/bin/sh\necho mine\nexit 0\n", 0o755, "it ends before its last line"),
        ("#!/bin/sh\nexec other\n", 0o755, "it ends before its last line"),
        ("#!/bin/sh\necho mine\n", 0o644, "may not be executed"),
    ],
)
def test_a_hook_that_cannot_be_added_to_is_told(run: Run, notes: Path, hook: str, mode: int, why: str) -> None:
    path = notes / ".git/hooks/post-merge"
    path.parent.mkdir(exist_ok=True)
    path.write_text(hook, encoding="utf-8", newline="")
    path.chmod(mode)
    out = setup(run, notes).out
    assert why in out
    assert "-m netnotes -C . build -q --wait" in out
    assert (path.read_text(encoding="utf-8"), path.stat().st_mode & 0o777) == (hook.replace("\r\n", "\n"), mode)
    assert os.access(notes / ".git/hooks/post-rewrite", os.X_OK), "the other one is made"


def test_a_linked_hook_is_not_written_through(run: Run, notes: Path, elsewhere: Path) -> None:
    (elsewhere / "shared").write_text(OLD_HOOK, encoding="utf-8")
    (notes / ".git/hooks").mkdir(exist_ok=True)
    (notes / ".git/hooks/post-merge").symlink_to(elsewhere / "shared")
    (notes / ".gitignore").symlink_to(elsewhere / "ignored")
    assert "it is a symbolic link" in setup(run, notes).out
    assert (elsewhere / "shared").read_text(encoding="utf-8") == OLD_HOOK
    assert not (elsewhere / "ignored").exists()


def test_hooks_that_others_share_are_left_alone(run: Run, notes: Path, elsewhere: Path) -> None:
    git(notes, "config", "core.hooksPath", str(elsewhere / "hooks"))
    out = setup(run, notes).out
    assert f"core.hooksPath is set: hooks are in {elsewhere / 'hooks'}" in out
    assert "not of this repository alone" in out
    assert "-m netnotes -C . build -q --wait" in out
    assert not (elsewhere / "hooks").exists()
    assert not (notes / ".git/hooks/post-merge").exists()
    lines = [line.removeprefix("    ") for line in out.splitlines() if line.startswith("    ")]
    for name in ("post-merge", "post-rewrite"):
        (elsewhere / "hooks").mkdir(exist_ok=True)
        (elsewhere / "hooks" / name).write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
        (elsewhere / "hooks" / name).chmod(0o755)
    assert "by hand" not in setup(run, notes).out
    assert subprocess.run([elsewhere / "hooks/post-merge", "0"], cwd=notes, check=False).returncode == 0
    assert (notes / "dashboards/Home.md").exists()


def test_a_repository_made_without_any_template(run: Run, vault: Vault) -> None:
    root = vault(SMALL)
    git(root, "init", "-q", "--template=")
    before = everything(root)
    setup(run, root)
    assert os.access(root / ".git/hooks/post-merge", os.X_OK)
    setup(run, root, "--remove")
    assert everything(root) == before


@pytest.mark.parametrize("prefix", ["", "my notes/"])
def test_hooks_that_go_into_commits_name_no_path_of_this_machine(run: Run, notes: Path, prefix: str) -> None:
    """Every clone gets them: one where netnotes lies elsewhere, and one without it."""
    root = notes / prefix
    if prefix:
        root.mkdir()
        (notes / "people").rename(root / "people")
    (root / "netnotes.yaml").touch()
    git(notes, "config", "core.hooksPath", "my hooks")
    out = setup(run, root).out
    assert "core.hooksPath is set, and hooks there go into commits: my hooks/post-merge" in out
    assert not (notes / "my hooks").exists()
    lines = [line.removeprefix("    ") for line in out.splitlines() if line.startswith("    ")]
    assert sys.executable not in "\n".join(lines)
    assert str(notes) not in "\n".join(lines)
    hooks = [notes / "my hooks" / name for name in ("post-merge", "post-rewrite")]
    for hook in hooks:
        write_program(hook.parent, hook.name, *lines)
    assert "by hand" not in setup(run, root).out
    write_program(notes.parent / "bin", "netnotes", *netnotes_lines())
    for path, built in (("/usr/bin:/bin", False), (f"{notes.parent / 'bin'}:/usr/bin:/bin", True)):
        done = subprocess.run(
            [hooks[0], "0"], cwd=notes, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert (root / "dashboards/Home.md").exists() is built


def test_a_vault_below_the_top_and_two_of_them(run: Run, notes: Path) -> None:
    shutil.copytree(notes / "people", notes / "more/people")
    (notes / "more/netnotes.yaml").touch()
    before = everything(notes)
    setup(run, notes)
    only_one = everything(notes)
    assert "merge by themselves" in run("-C", notes, "doctor").out
    assert "merge by themselves" not in run("-C", notes / "more", "doctor").out
    setup(run, notes / "more")
    assert "merge by themselves" in run("-C", notes / "more", "doctor").out
    for page in ("dashboards/Home.md", "more/dashboards/Home.md"):
        assert git(notes, "check-attr", "merge", "--", page).stdout.endswith("merge: netnotes\n")
    setup(run, notes / "more", "--remove")
    assert everything(notes) == only_one, "the driver stays for the other vault"
    setup(run, notes, "--remove")
    assert everything(notes) == before


@pytest.mark.parametrize("name", ["a'b $(touch pwned)", '#"`touch pwned`\\ *', "-x [y] é", "!%O"])
def test_a_folder_of_any_name_runs_nothing(run: Run, tmp_path: Path, vault: Vault, name: str) -> None:
    vault(SMALL.replace("=== ", f"=== top/{name}/"))
    top, root = committed(tmp_path / "top"), tmp_path / "top" / name
    setup(run, root)
    page = f"{name}/dashboards/Home.md"
    shown = git(top, "check-attr", "-z", "merge", "--", page, f"{name}x/dashboards/Home.md").stdout.split("\0")
    assert [shown[2], shown[5]] == ["netnotes", "unspecified"]
    hook = subprocess.run([top / ".git/hooks/post-merge", "0"], cwd=top, capture_output=True, text=True, check=False)
    assert (hook.returncode, hook.stdout, hook.stderr) == (0, "", "")
    assert (root / "dashboards/Home.md").is_file()
    assert list(tmp_path.rglob("pwned")) == []
    setup(run, root, "--remove")


def test_a_folder_with_a_line_break_is_refused(run: Run, tmp_path: Path, vault: Vault) -> None:
    root = vault(SMALL.replace("=== ", "=== top/"))
    inner = root / "top" / "a\nb"
    inner.mkdir()
    committed(root / "top")
    result = run("-C", inner, "git", "setup", "--yes")
    assert result.code == 2
    assert "line break" in result.err


def test_a_linked_work_tree_and_a_submodule(run: Run, notes: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    git(notes, "worktree", "add", "-q", str(elsewhere / "linked"))
    assert f"settings are in {notes / '.git'}" in setup(run, elsewhere / "linked").out
    assert (notes / ".git/hooks/post-merge").is_file()
    assert (notes / ".git/info/attributes").is_file()
    assert (elsewhere / "linked/.gitattributes").is_file()
    assert not (notes / ".gitattributes").exists()
    (elsewhere / "outer").mkdir()
    committed(elsewhere / "outer") if (elsewhere / "outer/x").write_text("x") else None
    git(elsewhere / "outer", "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(notes), "notes")
    setup(run, elsewhere / "outer/notes")
    assert (elsewhere / "outer/.git/modules/notes/hooks/post-merge").is_file()
    assert setting(elsewhere / "outer/notes", "merge.netnotes.driver")
    assert setting(elsewhere / "outer", "merge.netnotes.driver") == ""


def test_what_is_no_repository_or_a_bare_one(run: Run, vault: Vault, tmp_path: Path) -> None:
    root = vault(SMALL)
    result = run("-C", root, "git", "setup", "--yes")
    assert (result.code, "git init" in result.err) == (2, True)
    git(tmp_path, "init", "-q", "--bare", "bare")
    for folder in ("bare", "bare/hooks"):
        result = run("-C", tmp_path / folder, "git", "setup", "--yes")
        assert (result.code, "bare" in result.err) == (2, True)


def test_somebody_else_s_repository(run: Run, notes: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = shutil.which("git")
    fake = elsewhere / "bin/git"
    fake.parent.mkdir()
    fake.write_text(f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {real} "$@"\n', encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}:{os.environ['PATH']}")
    result = run("-C", notes, "git", "setup", "--yes")
    assert result.code == 2
    assert "belongs to another user" in result.err
    assert "safe.directory" in result.err


def test_without_git(run: Run, notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(notes)
    (notes / "git").write_text("#!/bin/sh\ntouch pwned\n", encoding="utf-8")
    (notes / "git").chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", str(notes / "nowhere")]))
    result = run("-C", notes, "git", "setup", "--yes")
    assert result.code == 2
    assert "git is not installed" in result.err
    assert not (notes / "pwned").exists()


def test_another_git_that_holds_the_settings(run: Run, notes: Path) -> None:
    (notes / ".git/config.lock").touch()
    before = everything(notes)
    result = run("-C", notes, "git", "setup", "--yes")
    assert result.code == 2
    assert "could not lock" in result.err
    assert everything(notes) == before


def test_doctor_sees_that_it_was_run(run: Run, notes: Path) -> None:
    def repository() -> str:
        found = run("-C", notes, "doctor", "--format", "json").json["findings"]
        return next(str(one["value"]) for one in found if one["name"] == "repository")

    assert repository() == "generated pages may conflict"
    setup(run, notes)
    assert repository() == "generated pages merge by themselves: netnotes git setup was run"
    (notes / "netnotes.yaml").write_text("dashboards: {folder: pages}\n", encoding="utf-8")
    assert repository() == "generated pages may conflict"


def test_undo_takes_back_what_is_in_the_vault(run: Run, notes: Path) -> None:
    setup(run, notes)
    assert run("-C", notes, "undo").code == 0
    assert not (notes / ".gitattributes").exists()
    assert not (notes / ".gitignore").exists()


def test_git_alone_says_what_there_is(run: Run) -> None:
    result = run("git")
    assert (result.code, result.err) == (0, "")
    assert result.out == run("git", "--help").out
    assert "setup" in result.out
    assert "merge-page" not in result.out, "git calls that, not people"
    result = run("git", "stup")
    assert (result.code, "no command 'stup', but: setup" in result.err) == (2, True)
