"""`netnotes merge KEEP OTHER`: two notes of one person made one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from netnotes.cli.carrying_out import carry_out, dry_run_option
from netnotes.cli.completing import complete_person
from netnotes.cli.note_naming import path_of_note, stored_network
from netnotes.cli.options import command
from netnotes.cli.output.clean import clean
from netnotes.cli.output.lines import paragraph
from netnotes.cli.session import Session, screen_of
from netnotes.cli.told import tell_places
from netnotes.model.errors import OperatorError

if TYPE_CHECKING:
    from netnotes.edits.merge import Merging
    from netnotes.edits.merge_properties import Choice, Conflict


@command('netnotes merge "Ana Silva" "Ana S"', 'netnotes merge "Ana Silva" "Ana S" --both --dry-run')
@click.argument("keep", shell_complete=complete_person)
@click.argument("other", shell_complete=complete_person)
@click.option("--keep", "keeps", is_flag=True, help="Where both say something else, KEEP's word stands alone.")
@click.option("--both", is_flag=True, help="Where both say something else, OTHER's word is kept in the text of KEEP.")
@dry_run_option
def merge(session: Session, keep: str, other: str, keeps: bool, both: bool, dry_run: bool) -> None:
    """Join two notes of one person.

    KEEP gets what OTHER knows: properties, lists without repeats, log entries by date, the rest of its text below.
    OTHER's names become aliases, links to it lead to KEEP, and its file is removed last.

    Where both say something else (a role, a birthday) you are asked; without a terminal say --keep or --both.

    KEEP and OTHER are any unambiguous part of a name or alias, or paths.
    """
    from netnotes.edits.merge import plan_merge

    if keeps and both:
        raise OperatorError("--keep and --both exclude each other", "say one of them")
    paths = (path_of_note(session, (keep,), writing=True), path_of_note(session, (other,), writing=True))
    network = stored_network(session)
    default: Choice | None = "keep" if keeps else "both" if both else None
    done = plan_merge(network, session.root, *paths, decide=lambda _: default)
    if done.conflicts:
        answers = _ask(done.conflicts, *paths)
        done = plan_merge(network, session.root, *paths, decide=answers.get)
    written = carry_out(session, done.changes, dry_run=dry_run)
    _say(session, *paths, done, written=written)


def _ask(conflicts: tuple[Conflict, ...], keep: str, other: str) -> dict[str, Choice]:
    """What the owner says about each; without a terminal an error that lists them. Raises OperatorError."""
    if not sys.stdin.isatty():
        lines = [f"{one.name}: {one.keep} in {keep}, {one.other} in {other}" for one in conflicts]
        raise OperatorError(
            "\n".join(["the two notes say different things:", *map(clean, lines)]),
            "--keep   what KEEP says stands\n--both   the same, and what OTHER says is kept in the text",
        )
    answers: dict[str, Choice] = {}
    letters: dict[str, Choice] = {"k": "keep", "o": "other", "b": "both"}
    for one in conflicts:
        click.echo(_question(one))
        answers[one.name] = letters[click.prompt("  which", type=click.Choice(list(letters)), default="b")]
    return answers


def _question(one: Conflict) -> str:
    """What both notes say, each on its own lines, and the letters to choose with."""
    screen = screen_of(sys.stdout)
    said = (f"k  keep {one.keep}", f"o  take {one.other}", "b  keep the first, and note the other in the text")
    return "\n".join([clean(f"{one.name}:"), *(paragraph(line, screen, 2, hang=3, verbatim=True) for line in said)])


def _say(session: Session, keep: str, other: str, done: Merging, *, written: bool) -> None:
    session.say(clean(f"{other} {'joined' if written else 'would be joined'} to {keep}"))
    if done.notes:
        links, notes = (
            f"{n} {word}{'' if n == 1 else 's'}" for n, word in ((done.links, "link"), (done.notes, "note"))
        )
        session.say(f"  {links} in {notes}")
    if done.aliases:
        session.say(clean(f"  also called: {', '.join(done.aliases)}"))
    if done.kept:
        session.say("  what could not be joined stands at the end of its text")
    tell_places(session, "these count no more", done.lost)
    tell_places(session, "left as they are", done.left)
