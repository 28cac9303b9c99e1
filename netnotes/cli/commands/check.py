"""`netnotes check`: every problem, with its place and how to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes.cli.carrying_out import dry_run_option
from netnotes.cli.completing import complete_folder
from netnotes.cli.options import NO, command
from netnotes.cli.output.answer import FORMATS, PROBLEM_FORMATS, Answer, Cell, Column, Screen, Styled
from netnotes.cli.output.lines import paragraph
from netnotes.cli.output.problem_lines import COLORS, render_problem
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError

if TYPE_CHECKING:
    from netnotes.model.places import Problem

KEYS = ("path", "line", "column", "code", "severity", "message", "hint")
COLUMNS = (Column("Where"), Column("Severity"), Column("Code"), Column("Message", "wrap"), Column("Hint", "wrap"))


@command(
    "netnotes check",
    "netnotes check --fix --dry-run",
    "netnotes check --strict --format json",
    "netnotes check --format github      in a workflow: docs/ci.md",
    formats=(*FORMATS, *PROBLEM_FORMATS),
)
@click.argument(
    "folder", metavar="[VAULT]", required=False, type=click.Path(path_type=Path), shell_complete=complete_folder
)
@click.option("--strict", is_flag=True, help="Warnings, too, make the exit code 1.")
@click.option("--infos", is_flag=True, help="List infos, too: worth knowing, nothing to mend.")
@click.option("--fix", is_flag=True, help="Mend first what a program can mend safely, and say what.")
@dry_run_option
def check(session: Session, folder: Path | None, strict: bool, infos: bool, fix: bool, dry_run: bool) -> int:
    """What could not be read as it was meant.

    One line for each problem: path:line:column: code message. The exit code is 1 where one is an error. With --fix
    a note changes only where the rest of it says what it said, and what is left is listed.

    Two more formats are for machines that check a repository: github marks lines in a pull request, sarif is the
    standard format of such findings. docs/ci.md has both.

    VAULT is the folder of notes, unless -C names it.
    """
    session.argument = folder
    session.lists_problems = True
    if dry_run and not fix:
        raise OperatorError("--dry-run shows what --fix would change", "write: netnotes check --fix --dry-run")
    if fix and session.asked.format in PROBLEM_FORMATS:
        message = f"--format {session.asked.format} tells of problems, and mends none"
        raise OperatorError(message, "run netnotes check --fix before it")
    found = _everything(session)
    if fix:
        from netnotes.cli.mending import mend

        if mend(session, found, dry_run=dry_run):
            found = _everything(session)
    shown = [problem for problem in found if infos or problem.severity != "info"]
    count = _count(found, len(session.network.heads), infos)
    if session.asked.format in PROBLEM_FORMATS:
        from netnotes.cli.checked_elsewhere import show_elsewhere

        show_elsewhere(session, shown, count)
    elif shown or session.asked.format in {"json", "csv"}:
        session.show(_answer(shown))
    session.tell(count)
    failing = {"error", "warning"} if strict else {"error"}
    return NO if any(problem.severity in failing for problem in found) else 0


def _answer(shown: Sequence[Problem]) -> Answer[Problem]:
    return Answer(
        items=shown, keys=KEYS, record=_record, columns=COLUMNS, cells=_cells, text=lambda screen: _text(shown, screen)
    )


def _everything(session: Session) -> Sequence[Problem]:
    """What reading and the checks find, and what only a build would: foreign files, templates that fail."""
    from netnotes.build import build_vault

    try:
        return build_vault(session.root, session.today, check=True, network=session.network).problems
    except (OperatorError, OSError) as err:  # no reason not to check, but one to tell
        found = session.problems
        if any(problem.code == "config-unreadable" for problem in found):
            return found
        return (*found, _cannot_build(session.network.config.dashboards_folder, err))


def _cannot_build(folder: str, err: OperatorError | OSError) -> Problem:
    from netnotes.model.places import Problem

    hint = getattr(err, "hint", "")
    message = f"the dashboards cannot be written: {err}"
    return Problem(path=folder, line=1, column=1, code="cannot-build", severity="error", message=message, hint=hint)


def _record(problem: Problem) -> dict[str, object]:
    return {**{key: getattr(problem, key) for key in KEYS}, "hint": problem.hint or None}


def _cells(problem: Problem) -> tuple[Cell, ...]:
    where = f"{problem.path}:{problem.line}:{problem.column}"
    return where, Styled(problem.severity, COLORS[problem.severity]), problem.code, problem.message, problem.hint


def _text(shown: Sequence[Problem], screen: Screen) -> str:
    lines = []
    for problem in shown:
        lines.append(render_problem(problem, screen))
        if problem.hint and screen.width is not None:
            lines.append(paragraph(problem.hint, screen, indent=4, hang=2, verbatim=True))
    return "\n".join(lines)


def _count(found: Sequence[Problem], notes: int, infos: bool) -> str:
    """How many there are of each severity."""
    counts = Counter(problem.severity for problem in found)
    parts = [_number(counts[severity], severity) for severity in ("error", "warning") if counts[severity]]
    text = ", ".join(parts) or "no problems"
    if counts["info"]:
        text += f", {_number(counts['info'], 'info')}" + ("" if infos else " (--infos lists them)")
    return f"{text} in {_number(notes, 'note')}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
