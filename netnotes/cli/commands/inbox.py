"""`netnotes inbox`: mentions of people that do not count yet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from netnotes.cli.carrying_out import dry_run_option
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, record_of
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.edits.inbox import InboxLine

COLUMNS = (Column("Where"), Column("People", "shrink"), Column("Kind"), Column("Text", "wrap"))
DAYS = 90


@command("netnotes inbox", "netnotes inbox --all", "netnotes inbox --format json")
@click.option("--all", "everything", is_flag=True, help=f"Of all days, not only of the last {DAYS}.")
@dry_run_option
def inbox(session: Session, everything: bool, dry_run: bool) -> None:
    """Lines that mention people without counting as contact.

    In daily notes: lines that link somebody, or say their full name or alias, and have no kind. A yes adds `#call` or
    the like to the line, and links who is named. In meetings: people who are linked in the text but missing from the
    list of people. A yes adds them.

    Without a terminal nothing is asked: it lists the lines.
    """
    from netnotes.cli.indexed import the_index
    from netnotes.cli.line_asking import can_ask
    from netnotes.edits.inbox import Inbox

    first = date.min if everything else session.today - timedelta(days=DAYS)
    box = Inbox(the_index(session), session.root)
    lines = box.lines(first, session.today)
    if can_ask(session) and lines:
        from netnotes.cli.inbox_talk import talk_through

        talk_through(session, box.kinds, lines, dry_run=dry_run)
    else:
        session.show(_answer(lines, everything=everything))


def _answer(lines: tuple[InboxLine, ...], *, everything: bool) -> Answer[InboxLine]:
    from netnotes.edits.inbox import InboxLine

    of_days = "" if everything else f" of the last {DAYS} days"
    return Answer(
        items=lines,
        keys=InboxLine.JSON,
        record=record_of,
        columns=COLUMNS,
        cells=_cells,
        empty=f"Nothing is waiting: every line{of_days} that mentions somebody counts already.",
    )


def _cells(line: InboxLine) -> tuple[Cell, ...]:
    return f"{line.path}:{line.line}", line.people, line.kind, line.text
