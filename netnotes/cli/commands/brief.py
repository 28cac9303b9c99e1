"""`netnotes brief NAME…`: what to know before meeting somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.cli.completing import complete_meeting, complete_person
from netnotes.cli.naming import the_people
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Column
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.cli.briefing import Page


@command(
    "netnotes brief ana",
    "netnotes brief ana bo                 both, and what they share",
    'netnotes brief --meeting "2026-11-26 Coffee with Priya Raman"',
    "netnotes brief ana --ask              is this a good moment to ask for something?",
)
@click.argument("name", nargs=-1, shell_complete=complete_person)
@click.option("--meeting", metavar="NOTE", shell_complete=complete_meeting, help="Everybody in this meeting.")
@click.option("--ask", is_flag=True, help="Before I ask for something: how things stand, and what to give first.")
def brief(session: Session, name: tuple[str, ...], meeting: str | None, ask: bool) -> None:
    """What to know before meeting somebody, on one screen.

    Who they are and how you met, what was last, what is open both ways, what they need and offer, what you have in
    common, and two questions to ask.

    NAME is any unambiguous part of a name or alias; all words together may be one NAME.
    """
    from netnotes.cli.briefing import ask_page, brief_page, meeting_page

    if bool(name) == bool(meeting):
        raise click.UsageError("name somebody, or a meeting with --meeting NOTE")
    if meeting:
        page = meeting_page(session, meeting, ask=ask)
    else:
        people, _ = the_people(session, name)
        page = (ask_page if ask else brief_page)(session, [person.path for person in people])
    _show(session, page)


def _show(session: Session, page: Page) -> None:
    if session.asked.format == "md":
        session.say(page.markdown())
        return
    keys = tuple(page.records[0]) if page.records else ("name", "path")
    session.show(
        Answer(
            items=page.records,
            keys=keys,
            record=lambda record: record,
            columns=(Column("Name"),),
            cells=lambda record: (str(record["name"]),),
            whole=page.whole,
            text=page.text,
        )
    )
