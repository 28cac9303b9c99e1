"""Run one whole process: how long it took, what it printed, and how much memory it held."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1_000_000
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
_BEAT = 0.01


@dataclass(frozen=True, slots=True)
class Ran:
    """One run. ``largest`` is the peak of its largest process in bytes, ``together`` that of all at one time."""

    seconds: float
    code: int
    out: str
    err: str
    largest: int
    together: int
    timed_out: bool


def netnotes_command() -> list[str]:
    """How netnotes is called: its installed command by this very interpreter, so that no shim is timed with it."""
    script = Path(sysconfig.get_path("scripts")) / "netnotes"
    return [sys.executable, str(script)] if script.is_file() else [sys.executable, "-m", "netnotes"]


def clean_environment(root: Path) -> dict[str, str]:
    """An environment that says little: nothing of the caller's but PATH, compiled modules kept below ``root``."""
    home = root / "home"
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    git = {f"GIT_{who}_{what}": "bench@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {
        **kept,
        **git,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PYTHONPYCACHEPREFIX": str(root / "compiled"),
        "TMPDIR": tempfile.gettempdir(),
    }


def run(
    command: Sequence[str],
    environment: dict[str, str],
    *,
    cwd: Path,
    most_seconds: float = 1800,
    keep: bool = False,
    watch: bool = False,
) -> Ran:
    """Run a process to its end.

    Its output is thrown away unless ``keep``. With ``watch`` the memory of all its processes is added up every ten
    milliseconds, which slows it down a little: time and memory are not to be taken from the same run.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment, cwd=cwd, stdin=subprocess.DEVNULL, stdout=out if keep else subprocess.DEVNULL,
            stderr=err, start_new_session=True,
        )  # fmt: skip
        late = threading.Event()
        timer = threading.Timer(most_seconds, _stop, (process.pid, late))
        timer.start()
        peaks: list[int] = [0]
        ended = threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, ended, peaks))
        if watch:
            watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        timer.cancel()
        ended.set()
        process.returncode = os.waitstatus_to_exitcode(status)
        if watch:
            watcher.join()
        out.seek(0)
        err.seek(0)
        largest = usage.ru_maxrss * _MAXRSS_UNIT
        return Ran(
            seconds, process.returncode, out.read().decode("utf-8", "replace"), err.read().decode("utf-8", "replace"),
            largest, max(largest, *peaks), late.is_set(),
        )  # fmt: skip


def must(ran: Ran, what: str, codes: Sequence[int] = (0,)) -> Ran:
    """The run, where it ended well."""
    if ran.timed_out or ran.code not in codes:
        how = "took too long" if ran.timed_out else f"ended with {ran.code}"
        raise SystemExit(f"{what} {how}:\n{ran.err[-2000:]}")
    return ran


def _stop(pid: int, late: threading.Event) -> None:
    late.set()
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _watch(pid: int, ended: threading.Event, peaks: list[int]) -> None:
    while not ended.wait(_BEAT):
        family = _family(pid)
        if len(family) > 1:  # of one process alone the system itself keeps the peak
            peaks.append(sum(map(_share, family)))


def _family(pid: int) -> list[int]:
    """A process and all that come of it; only itself where the system does not tell."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return found


def _share(pid: int) -> int:
    """A process's proportional share of memory in bytes: what two share is counted once."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
