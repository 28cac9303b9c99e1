"""Changes to the text between the fences: one value added to a property, or taken from it."""

from __future__ import annotations

import re

from netnotes.vault.editing.splices import (
    dash_indent,
    item_lines,
    line_end,
    line_start,
    remove_span,
    replace_value,
    shared_quote,
)
from netnotes.vault.editing.yaml_layout import Entry, Layout, UnsureError
from netnotes.vault.editing.yaml_text import write_value
from netnotes.vault.scalars import Scalar

_COMMA = re.compile(r"(?>(?:[ \t\r\n]|(?<=[ \t\n])#[^\n]*\n)*),")


def add_item(matter: str, layout: Layout, entry: Entry, value: Scalar, newline: str) -> str:
    """The text with the value at the end of the property's list; a single value becomes a list of two."""
    node, flow = entry.node, layout.braces is not None
    if entry.colon < 0 or entry.bent or node.kind == "map":
        raise UnsureError
    if node.start == node.end:
        return replace_value(matter, layout, entry, [value], newline)
    if node.kind == "text":
        return _made_list(matter, layout, entry, value, newline)
    if node.style == "block":
        at = item_lines(matter, node, len(node.items) - 1)[1]
        return matter[:at] + f"{' ' * node.column}- {write_value(value, shared_quote(node))}{newline}" + matter[at:]
    written = write_value(value, '"' if flow else shared_quote(node), flow=True)
    if not node.items:
        return matter[: node.start + 1] + written + matter[node.start + 1 :]
    end = node.items[-1].end
    comma = _COMMA.match(matter, end, node.end)
    at, gap = (comma.end(), " ") if comma else (end, ", ")
    before = matter[line_start(matter, node.items[-1].start) : node.items[-1].start]
    if not before.strip() and not matter[at : line_end(matter, at)].strip():  # each item stands on its own line
        lines = f"{newline}{before}{written}"
        return matter[:at] + (f"{lines}," if comma else f",{lines}") + matter[at:]
    return matter[:at] + gap + written + matter[at:]


def remove_item(matter: str, layout: Layout, entry: Entry, index: int, newline: str) -> str:
    """The text without one item of the property's list; a list that loses its only one becomes ``[]``."""
    node = entry.node
    if entry.colon < 0 or entry.bent or node.kind != "list":
        raise UnsureError
    if node.style == "flow":
        return remove_span(matter, node.items, index)
    if len(node.items) == 1:
        return replace_value(matter, layout, entry, [], newline)
    start, end = item_lines(matter, node, index)
    return matter[:start] + matter[end:]


def _made_list(matter: str, layout: Layout, entry: Entry, value: Scalar, newline: str) -> str:
    """The single value as it is written, and the new one below it, each behind a dash."""
    node = entry.node
    old = matter[node.start : node.end]
    if "\n" in matter[entry.colon : node.end] or node.style in ("|", ">"):
        raise UnsureError
    if layout.braces:
        written = write_value(value, '"', flow=True)
        return matter[: node.start] + f"[{old}, {written}]" + matter[node.end :]
    end, indent = line_end(matter, node.end), dash_indent(layout)
    first = f"{newline}{indent}- {old}{matter[node.end : end]}"
    return matter[: entry.colon + 1] + first + f"{indent}- {write_value(value, node.style)}{newline}" + matter[end:]
