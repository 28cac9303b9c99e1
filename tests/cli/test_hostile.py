"""Notes of a stranger: no control code in any format of any command, on either stream (SPEC 11)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

EVIL = "\\e]0;owned\\a\\e[2J\\e]8;;http://x\\e\\\\ \\u202eevil \\u009b31m \\x7f=cmd"
HOSTILE = f"""
    === netnotes.yaml
    sooon_days: "{EVIL}"
    === people/Mal\u202elory\u009b.md
    ---
    name: "{EVIL}"
    aliases: ["mallory", "{EVIL}"]
    cadence: monthly
    role: "{EVIL}"
    organization: "{EVIL}"
    location: "{EVIL}"
    category: "{EVIL}"
    snooze: "{EVIL}"
    offers: ["{EVIL}"]
    email: "=1+1|{EVIL}"
    ---
    ## Log

    - 2026-09-30 coffee: \x1b]0;owned\x07 \u202e text [got:: \x1b[31m a favour]
    === people/Other.md
    ---
    name: "Other {EVIL}"
    aliases: mallory
    ---
    === goals/Go\u2066al\u009d.md
    ---
    why: "{EVIL}"
    needs: ["{EVIL}"]
    people: ["[[mallory]]", "{EVIL}"]
    ---
    === meetings/2026-11-25 \u202eLunch.md
    ---
    people: ["[[Mal\u202elory\u009b]]"]
    gave: "{EVIL}"
    ---
"""
BAD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
PATH = "people/Mal\u202elory\u009b.md"
COMMANDS = [
    ("today",), ("due", "--all"), ("balance",), ("balance", PATH), ("goals", "--all"), ("goals", "go"), ("people",),
    ("people", "--in", "\x1b[31mnowhere"), ("show", PATH), ("show", "mallory"), ("show", "\x1b]0;x\x07\u202e"),
    ("why", PATH), ("history", PATH), ("check", "--infos"), ("build",), ("build", "--check"), ("doctor",), ("init",),
    ("goals", "\x1b[31m"), ("\x1b[31mcommand",), ("due", "--\x1b[31m"), ("due", "--today", "\x1b[31m"),
]  # fmt: skip


@pytest.mark.parametrize("format_", ["table", "json", "csv", "md"])
@pytest.mark.parametrize("command", COMMANDS, ids=[repr(" ".join(command)) for command in COMMANDS])
@pytest.mark.parametrize("option", ["-v", "-q"])
def test_no_control_code_is_printed(
    run: Run, vault: Callable[[str], Path], command: tuple[str, ...], format_: str, option: str
) -> None:
    result = run("-C", vault(HOSTILE), "--format", format_, option, *command)
    assert result.code in {0, 1, 2}
    assert BAD.findall(result.out) == []
    assert BAD.findall(result.err) == []


def test_the_notes_are_hostile_indeed(run: Run, vault: Callable[[str], Path]) -> None:
    found = run("-C", vault(HOSTILE), "show", PATH, "--format", "json")
    assert {"\x1b", "\x9b", "\u202e"} <= set(found.json["name"])
    assert "\x1b" in found.json["recent"][0]["text"]
    assert "\\u001b" in found.out


def test_a_vault_may_have_a_hostile_name(run: Run, tmp_path: Path) -> None:
    root = tmp_path / "v\x1b[31m\u202e"
    root.mkdir()
    for command in (("doctor",), ("init", root), ("demo", root), ("-C", root / "no\x1b", "due")):
        result = run("-C", root, *command) if command[0] == "doctor" else run(*command)
        assert BAD.findall(result.out + result.err) == []
