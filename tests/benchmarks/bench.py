"""Time whole processes on made-up vaults and print ratios against references timed in the same run.

    python tests/benchmarks/bench.py [--notes 1000 10000] [--rounds 5] [--write docs/benchmarks.md]

References: one process that calls `frontmatter.loads` over the same files, `rg -c` where ripgrep is installed,
and `python -c "import click"`. Rounds are interleaved, so that a busy machine slows all alike; the median counts.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from netnotes.demo import iter_demo

TODAY = date(2026, 11, 21)
READ_ALL = """
import sys, pathlib, frontmatter
for path in pathlib.Path(sys.argv[1]).rglob("*.md"):
    frontmatter.loads(path.read_text(encoding="utf-8"))
"""
Command = tuple[str, list[str]]


def make_vault(root: Path, notes: int) -> Path:
    """Write a made-up vault of so many notes; returns its folder."""
    vault = root / f"vault-{notes}"
    for path, text in iter_demo(notes=notes, today=TODAY):
        file = vault / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    return vault


def commands(vault: Path) -> list[Command]:
    """Name and command line of each thing to time; the first is the reference of the ratios."""
    netnotes = [sys.executable, "-m", "netnotes"]
    on = ["-C", str(vault), "--today", TODAY.isoformat()]
    found: list[Command] = [
        ("frontmatter.loads over all notes", [sys.executable, "-c", READ_ALL, str(vault)]),
        ("netnotes build, no pages there", [*netnotes, "build", *on]),
        ("netnotes build, nothing changed", [*netnotes, "build", *on]),
        ("netnotes today", [*netnotes, "today", *on]),
        ("netnotes due --format json", [*netnotes, "due", "--format", "json", *on]),
        ("netnotes check", [*netnotes, "check", *on]),
        ("netnotes --help", [*netnotes, "--help"]),
        ('python -c "import click"', [sys.executable, "-c", "import click"]),
    ]
    if rg := shutil.which("rg"):
        found.append(("rg -c status", [rg, "-c", "status", str(vault)]))
    return found


def time_once(name: str, command: list[str], vault: Path, environment: dict[str, str]) -> float:
    """Seconds that one run of the command takes; pages are removed first where the name says so."""
    if name.endswith("no pages there"):
        shutil.rmtree(vault / "dashboards", ignore_errors=True)
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    taken = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(f"{name} failed:\n{done.stderr.decode()}")
    return taken


def table(notes: int, root: Path, rounds: int) -> list[str]:
    """The lines of a Markdown table for one size of vault."""
    vault = make_vault(root, notes)
    state = {"NETNOTES_STATE_DIR": str(root / "state"), "NETNOTES_CACHE_DIR": str(root / "cache")}
    environment = {**os.environ, **state}
    runs = commands(vault)
    times: dict[str, list[float]] = {name: [] for name, _ in runs}
    for _ in range(rounds):
        for name, command in runs:
            times[name].append(time_once(name, command, vault, environment))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    reference = medians[runs[0][0]]
    lines = [f"## {notes:,} notes", "", "| whole process | seconds | ratio to frontmatter.loads |", "|---|---|---|"]
    lines += [f"| `{name}` | {taken:.2f} | {taken / reference:.2f} |" for name, taken in medians.items()]
    if "rg -c status" not in medians:
        lines += ["", "`rg` is not installed here: no ratio to it."]
    else:
        ratio = medians["netnotes build, no pages there"] / medians["rg -c status"]
        lines += ["", f"A build with no pages there takes {ratio:.0f} times as long as `rg -c status`."]
    return [*lines, ""]


def main() -> None:
    """Run and print; with ``--write`` also into a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    python = f"Python {platform.python_version()}, {os.cpu_count()} cores"
    head = [
        "# Benchmarks",
        "",
        "Written by `make bench`. Whole processes, interleaved, medians. Ratios within one run mean more than seconds.",
        "",
        f"{python}, {asked.rounds} rounds.",
        "",
    ]
    with tempfile.TemporaryDirectory(prefix="netnotes-bench-") as folder:
        lines = [line for notes in asked.notes for line in table(notes, Path(folder), asked.rounds)]
    text = "\n".join([*head, *lines]).rstrip() + "\n"
    sys.stdout.write(text)
    if asked.write:
        asked.write.parent.mkdir(parents=True, exist_ok=True)
        asked.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
