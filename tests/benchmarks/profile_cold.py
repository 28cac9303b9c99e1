"""Where the time of a cold build goes, phase by phase.

    python -m tests.benchmarks.profile_cold [--notes 10000] [--keep DIR]

A clock interrupts the build every two milliseconds and looks which part of the program is at work: the innermost
function that belongs to a phase. Each look counts for the time since the one before, so long calls into SQLite or the
system are counted in full. A process that only waits for its workers is where it waits. The time before the first look
(starting Python) is what the whole process took beyond that.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import FrameType
from typing import NoReturn

from tests.benchmarks.timing import MEGABYTE
from tests.benchmarks.vaults import Vault

_EVERY = 0.002
START, IMPORTS, REST = "start Python and this clock", "import modules", "everything else"
PHASES = {
    "netnotes.vault.folders": "look through the folders",
    "netnotes.vault.walk": "look through the folders",
    "netnotes.index.reading": "read: open files, hash",
    "netnotes.vault.files": "read: open files, hash",
    "netnotes.vault.frontmatter": "read: front matter",
    "netnotes.vault.fast_front_matter": "read: front matter",
    "netnotes.vault.yaml_front_matter": "read: front matter",
    "netnotes.vault.yaml_reader": "read: front matter",
    "netnotes.vault.reader": "read: body and records",
    "netnotes.vault.body": "read: body and records",
    "netnotes.vault.resolve": "resolve names",
    "netnotes.vault.resolving": "resolve names",
    "netnotes.vault.deriving": "resolve names",
    "netnotes.vault.names": "resolve names",
    "netnotes.index.apply": "write tables",
    "netnotes.index.rows": "write tables",
    "netnotes.index.store": "write tables",
    "netnotes.index.workers": "take over what the other process did, and wait for it",
    "netnotes.index.network": "read records back",
    "netnotes.index": "other index work",
    "netnotes.lint": "rules",
    "netnotes.rules": "rules",
    "netnotes.pages": "pages",
    "netnotes.vault.generated": "pages",
    "netnotes.vault.writing": "pages",
    "netnotes.vault.state": "pages",
}
"""A module and what its functions, and all that they call, work at; the longest name that fits counts."""


class Looks:
    """Seconds and peak memory by phase."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.peaks: dict[str, int] = {}
        self.last = time.perf_counter()

    def look(self, number: int, frame: FrameType | None) -> None:
        """Count the time since the last look for the phase that is at work now."""
        now = time.perf_counter()
        passed, self.last = now - self.last, now  # first of all: the next look may interrupt this one
        phase = _phase_of(frame)
        self.seconds[phase] = self.seconds.get(phase, 0) + passed
        self.peaks[phase] = max(self.peaks.get(phase, 0), _resident())


def _phase_of(frame: FrameType | None) -> str:
    while frame is not None:
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith("importlib") or frame.f_code.co_name == "<module>":
            return IMPORTS if module != "__main__" else REST
        while module.startswith("netnotes."):
            if module in PHASES:
                return PHASES[module]
            module = module.rpartition(".")[0]
        frame = frame.f_back
    return REST


def _resident() -> int:
    """The memory that this process holds now; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def watched(words: list[str], into: str) -> NoReturn:
    """Run the command line, write what was seen of it into a file, and leave at once, as netnotes does."""
    looks = Looks()
    gc.disable()
    signal.signal(signal.SIGALRM, looks.look)
    signal.setitimer(signal.ITIMER_REAL, _EVERY, _EVERY)
    from netnotes.cli.main import run

    code = run(words)
    signal.setitimer(signal.ITIMER_REAL, 0)
    looks.look(0, None)
    Path(into).write_text(json.dumps([looks.seconds, looks.peaks]), encoding="utf-8")
    sys.stdout.flush()
    os._exit(code)


def phases(vault: Vault) -> list[str]:
    """The lines of a table: the phases of one cold build of a vault that was made before."""
    vault.cool()
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        command = [sys.executable, "-m", "tests.benchmarks.profile_cold", "--into", file.name]
        words = vault.netnotes("build")[-5:]
        vault.paths = (str(Path(__file__).parents[2]),)
        ran = vault.run([*command, *words])
        vault.paths = ()
        seconds, peaks = json.loads(Path(file.name).read_text(encoding="utf-8"))
    seconds[START] = max(ran.seconds - sum(seconds.values()), 0)
    return table(ran.seconds, seconds, peaks)


def table(whole: float, seconds: Mapping[str, float], peaks: Mapping[str, int]) -> list[str]:
    """Markdown."""
    order = [START, IMPORTS, *dict.fromkeys(PHASES.values()), REST]
    lines = ["| phase | seconds | share | highest memory while at it |", "|---|---:|---:|---:|"]
    for phase in order:
        if phase in seconds:
            taken, peak = seconds[phase], peaks.get(phase, 0)
            memory = f"{peak / MEGABYTE:.0f} MB" if peak else ""
            lines.append(f"| {phase} | {taken:.2f} | {taken / whole:.0%} | {memory} |")
    return [*lines, f"| all | {whole:.2f} | | |"]


def main() -> None:
    """Profile one cold build and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--keep", type=Path, help="make the vault here, or use the one that is there")
    parser.add_argument("--into", help=argparse.SUPPRESS)
    parser.add_argument("words", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.into:
        watched(asked.words, asked.into)
    with tempfile.TemporaryDirectory(prefix="netnotes-bench-") as folder:
        vault = Vault(asked.keep.absolute() if asked.keep else Path(folder), asked.notes)
        vault.make()
        print(f"Cold build, {asked.notes:,} notes:", "", *phases(vault), sep="\n")


if __name__ == "__main__":
    main()
