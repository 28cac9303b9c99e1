"""Problems for machines that check a repository: lines of a GitHub workflow, or a SARIF file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.model.places import Problem

WORKSPACE = "GITHUB_WORKSPACE"
SUMMARY = "GITHUB_STEP_SUMMARY"


def show_elsewhere(session: Session, shown: Sequence[Problem], count: str) -> None:
    """Print problems in the format asked for; ``count`` says how many there are of each severity.

    With ``github`` a short summary is added to the file that GITHUB_STEP_SUMMARY names.
    """
    above = path_above(session.root, os.environ.get(WORKSPACE))
    if session.asked.format == "sarif":
        from netnotes.cli.output.as_json import render_json
        from netnotes.cli.output.as_sarif import sarif_log

        session.say(render_json(sarif_log(shown, above, session.root)))
        return
    from netnotes.cli.output.as_github import render_github, render_summary

    if shown:
        session.say(render_github(shown, above))
    if named := os.environ.get(SUMMARY):
        _add(session, Path(named), render_summary(shown, above, count))


def path_above(root: Path, workspace: str | None) -> str:
    """Where the vault lies in the repository: ``notes/`` for a folder of it, nothing for its top.

    Nothing, too, where no workspace is named or the vault lies outside it: paths are then those of the vault.
    """
    if not workspace:
        return ""
    try:
        inside = root.resolve().relative_to(Path(workspace).resolve()).as_posix()
    except (OSError, ValueError):
        return ""
    return "" if inside == "." else f"{inside}/"


def _add(session: Session, file: Path, text: str) -> None:
    """Append to the summary of a step; where that cannot be done, a line says so and the check goes on."""
    try:
        with file.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(text + "\n")
    except OSError as err:
        session.tell(f"no summary: {SUMMARY} cannot be written: {err.strerror or type(err).__name__}")
