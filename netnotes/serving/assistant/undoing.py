"""Take back what this very server changed last, and nothing else.

A command that the owner typed meanwhile is theirs: it is not taken back from here, and neither is what an earlier run
of the server did. `netnotes undo` in a terminal takes back any of them.
"""

from __future__ import annotations

from netnotes.model.errors import OperatorError
from netnotes.serving.assistant.answers import Answer
from netnotes.serving.assistant.changes import Done, add_people, answer
from netnotes.serving.assistant.desk import Desk, View


def undo(desk: Desk, view: View, *, dry_run: bool) -> Answer:
    """Take back the last change of this session. Raises OperatorError where there is none, or it is not the last."""
    from netnotes.vault.journal import UndoJournal
    from netnotes.vault.state import open_state
    from netnotes.vault.undoing import plan_undo, undo_last

    journal = UndoJournal(open_state(view.root, view.whole.config.cache))
    entry = journal.last()
    if not desk.made or entry is None:
        raise OperatorError("nothing was changed from here that can be taken back")
    command = journal.read(entry).command
    if (entry.number, command) not in desk.made:
        raise OperatorError(
            "the last command was not made from here; nothing was changed", "its owner can take it back: netnotes undo"
        )
    try:
        plan = plan_undo(view.root, journal)
        if plan and any(change.path in view.quiet.hidden for change in plan.changes):
            raise OperatorError("this cannot be taken back from here", "its owner can: netnotes undo")
        if not dry_run:
            plan = undo_last(view.root, journal)
    except OperatorError as err:
        raise OperatorError(err.message.partition("\n")[0], "its owner can look at it: netnotes undo") from None
    changes = plan.changes if plan else ()
    told = f"{'would take' if dry_run else 'took'} back: {command}"
    found = answer(view, changes, Done(told=(told,)), written=bool(changes) and not dry_run)
    if changes and not dry_run:
        add_people(desk, view, found, changes)
    return found
