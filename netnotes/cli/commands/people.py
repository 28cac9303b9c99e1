"""`netnotes people`: everybody, or those in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, record_of
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.rules.people import PersonRow

COLUMNS = (
    Column("Name", "shrink"), Column("Organization", "shrink"), Column("Role", "shrink"), Column("Status"),
    Column("Last contact"), Column("Balance"),
)  # fmt: skip
IN_PLACE = (*COLUMNS[:2], Column("Location", "shrink"), *COLUMNS[3:])


@command(
    "netnotes people", "netnotes people --in lisbon", "netnotes people --format json | jq '.[] | select(.balance < 0)'"
)
@click.option("--in", "place", metavar="PLACE", help="Only those whose location names this place.")
def people(session: Session, place: str | None) -> None:
    """Everybody by name, or those in a place you travel to."""
    from netnotes.rules.people import people_rows

    everybody = people_rows(session.network, session.today)
    rows = everybody if place is None else [row for row in everybody if _is_in(row, place)]
    session.show(
        Answer(
            items=rows,
            keys=person_keys(),
            record=person_record,
            columns=COLUMNS if place is None else IN_PLACE,
            cells=person_cells if place is None else _cells_in_place,
            empty="" if rows else _why_nobody(everybody, place),
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


def _is_in(row: PersonRow, place: str) -> bool:
    from netnotes.model.folding import fold_topic

    return fold_topic(place) in fold_topic(row.person.location)


def _why_nobody(everybody: Sequence[PersonRow], place: str | None) -> str:
    if not everybody:
        return "Nobody is here yet. A note in a folder People, or with `type: person` in it, is a person."
    places = Counter(row.person.location for row in everybody if row.person.location)
    if not places:
        return f"Nobody's note says `location:` yet, so nobody is known to be in {place}."
    near = _nearest(place or "", places)
    if near:
        return f"Nobody is in {place}; did you mean {near}?"
    known = ", ".join(name for name, _ in places.most_common(8))
    return f"Nobody is in {place}. Your notes know people in {known}."


def _nearest(place: str, places: Iterable[str]) -> str | None:
    """The place in nearly that spelling."""
    import difflib

    from netnotes.model.folding import fold_topic

    spellings = {fold_topic(name): name for name in places}
    found = difflib.get_close_matches(fold_topic(place), list(spellings), n=1, cutoff=0.75)
    return spellings[found[0]] if found else None
