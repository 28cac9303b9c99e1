"""`netnotes demo DIR`: a made-up vault of any size, to play with."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from netnotes.cli.completing import complete_folder
from netnotes.cli.options import command
from netnotes.cli.output.clean import clean
from netnotes.cli.progress import Progress
from netnotes.cli.session import Session
from netnotes.model.errors import OperatorError


@command("netnotes demo try-it", "netnotes demo big --notes 10000 --seed 7")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path), shell_complete=complete_folder)
@click.option("--people", type=click.IntRange(0, 1_000_000), help="So many people, and four notes for each; 40.")
@click.option("--notes", type=click.IntRange(0, 1_000_000), help="So many notes in all.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another number, other people.")
def demo(session: Session, folder: Path, people: int | None, notes: int | None, seed: int) -> None:
    """A made-up vault to play with.

    DIR must be new or empty. Nobody in it is real. The same numbers and the same day give the same notes.
    """
    from netnotes.demo import iter_demo
    from netnotes.demo.counts import count_notes

    if people is not None and notes is not None:
        raise click.UsageError("--people and --notes: give one of them")
    people = 40 if people is None else people
    root = _empty(folder.expanduser())
    total = sum(count_notes(people, notes))
    files = iter_demo(people=people, notes=notes, seed=seed, today=session.today)
    with Progress("writing notes", quiet=session.asked.quiet) as progress:
        for count, (path, text) in enumerate(files):
            _write(root / path, text)
            progress(min(count, total), total)
    shown = clean(str(root))
    session.say(f"Made {total:,} notes in {shown}")
    day = f" --today {session.today}" if session.asked.today else ""
    session.tell(f"\nNext:\n  netnotes -C {shlex.quote(shown)}{day}\n  netnotes build {shlex.quote(shown)}{day}")


def _empty(root: Path) -> Path:
    if root.exists() and not root.is_dir():
        raise OperatorError(f"{root} is a file", "name a new folder")
    if root.is_dir() and any(root.iterdir()):
        raise OperatorError(f"{root} is not empty", "name a new folder for the made-up notes")
    return root


def _write(path: Path, text: str) -> None:
    """Make a file. The folder is new, so nothing can be lost halfway and nothing is synced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
