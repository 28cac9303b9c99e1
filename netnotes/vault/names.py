"""What notes are called: which note a bare name means, and whose names stand in a file's name (SPEC 2.2).

Resolving one note asks for names, and every question is known by a *key*: ``/base`` for links to notes of that file
name, ``=name`` for a folded name, ``~word`` for names that begin with a word. A note has to be resolved again when
the answer to one of its keys may have changed: `keys_of` gives the keys that a note answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from netnotes.model.folding import closest, fold_name
from netnotes.model.notes import NoteType
from netnotes.model.people import Me
from netnotes.model.readings import Named, Reading
from netnotes.vault.linking import LinkIndex, link_key

_WORD = re.compile(r"[^\W_]+")
_LONGEST_NAME = 16
_ME_WORDS = ("me", "you", "i", "myself")
K = TypeVar("K")
Paths = dict[K, tuple[str, ...]]
CALLED: tuple[NoteType, ...] = ("person", "goal", "organization")


def name_words(text: str) -> tuple[str, ...]:
    """The folded words of a name: letters and digits only."""
    return tuple(_WORD.findall(fold_name(text)))


def named(reading: Reading) -> Named:
    """What other notes must know of this one."""
    note, record = reading.note, reading.record
    aliases: tuple[str, ...] = getattr(record, "aliases", ())
    if isinstance(record, Me):
        aliases = (*aliases, *record.emails)
    name = record.name if record is not None else ""
    name = note.title if name == note.title else name  # one text, not two, for each of very many notes
    return Named(path=note.path, title=note.title, status=note.status, type=note.type, name=name, aliases=aliases)


def keys_of(note: Named) -> Iterator[str]:
    """The keys that a note answers. The owner's note answers every question (its names are nobody's)."""
    yield link_key(note.path)
    if note.type in CALLED:
        for text in (note.title, note.name, *note.aliases):
            yield "=" + fold_name(text)
            yield "~" + next(iter(name_words(text)), "")


class NameIndex:
    """The notes of one type by file name, by ``name`` and by alias: paths by folded name, and by its words."""

    def __init__(self, levels: tuple[Paths[str], ...], words: Paths[tuple[str, ...]]) -> None:
        self.levels, self.words = levels, words

    @classmethod
    def of(cls, notes: Iterable[Named]) -> NameIndex:
        """That of these notes."""
        made = cls(({}, {}, {}), {})
        for note in notes:
            for level, texts in zip(made.levels, ((note.title,), (note.name,), note.aliases), strict=True):
                for text in texts:
                    _add(level, fold_name(text), note.path)
                    _add(made.words, name_words(text), note.path)
        return made

    def find(self, name: str) -> tuple[str, ...]:
        """The paths that a name means: by file name, else by name, else by alias; several where it is ambiguous."""
        folded = fold_name(name)
        for level in self.levels:
            if paths := level.get(folded):
                return tuple(sorted(paths))
        return ()

    def near(self, name: str) -> str | None:
        """The file name of the note whose name is nearly spelled so, None where there is none."""
        found = closest(name, sorted({text for level in self.levels[:2] for text in level}))
        return self.find(found)[0].rsplit("/", 1)[-1].rsplit(".", 1)[0] if found else None

    def in_text(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The paths of those whose whole name stands among words; longer names first, a name of two is nobody's."""
        found: list[str] = []
        start = 0
        while start < len(words):
            for end in range(min(len(words), start + _LONGEST_NAME), start, -1):
                if paths := self.words.get(words[start:end]):
                    found += sorted(paths) if len(paths) == 1 else []
                    start = end - 1
                    break
            start += 1
        return tuple(dict.fromkeys(found))


def _add(paths: Paths[K], key: K, path: str) -> None:
    known = paths.get(key, ())
    if path not in known:
        paths[key] = (*known, path)


class _Made(Mapping[str, Named]):
    """Notes by path, each made of its plain values when it is asked for."""

    def __init__(self, plain: Mapping[str, tuple[Any, ...]]) -> None:
        self._plain = plain

    def __getitem__(self, path: str) -> Named:
        return Named._make(self._plain[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._plain)

    def __len__(self) -> int:
        return len(self._plain)


class Names:
    """What all the notes of a vault are called; the indexes are made when they are first asked."""

    def __init__(self, notes: Iterable[Named]) -> None:
        self.notes: Mapping[str, Named] = {note.path: note for note in sorted(notes)}
        self._called: dict[NoteType, NameIndex] = {}

    @classmethod
    def of_plain(cls, plain: Any) -> Names:
        """What `plain` gave; much sooner there than made of the notes."""
        notes, by_base, called = plain
        made = cls(())
        made.notes = _Made(notes)
        made.links = LinkIndex.of_bases(by_base)
        made._called = {type_: NameIndex(*parts) for type_, parts in called.items()}
        return made

    def plain(self) -> Any:
        """The notes and the indexes in plain values."""
        called = {type_: self.called(type_) for type_ in CALLED}
        return (
            {path: tuple(note) for path, note in self.notes.items()},
            self.links.by_base,
            {type_: (index.levels, index.words) for type_, index in called.items()},
        )

    @cached_property
    def links(self) -> LinkIndex:
        """Which note a link means."""
        return LinkIndex(self.notes)

    def called(self, wanted: NoteType) -> NameIndex:
        """Which note of that type a name means."""
        if wanted not in self._called:
            self._called[wanted] = NameIndex.of(note for note in self.notes.values() if note.type == wanted)
        return self._called[wanted]

    @cached_property
    def mine(self) -> frozenset[str]:
        """What the owner of the vault is called, folded."""
        me = next((note for note in self.notes.values() if note.type == "me"), None)
        own = (me.name, me.title, *me.aliases) if me else ()
        return frozenset(fold_name(name) for name in (*_ME_WORDS, *own))
