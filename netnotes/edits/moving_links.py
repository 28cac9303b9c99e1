"""Links in the notes of a vault while notes move: each keeps the note it means."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from netnotes.model.notes import Link
from netnotes.vault.editing.link_forms import Move, is_relative, new_target, relative_forms
from netnotes.vault.editing.relink import relink
from netnotes.vault.linking import Linked, LinkIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinked:
    """A note with its links mended: how many changed, and which cannot say any more what they meant."""

    data: bytes
    changed: int = 0
    unsaid: tuple[Link, ...] = ()


class MovingLinks:
    """The paths of a vault before and after a move; ``moves`` is from old path to new path.

    A path that two old ones lead to is one note afterwards. ``is_file`` says whether any file stands at a path.
    """

    def __init__(self, paths: Iterable[str], moves: Mapping[str, str], is_file: Callable[[str], bool]) -> None:
        known = list(paths)
        self.moves = moves
        self.before = LinkIndex(known)
        self.after = LinkIndex({self.now(path) for path in known})
        self._is_file = is_file

    def now(self, path: str) -> str:
        """Where a note is afterwards."""
        return self.moves.get(path, path)

    def relinked(self, path: str, data: bytes) -> Relinked:
        """The note at ``path`` (before) with links that mean afterwards what they meant. Raises EditRefusedError."""
        source = Move(path, self.now(path))
        unsaid: list[Link] = []
        changed = 0

        def choose(link: Link) -> str | None:
            nonlocal changed
            was = self.before.resolve(link.target, source.before)
            new = self._form(link, was, source) if was else self._way_to_file(link, source)
            if new is None and was is not None and not self._means(link.target, source, was):
                unsaid.append(link)
            changed += new is not None and new != link.target
            return new

        after = relink(data, choose)
        return Relinked(data=after, changed=changed, unsaid=tuple(unsaid))

    def _means(self, target: str, source: Move, was: Linked) -> bool:
        """Whether a target leads afterwards to the note it led to, and to no more others than before."""
        found = self.after.resolve(target, source.after)
        return found is not None and found.path == self.now(was.path) and len(found.rivals) <= len(was.rivals)

    def _form(self, link: Link, was: Linked, source: Move) -> str | None:
        """What to write for a link that led to a note, None to leave it."""
        target = Move(was.path, self.now(was.path))
        folder_moved = posixpath.dirname(source.before) != posixpath.dirname(source.after)
        stale = folder_moved and is_relative(link, source.before, was.path)
        if target.before == target.after and not stale and self._means(link.target, source, was):
            return None
        return new_target(link, source, target, self.after)

    def _way_to_file(self, link: Link, source: Move) -> str | None:
        """The new way to a picture or another file beside a note that moved to another folder."""
        old, new = posixpath.dirname(source.before), posixpath.dirname(source.after)
        if old == new or link.target.startswith("/"):
            return None
        path = posixpath.normpath(posixpath.join(old, link.target))
        if path.startswith("../") or not is_relative(link, source.before, path) or not self._is_file(path):
            return None
        return next(relative_forms(link, source.after, path), None)
