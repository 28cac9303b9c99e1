"""`netnotes catchup`: after months away, whom to be in touch with week by week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.cli.carrying_out import carry_out, dry_run_option, holds_data, say_of_writing
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, record_of
from netnotes.cli.output.clean import clean
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.rules.catch_up import CatchUp, CatchUpRow

COLUMNS = (Column("Week"), Column("Day"), Column("Name", "shrink"), Column("Why", "wrap"))
WEEKS, MOST_WEEKS = 8, 52
NOTHING = "Nothing to catch up on: nobody waits for you. Enjoy the day."


@command(
    "netnotes catchup", "netnotes catchup --weeks 12", "netnotes catchup --write", "netnotes undo    takes it back"
)  # fmt: skip
@click.option(
    "--weeks", type=click.IntRange(1, MOST_WEEKS), default=WEEKS, show_default=True, metavar="N",
    help="Over how many weeks.",
)  # fmt: skip
@click.option("--write", is_flag=True, help="Snooze everybody until their day.")
@dry_run_option
def catchup(session: Session, weeks: int, write: bool, dry_run: bool) -> None:
    """Everybody overdue, spread over the coming weeks.

    No more a week than capacity in netnotes.yaml leaves room for, beside those who fall due anyway; quiet seasons are
    skipped, a household shares a day. Lifelines come first, then people of open goals, people to thank, and the rest
    as in netnotes due. --write snoozes them, and one netnotes undo takes all of it back; -n shows that as a diff.

    JSON keys: week, day (null for who is beyond the weeks), name, path, status, due, last_contact, cadence, because,
    together (the others of the household).
    """
    from netnotes.rules.catch_up import CatchUpRow, catch_up

    writing = write or dry_run
    if writing:
        session.hold()
    plan = catch_up(session.network, session.today, weeks)
    if writing:
        _write(session, plan, dry_run)
        if not holds_data(session):
            return
    session.show(_answer(session, plan, CatchUpRow.JSON))
    if len(plan.planned) > 1 and session.asked.format in {None, "table"}:
        session.tell("\nnetnotes catchup --write snoozes everybody until their day")


def _answer(session: Session, plan: CatchUp, keys: tuple[str, ...]) -> Answer[CatchUpRow]:
    from netnotes.cli.catch_up_text import catch_up_text

    return Answer(
        items=plan.rows,
        keys=keys,
        record=record_of,
        columns=COLUMNS,
        cells=_cells,
        empty=NOTHING,
        text=lambda screen: catch_up_text(plan, session.today, screen) if plan.rows else NOTHING,
    )


def _cells(row: CatchUpRow) -> tuple[Cell, ...]:
    return row.week, row.day, row.name, row.because


def _write(session: Session, plan: CatchUp, dry_run: bool) -> None:
    """Snooze them, and say who is for today, who was left as they were, and for whom there is no room."""
    from netnotes.cli.catch_up_text import left_over_words, written_words
    from netnotes.edits.catch_up import snooze_rows

    edit = snooze_rows(session.network, session.root, plan.rows, session.today)
    for path, reason in edit.refused:
        where = "" if reason.startswith(path) else f"{path}: "
        session.tell(clean(f"left as it is: {where}{reason}"))
    written = carry_out(session, edit.changes, dry_run=dry_run, aside=holds_data(session))
    if not plan.rows:
        say_of_writing(session, NOTHING)
    elif written or not edit.changes:
        say_of_writing(session, clean(written_words(edit.snoozed if written else (), plan, session.today)))
        if words := left_over_words(plan):
            say_of_writing(session, clean(words))
