"""Checks across notes: one file each, whose docstring is its documentation. A new file here is a new check.

A check has ``CODES``, the codes of the problems it can find, and a function
``check(network, today) -> Iterator[Problem]``. What is wrong within one note is found when it is read.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from importlib import import_module

from netnotes.model.network import Network
from netnotes.model.places import Problem

Check = Callable[[Network, date], Iterable[Problem]]


def iter_checks() -> Iterator[tuple[str, Check]]:
    """The name and the function of every check, by name."""
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        check: Check = import_module(f"{__name__}.{module.name}").check
        yield module.name, check


def all_problems(network: Network, today: date) -> tuple[Problem, ...]:
    """Every problem of a vault, found while reading or by a check, by path, line, column and code."""
    found = [problem for _, check in iter_checks() for problem in check(network, today)]
    return tuple(sorted({*network.problems, *found}))
