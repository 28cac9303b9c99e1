"""What can be written where the cursor stands; each offer replaces what is typed, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import islice

from lsprotocol import types

from netnotes.edits.assignments import LISTS
from netnotes.model.folding import fold_accents, fold_key
from netnotes.serving.lsp.asked import Asked, Offer, all_notes, folded, notes
from netnotes.serving.lsp.body_offers import BodyOffers
from netnotes.serving.lsp.cursor import find_cursor
from netnotes.serving.lsp.documents import Document
from netnotes.serving.lsp.fields import field_of, type_around, written_names
from netnotes.serving.lsp.known import KnownVault
from netnotes.serving.lsp.meanings import EVERYWHERE, INNER, MEANINGS, meaning_of
from netnotes.serving.lsp.wanted import LINKS, words_for
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.editing.yaml_text import write_value

MOST = 200
"""So many are offered at once; the client asks again when more is typed."""
_OPENING = re.compile(r"[\"']?\[{0,2}")
_Kind = types.CompletionItemKind


def complete(
    vault: KnownVault, path: str, document: Document, offset: int, today: date, *, whole_edits: bool = True
) -> types.CompletionList:
    """The completions at an offset of an open note; see `takes_whole_edits` for the last argument."""
    cursor = find_cursor(document, offset)
    typed = document.text[cursor.start : offset]
    opening = _opening(typed) if cursor.what in ("value", "link") else ""
    begun = fold_accents(typed[len(opening) :].strip())
    asked = Asked(vault, path, document, offset, cursor, today, begun)
    fitting = [offer for offer in _offers(asked) if asked.fits(offer.label)]
    fitting.sort(key=lambda offer: not folded(offer.label)[0].startswith(begun))
    make = partial(_item, asked, opening, whole=whole_edits)
    items = [make(number, offer) for number, offer in enumerate(islice(fitting, MOST))]
    return types.CompletionList(is_incomplete=len(fitting) > MOST, items=items)


def _item(asked: Asked, opening: str, number: int, offer: Offer, *, whole: bool) -> types.CompletionItem:
    """An offer as an item. Where quotes and brackets are typed already, it begins behind them."""
    text, start, end = offer.text, asked.cursor.start, asked.cursor.end
    if not whole:
        text, end = _plainly(asked, opening, offer)
    kept = opening if text.startswith(opening) else ""
    start += len(kept)
    return types.CompletionItem(
        label=offer.label,
        kind=offer.kind,
        detail=offer.about or None,
        filter_text=opening + offer.label if opening != kept else None,
        sort_text=f"{number:04}",
        text_edit=types.TextEdit(range=asked.document.range(start, end), new_text=text.removeprefix(kept)),
    )


def _plainly(asked: Asked, opening: str, offer: Offer) -> tuple[str, int]:
    """The text for an editor that only goes on with what is typed, and where what it replaces ends.

    A bare name means the note as a link does (SPEC 2.2); a bracket without a quote stays without one.
    """
    text, end = offer.text, asked.cursor.end
    if "[[" in opening:
        text = text if text.startswith(opening) else offer.link
    elif offer.bare and asked.begun:
        text = write_value(offer.bare, opening)
    closing = asked.document.text[asked.offset : end]
    return (text.removesuffix(closing), asked.offset) if text.endswith(closing) else (text, end)


def _opening(typed: str) -> str:
    found = _OPENING.match(typed)
    return found[0] if found else ""


def _offers(asked: Asked) -> Iterable[Offer]:
    cursor = asked.cursor
    match cursor.what:
        case "name":
            return _names(asked)
        case "value":
            return _values(asked)
        case "none":
            return ()
    return BodyOffers(asked).offers()


def _names(asked: Asked) -> Iterator[Offer]:
    """The properties that the note does not have yet; what gives it a type where it has none."""
    vault, document, cursor = asked.vault, asked.document, asked.cursor
    type_ = type_around(vault, asked.path, document, asked.offset)
    there = {field_of(vault, type_, name) for name in written_names(document, document.line_number(asked.offset))}
    wanted = MEANINGS[type_] if type_ else {}
    colon = document.text[cursor.end : cursor.end + 1] == ":"
    for name, about in {**wanted, **EVERYWHERE}.items():
        if name not in there:
            yield Offer(name, name if colon else f"{name}: ", _Kind.Property, about)


def _values(asked: Asked) -> Iterator[Offer]:
    """What a property can hold: links in quotes, words as YAML wants them."""
    vault, cursor = asked.vault, asked.cursor
    type_ = type_around(vault, asked.path, asked.document, asked.offset)
    field = field_of(vault, type_, cursor.name)
    if cursor.inner and cursor.inner not in INNER.get(field, ()):
        return
    known = bool(cursor.inner) or bool(meaning_of(type_, field))
    field = cursor.inner or field
    typed = asked.typed
    quote = typed[:1] if typed[:1] in ("'", '"') else ""
    wanted = LINKS.get(field) if known else None
    if wanted or "[[" in typed:
        links = notes(asked, wanted) if wanted else all_notes(asked)
        yield from (offer._replace(text=write_value(offer.text, quote or '"')) for offer in links)
        if wanted != "organization" or "[[" in typed:
            return
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
