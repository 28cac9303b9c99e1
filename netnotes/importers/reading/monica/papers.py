"""Notes, life events and pets: what is written about somebody, on the day it was written or happened."""

from __future__ import annotations

from netnotes.importers.reading.monica.draft import Draft, Reading
from netnotes.importers.reading.monica.tree import Item


def note(item: Item, draft: Draft, reading: Reading) -> str:
    """A note keeps the day it was written in Monica; a favourite says so."""
    body = item.text("body")
    if not body:
        return "it says nothing"
    heading = "Favourite note" if item.flag("is_favorite") else ""
    draft.remark(body, item.day("created_at", "favorited_at"), heading)
    return ""


def life_event(item: Item, draft: Draft, reading: Reading) -> str:
    """A life event is headed by its own kind, on the day it happened."""
    kind = reading.type_words(item.line_of("type", "life_event_type"))
    name, special = item.line_of("name"), item.line_of("specific_information")
    text = "\n".join(part for part in (name, item.text("note"), special) if part)
    if not kind and not text:
        return "it says nothing"
    heading = kind[:1].upper() + kind[1:] if kind else "Life event"
    draft.remark(text or heading, item.day("happened_at", "created_at"), heading)
    return ""


def pet(item: Item, draft: Draft, reading: Reading) -> str:
    """A pet by its name and what it is."""
    name, kind = item.line_of("name"), reading.type_words(item.line_of("category", "pet_category"))
    if not name and not kind:
        return "it says nothing"
    draft.remark(f"Pet: {name} ({kind})" if name and kind else f"Pet: {name or kind}")
    return ""
