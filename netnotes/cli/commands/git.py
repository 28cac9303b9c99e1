"""`netnotes git`: two machines that share a vault by git."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from netnotes.cli.options import command
from netnotes.cli.session import Session
from netnotes.cli.subcommands import subcommands
from netnotes.model.errors import OperatorError

if TYPE_CHECKING:
    from netnotes.serving.git.repository import Repository
    from netnotes.serving.git.steps import Step

_FILE = click.Path(path_type=Path)


@subcommands("netnotes git setup -n         only say what it would do", "netnotes git setup")
def git() -> None:
    """Let two machines share the vault by git.

    Pages that both have built merge by themselves, and are made anew after each merge. Nothing else of netnotes ever
    runs git.
    """


@command("netnotes git setup -n         only say what it would do", "netnotes git setup", "netnotes git setup --remove")
@click.option("-n", "--dry-run", is_flag=True, help="Only say what would change, as a diff; write nothing.")
@click.option("-y", "--yes", is_flag=True, help="Do it without asking.")
@click.option("--remove", is_flag=True, help="Take out what was put in, and nothing else.")
def setup(session: Session, dry_run: bool, yes: bool, remove: bool) -> None:
    """Let generated pages merge by themselves in this clone.

    Lists what it would do, and asks once. Into the vault go lines of .gitattributes and .gitignore, for every clone;
    into this clone alone go a way to merge pages, and hooks that build after a merge or a rebase. What you have
    there stays; ours stands between two marks. Run it again after the program or the folder of pages has moved.
    """
    from netnotes.cli.git_talk import GitTalk

    repository, steps = _planned(session, remove)
    GitTalk(session, repository, steps, remove=remove).go(dry_run=dry_run, yes=yes)


@command()
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("size", type=click.IntRange(1, 1000))
def merge_page(session: Session, base: Path, ours: Path, theirs: Path, size: int) -> int:
    """Merge two versions of a page; git calls it."""
    from netnotes.serving.git.merge_page import merge_page as merge

    return merge(base, ours, theirs, size)


def _planned(session: Session, remove: bool) -> tuple[Repository, tuple[Step, ...]]:
    """The repository, and what is to be done there."""
    import sys

    from netnotes.cli.new_vault import ignored_lines
    from netnotes.serving.git.repository import find_repository
    from netnotes.serving.git.setup import Wanted, removal_steps, setup_steps
    from netnotes.vault.config import load_config

    repository = find_repository(session.root)
    if remove:
        return repository, removal_steps(repository)
    config, problems = load_config(session.root)
    for problem in problems:
        if problem.code == "config-unreadable":
            raise OperatorError(f"{problem.path}:{problem.line}: {problem.message}", problem.hint)
    program = Path(sys.executable).as_posix()
    return repository, setup_steps(
        repository, Wanted(folder=config.dashboards_folder, ignored=ignored_lines(), program=program)
    )


merge_page.hidden = True
git.add_command(setup)
git.add_command(merge_page)
