"""A watch in a process of its own, and what it says while the test does things to its vault."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tests.index.processes import environment

HANGS = 90.0
PAUSE = 0.02
TODAY = "2026-11-21"
SMALL = """
    === people/Ana.md
    ---
    cadence: monthly
    added: 2026-08-01
    ---
    ## Log
    - 2026-11-20 coffee
    === people/Bo.md
    ---
    cadence: weekly
    added: 2026-08-01
    ---
    ## Log
    - 2026-11-20 coffee
"""
OVERDUE = "---\ncadence: monthly\nadded: 2026-08-01\n---\n## Log\n- 2026-08-20 coffee\n"


class Watched:
    """A running watch; ``builds`` are what its builds say they did, ``told`` the lines of its standard error."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.out: list[str] = []
        self.told: list[str] = []
        pipes = ((process.stdout, self.out), (process.stderr, self.told))
        self._readers = [threading.Thread(target=self._read, args=pair) for pair in pipes]
        for reader in self._readers:
            reader.start()

    @staticmethod
    def _read(pipe: IO[str], lines: list[str]) -> None:
        for line in pipe:
            if text := line.rstrip("\n"):  # Ctrl-C ends the line of a terminal
                lines += [text]

    @property
    def builds(self) -> list[dict[str, Any]]:
        """What was printed as JSON, one object for each build that changed something, and for the first."""
        text, found, decoder = "\n".join(self.out), [], json.JSONDecoder()
        while text := text.lstrip():
            try:
                value, end = decoder.raw_decode(text)
            except ValueError:  # it is still being printed
                break
            found.append(value)
            text = text[end:]
        return found

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait until something is so."""
        began = time.monotonic()
        while not holds():
            assert self.process.poll() is None, ("it ended", self.told)
            assert time.monotonic() - began < HANGS, (what, self.out, self.told)
            time.sleep(PAUSE)

    def hears(self, text: str) -> None:
        """Wait until it says that on standard error."""
        self.until(lambda: any(text in line for line in self.told), text)

    def interrupt(self) -> int:
        """Press Ctrl-C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(HANGS)
        for reader in self._readers:
            reader.join()
        return code


@contextmanager
def watching(
    root: Path,
    home: Path,
    *args: str,
    before: Sequence[str] = (),
    code: str = "",
    today: str = TODAY,
    name: str = "watch",
) -> Iterator[Watched]:
    """A watch (or `serve`, by its name) that has built once. ``code`` is run in its process before the program."""
    start = ["-c", f"{code}\nfrom netnotes.cli.start import main\nmain()"] if code else ["-m", "netnotes"]
    command = [*before, sys.executable, *start, "-C", str(root), name, *args]
    env = environment(home, NETNOTES_TODAY=today) if today else environment(home)
    if not today:
        del env["NETNOTES_TODAY"]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        watched = Watched(process)
        try:
            if "-q" not in args:
                watched.hears("Ctrl-C ends it")
            yield watched
        finally:
            process.kill()
            process.wait()


def is_overdue(root: Path, name: str) -> bool:
    """Whether the page says that somebody is overdue."""
    return name in (root / "dashboards/Due.md").read_text(encoding="utf-8")
