"""What the tests of lint checks share: a vault in, problems out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from netnotes.lint import iter_checks
from netnotes.model.network import Network
from netnotes.model.places import Problem

TODAY = date(2026, 11, 21)
Found = Callable[[str], list[Problem]]


@pytest.fixture
def found(request: pytest.FixtureRequest, network: Callable[[str], Network]) -> Found:
    """Writes a vault from a text, and runs the check that the test file is named after."""
    name = Path(str(request.path)).stem.removeprefix("test_")
    if name in {module.rpartition(".")[2] for module, _ in iter_checks(by_day=True)}:
        dated = import_module(f"netnotes.lint.by_day.{name}").check
        return lambda text: list(dated(network(text), TODAY))
    check = import_module(f"netnotes.lint.{name}").check
    return lambda text: list(check(network(text)))
