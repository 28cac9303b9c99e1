"""A git repository made from notes, for tests of what runs around a commit."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.cli.programs import TOP

EXAMPLE = TOP / "example-vault"
DAY = "2026-11-21"


def clean_environment(home: Path, programs: Path) -> dict[str, str]:
    """The environment of somebody whose git knows nothing but a name, with a folder of programs found first."""
    home.mkdir(parents=True, exist_ok=True)
    names = {f"GIT_{who}_{what}": "ana@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_COMMITTER_DATE": f"{DAY}T12:00:00+00:00",
        "NETNOTES_CACHE_DIR": str(home / "cache"),
        "NETNOTES_STATE_DIR": str(home / "state"),
        **names,
    }


def run_in(folder: Path, env: Mapping[str, str], *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program to its end; what it said and its exit code."""
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def git(folder: Path, env: Mapping[str, str], *args: str) -> str:
    """Run git; what it printed. Raises where it says no."""
    done = run_in(folder, env, "git", *args)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def commit_all(folder: Path, env: Mapping[str, str]) -> None:
    """Everything in the folder as a commit of its own repository."""
    git(folder, env, "init", "-q", "-b", "main")
    git(folder, env, "add", "-A")
    git(folder, env, "commit", "-qm", "notes", "--no-verify")


def copy_example(folder: Path) -> Path:
    """The example vault, with its dashboards of the day."""
    return Path(shutil.copytree(EXAMPLE, folder))
