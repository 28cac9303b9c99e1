"""`netnotes path NAME`: who can introduce me to somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from netnotes.cli.completing import complete_person
from netnotes.cli.naming import the_person
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, Screen, record_of
from netnotes.cli.output.as_table import paint
from netnotes.cli.output.clean import clean
from netnotes.cli.output.lines import fact, heading, paragraph
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.model.people import Person
    from netnotes.rules.warm_paths import WarmPath

COLUMNS = (
    Column("Begin with", "shrink"), Column("Warmth"), Column("Last contact"), Column("Links"), Column("How", "wrap"),
)  # fmt: skip
MOST = 10


@command("netnotes path petra", "netnotes path petra vanek --format json")
@click.argument("name", nargs=-1, required=True, shell_complete=complete_person)
def path(session: Session, name: tuple[str, ...]) -> None:
    """Who can introduce me to somebody.

    Chains of up to three links that begin with somebody I have been in contact with: who introduced or knows whom
    (introduced_by, knows, household), who met whom in a meeting, who is of one organization. Fewer links come first,
    then what says more, then who is warmer: in touch within their cadence (warm), within two (cooling), or not (cold).

    NAME is any unambiguous part of a name or alias, or the path of a note.

    JSON keys: name, path (of the first person), warmth, last_contact, links (how many), chain (who, whom, kind, how,
    path, line).
    """
    from netnotes.rules.warm_paths import WarmPath, warm_paths

    person = the_person(session, name)
    rows = warm_paths(session.network, person.path, session.today)
    session.show(
        Answer(
            items=rows,
            keys=WarmPath.JSON,
            record=record_of,
            columns=COLUMNS,
            cells=_cells,
            empty=_why_nobody(person),
            text=lambda screen: _text(session, person, rows, screen),
        )
    )


def _cells(row: WarmPath) -> tuple[Cell, ...]:
    return row.name, row.warmth, row.last_contact, row.links, "; ".join(link.how for link in row.chain)


def _text(session: Session, person: Person, rows: Sequence[WarmPath], screen: Screen) -> str:
    lines = [f"{paint(clean(person.name), 'bold')}{_known(session, person)}"]
    if not rows:
        return "\n".join([*lines, paragraph(_why_nobody(person), screen)])
    for row in rows[:MOST]:
        names = " → ".join([row.name, *(link.whom for link in row.chain)])
        lines += ["", f"{heading(names)}  {paint(_warmth(row), 'dim')}"]
        lines += [fact(link.how, str(link.place), screen) for link in row.chain]
    more = [f"and {len(rows) - MOST} more: --format csv lists them all"] if len(rows) > MOST else []
    return "\n".join([*lines, *([""] if more else []), *more])


def _warmth(row: WarmPath) -> str:
    """How warm the first person is, and since when nothing was heard."""
    last = f"last contact {row.last_contact}"
    return f"{row.warmth}, {last}" if row.warmth else last


def _known(session: Session, person: Person) -> str:
    from netnotes.rules.contact import facts_of
    from netnotes.rules.wording import last_words

    own = facts_of(session.network, session.today).people[person.path].own
    return f": you know each other, {last_words(own.kind, own.date)}" if own else ""


def _why_nobody(person: Person) -> str:
    if person.status == "deceased":
        return f"{person.name} has died; nobody needs to be asked."
    named = ", ".join(ref.shown for ref in person.introduced_by if ref.target is None)
    if named:
        return f"The note names {named}, of whom there is no note yet: netnotes new person makes one."
    return (
        f'Nobody in your notes leads to {person.name} yet. A line knows: "[[{person.name}]]" in the note of somebody '
        "who does, or an organization that both notes name, makes a way."
    )
