"""`netnotes merge`: two notes of one person made one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from netnotes.edits.aliases import with_alias
from netnotes.edits.facts import Fact, facts_of, words_of
from netnotes.edits.merge_properties import Conflict, Decide, canonical_names, join_properties
from netnotes.edits.moving_notes import MendedNote, MovingNotes, Told
from netnotes.edits.unread import iter_unread_links
from netnotes.index.network import StoredNetwork
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.folding import fold_name
from netnotes.model.notes import NoteStatus
from netnotes.model.readings import Reading
from netnotes.vault.editing.joined_bodies import joined_body
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.names import Names, named
from netnotes.vault.resolve import resolve_note, touch_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """What a merge does; nothing, where there are ``conflicts`` that nobody decided.

    ``aliases`` are the names of the other note that the one kept has from now on. ``lost`` is what counted and does
    not any more, ``left`` what has to be mended by hand; ``kept`` says that lines of properties stand in the body.
    """

    changes: tuple[FileChange, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    links: int = 0
    notes: int = 0
    aliases: tuple[str, ...] = ()
    kept: bool = False
    lost: tuple[Told, ...] = ()
    left: tuple[Told, ...] = ()


def plan_merge(
    network: StoredNetwork,
    root: Path,
    keep: str,
    other: str,
    *,
    decide: Decide,
) -> Merging:
    """What joining the note at path ``other`` to the one at path ``keep`` changes; the other is removed last.

    ``decide`` is asked for each property of which both say something else.

    Raises OperatorError where the two cannot be joined.
    """
    return _Merge(network, root, keep, other).plan(decide)


class _Merge:
    """One merge: ``mine`` is the note that stays, ``theirs`` the one that goes."""

    def __init__(self, network: StoredNetwork, root: Path, keep: str, other: str) -> None:
        if keep == other:
            raise OperatorError(f"both names mean {keep}", "name two notes")
        self.keep, self.other = keep, other
        self.moving = MovingNotes(network, root, {other: keep})
        self.names = self.moving.names
        self.mine, self.theirs = self._note(keep, ("ok",)), self._note(other, ("ok", "empty"))
        if self.names.notes[other].status == "ok" and self.names.notes[keep].type != self.names.notes[other].type:
            kinds = [self.names.notes[path].type or "a plain note" for path in (keep, other)]
            raise OperatorError(
                f"{keep} is read as {kinds[0]}, {other} as {kinds[1]}", "two notes of the same kind can be joined"
            )

    def plan(self, decide: Decide) -> Merging:
        """Plan it."""
        moving, mine, theirs = self.moving, self.mine, self.theirs
        moving.relink(mine)
        moving.relink(theirs)
        canonical = canonical_names(moving.reader.names.get(self.names.notes[self.keep].type or "", {}))
        them = self.names.notes[self.other]
        called = frozenset(fold_name(name) for name in (them.title, them.name) if name)
        parts = mine.after, theirs.after
        joined = join_properties(mine.after, theirs.after, canonical, called, decide)
        if joined.conflicts:
            return Merging(conflicts=tuple(joined.conflicts))
        data, aliases = self._with_aliases(joined.data)
        mine.after = _with_body(data, theirs.after, them.title, joined.kept)
        reading = moving.read(self.keep, mine.after)
        self._check(reading, parts)
        after = moving.names_after([named(reading)])
        others = moving.concerned([them, named(reading)])
        others = [note for note in others if note.path != self.keep]
        for note in others:
            moving.relink(note)
            moving.rename_bare(note, after)
        effect = moving.effect(others, after)
        return Merging(
            changes=self._changes(others),
            links=sum(note.links for note in others),
            notes=sum(1 for note in others if note.links or note.names),
            aliases=aliases,
            kept=bool(joined.kept),
            lost=(*self._lost(reading, after), *effect.lost),
            left=(*moving.left, *iter_unread_links(moving, self.other)),
        )

    def _note(self, path: str, wanted: tuple[NoteStatus, ...]) -> MendedNote:
        if self.names.notes[path].status not in wanted:
            raise OperatorError(f"{path} is not read by netnotes, and is not touched", "netnotes check says why")
        return self.moving.note(path)

    def _with_aliases(self, data: bytes) -> tuple[bytes, tuple[str, ...]]:
        """The note with every name of the other among its own."""
        theirs, now = self.names.notes[self.other], named(self.moving.read(self.keep, data))
        known = {fold_name(name) for name in (now.title, now.name, *self.names.notes[self.keep].aliases)}
        added = []
        for name in dict.fromkeys(filter(None, (theirs.title, theirs.name, *theirs.aliases))):
            if fold_name(name) not in known:
                data = with_alias(data, name)
                added.append(name)
        return data, tuple(added)

    def _check(self, reading: Reading, parts: tuple[bytes, bytes]) -> None:
        """Raises EditRefusedError where links, tags or tasks of either note are not read in the joined one."""
        now = reading.note
        for part in parts:
            was = self.moving.read(self.keep, part).note
            missing = (
                {(task.text, task.state) for task in was.tasks} - {(task.text, task.state) for task in now.tasks},
                {tag.name.casefold() for tag in was.tags} - {tag.name.casefold() for tag in now.tags},
                {link.subpath for link in was.links} - {link.subpath for link in now.links},
                {link.shown for link in was.links} - {link.shown for link in now.links},
            )
            if any(missing) or now.type != self.names.notes[self.keep].type:
                raise EditRefusedError(
                    f"{self.other} cannot be joined to {self.keep} so that all of it is still read",
                    "is code or a comment never closed in one of them? Close it, or join the two by hand",
                )

    def _lost(self, reading: Reading, after: Names) -> tuple[Told, ...]:
        kinds, now = touch_keys(self.moving.network.config), self.moving.links.now
        facts = facts_of(resolve_note(reading, after, kinds))
        lost: set[Fact] = set()
        for note in (self.mine, self.theirs):
            lost |= facts_of(resolve_note(self.moving.read(note.path, note.before), self.names, kinds), now) - facts
        return tuple(Told(path=self.keep, why=words_of(fact)) for fact in sorted(lost))

    def _changes(self, others: list[MendedNote]) -> tuple[FileChange, ...]:
        changed = [note for note in (self.mine, *others) if note.after != note.before]
        changes = [FileChange(path=note.path, before=note.before, after=note.after) for note in changed]
        return (*changes, FileChange(path=self.other, before=self.theirs.before, after=None))


def _with_body(data: bytes, other: bytes, name: str, kept: list[str]) -> bytes:
    note, theirs = NoteText.from_bytes(data), NoteText.from_bytes(other)
    blocks = ["\n".join(kept)] if kept else []
    body = joined_body(note.body, theirs.body, name, note.newline, blocks)
    return note.replaced(note.body_start, len(note.text), body)
