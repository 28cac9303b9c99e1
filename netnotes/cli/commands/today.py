"""`netnotes today`, and `netnotes` alone: Home in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, record_of
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.rules.home import HomePerson

COLUMNS = (
    Column("Name", "shrink"), Column("Due"), Column("Why", "wrap"), Column("Last time", "wrap"),
    Column("Give next", "wrap"),
)  # fmt: skip


@command("netnotes", "netnotes today --format json")
def today(session: Session) -> None:
    """What matters today.

    Five people at most, what is coming up, whom to thank, one goal. `netnotes` alone does the same.
    """
    from netnotes.cli.home_text import home_text
    from netnotes.rules.home import HomePerson, home

    view = home(session.network, session.today)
    session.show(
        Answer(
            items=view.people,
            keys=HomePerson.JSON,
            record=record_of,
            columns=COLUMNS,
            cells=_cells,
            empty=view.advice,
            whole={"date": session.today, **record_of(view)},
            text=lambda screen: home_text(view, session.today, screen),
        )
    )


def _cells(person: HomePerson) -> tuple[Cell, ...]:
    return person.name, person.due, person.reason, person.opener, person.give
