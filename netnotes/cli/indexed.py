"""The vault's index for commands that only it can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netnotes.cli.progress import Progress
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.index.network import StoredNetwork


def the_index(session: Session) -> StoredNetwork:
    """The stored index brought up to date, else one in memory; the session works with it from then on.

    Raises OperatorError where there can be none.
    """
    from netnotes.index.usable import usable_index

    _ = session.today  # a mistake in --today shows before the work
    with Progress("reading notes", quiet=session.asked.quiet) as progress:
        network = usable_index(session.root, progress)
    session.network = network
    return network
