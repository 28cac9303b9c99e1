"""`netnotes init`: a new vault, or what an existing folder lacks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes.cli.completing import complete_folder
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Column, Screen, record_of
from netnotes.cli.output.lines import fact
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError

if TYPE_CHECKING:
    from netnotes.edits.explaining import Explained
    from netnotes.model.network import Network


@command(
    "netnotes init my-people", "netnotes init            in a folder of notes you have",
    "netnotes init --explain  why each note has its type",
)  # fmt: skip
@click.argument(
    "folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path), shell_complete=complete_folder
)
@click.option("--explain", is_flag=True, help="Only list every note with its type and why; make nothing.")
@click.option("-n", "--dry-run", is_flag=True, help="Only say what would be made, and show netnotes.yaml.")
def init(session: Session, folder: Path | None, explain: bool, dry_run: bool) -> None:
    """A new vault, or what a folder of notes still lacks.

    In a folder with notes it looks first and says what it finds: people, meetings and goals and by which rule,
    properties that mean the same as ours, daily notes, templates. Settings that would help go into a new
    netnotes.yaml: on a terminal it asks, elsewhere they stand there as comments.

    Nothing that exists is changed. DIR is the working directory unless you name another.
    """
    from netnotes.cli.first_run import FirstRun
    from netnotes.cli.progress import Progress
    from netnotes.vault.load import load_network

    root = _root(session.asked.vault or folder)
    with Progress("reading notes", quiet=session.asked.quiet) as progress:
        network = load_network(root, progress) if root.is_dir() else None
    if explain:
        session.show(_explained(network))
    else:
        FirstRun(session, root, network, dry_run=dry_run).go()


def _root(named: Path | None) -> Path:
    """The folder to make a vault in; the home folder only when it is named."""
    root = named.expanduser() if named else Path.cwd()
    if named is None and root in (Path.home().resolve(), Path(root.anchor)):
        raise OperatorError("this is not a folder for notes alone", "netnotes init my-people makes one in it")
    if root.exists() and not root.is_dir():
        raise OperatorError(f"{root} is a file", "name a folder")
    return root


def _explained(network: Network | None) -> Answer[Explained]:
    """Every note with its type and why."""
    from netnotes.edits.explaining import Explained, explain_types

    rows = tuple(explain_types(network)) if network else ()

    def text(screen: Screen) -> str:
        return "\n".join(fact(f"{row.path}  {row.type or '-'}: {row.why}", "", screen, indent=0) for row in rows)

    return Answer(
        items=rows,
        keys=Explained.JSON,
        record=record_of,
        columns=(Column("Note"), Column("Type"), Column("Why", "wrap")),
        cells=lambda row: (row.path, row.type, row.why),
        text=text if rows else None,
        empty="There is no note here.",
    )
