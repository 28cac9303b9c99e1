"""The text of a table's cell."""

from __future__ import annotations

from collections.abc import Sequence

from netnotes.cli.output.answer import Cell, Styled
from netnotes.cli.output.clean import clean, unlink


def cell_text(cell: Cell) -> str:
    """What a cell shows: dates in ISO form, lists joined by commas, links as text; on one line, harmless."""
    value = cell.value if isinstance(cell, Styled) else cell
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(unlink(value))
    return clean(unlink(", ".join(value))) if isinstance(value, list | tuple) else str(value)


def column_texts(cells: Sequence[Cell]) -> list[str]:
    """The texts of the cells of a column; plain ones, which most are, without a call for each."""
    return [
        cell if type(cell) is str and cell.isascii() and cell.isprintable() and "[[" not in cell else cell_text(cell)
        for cell in cells
    ]


def column_styles(cells: Sequence[Cell]) -> list[str]:
    """The colour of each cell of a column, ``bold`` or ``dim``; empty for none."""
    if Styled not in set(map(type, cells)):
        return [""] * len(cells)
    return [cell.style if type(cell) is Styled else "" for cell in cells]


def has_number(cells: Sequence[Cell]) -> bool:
    """Whether a column holds a number: it is set to the right."""
    kinds = set(map(type, cells))
    if Styled in kinds:
        kinds |= {type(cell.value) for cell in cells if isinstance(cell, Styled)}
    return any(issubclass(kind, int) for kind in kinds)
