"""The tables of SQL that depend on the day, as plain rows: what `due`, `balance` and `goals` say (SPEC 10)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from netnotes.model.network import Network
from netnotes.rules.accounts import BalanceRow, balance_rows
from netnotes.rules.contact import facts_of
from netnotes.rules.due import DueRow, due_rows
from netnotes.rules.goals import GoalRow, goal_rows
from netnotes.rules.needs import STEPS, steps_that_hold

Value = str | int | float | None
Row = list[Value]


def day_tables(network: Network, today: date) -> dict[str, Callable[[], Iterable[Row]]]:
    """How to make the rows of each table, column by column as day.sql names them."""
    return {
        "due": lambda: (_row(row, DueRow.JSON) for row in due_rows(network, today, everyone=True)),
        "balance": lambda: (_row(row, BalanceRow.JSON) for row in balance_rows(network, today)),
        "goal_steps": lambda: _steps(network, today),
    }


def _row(row: Any, keys: Iterable[str]) -> Row:
    return [_plain(getattr(row, key)) for key in keys]


def _plain(value: object) -> Value:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return int(value)
    return value if isinstance(value, str | int | float) else None


def _steps(network: Network, today: date) -> Iterator[Row]:
    facts = facts_of(network, today)
    for row in goal_rows(network, today, everyone=True):
        for number, holds in enumerate(steps_that_hold(row.goal, row.needs, facts), start=1):
            yield _step(row, number, holds)


def _step(row: GoalRow, number: int, holds: bool) -> Row:
    due = row.due.isoformat() if row.due else None
    reached, current = number <= row.steps_done, number == row.steps_done + 1
    step = STEPS[number - 1]
    return [row.path, row.title, row.status, due, number, step, int(holds), int(reached), int(current), row.next_action]
