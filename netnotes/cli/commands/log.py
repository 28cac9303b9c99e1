"""`netnotes log NAME…`: write down a touchpoint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from netnotes.cli.carrying_out import carry_out, dry_run_option
from netnotes.cli.completing import complete_goal, complete_kind, complete_person
from netnotes.cli.options import OptionUnder, command
from netnotes.cli.output.clean import clean
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.edits.log_words import Words


STAGES = ("considered", "asked", "made", "done")


def _option(under: str, *names: str, **settings: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option(*names, cls=OptionUnder, under=under, **settings)


@command(
    'netnotes log ana --kind call --date "last tue" --note "she is moving teams"',
    'netnotes log ana --gave "intro to Bo" --size 2 --next "send the deck" --by fri',
    "netnotes log ana bo --kind lunch        a meeting note, because they are two",
    'netnotes log "Zoë Lind" --new --kind conference',
)
@click.argument("name", nargs=-1, shell_complete=complete_person)
@_option(
    "What it was", "-k", "--kind", shell_complete=complete_kind, help="call, coffee, email, …, or a word of your own."
)
@_option("What it was", "--stage", type=click.Choice(STAGES), help="How far an introduction is; made.")
@_option("What it was", "-d", "--date", "date_", metavar="DAY", help='When: 2026-11-03, "last tue", "3d ago"; today.')
@_option("What it was", "--note", metavar="TEXT", help="What was said, in a line.")
@_option("What it was", "--meeting", is_flag=True, help="Make a meeting note, for one person too.")
@_option(
    "What it was",
    "--goal",
    metavar="GOAL",
    shell_complete=complete_goal,
    help="The goal that it was for; it is linked.",
)
@_option("Give and get", "--gave", metavar="TEXT", multiple=True, help="A favour I did them; may be repeated.")
@_option("Give and get", "--got", metavar="TEXT", multiple=True, help="A favour they did me; may be repeated.")
@_option("Give and get", "--size", type=click.IntRange(1, 5), help="How big the favours were, 1 to 5; 1.")
@_option("Give and get", "--thanked", is_flag=True, help="I have thanked them for it.")
@_option("What comes next", "--next", "next_", metavar="TEXT", help="Something I promised: an open task.")
@_option("What comes next", "--by", metavar="DAY", help="The day it is due: fri, 2w, 2026-11-27.")
@_option("What comes next", "--again", metavar="DAY", help="When to be in touch again: 3w, nov 27.")
@_option("Whom", "--new", is_flag=True, help="Make a note for each NAME that has none.")
@dry_run_option
def log(session: Session, name: tuple[str, ...], dry_run: bool, **said: Any) -> None:
    """Write down a touchpoint.

    With one person it becomes a line in the Log of their note, with several a meeting note. The day is when it
    happened; one to come is an appointment. With nothing but names, on a terminal, it asks.

    NAME is any unambiguous part of a name or alias; all words together may be one NAME.
    """
    from netnotes.cli.log_report import report
    from netnotes.cli.log_words import log_request
    from netnotes.edits.log import Log
    from netnotes.edits.log_words import Words
    from netnotes.vault.settings import read_settings

    words = Words(name=name, **said)
    if words.is_silent:
        words = _asked(session, words)
    if not words.name:
        raise click.UsageError("Missing argument 'NAME...'.")
    session.hold()
    request = log_request(session, words)
    _tell_of_namesakes(session, request.new)
    log = Log(session.network, session.root, read_settings(session.root))
    logged = log.changes(request)
    told = "" if dry_run else report(session, request, logged, log.reader)
    if carry_out(session, logged.changes, dry_run=dry_run):
        session.say(told)


def _tell_of_namesakes(session: Session, names: Sequence[str]) -> None:
    """Say who is called nearly like somebody new."""
    if not names:
        return
    from netnotes.edits.new_note import namesakes

    for name in names:
        near = namesakes(session.network, "person", name)[1]
        if near:
            session.tell(clean(f"{name} is new here; there is {' and '.join(near)} already"))


def _asked(session: Session, words: Words) -> Words:
    """What somebody at the terminal answers; without a terminal nothing is asked."""
    from netnotes.cli.line_asking import can_ask

    if can_ask(session):
        from netnotes.cli.log_questions import ask_about

        return ask_about(session, words)
    return words
