"""`netnotes init`: a new vault, or what an existing folder lacks."""

from __future__ import annotations

from pathlib import Path

import click

from netnotes.cli.options import command
from netnotes.cli.output.clean import clean
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError


@command("netnotes init my-people", "netnotes init            in a folder of notes you have")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("-n", "--dry-run", is_flag=True, help="Only say what would be made.")
def init(session: Session, folder: Path | None, dry_run: bool) -> None:
    """A new vault, or what a folder of notes still lacks.

    Nothing that exists is changed. DIR is the working directory unless you name another.
    """
    from netnotes.cli.new_vault import lay_down, missing_pieces
    from netnotes.cli.output.lines import paragraph
    from netnotes.vault.load import load_network

    root = _root(session.asked.vault or folder)
    pieces = missing_pieces(root, load_network(root) if root.is_dir() else None)
    shown = clean(str(root))
    if not pieces:
        session.say(f"{shown} has everything already: netnotes -C {_quoted(shown)} today")
        return
    if not dry_run:
        lay_down(root, pieces)
    made = ", ".join(piece.path if piece.data is not None else f"{piece.path}/" for piece in pieces)
    session.say(paragraph(f"{'Would make' if dry_run else 'Made'} in {shown}: {made}", session.screen, hang=2))
    if not dry_run:
        session.tell(_next_steps(root, new="Start here.md" in {piece.path for piece in pieces}))


def _root(named: Path | None) -> Path:
    """The folder to make a vault in; the home folder only when it is named."""
    root = named.expanduser() if named else Path.cwd()
    if named is None and root in (Path.home().resolve(), Path(root.anchor)):
        raise OperatorError("this is not a folder for notes alone", "netnotes init my-people makes one in it")
    if root.exists() and not root.is_dir():
        raise OperatorError(f"{root} is a file", "name a folder")
    return root


def _next_steps(root: Path, *, new: bool) -> str:
    """What to do next: in a new vault write notes, in one with notes look what is read."""
    here = "" if root.resolve() == Path.cwd() else f" -C {_quoted(clean(str(root)))}"
    if not new:
        return f"\nNext:\n  netnotes{here} check   what could not be read\n  netnotes{here} today   what matters today"
    return (
        "\nNext:\n"
        "  1. say in Me.md who you are and what you can give\n"
        "  2. write a note for each of five people: templates/Person.md is one to copy\n"
        f"  3. netnotes{here} today"
    )


def _quoted(text: str) -> str:
    import shlex

    return shlex.quote(text)
