"""Links, backlinks and tags of a note, for `show`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from netnotes.cli.indexed import the_index
from netnotes.cli.output.answer import Screen
from netnotes.cli.output.lines import heading, paragraph
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError

if TYPE_CHECKING:
    from netnotes.index.around import Around, Neighbour

MOST = 5


def surroundings(session: Session, path: str) -> Around | None:
    """What stands around the note; None where no index can say."""
    from netnotes.index.around import find_around
    from netnotes.index.network import StoredNetwork

    try:
        network = session.network
        stored = network if isinstance(network, StoredNetwork) else the_index(session)
    except OperatorError:
        return None
    return find_around(stored.store, path)


def around_record(around: Around | None) -> dict[str, object]:
    """The keys for machines; null where it is not known."""
    if around is None:
        return dict.fromkeys(("links", "backlinks", "tags"))
    return {
        "links": [one._asdict() for one in around.links],
        "backlinks": [one._asdict() for one in around.backlinks],
        "tags": around.tags,
    }


def around_text(around: Around | None, screen: Screen) -> str:
    """A block for people, long lists cut; empty where there is nothing."""
    if around is None or not any(around):
        return ""
    facts = (
        ("tags", _cut(f"#{tag}" for tag in around.tags)),
        ("links to", _cut(_names(around.links))),
        ("linked from", _cut(_names(around.backlinks))),
    )
    lines = [paragraph(f"{label}: {text}", screen, indent=2, hang=2) for label, text in facts if text]
    return "\n".join(["", heading("Around"), *lines])


def _names(notes: Iterable[Neighbour]) -> Iterable[str]:
    paths = dict.fromkeys(one.path for one in notes)
    return (path.rsplit("/", 1)[-1].removesuffix(".md") for path in paths)


def _cut(names: Iterable[str]) -> str:
    found = list(names)
    more = f" and {len(found) - MOST} more" if len(found) > MOST else ""
    return ", ".join(found[:MOST]) + more
