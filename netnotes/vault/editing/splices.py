"""Changes to the text between the fences: one property's value set, made, or taken away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from netnotes.vault.editing.yaml_layout import Entry, Layout, Node, UnsureError
from netnotes.vault.editing.yaml_text import write_list, write_name, write_value
from netnotes.vault.scalars import Scalar

Value = Scalar | list[Scalar]
_COMMENT_LINE = re.compile(r"[ \t]*#[^\n]*\n|[ \t]*\r?\n")
_HEADER = re.compile(r"[|>][0-9+-]*")
_COMMENT = re.compile(r"(?:^|[ \t\n])#")


def append_entry(matter: str, layout: Layout, name: str, value: Value, newline: str) -> tuple[str, ...]:
    """The text with a new property at its end: the likeliest places first, for the reader to judge."""
    if layout.braces:
        comma = ", " if layout.entries else ""
        written = write_list(value, '"') if isinstance(value, list) else write_value(value, '"', flow=True)
        at = layout.entries[-1].node.end if layout.entries else layout.braces.start + 1
        quoted = write_value(name, '"')
        return (f"{matter[:at]}{comma}{quoted}: {written}{matter[at:]}",)
    text = " " * layout.indent + write_name(name) + ":"
    text += _lines(layout, value, newline) if isinstance(value, list) else _spaced(write_value(value)) + newline
    end = len(matter.rstrip(" \t\r\n"))
    behind = matter.find("\n", end) + 1 or len(matter)
    return tuple(matter[:at] + text + matter[at:] for at in dict.fromkeys((behind, len(matter))))


def replace_value(matter: str, layout: Layout, entry: Entry, value: Value, newline: str) -> str:
    """The text with another value of the property; its list style and quotes are kept."""
    node, flow = entry.node, layout.braces is not None
    if entry.colon < 0 or node.kind == "map" or any(item.kind == "map" for item in node.items):
        raise UnsureError
    if isinstance(value, list) and not flow and not (node.kind == "list" and node.style == "flow"):
        return _with_lines(matter, layout, entry, value, newline)
    quote = '"' if flow else shared_quote(node)
    written = write_list(value, quote) if isinstance(value, list) else write_value(value, quote, flow=flow)
    if node.style == "block":
        return _without_items(matter, entry, insert=_spaced(written))
    start, rest = _cut(matter, entry)
    if not written and not flow:
        return matter[: entry.colon + 1] + rest if _on_one_line(matter, entry) else matter[:start] + rest
    gap = " " if start == entry.colon + 1 else ""
    return matter[:start] + gap + written + rest


def remove_entry(matter: str, layout: Layout, entry: Entry) -> str:
    """The text without the property; comments on lines of their own stay."""
    if layout.braces:
        spans = [Node(kind="map", style="", start=e.start, end=e.node.end) for e in layout.entries]
        return remove_span(matter, spans, layout.entries.index(entry))
    first = line_start(matter, entry.start)
    if matter[first : entry.start].strip(" ") or entry.colon < 0:
        raise UnsureError
    if entry.node.style == "block" and entry.node.kind == "list":
        without = _without_items(matter, entry, insert="")
        return without[:first] + without[line_end(without, entry.colon) :]
    end = line_end(matter, max(entry.node.end, entry.colon))
    head = line_end(matter, entry.colon)
    kept = "".join(_COMMENT_LINE.findall(matter, head, line_start(matter, entry.node.start)))
    return matter[:first] + (kept if entry.node.start > head else "") + matter[end:]


def remove_span(matter: str, nodes: Sequence[Node], index: int) -> str:
    """The text without one of several values in brackets, and without one comma."""
    if len(nodes) == 1:
        start, end = nodes[0].start, nodes[0].end
        end += len(matter[end:]) - len(matter[end:].lstrip(" \t,")) if matter[end:].lstrip()[:1] == "," else 0
    elif index + 1 < len(nodes):
        start, end = nodes[index].start, nodes[index + 1].start
    else:
        start, end = nodes[index - 1].end, nodes[index].end
    if _COMMENT.search(matter, start, nodes[index].start) or _COMMENT.search(matter, nodes[index].end, end):
        raise UnsureError
    return matter[:start] + matter[end:]


def item_lines(matter: str, node: Node, index: int) -> tuple[int, int]:
    """The span of the lines of a block list's item, its line ends included."""
    item = node.items[index]
    start = line_start(matter, item.start)
    floor = node.items[index - 1].end if index else 0
    while (
        matter[start : start + node.column].strip(" ") or matter[start + node.column : start + node.column + 1] != "-"
    ):
        if start <= floor:
            raise UnsureError
        start = line_start(matter, start - 1)
    return start, line_end(matter, item.end)


