"""The tables of docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tests.benchmarks.measures import LIMITS, MEMORY_LIMIT, ROWS, SHORT, Limit, Result
from tests.benchmarks.rivals import Rivalry
from tests.benchmarks.timing import MEGABYTE

HEAD = """\
# Benchmarks

Written by `make bench` on {machine}; {versions}.

Every figure is a whole process from its start to its end, on vaults made by `netnotes demo`; medians of the
rounds. In each round everything below is run once or a few times in turn, so that a busy moment of the machine meets
all alike; files are in the disk cache, compiled modules are there. Seconds are those of one machine, ratios say more:
each is the median in its row divided by the median of what it is held against, of the same rounds. A limit is the
ratio that was set as the goal before; at 1,000 notes, where starting a process is most of the time, there is none.

* Nothing changed: the vault is a committed git repository, its pages included, and everything in it is older than a
  few seconds, so that neither program opens a file again.
* One note changed: a touchpoint is added to the log of somebody who is due. `git status` looks first, then
  `netnotes build` reads the note and writes the pages on which that shows.
* Cold: the folder of the index and the pages are removed before; `rg` and `frontmatter.loads` run over the same notes
  (`frontmatter.loads` in one process with the garbage collector off, and it keeps nothing).
"""
MEMORY = """\
The peak of a cold build, in runs of their own. The largest process is what the system itself kept as its peak
(`ru_maxrss` of `wait4`); all together adds up, every 10 ms, the process and those it started, with memory that they
share counted once (`Pss`). Index is the size of the database and its log on disk.
"""


def report(results: Sequence[Result], rivalry: Rivalry | None) -> str:
    """The whole page."""
    lines = HEAD.format(machine=_machine(), versions=_versions()).splitlines()
    for result in results:
        lines += ["", f"## {result.notes:,} notes", "", f"{_rounds(result)}.", "", *_table(result), *_notes(result)]
    lines += ["", "## Other programs", "", *_rivals(rivalry)]
    lines += ["", "## Memory and growth", "", *MEMORY.splitlines(), "", *_memory(results)]
    for result in results:
        if result.rules:
            lines += ["", f"## What each rule costs, {result.notes:,} notes", "", *result.rules]
        if result.phases:
            lines += ["", f"## Where a cold build's time goes, {result.notes:,} notes", "", *result.phases]
    return "\n".join(lines).rstrip() + "\n"


def _rounds(result: Result) -> str:
    return f"{result.rounds} round{'' if result.rounds == 1 else 's'}"


def _machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} core{'' if cores == 1 else 's'}, {platform.system()}"


def _versions() -> str:
    found = [f"Python {platform.python_version()}"]
    for program in ("git", "rg"):
        try:
            said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
        except OSError:
            continue
        words = said.split("\n")[0].split()
        found.append(" ".join(words[:3]) if program == "git" else f"ripgrep {words[1]}")
    return ", ".join(found)


def seconds(value: float) -> str:
    """Three digits that mean something."""
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def _times(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def _table(result: Result) -> Iterator[str]:
    yield "| what | seconds | ratio to … | limit | holds |"
    yield "|---|---:|---|---:|---|"
    for row, name in ROWS.items():
        if row not in result.times:
            continue
        name = name.format(pages=_pages(result))
        held = [limit for limit in LIMITS if limit.row == row]
        if not held:
            yield f"| {name} | {seconds(result.median(row))} | | | |"
        for limit in held:
            yield f"| {name} | {seconds(result.median(row))} | {_held(result, limit)} |"


def _held(result: Result, limit: Limit) -> str:
    ratio, most = result.ratio(limit), limit.at(result.notes)
    if ratio is None:
        return f"not timed: {SHORT[limit.against]} | {_most(most)} | "
    said = f"{_times(ratio)} × `{SHORT[limit.against]}` | {_most(most)} | "
    if most is None:
        return said
    return said + ("yes" if ratio <= most else "**no**")


def _most(most: float | None) -> str:
    return "–" if most is None else f"{most:g} ×"


def _pages(result: Result) -> str:
    low, high = min(result.pages), max(result.pages)
    return str(low) if low == high else f"{low}–{high}"


def _notes(result: Result) -> Iterator[str]:
    for what, rows in (("Over the limit", filter(result.misses, ROWS)), ("Not timed here", result.missing)):
        names = "; ".join(ROWS[row].format(pages=_pages(result)) for row in rows)
        if names:
            yield ""
            yield f"{what}: {names}."


def _rivals(rivalry: Rivalry | None) -> Iterator[str]:
    if rivalry is None:
        yield "Not measured in this run: `--rivals` fetches them and times them beside netnotes."
        return
    yield "They do other work than netnotes, and none of them does all of it; what each did is said. The ratio is to"
    yield "netnotes in the same rounds: above 1 it took longer than netnotes, below 1 less."
    yield ""
    yield "| program | what it did | notes | seconds | runs | peak MB | ratio to … |"
    yield "|---|---|---:|---:|---:|---:|---|"
    for row in rivalry.rows:
        if not row.times:
            yield f"| {row.name} | {row.did} | {row.notes:,} | {row.why_not} | | | |"
            continue
        ours = statistics.median(row.ours)
        taken = statistics.median(row.times)
        yield (
            f"| {row.name} | {row.did} | {row.notes:,} | {seconds(taken)} | {len(row.times)} "
            f"| {row.peak / MEGABYTE:.0f} | {_times(taken / ours)} × {row.against} ({seconds(ours)} s) |"
        )
    for line in rivalry.missing:
        yield ""
        yield line


def _memory(results: Sequence[Result]) -> Iterator[str]:
    yield "| notes | cold build | ms a note | largest process | all together | KB a note | limit | holds | index |"
    yield "|---:|---:|---:|---:|---:|---:|---:|---|---:|"
    for result in results:
        cold = result.median("cold")
        limited = result.notes >= 100_000
        holds = "" if not limited else "yes" if result.together < MEMORY_LIMIT else "**no**"
        limit = f"{MEMORY_LIMIT // MEGABYTE} MB" if limited else "–"
        yield (
            f"| {result.notes:,} | {seconds(cold)} s | {cold / result.notes * 1000:.2f} "
            f"| {result.largest / MEGABYTE:.0f} MB | {result.together / MEGABYTE:.0f} MB "
            f"| {result.together / result.notes / 1000:.1f} | {limit} | {holds} | {result.index / MEGABYTE:.1f} MB |"
        )
    for less, more in pairwise(results):
        notes = more.notes / less.notes
        time = more.median("cold") / less.median("cold")
        memory = more.together / less.together
        yield ""
        yield (
            f"From {less.notes:,} to {more.notes:,} notes, {notes:g} times as many, a cold build takes {time:.1f} "
            f"times as long and {memory:.1f} times the memory; no change takes "
            f"{more.median('unchanged') / less.median('unchanged'):.1f} times as long."
        )
