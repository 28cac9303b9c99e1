"""What every command that writes does last: show the changes, or make them and say how to take them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from netnotes.cli.output.clean import clean
from netnotes.cli.progress import Progress
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.model.file_changes import FileChange


def dry_run_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option of every command that writes."""
    return click.option("-n", "--dry-run", is_flag=True, help="Show what would change, as a diff; write nothing.")(
        function
    )


def carry_out(session: Session, changes: Sequence[FileChange], *, dry_run: bool, aside: bool = False) -> bool:
    """Make the changes; whether something was written. With ``dry_run`` print them as `show_diff` does.

    Afterwards the session reads the vault anew when it is asked. How to take it back is told last, below what the
    command itself says. Raises OperatorError, WriteTroubleError.
    """
    from netnotes.vault.changing import apply_changes, in_order
    from netnotes.vault.state import open_state

    wanted = in_order(changes)
    if not wanted:
        return False
    if dry_run:
        show_diff(session, wanted, aside=aside)
        return False
    state = open_state(session.root, session.network.config.cache)
    command = as_typed(session)
    with Progress("writing notes", quiet=session.asked.quiet) as progress:
        undoable = apply_changes(
            session.root,
            wanted,
            command=command,
            state=state,
            tell=lambda line: session.tell(clean(line)),
            progress=progress,
        )
    session.reload()
    if undoable:
        session.tell_last(f"{undo_command(session)} takes this back")
    elif state.folder is None:
        session.tell_last("nothing is kept outside the vault (cache: none), so netnotes undo cannot take this back")
    if state.warning:
        session.tell_last(clean(state.warning))
    return True


def show_diff(session: Session, changes: Sequence[FileChange], *, aside: bool = False) -> None:
    """Print changes as a unified diff; with ``aside`` on standard error, where standard output holds data."""
    from netnotes.cli.output.diff import render_diff

    (session.tell if aside else session.say)(render_diff(changes))


def holds_data(session: Session) -> bool:
    """Whether standard output holds an answer as data: then a diff and what is told go to standard error."""
    return session.asked.format != "table"


def say_of_writing(session: Session, text: str) -> None:
    """Say what was written: on standard error where standard output holds an answer as data."""
    (session.tell if holds_data(session) else session.say)(text)


def as_typed(session: Session) -> str:
    """The command as it was typed, ready to be typed again."""
    import shlex

    return shlex.join(("netnotes", *session.asked.typed))


def undo_command(session: Session) -> str:
    """How `undo` is typed for this vault."""
    import shlex

    vault = session.asked.vault
    return "netnotes undo" if vault is None else clean(f"netnotes -C {shlex.quote(str(vault))} undo")
