"""Dated rows about one person as lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from netnotes.cli.output.answer import Screen
from netnotes.cli.output.lines import fact

if TYPE_CHECKING:
    from netnotes.rules.history import HistoryRow


def kind_words(row: HistoryRow) -> str:
    """The kind as people say it: a favour is what I gave or got."""
    word = {"deposit": "gave", "withdrawal": "got"}.get(row.kind, row.kind)
    return f"{word} (planned)" if row.scheduled else word


def history_lines(rows: Iterable[HistoryRow], screen: Screen, indent: int = 0) -> list[str]:
    """A line for each row, with its place."""
    return [
        fact(f"{row.date}  {kind_words(row)}{f': {row.text}' if row.text else ''}", str(row.place), screen, indent)
        for row in rows
    ]
