"""`netnotes followups`: what I promised, and what I wait for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from netnotes.cli.commands.done import keep_numbers
from netnotes.cli.completing import complete_person
from netnotes.cli.naming import the_people
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, Screen, Styled, record_of
from netnotes.cli.output.as_table import paint, render_table
from netnotes.cli.output.clean import unlink
from netnotes.cli.output.lines import fact, heading, paragraph
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.rules.follow_up_now import FreshContact
    from netnotes.rules.followups import FollowUpRow

COLUMNS = (
    Column("No."), Column("By"), Column("Who", "shrink"), Column("What", "wrap"), Column("Waiting"), Column("Where"),
)  # fmt: skip
FRESH = (Column("Name", "shrink"), Column("Met"), Column("Kind"), Column("Best by"), Column("Draft", "wrap"))
NOBODY_FRESH = "Nobody met for the first time, or at an event, waits for a word."


@command("netnotes followups", "netnotes followups --waiting", "netnotes followups --mine ana", "netnotes done 3")
@click.argument("name", nargs=-1, shell_complete=complete_person)
@click.option("--waiting", is_flag=True, help="Only what I wait for: tasks tagged #waiting.")
@click.option("--mine", is_flag=True, help="Only what I promised.")
@click.option("--now", is_flag=True, help="Only whom to follow up with after a first contact or an event.")
def followups(session: Session, name: tuple[str, ...], waiting: bool, mine: bool, now: bool) -> None:
    """What I promised and what I wait for, overdue first.

    Open tasks in notes of people and meetings, and others that link a person. `netnotes done` ticks one by its number.
    Whom to follow up with after a first contact or an event stands below.

    NAME is any unambiguous part of a name or alias; several may be given.
    """
    if sum((waiting, mine, now)) > 1:
        raise click.UsageError("--waiting, --mine and --now are three different lists: give one of them")
    from netnotes.rules.follow_up_now import follow_up_now
    from netnotes.rules.followups import follow_up_rows, rows_about

    paths = {person.path for person in the_people(session, name)[0]} if name else None
    fresh = [one for one in follow_up_now(session.network, session.today) if paths is None or one.path in paths]
    if now:
        session.show(_fresh_answer(fresh))
        return
    rows: Sequence[FollowUpRow] = follow_up_rows(session.network, session.today)
    rows = rows if paths is None else rows_about(rows, paths)
    rows = [row for row in rows if not (waiting or mine) or row.waiting == waiting]
    if session.asked.format in {"table", "md"}:
        _show(session, rows, [] if waiting or mine else fresh, _why_none(waiting, mine, bool(name)))
    else:
        _show_records(session, rows)


def _show_records(session: Session, rows: Iterable[FollowUpRow]) -> None:
    """For machines: a record for each person whom a task concerns."""
    from netnotes.rules.followups import FollowUpRow

    records = [record for row in rows for record in row.records()]
    session.show(Answer(items=records, keys=FollowUpRow.JSON, record=dict, columns=(), cells=lambda _: ()))


def _show(session: Session, rows: Sequence[FollowUpRow], fresh: Sequence[FreshContact], empty: str) -> None:
    """For people: each task once, with the number that `netnotes done` takes, then whom to follow up with."""
    items = list(enumerate(rows, 1))
    plain = Answer(items=items, keys=(), record=lambda _: {}, columns=COLUMNS, cells=_cells, empty=empty)
    session.show(plain._replace(text=lambda screen: _text(plain, fresh, screen)))
    keep_numbers(session, [row.task for row in rows])


def _text(plain: Answer[tuple[int, FollowUpRow]], fresh: Sequence[FreshContact], screen: Screen) -> str:
    if not plain.items:
        blocks = [paragraph(plain.empty, screen)]
    elif screen.width is None:
        blocks = [render_table(COLUMNS, list(map(plain.cells, plain.items)), screen)]
    else:
        size = len(str(len(plain.items)))
        blocks = ["\n".join(_entry(number, row, size, screen) for number, row in plain.items)]
    if fresh:
        blocks.append(f"{heading('Follow up now')}\n{render_table(FRESH, list(map(_fresh_cells, fresh)), screen)}")
    return "\n\n".join(blocks)


def _entry(number: int, row: FollowUpRow, size: int, screen: Screen) -> str:
    """One task on a terminal, where a column of places would leave no room for what is to be done."""
    from netnotes.rules.wording import join_names

    day = str(row.due or " " * 10)
    text = ": ".join(filter(None, (join_names(row.names), row.text)))
    indent = size + 2 + len(day) + 2
    body = fact(text, str(row.place), screen, indent)
    return f"{number:>{size}}  {paint(day, 'yellow') if row.overdue else day}  {body[indent:]}"


def _cells(item: tuple[int, FollowUpRow]) -> tuple[Cell, ...]:
    from netnotes.rules.wording import join_names

    number, row = item
    due = Styled(row.due, "yellow") if row.overdue else row.due
    return number, due, join_names(row.names), unlink(row.text), "yes" if row.waiting else "", str(row.place)


def _why_none(waiting: bool, mine: bool, named: bool) -> str:
    where = " with them" if named else ""
    if waiting:
        return f"Nothing is waited for{where}. A line `- [ ] her answer #waiting` in the note of a person is."
    if mine:
        return f"Nothing is promised{where}. A line `- [ ] send the deck 📅 2026-12-01` in the note of a person is."
    return f"Nothing is open{where}. A line `- [ ] send the deck 📅 2026-12-01` in the note of a person is one."


def _fresh_answer(fresh: Sequence[FreshContact]) -> Answer[FreshContact]:
    from netnotes.rules.follow_up_now import FreshContact

    return Answer(
        items=fresh, keys=FreshContact.JSON, record=record_of, columns=FRESH, cells=_fresh_cells, empty=NOBODY_FRESH
    )


def _fresh_cells(fresh: FreshContact) -> tuple[Cell, ...]:
    from netnotes.cli.home_text import draft_command

    return fresh.name, fresh.date, fresh.kind, fresh.by, draft_command(fresh.name)
