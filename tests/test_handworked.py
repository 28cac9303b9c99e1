"""The answers worked out by hand in `handworked.md` are those of the program, to the last key."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
_BLOCK = re.compile(r"`netnotes ([^`]+)`\s*\n+```json\n(.*?)```", re.DOTALL)
ANSWERS = _BLOCK.findall((HERE / "handworked.md").read_text(encoding="utf-8"))


def same(expected: Any, got: Any, where: str) -> None:
    """Assert that all that was worked out is there; the program may answer further keys."""
    if isinstance(expected, dict):
        assert isinstance(got, dict), where
        for key, value in expected.items():
            assert key in got, f"{where}: no {key}"
            same(value, got[key], f"{where}.{key}")
    elif isinstance(expected, list):
        assert isinstance(got, list), where
        assert len(got) == len(expected), where
        for index, (value, other) in enumerate(zip(expected, got, strict=True)):
            name = value.get("name", value.get("title", index)) if isinstance(value, dict) else index
            same(value, other, f"{where}[{name}]")
    elif isinstance(expected, float):
        assert got == pytest.approx(expected, abs=1e-6), where
    else:
        assert got == expected, where


def test_nine_answers_were_worked_out() -> None:
    assert len(ANSWERS) == 9


@pytest.mark.parametrize(("command", "block"), ANSWERS, ids=[command for command, _ in ANSWERS])
def test_the_program_answers_what_was_worked_out(command: str, block: str) -> None:
    asked = [*shlex.split(command), "-C", str(HERE / "handworked"), "--today", "2026-11-21"]
    done = subprocess.run([sys.executable, "-m", "netnotes", *asked], capture_output=True, check=True)
    same(json.loads(block), json.loads(done.stdout), command)
