"""A table for people: a header, two-space gutters, no boxes. It fits a terminal; in a pipe nothing is cut."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from operator import gt

import click

from netnotes.cli.output.answer import Cell, Column, Screen
from netnotes.cli.output.cells import column_styles, column_texts, has_number
from netnotes.cli.output.widths import display_width, shorten, wrap

_GUTTER = "  "
_NARROWEST = 8
_NAME = 24


def render_table(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], screen: Screen) -> str:
    """The lines of the table, with colours that `click.echo` drops where they are not wanted."""
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    by_column = [[column.heading, *column_texts(cells[at])] for at, column in enumerate(columns)]
    sizes_by_column = [[len(text) if text.isascii() else display_width(text) for text in one] for one in by_column]
    texts, sizes = list(zip(*by_column, strict=True)), list(zip(*sizes_by_column, strict=True))
    styles = [("bold",) * len(columns), *zip(*map(column_styles, cells), strict=True)]
    widest = list(map(max, sizes_by_column))
    widths = widest if screen.width is None else _fit(widest, columns, screen.width)
    right = list(map(has_number, cells))
    wraps = any(column.mode == "wrap" for column in columns)
    cuts = wraps or widths != widest
    usual = all(sizes == list(map(len, one)) for sizes, one in zip(sizes_by_column, by_column, strict=True))
    plain = _GUTTER.join(
        f"%{width}s" if at_right else f"%-{width}s" for width, at_right in zip(widths, right, strict=True)
    )
    lines = []
    for line, size, style in zip(texts, sizes, styles, strict=True):
        if cuts and (wraps or any(map(gt, size, widths))):
            cut = [_cut(*spec) for spec in zip(line, widths, columns, strict=True)]
            parts = zip_longest(*cut, fillvalue="")
            lines += [_line(part, list(map(display_width, part)), style, widths, right) for part in parts]
        elif not any(style) and (usual or size == tuple(map(len, line))):
            lines.append((plain % line).rstrip())
        else:
            lines.append(_line(line, size, style, widths, right))
    return "\n".join(lines)


def paint(text: str, style: str) -> str:
    """Text in a colour, ``bold`` or ``dim``; as it is for no style or no text."""
    if not style or not text:
        return text
    if style in {"bold", "dim"}:
        return click.style(text, bold=style == "bold" or None, dim=style == "dim" or None)
    return click.style(text, fg=style)


def _fit(widths: list[int], columns: Sequence[Column], room: int) -> list[int]:
    """Narrower columns where all together are wider than the room: the widest that may be cut gives first.

    The first column says which row it is: it keeps a name's width as long as the others can still give.
    """
    widths = list(widths)
    excess = sum(widths) + len(_GUTTER) * (len(widths) - 1) - room
    open_to_it = [i for i, column in enumerate(columns) if column.mode != "keep"]
    for least_first in (_NAME, _NARROWEST):
        while excess > 0:
            giving = [i for i in open_to_it if widths[i] > (_NARROWEST if i else least_first)]
            if not giving:
                break
            widths[max(giving, key=lambda i: widths[i])] -= 1
            excess -= 1
    return widths


def _cut(text: str, width: int, column: Column) -> list[str]:
    """The lines of a cell: more than one where it wraps."""
    if column.mode == "wrap":
        return wrap(text, width)
    return [shorten(text, width) if column.mode == "shrink" else text]


def _line(
    texts: Sequence[str], sizes: Sequence[int], styles: Sequence[str], widths: Sequence[int], right: Sequence[bool]
) -> str:
    padded = []
    for text, size, style, width, at_right in zip(texts, sizes, styles, widths, right, strict=True):
        space = " " * (width - size)
        text = paint(text, style) if style else text
        padded.append(space + text if at_right else text + space)
    return _GUTTER.join(padded).rstrip()
