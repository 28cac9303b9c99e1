"""`netnotes show NAME`: one person at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.cli.commands.people import COLUMNS, person_cells, person_keys, person_record
from netnotes.cli.completing import complete_person
from netnotes.cli.naming import the_person
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.rules.people import PersonRow


@command("netnotes show ana", "netnotes show ana silva --format json")
@click.argument("name", nargs=-1, required=True, shell_complete=complete_person)
def show(session: Session, name: tuple[str, ...]) -> None:
    """One person at a glance.

    Who they are, when to be in touch, what to give, what was last.

    NAME is any unambiguous part of a name or alias, or the path of a note.
    """
    from netnotes.cli.person_card import card, card_text
    from netnotes.cli.surroundings import around_record, around_text, surroundings

    path = the_person(session, name).path
    seen = card(session.network, path, session.today)
    around = surroundings(session, path)
    rows: list[PersonRow] = [seen.row]
    session.show(
        Answer(
            items=rows,
            keys=person_keys(),
            record=person_record,
            columns=COLUMNS,
            cells=person_cells,
            whole={**person_record(seen.row), **seen.record(), **around_record(around)},
            text=lambda screen: "\n".join(filter(None, (card_text(seen, screen), around_text(around, screen)))),
        )
    )
