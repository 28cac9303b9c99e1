"""What is shown where the mouse rests: who somebody is, or what a property means."""

from __future__ import annotations

from datetime import date

from lsprotocol import types

from netnotes.model.safe_text import clean, unlink
from netnotes.pages.escaping import escape
from netnotes.serving.lsp.cards import card_lines
from netnotes.serving.lsp.cursor import find_cursor, matter_span
from netnotes.serving.lsp.fields import field_of, type_around
from netnotes.serving.lsp.meanings import INNER, meaning_of
from netnotes.serving.lsp.mentions import mention_at, on_title
from netnotes.serving.lsp.vaults import Spot


def hover(spot: Spot, today: date, *, markdown: bool) -> types.Hover | None:
    """What there is to say at a place; nothing where nothing is known."""
    mention = mention_at(spot)
    if mention is not None:
        place: types.Range | None = spot.document.range(mention.start, mention.end)
        return _about(spot, mention.path, place, today, markdown)
    if on_title(spot):
        return _about(spot, spot.path, None, today, markdown)
    return _property(spot, markdown)


def _about(spot: Spot, path: str, place: types.Range | None, today: date, markdown: bool) -> types.Hover | None:
    note = spot.vault.names.notes.get(path)
    if note is None:
        return None
    lines = card_lines(spot.vault.network, path, note.type, today)
    if not lines and note.type is None:
        return None
    return _told(note.name or note.title, lines, place, markdown)


def _property(spot: Spot, markdown: bool) -> types.Hover | None:
    """The meaning of the property whose name is under the cursor."""
    document, span = spot.document, matter_span(spot.document)
    start = document.line_start(spot.offset)
    line = document.text[start : document.line_end(start)]
    name, colon, _ = line.partition(":")
    at = spot.offset - start
    bare = name.lstrip(" -")
    if span is None or not span[0] <= start < span[1] or not colon or not len(name) - len(bare) <= at <= len(name):
        return None
    type_ = type_around(spot.vault, spot.path, document, spot.offset)
    if bare == name:
        field = field_of(spot.vault, type_, name)
        meaning = meaning_of(type_, field)
    else:
        above = find_cursor(document, start + len(name) + 1).name
        field = bare.strip()
        meaning = INNER.get(field_of(spot.vault, type_, above), {}).get(field, "")
    place = document.range(start + len(name) - len(bare), start + len(name))
    return _told(field, [meaning], place, markdown) if meaning else None


def _told(title: str, lines: list[str], place: types.Range | None, markdown: bool) -> types.Hover:
    """A title and lines; text from notes cannot become markup, nor lead out of its line."""
    if markdown:
        text = "\n".join([f"**{escape(unlink(title))}**", "", *(f"- {escape(unlink(line))}" for line in lines)])
        content = types.MarkupContent(kind=types.MarkupKind.Markdown, value=text.strip())
    else:
        text = "\n".join(clean(unlink(line)) for line in (title, *lines))
        content = types.MarkupContent(kind=types.MarkupKind.PlainText, value=text)
    return types.Hover(contents=content, range=place)
