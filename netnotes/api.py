"""The public Python API: the records and rows that the pages and the command line use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from os import PathLike
from pathlib import Path

from netnotes.index.load import load_network
from netnotes.lint import all_problems
from netnotes.model.network import Network
from netnotes.model.places import Problem
from netnotes.rules.accounts import BalanceRow, balance_rows
from netnotes.rules.due import DueRow, due_rows
from netnotes.rules.goals import GoalRow, goal_rows
from netnotes.rules.people import PersonRow, people_rows


class Vault:
    """A folder of notes, read when it is first asked; make a new one to read it again.

    >>> from datetime import date
    >>> for row in Vault("my-notes").due(date(2026, 11, 21)):  # doctest: +SKIP
    ...     print(row.name, row.status, row.due)

    Nothing in the folder is written; what was read is kept in the user's cache folder, so that a second time only
    what changed is read (not with ``cache: none`` in netnotes.yaml). A note that cannot be read is a problem, never
    an exception; OSError is raised where the folder itself cannot be listed.
    """

    def __init__(self, path: str | PathLike[str], progress: Callable[[int, int], None] | None = None) -> None:
        self.path = Path(path)
        self._progress = progress

    @cached_property
    def network(self) -> Network:
        """Every record, and what is wrong in the notes."""
        return load_network(self.path, self._progress)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the notes, whatever the day."""
        return self.network.problems

    def check(self, today: date) -> tuple[Problem, ...]:
        """What `netnotes check` lists: ``problems`` and those of every lint check."""
        return all_problems(self.network, today)

    def due(self, today: date, *, everyone: bool = False) -> tuple[DueRow, ...]:
        """Whom to be in touch with, as `netnotes due`; everybody with ``everyone``."""
        return due_rows(self.network, today, everyone)

    def balance(self, today: date) -> tuple[BalanceRow, ...]:
        """What was given and got, as `netnotes balance`."""
        return balance_rows(self.network, today)

    def goals(self, today: date, *, everyone: bool = False) -> tuple[GoalRow, ...]:
        """The unmet goals, as `netnotes goals`; every goal with ``everyone``."""
        return goal_rows(self.network, today, everyone)

    def people(self, today: date) -> tuple[PersonRow, ...]:
        """Everybody, as `netnotes people`."""
        return people_rows(self.network, today)
