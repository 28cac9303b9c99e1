"""A GFM table whose cells show their text and nothing else: no link, tag, comment or code comes alive."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from netnotes.cli.output.answer import Cell
from netnotes.cli.output.cells import cell_text

_SPECIAL = re.compile(r"[\\`*_\[\]|~#$=%^]")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def render_markdown(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The table; numbers and dates stand as they are."""
    lines = [_line(headings), _line(["---"] * len(headings))]
    lines += [_line([escape_markdown(cell_text(cell)) for cell in row]) for row in rows]
    return "\n".join(lines)


def escape_markdown(text: str) -> str:
    """Text with every character escaped that Markdown or Obsidian could read as more than itself."""
    text = _SPECIAL.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text))
    return text.replace("<", "&lt;").replace(">", "&gt;")


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
