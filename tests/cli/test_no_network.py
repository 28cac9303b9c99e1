"""No command opens a connection: each runs where whatever makes a socket ends the program (SPEC 11)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from netnotes.cli.group import NAMES

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests" / "importers" / "linkedin" / "as_exported.csv"
ALONE = """
import os, sys, json
def refuse(event, args):
    if event.startswith("socket.") and event != "socket.gethostname":
        sys.stderr.write(f"NETWORK {event}")
        sys.stderr.flush()
        os._exit(99)
sys.addaudithook(refuse)
from netnotes.cli.main import run
for words in json.loads(sys.argv[1]):
    code = run(words)
    print(json.dumps([words[0], code]))
if sys.argv[2:]:
    import socket
    socket.socket()
"""
COMMANDS = [
    "today", "due --all", "goals", "plan", "balance", "followups", "dates", "people --duplicates", "network", "catchup",
    "review", "show ana silva", "brief ana silva", "draft ana silva --kind reconnect", "history ana silva",
    "why ana silva", "path hiroko", "intros", "match data", "find grant", "inbox", "triage", "done", "undo --list",
    "check", "doctor", "init --explain", "export ics", "export vcard", "export sqlite -o people.db", "export digest",
    "build --site", "log ana silva --kind call", "set ana silva tier=close", "snooze ana silva 2w", "undo",
    "archive ana silva", "rename nikhil Nikhil_Bose-Hale", "new person Zoe_Lind", f"import {SAMPLE} --yes",
    "completion bash", "obsidian setup -n", "obsidian setup --yes --no-derived", "today --into-daily",
    "check --format sarif",
]  # fmt: skip
APART = {"query", "merge", "edit", "open", "watch", "serve", "demo", "git", "lsp", "mcp"}
"""Ask in a process of their own, start another program, listen on this computer, or go on until they are ended."""


def run_alone(vault: Path, commands: list[list[str]], *more: str) -> subprocess.CompletedProcess[str]:
    """Run commands in one process in which nothing may make a socket."""
    env = {**os.environ, "NETNOTES_VAULT": str(vault), "NETNOTES_TODAY": "2026-11-21", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", ALONE, json.dumps(commands), *more], cwd=vault, env=env, capture_output=True, text=True,
        check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "example-vault", tmp_path / "vault")
    return tmp_path / "vault"


def test_no_command_makes_a_socket(vault: Path) -> None:
    result = run_alone(vault, [words.split() for words in COMMANDS])
    assert "NETWORK" not in result.stderr
    assert result.returncode == 0, result.stderr
    done = [json.loads(line) for line in result.stdout.splitlines() if line.startswith('["')]
    assert [name for name, code in done if code not in (0, 1)] == []
    assert len(done) == len(COMMANDS)


def test_a_socket_would_be_seen(vault: Path) -> None:
    result = run_alone(vault, [["today"]], "and a socket")
    assert (result.returncode, "NETWORK socket.__new__" in result.stderr) == (99, True)


def test_no_command_is_forgotten() -> None:
    asked = {words.split()[0] for words in COMMANDS}
    assert sorted(set(NAMES) - asked - APART) == []
