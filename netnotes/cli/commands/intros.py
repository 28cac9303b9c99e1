"""`netnotes intros`: introductions under way, and those worth making."""

from __future__ import annotations

from collections.abc import Sequence
from shlex import quote
from typing import TYPE_CHECKING

import click

from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, Styled, record_of
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.rules.introduction_rows import IntroRow

COLUMNS = (
    Column("Who", "shrink"), Column("With", "shrink"), Column("Stage"), Column("Since"), Column("Because", "wrap"),
)  # fmt: skip


@command("netnotes intros", "netnotes intros --all", "netnotes intros --format json")
@click.option("--all", "everyone", is_flag=True, help="Also those made and done, and every suggestion.")
def intros(session: Session, everyone: bool) -> None:
    """Introductions under way, and those worth making.

    Those asked or considered come first; one that has not moved for 14 days is shown as waiting. Then come people of
    whom one looks for what the other offers, both ways first. Nobody is suggested who has been together in a meeting,
    who knows or introduced the other, or who is in an introduction with them already.

    An introduction is a meeting note of kind intro, and its stage (considered, asked, made, done) says how far it is.

    JSON keys: a, b, topic, because, stage (null for a suggestion), stuck, both_ways, date, note, next, evidence (list),
    path, line.
    """
    from netnotes.rules.introduction_rows import IntroRow, introduction_rows

    rows = introduction_rows(session.network, session.today, everyone)
    empty = (
        "Nobody to introduce yet. What people look for and offer makes pairs: needs: [hiring advice] in one note, "
        "offers: [hiring] in another."
    )
    session.show(Answer(items=rows, keys=IntroRow.JSON, record=record_of, columns=COLUMNS, cells=_cells, empty=empty))
    if session.asked.format in {None, "table"} and (hint := _next(session, rows)):
        session.tell(hint)


def _cells(row: IntroRow) -> tuple[Cell, ...]:
    stage: Cell = row.stage or "idea"
    if row.stuck:
        stage = Styled(f"{row.stage}, waiting", "yellow")
    return row.a, row.b, stage, row.date, row.because


def _next(session: Session, rows: Sequence[IntroRow]) -> str:
    """The next step as a command: of the one that waits longest, else of the first."""
    row = next((row for row in rows if row.stuck), rows[0] if rows else None)
    if row is None or row.next_stage is None or row.next is None:
        return ""
    if row.path is None:
        names = " ".join(quote(party.name) for party in row.parties)
        return f"To write one down: netnotes log {names} --kind intro --stage considered"
    step = f"netnotes set {quote(row.path)} stage={row.next_stage} date={session.today}"
    return f"Next{f' with {row.a} and {row.b}' if row.b else ''}: {row.next}, then\n  {step}"
