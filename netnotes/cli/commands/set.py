"""`netnotes set NAME key=value…`: change properties of a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.cli.carrying_out import dry_run_option
from netnotes.cli.completing_settings import complete_name_or_setting
from netnotes.cli.naming import the_note
from netnotes.cli.options import command
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError

if TYPE_CHECKING:
    from netnotes.edits.assignments import Assignment


@command(
    "netnotes set ana cadence=monthly",
    'netnotes set ana silva role="head of data" offers+=sql',
    "netnotes set ana next_contact=2026-12-05 snooze=",
)
@click.argument("words", nargs=-1, required=True, metavar="NAME KEY=VALUE…", shell_complete=complete_name_or_setting)
@dry_run_option
def set_(session: Session, words: tuple[str, ...], dry_run: bool) -> None:
    """Change properties of a note.

    KEY=VALUE sets, KEY+=VALUE adds to a list, KEY-=VALUE takes away, and KEY= clears.

    NAME is any unambiguous part of a person's name or alias, a goal, an organization, a meeting, or the path of a
    note. Only the named lines change: comments, order and quotes stay.
    """
    from netnotes.cli.changed import change_properties

    session.hold()
    name, asked = _split(words)
    change_properties(session, the_note(session, name, writing=True).path, asked, dry_run=dry_run)


def _split(words: tuple[str, ...]) -> tuple[tuple[str, ...], list[Assignment]]:
    """The words of the name, and what is asked for; raises OperatorError where either is missing."""
    from netnotes.edits.assignments import parse_assignment

    start = next((at for at, word in enumerate(words) if "=" in word), len(words))
    found = [(word, parse_assignment(word)) for word in words[start:]]
    if not start or not found:
        raise OperatorError("say whose note, and what to change", "for example: netnotes set ana cadence=monthly")
    wrong = next((word for word, assignment in found if assignment is None), None)
    if wrong is not None:
        raise OperatorError(
            f"{wrong!r} is no key=value", 'put quotes around a value of several words: role="head of data"'
        )
    return words[:start], [assignment for _, assignment in found if assignment is not None]
