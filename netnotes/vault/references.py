"""People, goals and organizations as they are named in properties and lines: links, or bare names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from netnotes.model.notes import Link, Property
from netnotes.model.refs import Ref
from netnotes.vault.links import find_links, wiki_parts
from netnotes.vault.scalars import scalar_text

_WEB_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]+\)")


def ref_of_link(link: Link) -> Ref:
    """The reference that a link makes."""
    return Ref(text=link.target, shown=link.shown, style=link.style, line=link.line, column=link.column)


def parse_refs(text: str, line: int, column: int = 1) -> tuple[Ref, ...]:
    """The links in a text, or the whole text as one bare name (commas are part of it); empty for empty text."""
    text = text.strip()
    if not text:
        return ()
    links = [link for link in find_links(text, line) if not link.embed and link.target]
    if links:
        return tuple(
            Ref(text=link.target, shown=link.shown, style=link.style, line=line, column=column) for link in links
        )
    if elsewhere := _WEB_LINK.fullmatch(text):
        text = elsewhere[1].strip()
    return (Ref(text=text, shown=text, line=line, column=column),)


def property_refs(prop: Property) -> tuple[Ref, ...]:
    """All references in a property, each value shape that SPEC 2.2 allows; duplicates are kept."""
    value = prop.value
    if _is_bare_link(value):
        return (_bare_link(value, prop.line, prop.column),)
    items = value if isinstance(value, list) else [value]
    refs: list[Ref] = []
    for index, item in enumerate(items):
        line, column = prop.at(index) if isinstance(value, list) else (prop.line, prop.column)
        refs.extend(_item_refs(item, line, column))
    return tuple(refs)


def value_refs(value: Any, line: int) -> tuple[Ref, ...]:
    """The references in any value inside a map, such as ``to`` of an exchange or ``people`` of a need."""
    return property_refs(Property(name="", value=value, line=line))


def unique_refs(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    """The references without repetitions of the same text, in order."""
    found: dict[tuple[bool, str], Ref] = {}
    for ref in refs:
        found.setdefault((ref.style == "name", ref.text.casefold()), ref)
    return tuple(found.values())


def _item_refs(item: Any, line: int, column: int) -> tuple[Ref, ...]:
    if _is_bare_link(item) or (isinstance(item, list) and all(not isinstance(part, list | dict) for part in item)):
        return (_bare_link(item, line, column),) if item else ()
    if isinstance(item, list):
        return tuple(ref for part in item for ref in _item_refs(part, line, column))
    if isinstance(item, dict):
        return tuple(ref for part in item.values() for ref in _item_refs(part, line, column))
    return parse_refs(scalar_text(item), line, column)


def _is_bare_link(value: Any) -> bool:
    """Whether a value is what YAML makes of an unquoted ``[[A]]``: a list holding one list of scalars."""
    return (
        isinstance(value, list)
        and len(value) == 1
        and isinstance(value[0], list)
        and bool(value[0])
        and all(not isinstance(part, list | dict) for part in value[0])
    )


def has_bare_link(value: Any) -> bool:
    """Whether an unquoted ``[[A]]`` stands anywhere in a property's value."""
    return _is_bare_link(value) or (isinstance(value, list) and any(_is_bare_link(item) for item in value))


def _bare_link(value: list[Any], line: int, column: int) -> Ref:
    inner = value[0] if isinstance(value[0], list) else value
    target, _, shown = wiki_parts(", ".join(scalar_text(part) for part in inner))
    return Ref(text=target, shown=shown, style="wiki", line=line, column=column)
