"""What a command that changed a note's properties prints: each property, and for a person what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netnotes.cli.carrying_out import carry_out
from netnotes.cli.output.clean import clean
from netnotes.cli.output.lines import fact
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netnotes.edits.assignments import Assignment
    from netnotes.edits.consequences import Told
    from netnotes.rules.due import DueRow

_STATUS = {"to_meet": "to meet", "ok": "all is well"}


def change_properties(session: Session, path: str, asked: Sequence[Assignment], *, dry_run: bool) -> None:
    """Carry out assignments on the note at path, and say what changed and what follows."""
    from netnotes.edits.set_properties import set_properties

    edit = set_properties(session.network, session.root, path, asked, session.today)
    for hint in edit.hints:
        session.tell(clean(hint))
    if not edit.changes:
        session.say(clean(f"nothing to change: {path} says so already"))
        return
    if not carry_out(session, edit.changes, dry_run=dry_run):
        return
    for told in edit.told:
        session.say(fact(_told(told), f"{path}:{told.line}", session.screen, indent=0))
    if row := _row(session, path):
        session.say(fact(standing(row), "", session.screen, indent=0))


def standing(row: DueRow) -> str:
    """How somebody stands, in one line: ``Ana Silva: soon, due on 2026-12-02``."""
    words = _STATUS.get(row.status, row.person.status if row.status == "paused" else row.status)
    if row.status == "never":
        words = "not met yet"
    due = f", due on {row.due}" if row.due else ""
    return f"{row.name}: {words}{due}"


def _told(told: Told) -> str:
    if not told.was:
        return f"{told.name}: {told.now or 'empty now'}"
    return f"{told.name}: {told.now or 'cleared'} (was {told.was})"


def _row(session: Session, path: str) -> DueRow | None:
    """The person's row, None where the note is no person's."""
    from netnotes.rules.due import due_rows

    return next((row for row in due_rows(session.network, session.today, everyone=True) if row.path == path), None)
