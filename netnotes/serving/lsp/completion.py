"""What can be written where the cursor stands; each offer replaces what is typed, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lsprotocol import types

from netnotes.edits.assignments import LISTS
from netnotes.edits.link_text import LinkTexts
from netnotes.model.folding import fold_accents, fold_key
from netnotes.model.notes import NoteType
from netnotes.serving.lsp.cursor import Cursor, find_cursor
from netnotes.serving.lsp.documents import Document
from netnotes.serving.lsp.fields import field_of, type_around, written_names
from netnotes.serving.lsp.known import KnownVault
from netnotes.serving.lsp.meanings import EVERYWHERE, INNER, MEANINGS, meaning_of
from netnotes.serving.lsp.wanted import LINKS, kinds, words_for
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.editing.yaml_text import write_value
from netnotes.vault.names import CALLED

MOST = 200
"""So many are offered at once; the client asks again when more is typed."""
_BETWEEN = re.compile(r"[\s\-_.]+")
_OPENING = re.compile(r"[\"']?\[{0,2}")
_DETAILS = {
    "gave": "a favour I did",
    "got": "a favour I was done",
    "to": "for whom it counts",
    "from": "for whom it counts",
    "size": "1 to 5",
    "thanked": "true, or the day",
}
_MARKS = {"waiting": "I wait for this", "assumption": "to be checked in the review"}
_Kind = types.CompletionItemKind


class Offer(NamedTuple):
    """One completion: what to show, what to write, what it is; ``about`` in a few words."""

    label: str
    text: str
    kind: types.CompletionItemKind
    about: str = ""


@lru_cache(maxsize=65536)  # the same names are looked at with every key
def _folded(label: str) -> tuple[str, tuple[str, ...]]:
    folded = fold_accents(label)
    return folded, tuple(_BETWEEN.split(folded))


class _Asked(NamedTuple):
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
        folded, words = _folded(label)
        return folded.startswith(self.begun) or any(word.startswith(self.begun) for word in words)

    @property
    def texts(self) -> LinkTexts:
        """How links are written in this vault."""
        _ = self.vault.network
        texts = LinkTexts((), self.vault.reader.config, self.vault.reader.settings)
        texts.index = self.vault.names.links
        return texts

    @property
    def before(self) -> str:
        """The line before what is being typed."""
        start = self.cursor.start
        return self.document.text[self.document.line_start(start) : start]


def complete(vault: KnownVault, path: str, document: Document, offset: int, today: date) -> types.CompletionList:
    """The completions at an offset of an open note."""
    cursor = find_cursor(document, offset)
    typed = document.text[cursor.start : offset]
    opening = _opening(typed) if cursor.what in ("value", "link") else ""
    begun = fold_accents(typed[len(opening) :].strip())
    asked = _Asked(vault, path, document, offset, cursor, today, begun)
    fitting = [offer for offer in _offers(asked) if asked.fits(offer.label)]
    fitting.sort(key=lambda offer: not _folded(offer.label)[0].startswith(begun))
    place = document.range(cursor.start, cursor.end)
    items = [
        types.CompletionItem(
            label=offer.label,
            kind=offer.kind,
            detail=offer.about or None,
            filter_text=opening + offer.label,
            sort_text=f"{number:04}",
            text_edit=types.TextEdit(range=place, new_text=offer.text),
        )
        for number, offer in enumerate(islice(fitting, MOST))
    ]
    return types.CompletionList(is_incomplete=len(fitting) > MOST, items=items)


def _opening(typed: str) -> str:
    found = _OPENING.match(typed)
    return found[0] if found else ""


def _offers(asked: _Asked) -> Iterable[Offer]:
    cursor = asked.cursor
    config = asked.vault.network.config
    match cursor.what:
        case "name":
            return _names(asked)
        case "value":
            return _values(asked)
        case "link":
            wanted = LINKS.get(fold_key(cursor.name))
            return _notes(asked, wanted) if wanted else _all_notes(asked)
        case "detail":
            return _details(asked)
        case "kind":
            return (Offer(kind, f"{kind}: ", _Kind.EnumMember) for kind in kinds(config))
        case "tag":
            tags = dict.fromkeys(kinds(config), "a contact of this kind") | _MARKS
            return (Offer(f"#{tag}", f"#{tag}", _Kind.Keyword, about) for tag, about in tags.items())
        case "field":
            return (Offer(f"{name}::", f"{name}:: ", _Kind.Field, about) for name, about in _DETAILS.items())
        case "none":
            return ()


def _names(asked: _Asked) -> Iterator[Offer]:
    """The properties that the note does not have yet; what gives it a type where it has none."""
    vault, document, cursor = asked.vault, asked.document, asked.cursor
    type_ = type_around(vault, asked.path, document, asked.offset)
    there = {field_of(vault, type_, name) for name in written_names(document, document.line_number(asked.offset))}
    wanted = MEANINGS[type_] if type_ else {}
    colon = document.text[cursor.end : cursor.end + 1] == ":"
    for name, about in {**wanted, **EVERYWHERE}.items():
        if name not in there:
            yield Offer(name, name if colon else f"{name}: ", _Kind.Property, about)


def _values(asked: _Asked) -> Iterator[Offer]:
    """What a property can hold: links in quotes, words as YAML wants them."""
    vault, cursor = asked.vault, asked.cursor
    type_ = type_around(vault, asked.path, asked.document, asked.offset)
    field = field_of(vault, type_, cursor.name)
    if cursor.inner and cursor.inner not in INNER.get(field, ()):
        return
    known = bool(cursor.inner) or bool(meaning_of(type_, field))
    field = cursor.inner or field
    typed = asked.document.text[cursor.start : asked.offset]
    wanted = LINKS.get(field) if known else None
    if wanted or "[[" in typed:
        links = _notes(asked, wanted) if wanted else _all_notes(asked)
        yield from (offer._replace(text=write_value(offer.text, '"')) for offer in links)
        return
    quote = typed[:1] if typed[:1] in ("'", '"') else ""
    item = asked.before.lstrip().startswith("-")
    flow = "[" in asked.before or "{" in asked.before
    listed = fold_key(field) in LISTS and not flow and not item
    for word in words_for(field, type_, vault.network, asked.today) if known else ():
        try:
            text = _written(word, quote, flow or listed)
        except EditRefusedError:
            continue
        yield Offer(word, f"[{text}]" if listed else text, _Kind.Value)


def _written(word: str, quote: str, flow: bool) -> str:
    """A word as YAML; yes and no, and numbers, stay what they are."""
    return word if word == "true" or word.isdigit() else write_value(word, quote, flow=flow)


def _details(asked: _Asked) -> Iterable[Offer]:
    """The values of an inline field."""
    match asked.cursor.name:
        case "to" | "from":
            return _notes(asked, "person")
        case "size":
            return (Offer(size, size, _Kind.Value) for size in ("1", "2", "3", "4", "5", "small", "medium", "large"))
        case "thanked":
            return (Offer("true", "true", _Kind.Value),)
    return ()


def _notes(asked: _Asked, wanted: NoteType) -> Iterator[Offer]:
    """The notes of a type by name and by alias, as links; only those that fit, because there may be very many."""
    texts = asked.texts
    for note in asked.vault.names.notes.values():
        if note.type == wanted and note.path != asked.path:
            for name in dict.fromkeys((note.name, note.title, *note.aliases)):
                if name and name.isprintable() and asked.fits(name):
                    text = texts.in_property(note.path, name, asked.path)
                    yield Offer(name, text, _Kind.Reference, note.path)


def _all_notes(asked: _Asked) -> Iterator[Offer]:
    """People, goals and organizations, then all other notes by title."""
    for wanted in CALLED:
        yield from _notes(asked, wanted)
    texts = asked.texts
    for note in asked.vault.names.notes.values():
        title = note.title
        if note.type not in CALLED and note.status == "ok" and title.isprintable() and asked.fits(title):
            yield Offer(title, texts.in_property(note.path, title, asked.path), _Kind.File, note.path)
