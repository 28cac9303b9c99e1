"""`netnotes due`: whom to be in touch with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, Styled, record_of
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.rules.due import DueRow

COLUMNS = (
    Column("Name", "shrink"), Column("Status"), Column("Due"), Column("Last contact"), Column("Cadence", "shrink"),
)  # fmt: skip
STYLES = {"overdue": "yellow", "due": "bold"}


@command("netnotes due", "netnotes due --all", "netnotes due --format csv > due.csv")
@click.option("--all", "everyone", is_flag=True, help="Everybody: also who is fine, planned, snoozed or paused.")
def due(session: Session, everyone: bool) -> None:
    """Whom to be in touch with, the most pressing first."""
    from netnotes.rules.due import DueRow, due_rows

    rows = due_rows(session.network, session.today, everyone)
    empty = "" if rows else _why_nobody(session)
    session.show(Answer(items=rows, keys=DueRow.JSON, record=record_of, columns=COLUMNS, cells=due_cells, empty=empty))


def due_cells(row: DueRow) -> tuple[Cell, ...]:
    """A person's cells: the cadence in words, the status as people say it."""
    from netnotes.rules.wording import cadence_words

    status = row.status.replace("_", " ")
    cadence = cadence_words(row.rhythm) if row.rhythm else None
    return row.name, Styled(status, STYLES.get(row.status, "")), row.due, row.last_contact, cadence


def _why_nobody(session: Session) -> str:
    from netnotes.rules.advice import advice_for
    from netnotes.rules.contact import facts_of
    from netnotes.rules.due import due_rows

    return advice_for(facts_of(session.network, session.today), due_rows(session.network, session.today, everyone=True))
