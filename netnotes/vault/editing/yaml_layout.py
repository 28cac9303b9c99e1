"""Where each property of front matter stands, by the YAML parser's own positions, for edits that splice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

_COLON = re.compile(r"[ \t]*:")


class UnsureError(Exception):
    """The text has a shape in which no edit is safe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A value: ``style`` is the quote or block sign of a text, "" for a plain one, else "flow" or "block".

    ``end`` is behind the last character that is not blank. ``column`` is where a block list has its dashes.
    """

    kind: Literal["text", "list", "map"]
    style: str
    start: int
    end: int
    column: int = 0
    items: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A property: its name, the span of the name as written, the place of its colon, and its value.

    ``bent`` says that it is read leniently: its lines are known, the places within the value are not. ``colon`` is
    -1 where the property is written in a way that no edit understands.
    """

    name: str
    start: int
    end: int
    colon: int
    node: Node
    bent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The properties of front matter in order; ``braces`` is the span of a mapping in braces (JSON)."""

    entries: tuple[Entry, ...] = ()
    indent: int = 0
    braces: Node | None = None


@dataclass(slots=True)
class _Open:
    kind: Literal["list", "map"]
    style: str
    start: int
    column: int
    end: int = 0
    children: list[tuple[Node, str]] = field(default_factory=list)


def parse_layout(text: str, parsed: str) -> Layout:
    """The places in a text, by way of one of the same length that YAML can parse. Raises UnsureError, YAMLError."""
    if text.startswith("\ufeff"):
        raise UnsureError
    root = _tree(parsed)
    if root is None:
        return Layout()
    if root.kind != "map":
        raise UnsureError
    pairs = zip(root.children[::2], root.children[1::2], strict=True)
    entries = tuple(_entry(text, key, name, node) for (key, name), (node, _) in pairs)
    node = Node(kind="map", style=root.style, start=root.start, end=root.end)
    return Layout(entries=entries, indent=root.column, braces=node if root.style == "flow" else None)


def _entry(text: str, key: Node, name: str, node: Node) -> Entry:
    colon = _COLON.match(text, key.end)
    plain = key.kind == "text" and key.style not in ("|", ">")
    at = colon.end() - 1 if colon and plain else -1
    return Entry(name=name, start=key.start, end=key.end, colon=at, node=node)


def _tree(text: str) -> _Open | None:
    """The root mapping or list with its children, None where the text holds nothing or a single value."""
    import yaml

    root: _Open | None = None
    stack: list[_Open] = []
    for event in _events(text):
        kind = type(event)
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            word: Literal["list", "map"] = "map" if kind is yaml.MappingStartEvent else "list"
            at = event.start_mark
            opened = _Open(word, "flow" if event.flow_style else "block", at.index, at.column)
            root = opened if root is None else root
            stack.append(opened)
        elif kind is yaml.ScalarEvent and stack:
            stack[-1].children.append((_scalar(text, event), event.value))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            done = stack.pop()
            done.end = event.end_mark.index if done.style == "flow" else _end(done)
            if stack:
                items = tuple(node for node, _ in done.children)
                node = Node(
                    kind=done.kind, style=done.style, start=done.start, end=done.end, column=done.column, items=items
                )
                stack[-1].children.append((node, ""))
    return root


def _events(text: str) -> Iterator[Any]:
    import yaml

    make_loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader = make_loader(text)
    try:
        while (event := loader.get_event()) is not None and not isinstance(event, yaml.StreamEndEvent):
            yield event
    finally:
        loader.dispose()


def _end(opened: _Open) -> int:
    return opened.children[-1][0].end if opened.children else opened.start


def _scalar(text: str, event: Any) -> Node:
    start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
    if style in ("|", ">"):
        last = len(text[start:end].rstrip(" \t\r\n")) + start
        line_end = text.find("\n", last, end)
        end = end if line_end < 0 else line_end - (text[line_end - 1] == "\r")
    return Node(kind="text", style=style, start=start, end=end)
