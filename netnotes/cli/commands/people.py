"""`netnotes people`: everybody, or those who fit."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import click

from netnotes.cli.completing import complete_category, complete_goal, complete_offer, complete_place
from netnotes.cli.naming import the_goal
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, record_of
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.rules.lookalikes import Lookalike
    from netnotes.rules.people import PersonRow

COLUMNS = (
    Column("Name", "shrink"), Column("Organization", "shrink"), Column("Role", "shrink"), Column("Status"),
    Column("Last contact"), Column("Balance"),
)  # fmt: skip
IN_PLACE = (*COLUMNS[:2], Column("Location", "shrink"), *COLUMNS[3:])
TWICE = (Column("Name", "shrink"), Column("May be", "shrink"), Column("Because", "wrap"), Column("Notes", "wrap"))


@command(
    "netnotes people --in lisbon",
    "netnotes people --category leader --goal platform",
    "netnotes people --offers hiring",
    "netnotes people --drifting",
    "netnotes people --duplicates",
    "netnotes people --format json | jq '.[] | select(.balance < 0)'",
)
@click.option(
    "--in", "place", metavar="PLACE", shell_complete=complete_place, help="Only those whose location names this place."
)
@click.option(
    "--category", metavar="WORD", shell_complete=complete_category, help="Only those of this category."
)  # fmt: skip
@click.option("--goal", metavar="TITLE", shell_complete=complete_goal, help="Only those linked to this goal.")
@click.option(
    "--offers", metavar="TOPIC", shell_complete=complete_offer, help="Only those who offer this topic, or one near it."
)
@click.option("--drifting", is_flag=True, help="Only those silent for over twice their own rhythm.")
@click.option("--duplicates", is_flag=True, help="Pairs of notes that may be about one person, and why.")
def people(
    session: Session, place: str | None, category: str | None, goal: str | None, offers: str | None, drifting: bool,
    duplicates: bool,
) -> None:  # fmt: skip
    """Everybody by name, or those you ask for.

    Those in a place you travel to, of a category, for a goal, with an offer, quiet for longer than usual; several
    options together: who fits all of them. With --duplicates, pairs of which one at least fits; JSON keys: a, a_path,
    b, b_path, because (list).
    netnotes merge joins two notes; netnotes set NAME "different_from+=[[OTHER]]" says that they are two.
    """
    from netnotes.rules.choosing import Choice, chosen_paths
    from netnotes.rules.people import people_rows

    path = None if goal is None else the_goal(session, [goal]).path
    choice = Choice(place=place, category=category, goal=path, offers=offers, drifting=drifting)
    chosen = chosen_paths(session.network, session.today, choice)
    if duplicates:
        session.show(_twice(session, chosen))
        return
    rows = [row for row in people_rows(session.network, session.today) if row.path in chosen]
    empty = ""
    if not rows:
        from netnotes.cli.people_none import why_nobody

        empty = why_nobody(session.network, session.today, choice)
    session.show(
        Answer(
            items=rows,
            keys=person_keys(),
            record=person_record,
            columns=COLUMNS if place is None else IN_PLACE,
            cells=person_cells if place is None else _cells_in_place,
            empty=empty,
        )
    )


def person_keys() -> tuple[str, ...]:
    """The keys of a person's record."""
    from netnotes.rules.people import PersonRow

    return *PersonRow.JSON, "person_status", "location"


def person_record(row: PersonRow) -> dict[str, object]:
    """The record of SPEC 9.1, with the status of the note and the location besides."""
    return {**record_of(row), "person_status": row.person_status, "location": row.person.location or None}


def person_cells(row: PersonRow) -> tuple[Cell, ...]:
    """A person's cells."""
    return row.name, row.organization, row.role, _status(row), row.last_contact, row.balance


def _cells_in_place(row: PersonRow) -> tuple[Cell, ...]:
    return row.name, row.organization, row.person.location, _status(row), row.last_contact, row.balance


def _status(row: PersonRow) -> str:
    """The note's own word where it says why somebody is not in the running."""
    word = row.person_status if row.status in {"paused", "to_meet"} else row.status
    return word.replace("_", " ").replace("-", " ")


def _twice(session: Session, chosen: Collection[str]) -> Answer[Lookalike]:
    from netnotes.rules.lookalikes import Lookalike, lookalikes

    pairs = [pair for pair in lookalikes(session.network) if pair.a_path in chosen or pair.b_path in chosen]
    return Answer(
        items=pairs,
        keys=Lookalike.JSON,
        record=record_of,
        columns=TWICE,
        cells=lambda pair: (pair.a, pair.b, "; ".join(pair.because), f"{pair.a_path}; {pair.b_path}"),
        empty="Nobody seems to have two notes.",
    )
