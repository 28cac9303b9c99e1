"""`netnotes snooze NAME 2w`: nobody is due before that day."""

from __future__ import annotations

from datetime import date

import click

from netnotes.cli.carrying_out import dry_run_option
from netnotes.cli.completing import complete_person
from netnotes.cli.naming import the_person
from netnotes.cli.options import command
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError


@command("netnotes snooze ana 2w", "netnotes snooze ana silva next friday", "netnotes snooze ana off")
@click.argument("words", nargs=-1, required=True, metavar="NAME WHEN", shell_complete=complete_person)
@dry_run_option
def snooze(session: Session, words: tuple[str, ...], dry_run: bool) -> None:
    """Put somebody off: not due before a day.

    WHEN is a day (2026-12-05, next friday), how long (2w, 10 days, 3 months), or off.
    """
    from netnotes.cli.changed import change_properties
    from netnotes.edits.assignments import Assignment

    session.hold()
    name, until = _split(words, session.today)
    value = until.isoformat() if until else ""
    path = the_person(session, name, writing=True).path
    change_properties(session, path, [Assignment(name="snooze", operator="=", value=value)], dry_run=dry_run)


def _split(words: tuple[str, ...], today: date) -> tuple[tuple[str, ...], date | None]:
    """The name and the day, None for ``off``: the longest end of the words that is one."""
    from netnotes.rules.typed_dates import TypedDateError, parse_distance_or_date

    if len(words) < 2:
        raise OperatorError(
            "say who, and until when", "for example: netnotes snooze ana 2w, or netnotes snooze ana off"
        )
    if words[-1].casefold() == "off":
        return words[:-1], None
    trouble = ""
    for start in range(1, len(words)):
        try:
            until = parse_distance_or_date(" ".join(words[start:]), today)
        except TypedDateError as err:
            trouble = str(err)
            continue
        if until <= today:
            raise OperatorError(f"{until} is not after today ({today})", "give a day to come, such as 2w")
        return words[:start], until
    raise OperatorError(f"until when? {trouble}", "for example: netnotes snooze ana 2w")
