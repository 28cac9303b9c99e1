"""What every command that writes does last: show the changes, or make them and say how to take them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from netnotes.cli.session import Session
from netnotes.model.file_changes import FileChange


def dry_run_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option of every command that writes."""
    return click.option("-n", "--dry-run", is_flag=True, help="Show what would change, as a diff; write nothing.")(
        function
    )


def carry_out(session: Session, changes: Sequence[FileChange], *, dry_run: bool) -> bool:
    """Make the changes; whether something was written. With ``dry_run`` print them as a unified diff.

    Afterwards the session reads the vault anew when it is asked. Raises OperatorError, WriteTroubleError.
    """
    from netnotes.vault.changing import apply_changes
    from netnotes.vault.state import open_state

    if dry_run or not changes:
        return False
    state = open_state(session.root, session.network.config.cache)
    apply_changes(session.root, changes, command="", state=state)
    session.reload()
    return True
