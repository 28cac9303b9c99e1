"""What stands around a note: the notes it links to, those that link to it, and its tags."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from netnotes.index.store import Store


class Neighbour(NamedTuple):
    """A note and the line of the link: in the note asked about for `links`, in this one for `backlinks`."""

    path: str
    line: int


class Around(NamedTuple):
    """Links and backlinks by line and path, each once; tags as written, in their order."""

    links: tuple[Neighbour, ...] = ()
    backlinks: tuple[Neighbour, ...] = ()
    tags: tuple[str, ...] = ()


def find_around(store: Store, path: str) -> Around | None:
    """What stands around a note; None where the index cannot say."""
    links = "SELECT DISTINCT to_path, line FROM links WHERE path = ?1 AND to_path <> ?1 ORDER BY line, to_path"
    backlinks = "SELECT DISTINCT from_path, line FROM backlinks WHERE path = ?1 AND from_path <> ?1 ORDER BY 1, 2"
    tags = "SELECT tag FROM tags WHERE path = ? ORDER BY seq"
    try:
        return Around(
            links=tuple(Neighbour(*row) for row in store.rows(links, (path,))),
            backlinks=tuple(Neighbour(*row) for row in store.rows(backlinks, (path,))),
            tags=tuple({tag.casefold(): tag for (tag,) in reversed([*store.rows(tags, (path,))])}.values())[::-1],
        )
    except sqlite3.Error:
        return None
