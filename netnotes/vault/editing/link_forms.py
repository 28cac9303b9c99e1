"""How a link says which note it means, once notes have moved: as it said it before, where that still does."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from netnotes.model.notes import Link
from netnotes.vault.linking import LinkIndex


class Move(NamedTuple):
    """Where something was and where it is: paths relative to the vault."""

    before: str
    after: str


def is_relative(link: Link, source: str, path: str) -> bool:
    """Whether a link in the note at ``source`` says the way from there to ``path`` (with or without ``./``).

    A wikilink does so only where it begins with ``./`` or ``../``: else it is a name or a path from the top.
    """
    target = link.target
    if target.startswith(("./", "../")):
        return True
    if link.style != "markdown" or target.startswith("/"):
        return False
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target)) in (path, _stem(path))


def new_target(link: Link, source: Move, target: Move, index: LinkIndex) -> str | None:
    """What to write so that the link means the note at ``target.after``, None where nothing can say it.

    A relative way stays one, a whole path a whole path, a bare name a bare name where it means that note alone, else
    the end of its path gets as long as it has to be. ``index`` knows the paths afterwards.
    """
    for form in _forms(link, source, target):
        found = index.resolve(form, source.after)
        if found is not None and found.path == target.after and not found.rivals:
            return form
    return None


def _forms(link: Link, source: Move, target: Move) -> Iterator[str]:
    stem = _stem(target.after)
    written = link.target
    if _same_folder(source) and _same_folder(target):
        folder, slash, _ = written.rpartition("/")
        yield f"{folder}{slash}{posixpath.basename(stem)}"
    if is_relative(link, source.before, target.before):
        yield from relative_forms(link, source.after, stem)
    if written.startswith("/"):
        yield f"/{stem}"
    parts = stem.split("/")
    count = len(written.strip("/").split("/"))
    if written.count("/") and written.casefold() == _stem(target.before).casefold():
        count = len(parts)
    for length in range(min(count, len(parts)), len(parts) + 1):
        yield "/".join(parts[-length:])
    yield f"/{stem}"


def _same_folder(move: Move) -> bool:
    return posixpath.dirname(move.before) == posixpath.dirname(move.after)


def relative_forms(link: Link, source: str, path: str) -> Iterator[str]:
    """The ways from the note at ``source`` to a path, written as the old one was."""
    way = posixpath.relpath(path, posixpath.dirname(source) or ".")
    if way.startswith("../"):
        yield way
        return
    if not link.target.startswith("./") and link.style == "markdown":
        yield way
    yield f"./{way}"


def _stem(path: str) -> str:
    return path.rsplit(".", 1)[0]
