"""`netnotes history NAME`: everything dated with one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.cli.completing import complete_person
from netnotes.cli.naming import the_person
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, Screen, record_of
from netnotes.cli.output.lines import fact, paragraph
from netnotes.cli.session import Session
from netnotes.cli.timeline import history_lines, kind_words

if TYPE_CHECKING:
    from netnotes.model.people import Person
    from netnotes.rules.history import HistoryRow

COLUMNS = (Column("Date"), Column("Kind"), Column("Text", "wrap"), Column("Where"))


@command("netnotes history ana", "netnotes history ana --format md")
@click.argument("name", nargs=-1, required=True, shell_complete=complete_person)
def history(session: Session, name: tuple[str, ...]) -> None:
    """One person's timeline.

    Contacts, favours and what is planned, oldest first, each with its file and line.

    NAME is any unambiguous part of a name or alias, or the path of a note.
    """
    from netnotes.rules.history import HistoryRow, history_rows

    person = the_person(session, name)
    rows = history_rows(session.network, person.path, session.today)
    empty = f"Nothing dated with {person.name} yet. A line `- 2026-11-03 coffee: …` below a heading Log begins it."
    session.show(
        Answer(
            items=rows,
            keys=HistoryRow.JSON,
            record=record_of,
            columns=COLUMNS,
            cells=_cells,
            empty=empty,
            text=lambda screen: _text(person, rows, empty, screen),
        )
    )


def _cells(row: HistoryRow) -> tuple[Cell, ...]:
    return row.date, kind_words(row), row.text, str(row.place)


def _text(person: Person, rows: tuple[HistoryRow, ...], empty: str, screen: Screen) -> str:
    head = fact(person.name, person.path, screen, indent=0)
    if not rows:
        return f"{head}\n{paragraph(empty, screen)}"
    return "\n".join([head, "", *history_lines(rows, screen)])
