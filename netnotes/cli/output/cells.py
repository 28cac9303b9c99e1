"""The text of a table's cell."""

from __future__ import annotations

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


def cell_style(cell: Cell) -> str:
    """The colour of a cell, ``bold`` or ``dim``; empty for none."""
    return cell.style if isinstance(cell, Styled) else ""


def is_number(cell: Cell) -> bool:
    """Whether a cell is set to the right."""
    return isinstance(cell.value if isinstance(cell, Styled) else cell, int)
