"""The links that stand in properties: Obsidian counts them as links of the note (Obsidian help: Properties)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from netnotes.model.derived import is_derived
from netnotes.model.notes import Link, Property
from netnotes.vault.links import find_links
from netnotes.vault.quick_records import make_link


def property_links(properties: tuple[Property, ...]) -> Iterator[Link]:
    """The links of front-matter properties, each with the property's name and its place; none of derived ones."""
    for prop in properties:
        if prop.inline:
            continue
        value = prop.value
        kind = type(value)
        if value is None or (kind is str and "[[" not in value and "](" not in value):
            continue
        items = value if kind is list else [value]
        for index, item in enumerate(items):
            if type(item) is str and "[[" not in item and "](" not in item:
                continue
            if is_derived(prop.name):
                break
            for text in _texts(item):
                line, column = prop.at(index) if kind is list else (prop.line, prop.column)
                for link in _links_in(text):
                    yield make_link(
                        link.target, link.shown, line, column, link.style, link.embed, link.subpath, prop.name
                    )


@lru_cache(maxsize=4096)  # the same people are linked all over a vault
def _links_in(text: str) -> tuple[Link, ...]:
    return find_links(text)


def _may_hold_link(text: str) -> bool:
    return "[[" in text or "](" in text


def _texts(value: Any) -> Iterator[str]:
    """Every text with a link in a property's value; nested lists hold what was written ``[[so]]`` without quotes."""
    if isinstance(value, str):
        if _may_hold_link(value):
            yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        if len(value) == 1 and isinstance(value[0], str) and value[0] and "](" not in value[0]:
            yield f"[[{value[0]}]]"
        else:
            for inner in value:
                yield from _texts(inner)
