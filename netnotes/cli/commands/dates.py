"""`netnotes dates`: birthdays and other dates that come next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, record_of
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.rules.dates import DateRow

COLUMNS = (Column("Date"), Column("Name", "shrink"), Column("What", "wrap"), Column("Years"))
DAYS = 30


@command("netnotes dates", "netnotes dates --days 90", "netnotes dates --format csv --days 366 > dates.csv")
@click.option(
    "--days", type=click.IntRange(0, 36600), default=DAYS, show_default=True, metavar="N", help="How far to look ahead."
)
def dates(session: Session, days: int) -> None:
    """Birthdays and other dates, the next first.

    29 February is kept on the 28th in common years. Those who died or are archived are left out.
    """
    from netnotes.rules.dates import DateRow, date_rows

    rows = date_rows(session.network, session.today, days)
    empty = "" if rows else _why_none(session, days)
    session.show(Answer(items=rows, keys=DateRow.JSON, record=record_of, columns=COLUMNS, cells=_cells, empty=empty))


def _cells(row: DateRow) -> tuple[Cell, ...]:
    return row.date, row.name, row.what, row.age


def _why_none(session: Session, days: int) -> str:
    from netnotes.rules.dates import date_rows

    following = date_rows(session.network, session.today, None)
    if not following:
        return "No dates are noted yet. A line `birthday: 1990-03-02`, or `--03-02`, in the note of a person is one."
    first = following[0]
    span = "today" if days == 0 else "tomorrow" if days == 1 else f"the next {days} days"
    return f"No date falls within {span}; the next is {first.name}'s {first.what} on {first.date}."
