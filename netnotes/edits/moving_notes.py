"""Notes that move, and the notes that name them: mended, and what each counts for compared before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from netnotes.edits.facts import Fact, facts_of, words_of
from netnotes.edits.moving_links import MovingLinks
from netnotes.index.asking import find_asking, read_named
from netnotes.index.network import StoredNetwork
from netnotes.model.readings import Named, Reading, Resolved
from netnotes.vault.changing import current
from netnotes.vault.editing.bare_names import iter_bare_names, rename_bare
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.names import Names, keys_of, named
from netnotes.vault.reader import NoteReader
from netnotes.vault.resolve import resolve_note, touch_keys
from netnotes.vault.settings import read_settings

_MOST_TOLD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A place in a note that somebody should know of, and why."""

    path: str
    why: str
    line: int = 1


@dataclass(slots=True, kw_only=True)
class MendedNote:
    """A note that a move concerns: its bytes, before and after; how many links and bare names were changed."""

    path: str
    before: bytes
    after: bytes
    links: int = 0
    names: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What changes beyond the words: ``newly`` what means a moved note for the first time, ``lost`` what no more."""

    newly: tuple[Told, ...] = ()
    lost: tuple[Told, ...] = ()


class MovingNotes:
    """Notes of a vault on the move from old to new paths. ``left`` collects what could not be mended.

    ``held`` are the bytes of notes that an editor has open: they count in place of those that are saved.
    """

    def __init__(
        self, network: StoredNetwork, root: Path, moves: Mapping[str, str], held: Mapping[str, bytes] | None = None
    ) -> None:
        self.network, self.root, self.moves, self.held = network, root, moves, held or {}
        self.settings = read_settings(root)
        self.reader = NoteReader(network.config, self.settings)
        self.names = self._names()
        self.links = MovingLinks(self.names.notes, moves, lambda path: (root / path).is_file())
        self.left: list[Told] = []

    def _names(self) -> Names:
        saved = {one.path: one for one in read_named(self.network.store)}
        return Names({**saved, **{path: named(self.read(path, data)) for path, data in self.held.items()}}.values())

    def note(self, path: str) -> MendedNote:
        """A note as it is. Raises OperatorError where it cannot be read."""
        data = self.held[path] if path in self.held else current(self.root, path) or b""
        return MendedNote(path=path, before=data, after=data)

    def concerned(self, names: Iterable[Named]) -> list[MendedNote]:
        """The notes that ask for anything that one of these names answers, those on the move left out."""
        called = list(names)
        keys = None if any(one.type == "me" for one in called) else {key for one in called for key in keys_of(one)}
        saved = (path for path in find_asking(self.network.store, keys) if path not in self.held)
        held = (path for path, data in self.held.items() if self._asks(path, data, keys))
        return [self.note(path) for path in sorted((*saved, *held)) if path not in self.moves]

    def _asks(self, path: str, data: bytes, keys: Set[str] | None) -> bool:
        """Whether a note that is held asks for one of these keys, for any where it is None."""
        asked = resolve_note(self.read(path, data), self.names, touch_keys(self.network.config)).asked
        return bool(asked) if keys is None else not asked.isdisjoint(keys)

    def relink(self, note: MendedNote) -> None:
        """Let every link of the note mean afterwards what it means now."""
        try:
            done = self.links.relinked(note.path, note.after)
        except EditRefusedError as err:
            self.left.append(Told(path=note.path, why=err.message))
            return
        note.after, note.links = done.data, done.changed
        for link in done.unsaid:
            self.left.append(Told(path=note.path, line=link.line, why=f"no link can say what {link.target!r} meant"))

    def rename_bare(self, note: MendedNote, after: Names) -> None:
        """Write the new file name where the note names one that moved without a link, and no other name of it."""
        for one, count in Counter(iter_bare_names(self.read(note.path, note.before))).items():
            found = self.names.called(one.wanted).find(one.text)
            if len(found) != 1 or found[0] not in self.moves:
                continue
            now = self.moves[found[0]]
            title = now.rsplit("/", 1)[-1].rsplit(".", 1)[0]
            if after.called(one.wanted).find(one.text) == (now,) or after.called(one.wanted).find(title) != (now,):
                continue
            try:
                note.after = rename_bare(note.after, lambda data: self.reader.read(note.path, data), one, title)
                note.names += count
            except EditRefusedError as err:
                self.left.append(Told(path=note.path, why=err.message))

    def read(self, path: str, data: bytes) -> Reading:
        """The reading of a note's bytes at a path."""
        return self.reader.read(path, data)

    def names_after(self, moved: Iterable[Named]) -> Names:
        """What all notes are called afterwards; ``moved`` are those that moved, as they are called then."""
        there = {one.path: one for one in moved}
        kept = (one for path, one in self.names.notes.items() if path not in self.moves and path not in there)
        return Names([*kept, *there.values()])

    def effect(self, notes: Sequence[MendedNote], after: Names) -> Effect:
        """What the notes count for afterwards that they did not before, and the other way round."""
        newly: list[Told] = []
        lost: list[Told] = []
        kinds = touch_keys(self.network.config)
        for note in notes:
            now = self.links.now(note.path)
            was = resolve_note(self.read(note.path, note.before), self.names, kinds)
            new = resolve_note(self.read(now, note.after), after, kinds)
            newly += self._newly(was, new)
            gone = sorted(facts_of(was, self.links.now) - facts_of(new)) or self._astray(was, new)
            if gone:
                more = f" and {len(gone) - _MOST_TOLD} more" if len(gone) > _MOST_TOLD else ""
                why = "; ".join(map(words_of, gone[:_MOST_TOLD])) + more
                lost.append(Told(path=now, why=why))
        return Effect(newly=tuple(newly), lost=tuple(lost))

    def _astray(self, was: Resolved, new: Resolved) -> list[Fact]:
        """The links that led to a note and do not lead there any more."""
        if len(was.links) != len(new.links):
            return []
        pairs = zip(was.links, new.links, strict=True)
        return [("link", path, link.target) for (link, path), (_, now) in pairs if path and now != self.links.now(path)]

    def _newly(self, was: Resolved, new: Resolved) -> list[Told]:
        if len(was.links) == len(new.links):
            pairs = zip(was.links, new.links, strict=True)
            leads = [link for (_, before), (link, after) in pairs if before is None and after is not None]
            if leads:
                return [Told(path=new.path, line=one.line, why=f"the link to {one.target!r}") for one in leads]
        gained = sorted(facts_of(new) - facts_of(was, self.links.now))
        return [Told(path=new.path, why="; ".join(map(words_of, gained[:_MOST_TOLD])))] if gained else []
