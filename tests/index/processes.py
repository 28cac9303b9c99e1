"""The whole program in processes of its own, as itself or as a user with fewer rights; mounts where allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2]
TODAY = "2026-11-21"
NOBODY = 65534
QUESTIONS = (("due", "--all"), ("people",), ("check", "--infos"))


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a command that keeps what it keeps below ``home``."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(HERE),
        "PYTHONDONTWRITEBYTECODE": "1",
        "NETNOTES_TODAY": TODAY,
        "NETNOTES_CACHE_DIR": str(home / "cache"),
        "NETNOTES_STATE_DIR": str(home / "state"),
        **more,
    }


def start(root: Path, args: Sequence[str], env: Mapping[str, str], before: Sequence[str] = ()) -> subprocess.Popen[str]:
    """A command on its way."""
    command = [*before, sys.executable, "-m", "netnotes", "-C", str(root), *args]
    return subprocess.Popen(
        command, env=dict(env), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


def run(root: Path, args: Sequence[str], env: Mapping[str, str], before: Sequence[str] = ()) -> str:
    """What a command prints; it must not fail, and its standard error must hold no trace."""
    with start(root, args, env, before) as process:
        out, err = process.communicate(timeout=120)
    assert process.returncode in (0, 1), err
    assert "Traceback" not in err
    return out


def ask(
    root: Path, env: Mapping[str, str], before: Sequence[str] = (), questions: Sequence[Sequence[str]] = QUESTIONS
) -> dict[str, str]:
    """The answers of the commands that people run all day, asked all at once."""
    running = [start(root, (*question, "--format", "json"), env, before) for question in questions]
    said = [process.communicate(timeout=120) for process in running]
    for process, (_, err) in zip(running, said, strict=True):
        assert process.returncode in (0, 1), err
        assert "Traceback" not in err
    return {" ".join(question): out for question, (out, _) in zip(questions, said, strict=True)}


def true_answers(
    root: Path, home: Path, before: Sequence[str] = (), questions: Sequence[Sequence[str]] = QUESTIONS
) -> dict[str, str]:
    """The answers without an index."""
    env = environment(home, NETNOTES_CACHE_DIR=os.devnull, NETNOTES_STATE_DIR=os.devnull)
    return ask(root, env, before, questions)


def bytes_of(folder: Path, but: str = "") -> dict[str, bytes]:
    """Every file of a folder by its path, those below ``but`` left out."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not (but and path.is_relative_to(folder / but))
    }


def as_nobody() -> list[str]:
    """What to put before a command so that permissions hold for it. Skips where that cannot be."""
    if os.geteuid() != 0:
        return []
    tool = shutil.which("setpriv")
    if tool is None:
        pytest.skip("permissions do not hold for root, and setpriv is not here to become somebody else")
    before = [tool, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    imported = [*before, sys.executable, "-c", "import click, platformdirs, yaml, netnotes"]
    done = subprocess.run(imported, check=False, capture_output=True, env=environment(HERE))
    if done.returncode:
        pytest.skip("others than root may not run this Python, or not read this program")
    return before


def open_to_nobody(*folders: Path, user: int = NOBODY) -> None:
    """Let the other user reach these folders, and own what is in them."""
    if os.geteuid() != 0:
        return
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, user, user, follow_symlinks=False)
        for above in folder.parents:
            if not above.stat().st_mode & 0o001:
                above.chmod(above.stat().st_mode | 0o011)  # pytest's own folders, 0700


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Path]:
    """A file system mounted on a new folder. Skips where mounting is not allowed."""
    folder.mkdir(parents=True, exist_ok=True)
    tool = shutil.which("mount")
    if tool is None or os.geteuid() != 0:
        pytest.skip("only root can mount")
    done = subprocess.run([tool, *options, str(folder)], check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"mounting is not allowed here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
