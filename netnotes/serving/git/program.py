"""Start git so that nothing runs which a repository's own settings name: it may come from a stranger (SPEC 11).

No pager, no file-system monitor, no hooks, no editor; no command that knows aliases, diff drivers or text conversion
is used. Variables by which the caller points git elsewhere are dropped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from netnotes.model.errors import OperatorError
from netnotes.model.records import recordclass

SECONDS = 20
_GUARDS = (
    "--no-optional-locks", "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
    "-c", "core.pager=cat", "-c", "core.editor=:",
)  # fmt: skip
_KEPT = {
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
}


@recordclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How git ended and what it printed: ``out`` as bytes, for it holds paths; ``err`` for people."""

    code: int
    out: bytes
    err: str


def run_git(folder: Path, *words: str | bytes, called_by_git: bool = False) -> Said:
    """Run git in a folder. Its exit code is the caller's to judge.

    Whoever is ``called_by_git`` (a merge driver) passes on the variables that git has set. Raises OperatorError where
    there is no git or it does not end.
    """
    environment = own_environment(os.environ, called_by_git=called_by_git)
    command = [find_git(environment), *_GUARDS, *words]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as err:
        raise OperatorError(f"git did not answer within {SECONDS} seconds", "is the drive there?") from err
    except OSError as err:
        raise OperatorError(f"git cannot be started: {err.strerror}") from err
    return Said(code=done.returncode, out=done.stdout, err=done.stderr.decode("utf-8", "replace").strip())


def own_environment(environment: Mapping[str, str], *, called_by_git: bool = False) -> dict[str, str]:
    """The environment for git: without what points it elsewhere, messages in English, no question to anybody."""
    passed = {
        name: value
        for name, value in environment.items()
        if called_by_git or not name.upper().startswith("GIT_") or name in _KEPT
    }
    return {**passed, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}


def find_git(environment: Mapping[str, str]) -> str:
    """Where git is; folders of PATH that are relative do not count: one might be the vault. Raises OperatorError."""
    folders = (part for part in environment.get("PATH", os.defpath).split(os.pathsep) if os.path.isabs(part))
    found = shutil.which("git", path=os.pathsep.join(folders))
    if found is None:
        raise OperatorError("git is not installed, or not on your PATH", "install it, then try again")
    return os.path.abspath(found)
