"""`netnotes plan`: the few people of the month."""

from __future__ import annotations

import click

from netnotes.cli.carrying_out import dry_run_option
from netnotes.cli.completing import complete_month
from netnotes.cli.options import command
from netnotes.cli.session import Session


@command(
    "netnotes plan                       this month's people, and why",
    "netnotes plan --write               make it a note of yours: plans/2026-11.md",
    "netnotes plan --month 2026-12       a month to come, or one that is over",
    "netnotes plan --share               without private detail, for whom you report to",
)
@click.option("--month", metavar="YYYY-MM", shell_complete=complete_month, help="Another month, also `last` or `next`.")
@click.option("--write", is_flag=True, help="Write it down, once; the note is yours from then on.")
@click.option("--share", is_flag=True, help="Print a copy for the partner in your own note.")
@dry_run_option
def plan(session: Session, month: str | None, write: bool, share: bool, dry_run: bool) -> None:
    """The two to four people of the month.

    Chosen to be different on purpose: who is overdue, who serves an open goal, who opens a category, a lifeline gone
    quiet, thanks owed. Each reason is printed with what it weighs. Where the month has a written plan, it shows that,
    and whom of it you met.
    """
    from netnotes.cli.planning import chosen_month, show_plan, show_share, write_plan

    if write and share:
        raise click.UsageError("--write makes a note, --share prints a copy: give one of them")
    when = chosen_month(month, session.today)
    if write:
        write_plan(session, when, dry_run=dry_run)
    elif share:
        show_share(session, when)
    else:
        show_plan(session, when)
