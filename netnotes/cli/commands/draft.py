"""`netnotes draft NAME --kind …`: a message to somebody, ready to be sent once its gaps are filled."""

from __future__ import annotations

import click

from netnotes.cli.carrying_out import dry_run_option
from netnotes.cli.completing import complete_message_kind, complete_person, complete_topic
from netnotes.cli.options import command
from netnotes.cli.session import Session


@command(
    "netnotes draft                                     the kinds of message",
    "netnotes draft ana --kind follow-up",
    'netnotes draft ana --kind expert-opinion --topic "open-data licences" --minutes 15',
    "netnotes draft ana bo --kind intro-ask             one to each",
    "netnotes draft marcus --kind thank-you --mailto --log",
)
@click.argument("name", nargs=-1, shell_complete=complete_person)
@click.option("-k", "--kind", metavar="KIND", shell_complete=complete_message_kind, help="The occasion.")
@click.option(
    "--topic", metavar="TEXT", shell_complete=complete_topic, help="What it is about, as it is to stand in the message."
)
@click.option("--minutes", metavar="N", type=click.IntRange(1, 480), help="How long it takes them; 20.")
@click.option("--mailto", is_flag=True, help="Print a mailto: link that opens it in a mail program.")
@click.option("--log", is_flag=True, help="Write the message down as a touchpoint.")
@click.option("--private", is_flag=True, help="Also for somebody private, and with what private notes say.")
@dry_run_option
def draft(
    session: Session,
    name: tuple[str, ...],
    kind: str | None,
    topic: str | None,
    minutes: int | None,
    mailto: bool,
    log: bool,
    private: bool,
    dry_run: bool,
) -> None:
    """A message to somebody, drafted from the notes.

    It says why, how long, and what for; what the notes do not know is left as a gap in brackets. Nothing is sent.
    Without --kind: the kinds of message. Templates of your own go into .netnotes/templates/messages/.

    NAME is any unambiguous part of a name or alias; all words together may be one NAME.
    """
    from netnotes.cli.drafting import Asked, drafts, show_drafts, show_kinds, write_down

    if kind is None:
        show_kinds(session)
        return
    if not name:
        raise click.UsageError(f"name somebody: netnotes draft NAME --kind {kind}")
    if log:
        session.hold()
    asked = Asked(names=name, kind=kind, topic=topic, minutes=minutes, private=private, writing=log or dry_run)
    messages = drafts(session, asked)
    show_drafts(session, messages, mailto=mailto)
    if log or dry_run:
        write_down(session, asked, messages, dry_run=dry_run)
