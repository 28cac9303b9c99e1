"""The links that stand in properties: Obsidian counts them as links of the note (Obsidian help: Properties)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from netnotes.model.notes import Link, Property
from netnotes.vault.links import find_links


def property_links(properties: tuple[Property, ...]) -> Iterator[Link]:
    """The links of front-matter properties, each with the property's name and its place."""
    for prop in properties:
        if prop.inline:
            continue
        items = prop.value if isinstance(prop.value, list) else [prop.value]
        for index, item in enumerate(items):
            for text in _texts(item):
                line, column = prop.at(index) if isinstance(prop.value, list) else (prop.line, prop.column)
                for link in find_links(text):
                    yield replace(link, line=line, column=column, in_property=prop.name)


def _texts(value: Any) -> Iterator[str]:
    """Every text with a link in a property's value; nested lists hold what was written ``[[so]]`` without quotes."""
    if isinstance(value, str):
        if "[[" in value or "](" in value:
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
