"""Real git for tests: without the tester's settings, by a made-up author."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

AUTHOR = {f"GIT_{who}_{what}": "ana@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ENVIRONMENT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, **AUTHOR}


def git(
    folder: Path, *args: str, check: bool = True, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run git in a folder; ``check`` makes its exit code the test's."""
    environment = {**os.environ, **ENVIRONMENT, **(env or {})}
    done = subprocess.run(["git", *args], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert not check or done.returncode == 0, f"git {args}: {done.stdout}{done.stderr}"
    return done
