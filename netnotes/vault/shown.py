"""The values of properties as they are shown: texts on one line, links as their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from netnotes.model.notes import Property
from netnotes.vault.links import wiki_parts
from netnotes.vault.references import property_refs
from netnotes.vault.scalars import scalar_text

_WIKILINK = re.compile(r"!?\[\[([^\[\]\n]+)\]\]")
_NOTE_LINK = re.compile(r"\[([^\[\]\n]+)\]\((?![A-Za-z][A-Za-z0-9+.-]*:)(?:<[^<>\n]*>|[^()<>\s]+)\)")
_SHORT = 60


def iter_texts(prop: Property) -> Iterable[tuple[str, int]]:
    """The texts in a property with their lines; links show as their text, maps as their values."""
    from_list = isinstance(prop.value, list)
    for index, item in enumerate(_flat(prop.value)):
        text = shown_text(scalar_text(item)) if not isinstance(item, list) else _shown_list(item)
        if text:
            yield text, prop.at(index)[0] if from_list else prop.line


def iter_items(prop: Property) -> Iterator[tuple[str, Any, tuple[int, int]]]:
    """Each item of a list, or the one value: its text, itself, its line and column."""
    if not isinstance(prop.value, list):
        yield _shown(prop.value), prop.value, (prop.line, prop.column)
        return
    for index, item in enumerate(prop.value):
        yield _shown(item), item, prop.at(index)


def _shown(item: Any) -> str:
    if isinstance(item, dict):
        return ", ".join(f"{key}: {scalar_text(value)}" for key, value in item.items())
    return _shown_list(item) if isinstance(item, list) else shown_text(scalar_text(item))


def topic_hint(name: str, item: Any) -> str:
    """What to write in place of an item that is no topic."""
    if isinstance(item, dict) and len(item) > 1:
        return f"write short phrases: {name}: [{', '.join(str(key)[:30] for key in list(item)[:3])}]"
    return f'write words, in quotes: "{_shown(item)[:60]}"'


def _flat(value: Any) -> list[Any]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [item for item in value.values() if not isinstance(item, dict | list)]
    if isinstance(value, list):
        return [", ".join(scalar_text(v) for v in i.values()) if isinstance(i, dict) else i for i in value]
    return [value]


def shown_text(text: str) -> str:
    """One line of text in which links into the vault stand as what they show."""
    return _shown_short(text) if len(text) <= _SHORT else _shown_long(text)


def _shown_long(text: str) -> str:
    if "[" in text:
        text = _WIKILINK.sub(lambda match: wiki_parts(match[1])[2], text)
        text = _NOTE_LINK.sub(lambda match: match[1], text)
    return " ".join(text.split())


_shown_short = lru_cache(maxsize=8192)(_shown_long)  # the same topics and places all over a vault


def _shown_list(item: list[Any]) -> str:
    return ", ".join(ref.shown for ref in property_refs(Property(name="", value=item, line=1)))
