"""Checks across notes: one file each, whose docstring is its documentation. A new file here is a new check.

A check has ``CODES``, the codes of the problems it can find, and a function ``check(network) -> Iterator[Problem]``;
one in the folder ``by_day`` also takes ``today``. What is wrong within one note is found when it is read.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

from netnotes.model.network import Network
from netnotes.model.places import Problem

BY_DAY = "by_day"


def iter_checks(*, by_day: bool) -> Iterator[tuple[str, Callable[..., Iterable[Problem]]]]:
    """The module and the function of every check that depends on the day, or of every one that does not, by name."""
    folder, package = (Path(__path__[0]) / BY_DAY, f"{__name__}.{BY_DAY}") if by_day else (Path(__path__[0]), __name__)
    for module in sorted(pkgutil.iter_modules([str(folder)]), key=lambda module: module.name):
        if not module.ispkg:
            name = f"{package}.{module.name}"
            yield name, import_module(name).check


def all_problems(network: Network, today: date) -> tuple[Problem, ...]:
    """Every problem of a vault, found while reading or by a check, by path, line, column and code."""
    dated = [problem for _, check in iter_checks(by_day=True) for problem in check(network, today)]
    return tuple(sorted({*network.problems, *network.kept("lint", _undated), *dated}))


def _undated(network: Network) -> tuple[Problem, ...]:
    return tuple(problem for _, check in iter_checks(by_day=False) for problem in check(network))
