"""Text for people that is no table: headed blocks, and facts with the place they come from."""

from __future__ import annotations

from netnotes.cli.output.answer import Screen
from netnotes.cli.output.as_table import paint
from netnotes.cli.output.clean import clean, unlink
from netnotes.cli.output.widths import display_width, wrap

WIDEST = 88


def fact(text: str, place: str, screen: Screen, indent: int = 2) -> str:
    """A fact and where it is written: on one line where that fits, else the place below; a place is never broken."""
    text, place = clean(unlink(text)), clean(place)
    space = " " * indent
    if screen.width is None:
        return f"{space}{text}  {place}".rstrip()
    room = min(screen.width, WIDEST) - indent
    if not place or display_width(text) + 2 + display_width(place) <= room:
        return f"{space}{text}  {paint(place, 'dim')}" if place else paragraph(text, screen, indent, hang=2)
    return f"{paragraph(text, screen, indent, hang=2)}\n{space}  {paint(place, 'dim')}"


def paragraph(text: str, screen: Screen, indent: int = 0, hang: int = 0, *, verbatim: bool = False) -> str:
    """Text wrapped to a terminal, every line indented, all but the first by ``hang`` more; one line in a pipe.

    Links show as their text, unless it is to be copied ``verbatim``.
    """
    text = clean(text if verbatim else unlink(text))
    if screen.width is None:
        return " " * indent + text
    width = max(min(screen.width, WIDEST) - indent - hang, 12)
    first, *rest = wrap(text, width)
    return "\n".join([" " * indent + first, *(" " * (indent + hang) + line for line in rest)])


def heading(text: str) -> str:
    """A line that opens a block."""
    return paint(clean(text), "bold")
