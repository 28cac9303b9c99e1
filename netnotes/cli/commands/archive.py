"""`netnotes archive NAME`: keep somebody's note, and leave them out of all lists."""

from __future__ import annotations

import click

from netnotes.cli.carrying_out import dry_run_option
from netnotes.cli.completing import complete_person
from netnotes.cli.naming import the_person
from netnotes.cli.options import command
from netnotes.cli.session import Session


@command("netnotes archive bo", "netnotes set bo status=active    brings Bo back")
@click.argument("name", nargs=-1, required=True, shell_complete=complete_person)
@dry_run_option
def archive(session: Session, name: tuple[str, ...], dry_run: bool) -> None:
    """Keep somebody's note, and never be reminded of them.

    Writes status: archived; the note and its history stay where they are.

    NAME is any unambiguous part of a name or alias, or the path of a note.
    """
    from netnotes.cli.changed import change_properties
    from netnotes.edits.assignments import Assignment

    session.hold()
    path = the_person(session, name, writing=True).path
    asked = [Assignment(name="status", operator="=", value="archived")]
    change_properties(session, path, asked, dry_run=dry_run)
