"""A terminal of 80 columns, colours and pipes, seen by the whole program."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from netnotes.cli.colors import wants_color
from netnotes.cli.output.widths import display_width
from tests.cli.conftest import TODAY, Program

VAULT = Path(__file__).resolve().parents[2] / "example-vault"
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(*args: str | Path, columns: int = 80, env: Mapping[str, str] | None = None) -> str:
    """What the program writes to a terminal so wide, standard error included."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "NETNOTES_TODAY": TODAY}
    process = subprocess.Popen(
        [sys.executable, "-m", "netnotes", *map(str, args)],
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=follower,
        env={**environment, **(env or {})},
    )
    os.close(follower)
    chunks = []
    while True:
        try:
            chunk = os.read(leader, 65536)
        except OSError:  # the other side has hung up
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(leader)
    assert process.wait() in {0, 1}
    return b"".join(chunks).decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    "args",
    [
        ("today",), ("due", "--all"), ("balance",), ("goals", "--all"), ("people",), ("people", "--in", "e"),
        ("show", "ana silva"), ("goals", "speak"), ("balance", "ana silva"), ("--help",), ("due", "--help"),
        ("doctor",),
    ],
)  # fmt: skip
def test_everything_fits_eighty_columns(args: tuple[str, ...]) -> None:
    lines = [ANSI.sub("", line) for line in on_terminal("-C", VAULT, *args).splitlines()]
    too_wide = [line for line in lines if display_width(line) > 80]
    places = [line for line in too_wide if re.fullmatch(r"\s*\S.*\.md(:\d+)?", line)]
    assert too_wide == places, "only a place may be wider: it is never broken"


def test_home_is_at_most_forty_lines() -> None:
    assert len(on_terminal("-C", VAULT).splitlines()) <= 40


def test_a_terminal_gets_colours_and_a_pipe_none(program: Program) -> None:
    assert "\x1b[1m" in on_terminal("-C", VAULT, "due")
    assert "\x1b" not in program("-C", VAULT, "due").stdout


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_none_is_wanted(env: dict[str, str]) -> None:
    assert "\x1b" not in on_terminal("-C", VAULT, "due", env=env)
    assert "\x1b" not in on_terminal("-C", VAULT, "today", env=env)


def test_no_color_is_an_option_too() -> None:
    assert "\x1b" not in on_terminal("-C", VAULT, "due", "--no-color")


def test_an_empty_no_color_does_not_count() -> None:
    assert "\x1b" in on_terminal("-C", VAULT, "due", env={"NO_COLOR": ""})


def test_force_color_colours_a_pipe(program: Program) -> None:
    assert "\x1b[1m" in program("-C", VAULT, "due", env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b" not in program("-C", VAULT, "due", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


@pytest.mark.parametrize(
    ("environ", "no_color", "expected"),
    [
        ({}, False, None),
        ({"TERM": "xterm"}, True, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ({"FORCE_COLOR": "0"}, False, None),
        ({"TERM": "dumb"}, False, False),
    ],
)
def test_whose_word_on_colours_counts(environ: dict[str, str], no_color: bool, expected: bool | None) -> None:
    assert wants_color(environ, no_color=no_color) is expected


def test_a_pipe_is_never_cut(program: Program, tmp_path: Path) -> None:
    name = "A" * 150
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / f"{name}.md").write_text("A friend.\n", encoding="utf-8")
    assert name in program("-C", tmp_path, "people").stdout
    assert "…" in on_terminal("-C", tmp_path, "people")


def test_a_hint_stands_below_its_problem_on_a_terminal(vault: Callable[[str], Path]) -> None:
    root = vault("=== people/Ana.md\n---\ncadence: sometimes\n---\n")
    first, second, _ = on_terminal("check", root, "--no-color").splitlines()
    assert first.startswith("people/Ana.md:2:1: ")
    assert second.startswith("    ")


def test_network_tells_organizations_by_their_whole_names() -> None:
    text = on_terminal("-C", VAULT, "network", "--no-color")
    told = text[text.index("\nOrganizations and communities\n") : text.index("\nLifelines\n")]
    for name in ("Heron Grid", "Marlowe Institute", "Museum of Tides", "Open Data Guild", "Waterkant University"):
        assert f"\n  {name}: " in told
    assert "…" not in told
    assert max(map(display_width, told.splitlines())) <= 80


def test_home_cuts_after_a_word(tmp_path: Path) -> None:
    words = "marmalade " * 40
    for number in range(9):
        note = tmp_path / "people" / f"P{number}.md"
        note.parent.mkdir(exist_ok=True)
        note.write_text(f"---\ncadence: weekly\n---\n## Log\n- 2026-01-05 call: {words}\n", encoding="utf-8")
    text = on_terminal("-C", tmp_path, "today", "--no-color", env={"NETNOTES_CACHE_DIR": str(tmp_path / "cache")})
    said = [line.strip() for line in text.splitlines() if "marmalade" in line]
    assert len(said) == 10, "two lines for each of the five"
    assert all(word == "marmalade" for line in said for word in line.removeprefix("last time: ").rstrip("…").split())
    assert sum(line.endswith("marmalade…") for line in said) == 5


def test_done_says_whom_it_concerns_and_leaves_places_out() -> None:
    text = on_terminal("-C", VAULT, "done", "--no-color")
    assert text.splitlines()[0].split() == ["No.", "Who", "Due", "What"]
    assert "Hal Pemberton" in text
    assert ".md" not in text
