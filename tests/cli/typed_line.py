"""Somebody at the prompt of a shell: types a line, presses Tab, then Enter, and the program tells what it was given."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

from tests.cli.shell_tools import need

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 60
_START = {
    "bash": ("--noprofile", "--norc", "-i"),
    "zsh": ("-f", "-i"),
    "fish": ("--no-config", "-i"),
}
_READY = {
    "bash": 'bind "set enable-bracketed-paste off"; eval "$(netnotes completion bash)"\n',
    "zsh": 'autoload -Uz compinit; compinit -u -D; eval "$(netnotes completion zsh)"\n',
    "fish": "netnotes completion fish | source\n",
}
_INSTALLED = {
    "bash": "netnotes completion install --shell bash; . ~/.local/share/bash-completion/completions/netnotes\n",
    "zsh": "netnotes completion install --shell zsh; fpath=(~/.local/share/zsh/site-functions $fpath); "
    "autoload -Uz compinit; compinit -u -D\n",
    "fish": "netnotes completion install --shell fish; set -p fish_complete_path ~/.config/fish/completions\n",
}
"""What is done by hand after `netnotes completion install`, where it is not done by the shell's own start."""
_ON_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
)
_PROGRAM = """\
#!/bin/sh
if [ -z "$_NETNOTES_COMPLETE" ] && [ "$1" != completion ]; then
    printf '%s\\000' "$@" > "$GIVEN.part"; mv "$GIVEN.part" "$GIVEN"; exit
fi
exec "$PYTHON" -m netnotes "$@"
"""


class Prompt:
    """A shell on a terminal with completion of netnotes set up; ``netnotes`` there only tells its arguments."""

    def __init__(self, shell: str, folder: Path, scratch: Path, *, installed: bool = False) -> None:
        (scratch / "bin").mkdir()
        self.program_in(scratch / "bin")
        self._given = scratch / "given"
        env = {**self.settings(scratch / "bin"), "GIVEN": str(self._given), "HOME": str(scratch), "TERM": "xterm"}
        leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
        self._leader = leader
        self._shell = subprocess.Popen(
            [sys.executable, "-c", _ON_TERMINAL, need(shell), *_START[shell]],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            cwd=folder,
            env=env,
            start_new_session=True,
        )
        os.close(follower)
        self.screen = self.said = ""
        os.write(leader, (_INSTALLED if installed else _READY)[shell].encode())
        self.line("netnotes ready")
        self.said = ""

    @staticmethod
    def program_in(folder: Path) -> None:
        """Put a `netnotes` into a folder that completes, and otherwise only tells its arguments in the file GIVEN."""
        program = folder / "netnotes"
        program.write_text(_PROGRAM, encoding="utf-8")
        program.chmod(0o755)

    @staticmethod
    def settings(folder: Path) -> dict[str, str]:
        """The environment in which that program is found and works."""
        return {
            **os.environ,
            "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
            "PYTHON": sys.executable,
            "PYTHONPATH": str(ROOT),
            "LC_ALL": "C.UTF-8",
        }

    def line(self, keys: str) -> list[str]:
        """What the program is given when these keys (with a tabulator for Tab) and Enter are pressed."""
        self._given.unlink(missing_ok=True)
        self.screen = ""
        os.write(self._leader, keys.encode() + b"\r")
        self._wait(self._given.exists)
        return self._given.read_text(encoding="utf-8").split("\0")[:-1]

    def close(self) -> None:
        """End the shell."""
        os.killpg(self._shell.pid, signal.SIGKILL)
        self._shell.wait()
        os.close(self._leader)

    def _wait(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE
        while not done():
            assert time.monotonic() < end, f"nothing came of it: {self.screen[-2000:]}"
            if select.select([self._leader], [], [], 0.05)[0]:
                shown = os.read(self._leader, 65536).decode(errors="replace")
                self.screen += shown
                self.said += shown
