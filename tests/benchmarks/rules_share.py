"""What each rule costs beside a full render of the pages: `python -m tests.benchmarks.rules_share --notes 10000`.

Every rule runs by itself in a process of its own, on the stored network of a made-up vault, so that none profits from
what another found out; figures are seconds of processor time, medians of the rounds. The share is against rendering
all pages once in the same kind of process.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.vaults import TODAY, write_vault

RENDER = "all pages"
RULES = {
    "due": ("due", "due_rows"),
    "balance": ("accounts", "balance_rows"),
    "goals": ("goals", "goal_rows"),
    "drifting": ("drifting", "drifting_rows"),
    "home": ("home", "home"),
    "follow-ups": ("followups", "follow_up_rows"),
    "follow up now": ("follow_up_now", "follow_up_now"),
    "dates": ("dates", "date_rows"),
}
"""The command or part of a page → the module in `netnotes.rules` and its function of a network and a day."""
_PROCESS = """
import gc, sys, time
from datetime import date
from pathlib import Path
from netnotes.index.load import load_network
gc.disable()
root, today = Path(sys.argv[1]), date.fromisoformat(sys.argv[2])
network = load_network(root)
network.people, network.config
{rule}
began = time.process_time()
ask()
print(time.process_time() - began)
"""
_RULE = """
from netnotes.rules.{module} import {rule} as rule
ask = lambda: rule(network, today)
"""
_RENDER = """
from netnotes.pages.render import Rendering, choose_templates, render_pages
how = Rendering(templates=choose_templates({}))
ask = lambda: render_pages(network, today, how, [])
"""


def measure(root: Path, rounds: int) -> dict[str, float]:
    """Seconds of processor time by rule, in the order of `RULES`; the render comes last."""
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        rules = {name: _RULE.format(module=module, rule=rule) for name, (module, rule) in RULES.items()}
        for name, rule in {**rules, RENDER: _RENDER}.items():
            command = [sys.executable, "-c", _PROCESS.format(rule=rule), str(root), TODAY.isoformat()]
            ran = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ))
            found.setdefault(name, []).append(float(ran.stdout))
    return {name: statistics.median(times) for name, times in found.items()}


def table(notes: int, found: dict[str, float]) -> str:
    """The figures as Markdown, each beside the render."""
    whole = found[RENDER]
    rows = [f"| {name} | {seconds:.3f} | {seconds / whole:.0%} |" for name, seconds in found.items()]
    return "\n".join([f"| rule, {notes:,} notes | seconds | of all pages |", "|---|---:|---:|", *rows]) + "\n"


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=10_000, metavar="N")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="netnotes-rules-") as folder:
        os.environ["NETNOTES_CACHE_DIR"] = str(Path(folder) / "cache")
        os.environ["NETNOTES_STATE_DIR"] = str(Path(folder) / "state")
        root = Path(folder) / "vault"
        write_vault(root, asked.notes)
        sys.stdout.write(table(asked.notes, measure(root, asked.rounds)))


if __name__ == "__main__":
    main()
