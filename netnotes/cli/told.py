"""Places in notes that somebody should look at, on standard error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netnotes.cli.output.clean import clean
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.edits.moving_notes import Told

MOST = 20


def tell_places(session: Session, title: str, told: Sequence[Told]) -> None:
    """List them below a title, the first of very many; nothing where there are none."""
    if told:
        session.tell(f"{title}:")
        for one in told[:MOST]:
            session.tell(clean(f"  {one.path}:{one.line}: {one.why}"))
        if len(told) > MOST:
            session.tell(f"  and {len(told) - MOST} more")
