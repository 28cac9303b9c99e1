"""A problem as one line that editors can jump to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netnotes.cli.output.as_table import paint
from netnotes.cli.output.clean import clean

if TYPE_CHECKING:
    from netnotes.model.places import Problem

COLORS = {"error": "red", "warning": "yellow", "info": "cyan"}


def render_problem(problem: Problem) -> str:
    """``path:line:column: code message``, the code in the colour of its severity."""
    code = paint(problem.code, COLORS[problem.severity])
    return f"{clean(problem.path)}:{problem.line}:{problem.column}: {code} {clean(problem.message)}"
