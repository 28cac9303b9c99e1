"""People, goals and organizations as they are named in properties and lines: links, or bare names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from netnotes.model.notes import Link, Property
from netnotes.model.refs import Ref, RefStyle
from netnotes.vault.links import find_links, wiki_parts
from netnotes.vault.quick_records import make_ref
from netnotes.vault.scalars import scalar_text

_WEB_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]+\)")


def ref_of_link(link: Link) -> Ref:
    """The reference that a link makes."""
    return make_ref(link.target, link.shown, link.style, link.line, link.column)


def parse_refs(text: str, line: int, column: int = 1) -> tuple[Ref, ...]:
    """The links in a text, or the whole text as one bare name (commas are part of it); empty for empty text."""
    return tuple([make_ref(name, shown, style, line, column) for name, shown, style in _named(text)])


@lru_cache(maxsize=8192)  # the same people and organizations are named all over a vault
def _named(text: str) -> tuple[tuple[str, str, RefStyle], ...]:
    """Text, shown text and style of each reference in a text."""
    text = text.strip()
    if not text:
        return ()
    links = [link for link in find_links(text) if not link.embed and link.target]
    if links:
        return tuple((link.target, link.shown, link.style) for link in links)
    if elsewhere := _WEB_LINK.fullmatch(text):
        text = elsewhere[1].strip()
    return ((text, text, "name"),)


def property_refs(prop: Property) -> tuple[Ref, ...]:
    """All references in a property, each value shape that SPEC 2.2 allows; duplicates are kept."""
    value = prop.value
    if not isinstance(value, list):
        return _item_refs(value, prop.line, prop.column)
    if _is_bare_link(value):
        return (_bare_link(value, prop.line, prop.column),)
    return tuple([ref for index, item in enumerate(value) for ref in _item_refs(item, *prop.at(index))])


def value_refs(value: Any, line: int) -> tuple[Ref, ...]:
    """The references in any value inside a map, such as ``to`` of an exchange or ``people`` of a need."""
    if not isinstance(value, list):
        return _item_refs(value, line, 1)
    return property_refs(Property(name="", value=value, line=line))


def unique_refs(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    """The references without repetitions of the same text, in order."""
    found: dict[tuple[bool, str], Ref] = {}
    for ref in refs:
        found.setdefault((ref.style == "name", ref.text.casefold()), ref)
    return tuple(found.values())


def _item_refs(item: Any, line: int, column: int) -> tuple[Ref, ...]:
    if isinstance(item, str):
        return parse_refs(item, line, column)
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


def has_bare_link(value: list[Any]) -> bool:
    """Whether an unquoted ``[[A]]`` stands anywhere in a property's list."""
    return list in map(type, value) and (_is_bare_link(value) or any(_is_bare_link(item) for item in value))


def _bare_link(value: list[Any], line: int, column: int) -> Ref:
    inner = value[0] if isinstance(value[0], list) else value
    target, _, shown = wiki_parts(", ".join(scalar_text(part) for part in inner))
    return Ref(text=target, shown=shown, style="wiki", line=line, column=column)
