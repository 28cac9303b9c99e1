"""`netnotes edit NAME`: a note in the user's editor, checked afterwards."""

from __future__ import annotations

import os
import sys

import click

from netnotes.cli.completing import complete_note
from netnotes.cli.note_naming import path_of_note
from netnotes.cli.options import command
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError


@command("netnotes edit ana", 'netnotes edit "people/Ana Silva.md"')
@click.argument("name", nargs=-1, required=True, shell_complete=complete_note)
def edit(session: Session, name: tuple[str, ...]) -> None:
    """Open a note in your editor, then check it.

    The editor is VISUAL, else EDITOR, else vi (notepad on Windows).

    NAME is any unambiguous part of a name or alias, or the path of a note.
    """
    from netnotes.cli.output.problem_lines import render_problem
    from netnotes.cli.programs import editor_words, run_program

    path = path_of_note(session, name)
    if not sys.stdin.isatty():
        raise OperatorError("there is no terminal to edit in", f"the note is {session.root / path}")
    session.close()  # the editor may stay open for long
    words = editor_words(os.environ)
    code = run_program([*words, str((session.root / path).absolute())])
    session.reload()
    if code:
        raise OperatorError(f"{words[0]} ended with exit code {code}", "the note is as the editor left it")
    for problem in session.problems:
        if problem.path == path and problem.severity != "info":
            session.say(render_problem(problem))
    session.lists_problems = True
