"""`netnotes network`: how mixed the network is, communities, capacity, lifelines, people to meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netnotes.cli.network_text import network_text
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, record_of
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.rules.coverage import CategoryRow

COLUMNS = (
    Column("Category"), Column("People"), Column("Tracked"), Column("In touch"), Column("To meet"),
    Column("Note", "wrap"),
)  # fmt: skip


@command("netnotes network", "netnotes network --format json", "netnotes network --format csv > ties.csv")
def network(session: Session) -> None:
    """Whom you know by kind of tie, and where nobody is yet.

    Categories and their gaps, what the people of each goal cover, how many contacts a month your cadences promise,
    organizations and communities, lifelines, and the people you want to know. "In touch" counts who had a contact in
    the last 90 days. CSV and Markdown give the table of categories.

    JSON keys: categories, capacity, goals, organizations, lifelines, to_meet, online_only and uncategorized (names).
    """
    from netnotes.rules.coverage import CategoryRow
    from netnotes.rules.network_view import network_view

    view = network_view(session.network, session.today)
    session.show(
        Answer(
            items=view.categories,
            keys=CategoryRow.JSON,
            record=record_of,
            columns=COLUMNS,
            cells=category_cells,
            empty=NO_CATEGORY,
            whole=record_of(view),
            text=lambda screen: network_text(view, (COLUMNS, list(map(category_cells, view.categories))), screen),
        )
    )


NO_CATEGORY = "No categories: `categories:` in netnotes.yaml is empty, and nobody's note names one."


def category_cells(row: CategoryRow) -> tuple[Cell, ...]:
    """The cells of one category."""
    notes = ["a gap: nobody yet"] if row.gap else []
    if row.online_only:
        notes.append(f"{row.online_only} online only so far")
    if row.derived:
        notes.append(f"{row.derived} by department")
    return row.category, row.people, row.tracked, row.contacted_90d, row.to_meet, "; ".join(notes)
