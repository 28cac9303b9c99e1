"""One build in a program that goes on: nothing of it is held once it is told of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from netnotes.build import BuildResult, build_vault
from netnotes.index.load import load_network
from netnotes.lint import all_problems
from netnotes.model.config import Config
from netnotes.model.places import Problem
from netnotes.model.records import recordclass
from netnotes.vault.progress import Progress


@recordclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What one build did, the problems that do not come from the pages, and how many notes could not be read."""

    result: BuildResult
    config: Config
    problems: tuple[Problem, ...]
    unread: int


def rebuild(root: Path, today: date, progress: Progress | None = None, *, full: bool = False) -> Rebuilt:
    """Build once, and let go of the index. Raises as `build_vault` and `load_network` do."""
    network = load_network(root, progress, full=full)
    try:
        result = build_vault(root, today, network=network)
        problems = all_problems(network, today)
        return Rebuilt(result=result, config=network.config, problems=problems, unread=network.unread)
    finally:
        network.close()
