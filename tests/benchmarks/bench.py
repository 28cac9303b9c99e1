"""Time whole processes on made-up vaults, hold them against their limits, and print what came out as a page.

    python -m tests.benchmarks.bench [--notes 1000 10000 100000] [--rounds 5] [--keep DIR] [--rivals]
                                     [--write docs/benchmarks.md]

Progress goes to standard error. The vaults are made in the temporary folder, or once for many runs in --keep DIR.
--rivals fetches other programs into build/bench/rivals, and times them in the same run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from tests.benchmarks.measures import Result, measure
from tests.benchmarks.profile_cold import phases
from tests.benchmarks.report import report
from tests.benchmarks.rivals import Rivalry, compete, fetch
from tests.benchmarks.rules_share import shares
from tests.benchmarks.vaults import Vault

RIVALS = Path("build/bench/rivals")
SHARED = 10_000
_started = time.monotonic()


def say(text: str, notes: int = 0) -> None:
    """Tell of progress."""
    size = f"{notes:,} notes: " if notes else ""
    sys.stderr.write(f"{time.monotonic() - _started:6.0f} s  {size}{text}\n")
    sys.stderr.flush()


def bench(root: Path, asked: argparse.Namespace) -> str:
    """Measure every size; gives the page."""
    rivalry: Rivalry | None = fetch(RIVALS.absolute(), say) if asked.rivals else None
    results: list[Result] = []
    for notes in sorted(asked.notes):
        vault = Vault(root, notes)
        tell = partial(say, notes=notes)
        result = measure(vault, asked.rounds, tell)
        if rivalry:
            compete(rivalry, vault, asked.rival_seconds, tell)
        if asked.phases or result.misses("cold"):
            tell("where a cold build's time goes")
            result.phases = phases(vault)
        if notes >= SHARED:
            tell("what each rule costs")
            result.rules = shares(vault, asked.rounds)
        if not asked.keep:
            vault.clear()
        results.append(result)
    return report(results, rivalry)


def main() -> None:
    """Run and print; with ``--write`` also into a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, nargs="+", default=[1_000, 10_000], metavar="N")
    parser.add_argument(
        "--rounds", type=int, default=5, help="how often everything is timed (5); at most 3 above 10,000"
    )
    parser.add_argument("--keep", type=Path, metavar="DIR", help="make the vaults here, and use them again next time")
    parser.add_argument("--rivals", action="store_true", help="fetch other programs and time them, too")
    parser.add_argument("--rival-seconds", type=float, default=60, help="leave out or stop what takes longer (60)")
    parser.add_argument("--phases", action="store_true", help="say where a cold build's time goes even within limits")
    parser.add_argument("--write", type=Path, metavar="FILE")
    asked = parser.parse_args()
    if asked.rounds < 1 or min(asked.notes) < 100:
        parser.error("at least 1 round and 100 notes")
    with tempfile.TemporaryDirectory(prefix="netnotes-bench-") as folder:
        root = asked.keep.absolute() if asked.keep else Path(folder)
        root.mkdir(parents=True, exist_ok=True)
        text = bench(root, asked)
    sys.stdout.write(text)
    if asked.write:
        asked.write.parent.mkdir(parents=True, exist_ok=True)
        asked.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
