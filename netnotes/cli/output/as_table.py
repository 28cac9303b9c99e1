"""A table for people: a header, two-space gutters, no boxes. It fits a terminal; in a pipe nothing is cut."""

from __future__ import annotations

from collections.abc import Sequence

import click

from netnotes.cli.output.answer import Cell, Column, Screen
from netnotes.cli.output.cells import cell_style, cell_text, is_number
from netnotes.cli.output.widths import display_width, shorten, wrap

_GUTTER = "  "
_NARROWEST = 8
_NAME = 24


def render_table(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], screen: Screen) -> str:
    """The lines of the table, with colours that `click.echo` drops where they are not wanted."""
    texts = [[cell_text(cell) for cell in row] for row in rows]
    shown = [[column.heading for column in columns], *texts]
    widths = [max(display_width(row[i]) for row in shown) for i in range(len(columns))]
    if screen.width is not None:
        widths = _fit(widths, columns, screen.width)
    numbers = [any(is_number(row[i]) for row in rows) for i in range(len(columns))]
    lines = _lines(shown[0], ["bold"] * len(columns), columns, widths, numbers)
    for row, text in zip(rows, texts, strict=True):
        lines += _lines(text, [cell_style(cell) for cell in row], columns, widths, numbers)
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


def _lines(
    texts: Sequence[str], styles: Sequence[str], columns: Sequence[Column], widths: Sequence[int], right: Sequence[bool]
) -> list[str]:
    """The lines of one row: more than one where a cell wraps."""
    cells = [
        wrap(text, width) if column.mode == "wrap" else [shorten(text, width) if column.mode == "shrink" else text]
        for text, column, width in zip(texts, columns, widths, strict=True)
    ]
    lines = []
    for number in range(max(map(len, cells))):
        parts = [cell[number] if number < len(cell) else "" for cell in cells]
        padded = (_pad(*spec) for spec in zip(parts, styles, widths, right, strict=True))
        lines.append(_GUTTER.join(padded).rstrip())
    return lines


def _pad(text: str, style: str, width: int, right: bool) -> str:
    space = " " * (width - display_width(text))
    return space + paint(text, style) if right else paint(text, style) + space
