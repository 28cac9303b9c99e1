"""The public Python API: the same rows as the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import netnotes
from netnotes import Vault
from tests.cli.conftest import SMALL

TODAY = date(2026, 11, 21)


def test_a_vault_answers_as_the_commands_do(vault: Callable[[str], Path]) -> None:
    mine = Vault(vault(SMALL))
    assert [(row.name, row.status) for row in mine.due(TODAY)] == [("Ana Silva", "overdue"), ("Ana Costa", "never")]
    assert len(mine.due(TODAY, everyone=True)) == 4
    assert [(row.name, row.balance) for row in mine.balance(TODAY)] == [("Ana Silva", -1), ("Bo Chen", 2)]
    assert [row.title for row in mine.goals(TODAY)] == ["Publish the survey"]
    assert [row.name for row in mine.people(TODAY)] == ["Ana Costa", "Ana Silva", "Bo Chen", "José Núñez"]
    assert mine.problems == ()
    assert mine.check(TODAY) == ()


def test_a_vault_is_read_once(vault: Callable[[str], Path]) -> None:
    root = vault(SMALL)
    mine = Vault(str(root))
    first = mine.network
    (root / "people" / "Ana Silva.md").unlink()
    assert mine.network is first
    assert len(Vault(root).network.people) == 3


def test_rows_say_which_of_their_attributes_are_json(vault: Callable[[str], Path]) -> None:
    [row, _] = Vault(vault(SMALL)).due(TODAY)
    assert "path" in json.dumps({key: str(getattr(row, key)) for key in row.JSON})


def test_there_is_nothing_else_in_the_package() -> None:
    with pytest.raises(AttributeError, match="no attribute 'vault_of_somebody'"):
        _ = netnotes.vault_of_somebody
    assert set(netnotes.__all__) == {"Vault", "__version__"}
