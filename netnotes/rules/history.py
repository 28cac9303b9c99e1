"""The timeline of one person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.network import Network
from netnotes.model.places import Place
from netnotes.model.records import recordclass
from netnotes.rules.contact import facts_of


@recordclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """A touchpoint or exchange; ``kind`` is the touchpoint's kind, or deposit or withdrawal.

    ``scheduled`` marks what is dated after today and does not count yet; ``resets`` what resets the clock;
    ``size`` is 1-5, 0 for touchpoints; ``also`` are further places that record the same touchpoint.
    """

    JSON: ClassVar[tuple[str, ...]] = ("date", "entry", "kind", "text", "size", "scheduled", "path", "line")

    date: date
    entry: Literal["touchpoint", "exchange"]
    kind: str
    text: str
    size: int = 0
    scheduled: bool
    resets: bool = False
    path: str
    line: int
    also: tuple[Place, ...] = ()

    @property
    def place(self) -> Place:
        """Where it is written."""
        return Place(path=self.path, line=self.line)


def history_rows(network: Network, path: str, today: date) -> tuple[HistoryRow, ...]:
    """Everything dated with one person, oldest first, what is scheduled included.

    On one line the touchpoint comes before its exchanges. Empty for an unknown path.
    """
    return tuple(sorted(_rows(network, path, today), key=lambda row: (row.date, row.path, row.line)))


def _rows(network: Network, path: str, today: date) -> Iterator[HistoryRow]:
    about = facts_of(network, today).people.get(path)
    if about is None:
        return
    for touchpoint in (*about.past, *about.scheduled):
        yield _touchpoint(touchpoint, today)
    for exchange in (*about.exchanges, *about.promised):
        yield _exchange(exchange, today)


def _touchpoint(touchpoint: Touchpoint, today: date) -> HistoryRow:
    return HistoryRow(
        date=touchpoint.date,
        entry="touchpoint",
        kind=touchpoint.kind,
        text=touchpoint.text,
        scheduled=touchpoint.date > today,
        resets=touchpoint.resets,
        path=touchpoint.path,
        line=touchpoint.line,
        also=touchpoint.also,
    )


def _exchange(exchange: Exchange, today: date) -> HistoryRow:
    return HistoryRow(
        date=exchange.date,
        entry="exchange",
        kind=exchange.direction,
        text=exchange.what,
        size=exchange.size,
        scheduled=exchange.date > today,
        path=exchange.path,
        line=exchange.line,
    )
