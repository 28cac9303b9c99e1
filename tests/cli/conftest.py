"""Fixtures for commands: run one in this process, or the whole program in its own; a small vault to ask."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from netnotes.cli import main

TODAY = "2026-11-21"
SMALL = """
    === netnotes.yaml
    quiet: [{from: 12-24, to: 01-02}]
    === Me.md
    ---
    type: me
    name: Robin Moreira
    offers: [roadmap reviews]
    ---
    === people/Ana Silva.md
    ---
    aliases: [Annie]
    category: colleague
    cadence: every 6 weeks
    organization: Acme
    role: analyst
    location: Lisbon
    email: ana@acme.example
    ---
    ## Log

    - 2026-09-30 coffee: she is moving teams [got:: a tip about the grant]
    === people/Ana Costa.md
    ---
    cadence: quarterly
    added: 2026-08-20
    location: Porto
    ---
    === people/Bo Chen.md
    ---
    cadence: monthly
    needs: [roadmap reviews]
    ---
    === people/José Núñez.md
    ---
    account: off
    ---
    === goals/Publish the survey.md
    ---
    due: 2026-12-01
    why: it helps
    needs:
      - {what: statistics, people: "[[Ana Silva]]"}
    ---
    === meetings/2026-11-10 Call with Bo.md
    ---
    people: ["[[Bo Chen]]"]
    kind: call
    gave: {what: introduced him to Ana, size: 2}
    ---
"""


@dataclass(frozen=True, slots=True)
class Result:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON on standard output."""
        return json.loads(self.out)


class Run(Protocol):
    """Runs the command line in this process."""

    def __call__(self, *args: str | Path, today: str = TODAY) -> Result: ...


class Program(Protocol):
    """Runs the whole program in a process of its own."""

    def __call__(
        self, *args: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture(autouse=True)
def elsewhere(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory, a home and folders of its own for every test, and none of the user's settings."""
    home = tmp_path_factory.mktemp("home")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", *(n for n in os.environ if n.startswith("NETNOTES_"))):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": home, "NETNOTES_CACHE_DIR": home / "c", "NETNOTES_STATE_DIR": home / "s"}.items():
        monkeypatch.setenv(name, str(value))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.chdir(home)
    return home


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def invoke(*args: str | Path, today: str = TODAY) -> Result:
        code = main.run([*(["--today", today] if today else []), *map(str, args)])
        return Result(code, *capsys.readouterr())

    return invoke


@pytest.fixture
def small(vault: Callable[[str], Path], run: Run) -> Callable[..., Result]:
    """Runs a command on the small vault."""
    root = vault(SMALL)
    return lambda *args, **settings: run("-C", root, *args, **settings)


@pytest.fixture
def program() -> Program:
    def start(
        *args: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "netnotes", *map(str, args)]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), **(env or {})}
        return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)

    return start
