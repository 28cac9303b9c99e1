"""Notes that cannot be read, where a NAME may mean them: they are told of, and nothing is written to another note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netnotes.cli.options import NoAnswerError
from netnotes.cli.output.clean import clean
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError

if TYPE_CHECKING:
    from netnotes.model.notes import NoteType
    from netnotes.model.people import Record

_WHERE = "netnotes check says where it stops"


def heed_unread(
    session: Session, text: str, found: Sequence[Record] = (), type_: NoteType | None = None, *, writing: bool
) -> None:
    """Raise NoAnswerError where a note that cannot be read may be meant, as well as or rather than those found.

    A command that does not write goes on with whom it found, and says so. ``type_`` is what a note must be to be meant
    where nobody was found, None for any.
    """
    if not session.network.unread:
        return
    from netnotes.edits.unread_names import unread_for

    unread = next(iter(unread_for(session.network, text, found, type_)), None)
    if unread is None:
        return
    if not found:
        raise NoAnswerError(f"{unread} cannot be read; {_WHERE}")
    if writing:
        raise NoAnswerError(
            f"{unread} cannot be read, and {text!r} may mean it; {_WHERE}.\n"
            f"If somebody else is meant, give the path of the note, such as {found[0].path!r}"
        )
    if len(found) == 1:
        session.tell(clean(f"{unread} cannot be read, and {text!r} may mean it; this is {found[0].path}"))


def refuse_unreadable(session: Session, name: str) -> None:
    """Raise OperatorError where a note of just this name cannot be read: a new one would be a second."""
    from netnotes.model.folding import fold_accents, fold_name

    wanted = fold_accents(fold_name(name))
    for head in session.network.heads if session.network.unread else ():
        title = head.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if head.status == "unreadable" and fold_accents(fold_name(title)) == wanted:
            raise OperatorError(
                f"{head.path} has this name already, and cannot be read",
                "netnotes check says where it stops; mend it first, or choose another name",
            )