def line_start(text: str, at: int) -> int:
    """Where the line begins in which a place lies."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Where the next line begins."""
    return text.find("\n", at) + 1 or len(text)


def shared_quote(node: Node) -> str:
    """The quotes that the value, or every item of the list, stands in; nothing where it has none."""
    styles = {item.style for item in (node.items if node.kind == "list" else (node,))}
    return styles.pop() if len(styles) == 1 and styles <= {'"', "'"} else ""


def _spaced(written: str) -> str:
    return f" {written}" if written else ""


def _cut(matter: str, entry: Entry) -> tuple[int, str]:
    """Where the value begins, and all that follows it; the comment behind the sign of a block stays."""
    node = entry.node
    if node.style in ("|", ">") and (header := _HEADER.match(matter, node.start)):
        header_end = min(len(matter[: line_end(matter, node.start)].rstrip("\r\n")), node.end)
        return node.start, matter[header.end() : header_end] + matter[node.end :]
    gaps = _gaps(matter, node) if node.style == "flow" else [matter[node.start : node.end]]
    if node.style in ("flow", "bent") and any(_COMMENT.search(gap) for gap in gaps):
        raise UnsureError
    return node.start, matter[node.end :]


def _gaps(matter: str, node: Node) -> list[str]:
    places = [node.start + 1, *(place for item in node.items for place in (item.start, item.end)), node.end]
    return [matter[start:end] for start, end in zip(places[::2], places[1::2], strict=True)]


def _on_one_line(matter: str, entry: Entry) -> bool:
    return "\n" not in matter[entry.colon : entry.node.start]


def _with_lines(matter: str, layout: Layout, entry: Entry, value: Value, newline: str) -> str:
    """The text with the value as a list of lines with dashes."""
    node = entry.node
    if node.style == "block":
        if not value:
            return _without_items(matter, entry, insert=" []")
        at = item_lines(matter, node, 0)[0]
        dashes = _dashes(value, " " * node.column, shared_quote(node), newline)
        without = _without_items(matter, entry, insert="")
        return without[:at] + dashes + without[at:]
    if not _on_one_line(matter, entry):
        raise UnsureError
    text = matter[: entry.colon + 1] + _cut(matter, entry)[1]
    if not value:
        return text[: entry.colon + 1] + " []" + text[entry.colon + 1 :]
    at = line_end(text, entry.colon)
    return text[:at] + _dashes(value, dash_indent(layout), shared_quote(node), newline) + text[at:]


def _without_items(matter: str, entry: Entry, *, insert: str) -> str:
    for start, end in reversed([item_lines(matter, entry.node, index) for index in range(len(entry.node.items))]):
        matter = matter[:start] + matter[end:]
    return matter[: entry.colon + 1] + insert + matter[entry.colon + 1 :]


def _lines(layout: Layout, value: Value, newline: str) -> str:
    return newline + _dashes(value, dash_indent(layout), "", newline) if value else " []" + newline


def _dashes(value: Value, indent: str, quote: str, newline: str) -> str:
    values = value if isinstance(value, list) else [value]
    return "".join(f"{indent}- {write_value(item, quote)}{newline}" for item in values)


def dash_indent(layout: Layout) -> str:
    """The blanks before a dash as the note's first list has them; two as Obsidian writes where it has none."""
    for entry in layout.entries:
        if entry.node.kind == "list" and entry.node.style == "block":
            return " " * entry.node.column
    return " " * (layout.indent + 2)
