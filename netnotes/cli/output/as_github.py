"""Problems as workflow commands of GitHub Actions: a line each, which GitHub shows at the line of the file.

Its documentation of workflow commands says what is escaped: ``%``, CR and LF everywhere, ``:`` and ``,`` in properties.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netnotes.cli.output.as_markdown import escape_markdown
from netnotes.cli.output.clean import clean, clean_lines

if TYPE_CHECKING:
    from netnotes.model.places import Problem, Severity

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_MOST = 20


def render_github(problems: Sequence[Problem], above: str) -> str:
    """A line for each problem, the most severe first: GitHub shows ten of a severity for each step.

    ``above`` stands before each path, which is then one from the top of the repository.
    """
    return "\n".join(_line(problem, above) for problem in _by_severity(problems))


def render_summary(problems: Sequence[Problem], above: str, count: str) -> str:
    """A few lines of Markdown for the page of a run: how many there are, and the first twenty."""
    text = f"### netnotes: {count}\n"
    if not problems:
        return text
    text += "\n| Where | Severity | Code | What |\n| --- | --- | --- | --- |\n"
    text += "".join(f"{_row(problem, above)}\n" for problem in _by_severity(problems)[:_MOST])
    more = len(problems) - _MOST
    return f"{text}\nand {more} more: `netnotes check` lists them\n" if more > 0 else text


def _row(problem: Problem, above: str) -> str:
    cells = f"{above}{problem.path}:{problem.line}", problem.severity, problem.code, _words(problem)
    return f"| {' | '.join(escape_markdown(clean(cell)) for cell in cells)} |"


def _by_severity(problems: Sequence[Problem]) -> list[Problem]:
    order = list(COMMANDS)
    return sorted(problems, key=lambda problem: order.index(problem.severity))


def _line(problem: Problem, above: str) -> str:
    place = f"file={_property(above + problem.path)},line={problem.line},col={problem.column}"
    return f"::{COMMANDS[problem.severity]} {place},title={_property(problem.code)}::{_data(_words(problem))}"


def _words(problem: Problem) -> str:
    """The message and how to mend it; a hint may have lines of its own."""
    message = clean(problem.message)
    return f"{message} ({clean_lines(problem.hint)})" if problem.hint else message


def _data(text: str) -> str:
    """Text as the message of a command: one line, whatever it holds."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Text as a property of a command; a file's name may hold line feeds, but no other control code goes out."""
    return clean(_data(text)).replace(":", "%3A").replace(",", "%2C")
