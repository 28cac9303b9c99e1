"""What a completion is asked for and what it offers; the offers that are notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from lsprotocol import types

from netnotes.edits.link_text import LinkTexts
from netnotes.model.folding import fold_accents
from netnotes.model.notes import NoteType
from netnotes.serving.lsp.cursor import Cursor
from netnotes.serving.lsp.documents import Document
from netnotes.serving.lsp.known import KnownVault
from netnotes.vault.names import CALLED

_BETWEEN = re.compile(r"[\s\-_.]+")


class Offer(NamedTuple):
    """One completion: what to show, what to write, what it is; ``about`` in a few words.

    ``link`` is the link in a text, where it is one; ``bare`` what says the same and begins like the label.
    """

    label: str
    text: str
    kind: types.CompletionItemKind
    about: str = ""
    link: str = ""
    bare: str = ""


@lru_cache(maxsize=65536)  # the same names are looked at with every key
def folded(label: str) -> tuple[str, tuple[str, ...]]:
    """A label as it is compared with what is typed, and its words."""
    found = fold_accents(label)
    return found, tuple(_BETWEEN.split(found))


class Asked(NamedTuple):
    """What is asked: the note, where the cursor stands, and what the completion must begin with."""

    vault: KnownVault
    path: str
    document: Document
    offset: int
    cursor: Cursor
    today: date
    begun: str

    def fits(self, label: str) -> bool:
        """Whether a label, or a word of it, begins like what is typed."""
        whole, words = folded(label)
        return whole.startswith(self.begun) or any(word.startswith(self.begun) for word in words)

    @property
    def texts(self) -> LinkTexts:
        """How links are written in this vault."""
        _ = self.vault.network
        texts = LinkTexts((), self.vault.reader.config, self.vault.reader.settings)
        texts.index = self.vault.names.links
        return texts

    @property
    def typed(self) -> str:
        """What is being typed, up to the cursor."""
        return self.document.text[self.cursor.start : self.offset]

    @property
    def before(self) -> str:
        """The line before what is being typed."""
        start = self.cursor.start
        return self.document.text[self.document.line_start(start) : start]


def notes(asked: Asked, wanted: NoteType) -> Iterator[Offer]:
    """The notes of a type by name and by alias, as links; only those that fit, because there may be very many."""
    texts = asked.texts
    called = asked.vault.names.called(wanted)
    for note in asked.vault.names.notes.values():
        if note.type == wanted and note.path != asked.path:
            for name in dict.fromkeys((note.name, note.title, *note.aliases)):
                if name and name.isprintable() and asked.fits(name):
                    text = texts.in_property(note.path, name, asked.path)
                    bare = name if called.find(name) == (note.path,) else ""
                    yield Offer(name, text, types.CompletionItemKind.Reference, note.path, text, bare)


def all_notes(asked: Asked) -> Iterator[Offer]:
    """People, goals and organizations, then all other notes by title."""
    for wanted in CALLED:
        yield from notes(asked, wanted)
    texts = asked.texts
    for note in asked.vault.names.notes.values():
        title = note.title
        if note.type not in CALLED and note.status == "ok" and title.isprintable() and asked.fits(title):
            text = texts.in_property(note.path, title, asked.path)
            yield Offer(title, text, types.CompletionItemKind.File, note.path, text)
