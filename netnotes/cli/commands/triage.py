"""`netnotes triage`: one key decides how often to be in touch with somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.cli.carrying_out import dry_run_option
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, record_of
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.rules.triage import Untracked

COLUMNS = (
    Column("Name", "shrink"), Column("Organization", "shrink"), Column("Role", "shrink"), Column("Touchpoints"),
    Column("Last contact"),
)  # fmt: skip


@command("netnotes triage", "netnotes triage --most 10", "netnotes triage --format json")
@click.option("--most", type=click.IntRange(min=1), metavar="N", help="Stop after so many people; 5 unless told.")
@click.option("--all", "everybody", is_flag=True, help="Go on until everybody is decided about.")
@dry_run_option
def triage(session: Session, most: int | None, everybody: bool, dry_run: bool) -> None:
    """One key for each person without a cadence.

    It decides how often to be in touch; those met most often come first. A key puts somebody into a tier (which has
    a cadence), marks them to meet first, or archives them; each is written at once and can be undone by itself.
    Skipped people are not counted, nothing is written about them, and they come again next time.

    Without a terminal nothing is asked: it lists who is waiting.
    """
    from netnotes.cli.line_asking import can_ask
    from netnotes.rules.triage import AT_ONCE, untracked_people

    rows = untracked_people(session.network, session.today)
    if can_ask(session) and rows:
        from netnotes.cli.triage_talk import talk_through

        talk_through(session, rows, len(rows) if everybody else most or AT_ONCE, dry_run=dry_run)
    else:
        session.show(_answer(rows if everybody or most is None else rows[:most]))


def _answer(rows: tuple[Untracked, ...]) -> Answer[Untracked]:
    from netnotes.rules.triage import Untracked

    return Answer(
        items=rows,
        keys=Untracked.JSON,
        record=record_of,
        columns=COLUMNS,
        cells=_cells,
        empty="Nobody is waiting: everybody has a cadence, is to meet, or is set aside.",
    )


def _cells(row: Untracked) -> tuple[Cell, ...]:
    return row.name, row.organization, row.role, row.touchpoints, row.last_contact
