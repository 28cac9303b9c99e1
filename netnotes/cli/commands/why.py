"""`netnotes why NAME`: every reason behind one person's numbers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from netnotes.cli.completing import complete_person
from netnotes.cli.naming import the_person
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, Screen, record_of
from netnotes.cli.output.lines import fact, heading
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.model.people import Person
    from netnotes.rules.why import Reason

COLUMNS = (Column("About"), Column("Reason", "wrap"), Column("Where"))


@command("netnotes why ana", 'netnotes why "people/Ana Silva.md"')
@click.argument("name", nargs=-1, required=True, shell_complete=complete_person)
def why(session: Session, name: tuple[str, ...]) -> None:
    """Every reason behind one person's numbers.

    Each reason has its file and line.

    NAME is any unambiguous part of a name or alias, or the path of a note.
    """
    from netnotes.rules.why import Reason, reasons

    person = the_person(session, name)
    rows = reasons(session.network, person.path, session.today)
    session.show(
        Answer(
            items=rows,
            keys=Reason.JSON,
            record=record_of,
            columns=COLUMNS,
            cells=_cells,
            text=lambda screen: _text(person, rows, screen),
        )
    )


def _cells(row: Reason) -> tuple[Cell, ...]:
    return row.topic, row.text, _place(row)


def _text(person: Person, rows: tuple[Reason, ...], screen: Screen) -> str:
    lines = [fact(person.name, person.path, screen, indent=0)]
    for topic, about in groupby(rows, key=lambda row: row.topic):
        lines += ["", heading(topic.capitalize()), *(fact(row.text, _place(row), screen) for row in about)]
    return "\n".join(lines)


def _place(row: Reason) -> str:
    return str(row.place) if row.place else ""
