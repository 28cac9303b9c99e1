"""Somebody at a terminal: runs the program there and types when it asks."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.cli.conftest import TODAY

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_PATIENCE = 30


class Talk(NamedTuple):
    """What was on the screen, without colours, and the exit code."""

    screen: str
    code: int


def talk(
    *args: str | Path, answers: Sequence[tuple[str, str]], program: Sequence[str | Path] = ("-m", "netnotes")
) -> Talk:
    """Run the program on a terminal of 80 columns; for each answer wait for the text, then press the keys.

    A text that does not come is left waiting until the program ends.
    """
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "NETNOTES_TODAY": TODAY}
    process = subprocess.Popen(
        [sys.executable, *map(str, program), *map(str, args)],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=environment,
        start_new_session=True,
    )
    os.close(follower)
    try:
        screen = _talk(leader, list(answers))
    finally:
        os.close(leader)
        code = _end(process)
    return Talk(_ANSI.sub("", screen).replace("\r\n", "\n"), code)


def _end(process: subprocess.Popen[bytes]) -> int:
    """The exit code; whoever does not end is made to."""
    try:
        return process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _talk(leader: int, waiting: list[tuple[str, str]]) -> str:
    screen, seen, decoder = "", 0, codecs.getincrementaldecoder("utf-8")()
    while chunk := _read(leader, screen):
        screen += decoder.decode(chunk)
        while waiting and (at := screen.find(waiting[0][0], seen)) >= 0:
            seen = at + len(waiting[0][0])
            os.write(leader, waiting.pop(0)[1].encode())
    return screen


def _read(leader: int, screen: str) -> bytes:
    """What comes next from the program; nothing when it has ended. A silent program is a failure."""
    assert select.select([leader], [], [], _PATIENCE)[0], f"the program waits for a key: {screen[-500:]}"
    try:
        return os.read(leader, 65536)
    except OSError:  # the other side has hung up
        return b""
