"""What each rule costs beside a full render of the pages.

Every rule runs by itself in a process of its own, on the stored network of a made-up vault, so that none profits from
what another found out. The share is against rendering all pages once in the same kind of process.
"""

from __future__ import annotations

import statistics
import sys

from tests.benchmarks.vaults import TODAY, Vault

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
    "introductions": ("introduction_rows", "introduction_rows"),
    "network": ("network_view", "network_view"),
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
from netnotes.index.place import compiled_folder
how = Rendering(templates=choose_templates({}), compiled=compiled_folder())
ask = lambda: render_pages(network, today, how, [])
"""


def shares(vault: Vault, rounds: int) -> list[str]:
    """The lines of a table: seconds of processor time by rule, in the order of `RULES`; the render comes last."""
    found: dict[str, list[float]] = {}
    rules = {name: _RULE.format(module=module, rule=rule) for name, (module, rule) in RULES.items()}
    for _ in range(rounds):
        for name, rule in {**rules, RENDER: _RENDER}.items():
            command = [sys.executable, "-c", _PROCESS.format(rule=rule), str(vault.path), TODAY.isoformat()]
            found.setdefault(name, []).append(float(vault.run(command, keep=True).out))
    seconds = {name: statistics.median(times) for name, times in found.items()}
    rows = [f"| {name} | {time:.3f} | {time / seconds[RENDER]:.0%} |" for name, time in seconds.items()]
    return ["| rule | seconds of processor time | of all pages |", "|---|---:|---:|", *rows]
