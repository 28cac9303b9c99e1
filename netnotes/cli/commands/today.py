"""`netnotes today`, and `netnotes` alone: Home in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.cli.carrying_out import dry_run_option
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, record_of
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError

if TYPE_CHECKING:
    from netnotes.rules.home import HomePerson

COLUMNS = (
    Column("Name", "shrink"), Column("Due"), Column("Why", "wrap"), Column("Last time", "wrap"),
    Column("Give next", "wrap"),
)  # fmt: skip


@command("netnotes", "netnotes today --format json", "netnotes today --into-daily")
@click.option("--into-daily", is_flag=True, help="Write people, promises and dates into today's daily note, once.")
@dry_run_option
def today(session: Session, into_daily: bool, dry_run: bool) -> None:
    """What matters today.

    Five people at most, what is coming up, whom to thank, one goal. `netnotes` alone does the same.

    With --into-daily they become a section "People today" of today's daily note, with boxes: ticking a person is a
    contact of that day, ticking a promise keeps it.
    """
    if into_daily:
        if session.asked.format != "table":
            raise OperatorError("--into-daily writes a note and has no answer to format", "leave --format out")
        from netnotes.cli.daily_report import write_into_daily

        write_into_daily(session, dry_run=dry_run)
        return
    if dry_run:
        raise OperatorError("--dry-run shows what --into-daily would write", "write: netnotes today --into-daily -n")
    from netnotes.cli.home_text import home_text
    from netnotes.rules.home import HomePerson, home

    view = home(session.network, session.today)
    session.show(
        Answer(
            items=view.people,
            keys=HomePerson.JSON,
            record=record_of,
            columns=COLUMNS,
            cells=_cells,
            empty=view.advice,
            whole={"date": session.today, **record_of(view)},
            text=lambda screen: home_text(view, session.today, screen),
        )
    )


def _cells(person: HomePerson) -> tuple[Cell, ...]:
    return person.name, person.due, person.reason, person.opener, person.give
