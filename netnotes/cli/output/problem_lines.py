"""A problem as one line that editors can jump to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netnotes.cli.output.answer import Screen
from netnotes.cli.output.as_table import paint
from netnotes.cli.output.clean import clean
from netnotes.cli.output.lines import paragraph
from netnotes.cli.output.widths import display_width

if TYPE_CHECKING:
    from netnotes.model.places import Problem

COLORS = {"error": "red", "warning": "yellow", "info": "cyan"}


def render_problem(problem: Problem, screen: Screen | None = None) -> str:
    """``path:line:column: code message``, the code in the colour of its severity.

    Where that is wider than the screen, the message goes below, so that the place stays in one piece.
    """
    code = paint(problem.code, COLORS[problem.severity])
    place = f"{clean(problem.path)}:{problem.line}:{problem.column}:"
    line = f"{place} {code} {clean(problem.message)}"
    if (
        screen is None
        or screen.width is None
        or display_width(f"{place} {problem.code} {problem.message}") <= screen.width
    ):
        return line
    return f"{place} {code}\n{paragraph(problem.message, screen, indent=2, verbatim=True)}"
