"""Two clones of a vault with real git: without the tester's settings, by a made-up author, on one fixed day."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-21"
AUTHOR = {f"GIT_{who}_{what}": "ana@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_EDITOR": "true",
    "PYTHONPATH": str(ROOT),
    "NETNOTES_TODAY": TODAY,
    **AUTHOR,
}
NOTES = {
    "netnotes.yaml": "soon_days: 14\n",
    "Me.md": "---\ntype: me\nname: Robin Moreira\n---\n",
    "people/Ana Silva.md": "---\ncadence: monthly\nrole: analyst\n---\n\n## Log\n\n- 2026-08-03 coffee: the grant\n",
    "people/Bo Chen.md": "---\ncadence: monthly\n---\n\n## Log\n\n- 2026-08-04 call: the roadmap\n",
    "people/Cy Dahl.md": "---\ncadence: weekly\n---\n",
    "goals/Publish the survey.md": "---\ndue: 2026-12-01\nwhy: it helps\nneeds:\n  - statistics\n---\n",
}


def git(
    folder: Path, *args: str, check: bool = True, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run git in a folder; it must succeed, unless ``check`` is off."""
    return _run(["git", *args], folder, check, env)


def netnotes(folder: Path, *args: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run netnotes on a vault, as of the fixed day."""
    return _run([sys.executable, "-m", "netnotes", "-C", str(folder), *args], folder, check, None)


def _run(
    command: list[str], folder: Path, check: bool, env: Mapping[str, str] | None
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **ENVIRONMENT, **(env or {})}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert not check or done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done


def write(vault: Path, files: Mapping[str, str]) -> None:
    """Write notes into a vault."""
    for name, text in files.items():
        (vault / name).parent.mkdir(parents=True, exist_ok=True)
        (vault / name).write_text(dedent(text), encoding="utf-8", newline="")


def make_origin(folder: Path, files: Mapping[str, str] = NOTES, *, built: bool = True) -> Path:
    """A vault with its pages, committed."""
    origin = folder / "origin"
    write(origin, files)
    if built:
        netnotes(origin, "build")
    git(origin, "init", "-q", "-b", "main")
    git(origin, "add", "-A")
    git(origin, "commit", "-qm", "the vault")
    return origin


def make_clones(origin: Path, folder: Path) -> tuple[Path, Path]:
    """Two clones of it, ``one`` and ``two``."""
    for name in ("one", "two"):
        git(folder, "clone", "-q", str(origin), name)
    return folder / "one", folder / "two"


def log(vault: Path, person: str, line: str) -> None:
    """Put a line below a person's log, as somebody does in an editor."""
    note = vault / "people" / f"{person}.md"
    text = note.read_text(encoding="utf-8")
    text = text if "## Log" in text else f"{text}\n## Log\n\n"
    note.write_text(f"{text}{line}\n", encoding="utf-8")


def build_and_commit(vault: Path) -> list[str]:
    """A day's work is done: build, commit; the paths that changed."""
    netnotes(vault, "build")
    git(vault, "add", "-A")
    git(vault, "commit", "-qm", f"a day in {vault.name}")
    return git(vault, "show", "--name-only", "--format=").stdout.splitlines()


def pull(vault: Path, other: Path, how: str) -> subprocess.CompletedProcess[str]:
    """Pull from the other clone, by ``merge`` or ``rebase``; the exit code is the test's."""
    return git(
        vault, "pull", "-q", "--no-edit", f"--rebase={str(how == 'rebase').lower()}", str(other), "main", check=False
    )


def pages(vault: Path, folder: str = "dashboards") -> dict[str, bytes]:
    """The pages that stand in a vault."""
    return {page.name: page.read_bytes() for page in (vault / folder).glob("*.md")}


def fresh_pages(vault: Path, folder: str = "dashboards") -> dict[str, bytes]:
    """What a build from nothing makes of the notes of a vault."""
    copy = vault.parent / f"fresh {len(list(vault.parent.glob('fresh *')))}"
    shutil.copytree(vault, copy, ignore=shutil.ignore_patterns(".git", folder))
    netnotes(copy, "build")
    return pages(copy, folder)


def unmerged(vault: Path) -> list[str]:
    """The paths in conflict."""
    return git(vault, "diff", "-z", "--name-only", "--diff-filter=U").stdout.split("\0")[:-1]


def changed(vault: Path) -> list[str]:
    """What git says is not as it was committed."""
    return [line[3:].strip('"') for line in git(vault, "status", "--porcelain").stdout.splitlines()]
