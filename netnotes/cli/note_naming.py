"""The note of any type that a NAME on the command line means, or an answer that helps to say it better."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netnotes.cli.naming import MOST, the_person
from netnotes.cli.options import NoAnswerError
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.index.network import StoredNetwork
    from netnotes.model.readings import Named


def stored_network(session: Session) -> StoredNetwork:
    """The session's network with an index behind it. Raises OperatorError where there can be none."""
    from netnotes.cli.indexed import the_index
    from netnotes.index.network import StoredNetwork

    network = session.network
    return network if isinstance(network, StoredNetwork) else the_index(session)


def path_of_note(session: Session, words: Sequence[str], *, writing: bool = False) -> str:
    """The path of the one note that all words together mean; raises NoAnswerError for none and for several.

    A path or a whole name comes first, then people by part of a name, then all other notes.
    """
    from netnotes.index.asking import read_named
    from netnotes.rules.names import called_exactly, find_named, find_person

    text = " ".join(words)
    network = stored_network(session)
    notes = read_named(network.store)
    exact = called_exactly(notes, text)
    if len(exact) > 1:
        exact = tuple(note for note in exact if note.type == "person") or exact
    if exact:
        return _only(text, exact)
    if find_person(network, text).found:
        return the_person(session, words, writing=writing).path
    match = find_named(notes, text)
    if not match.found:
        near = (
            f"did you mean {' or '.join(filter(None, match.near))}?"
            if any(match.near)
            else f"netnotes find {text!r} looks in their text"
        )
        raise NoAnswerError(f"no note here is called {text!r}; {near}")
    return _only(text, match.found)


def _only(text: str, found: Sequence[Named]) -> str:
    if len(found) == 1:
        return found[0].path
    lines = [f"{text!r} fits {len(found)} notes; say more of the name, or give the path of the note:"]
    lines += [f"  {note.path}" for note in found[:MOST]]
    if len(found) > MOST:
        lines.append(f"  and {len(found) - MOST} more")
    raise NoAnswerError("\n".join(lines))
