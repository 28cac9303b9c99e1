"""`netnotes balance`: what I gave and got, and whom to thank or give something next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from netnotes.cli.completing import complete_person
from netnotes.cli.naming import the_person
from netnotes.cli.options import command
from netnotes.cli.output.answer import Answer, Cell, Column, Screen, record_of
from netnotes.cli.output.as_table import paint, render_table
from netnotes.cli.output.clean import clean
from netnotes.cli.session import Session

if TYPE_CHECKING:
    from netnotes.model.people import Person
    from netnotes.rules.accounts import BalanceRow, StatementLine

COLUMNS = (
    Column("Name", "shrink"), Column("Balance"), Column("Gave"), Column("Got"), Column("Last gave"),
    Column("Last got"), Column("Next", "wrap"),
)  # fmt: skip
STATEMENT = (Column("Date"), Column("What I"), Column("Size"), Column("Balance"), Column("What", "wrap"))


@command("netnotes balance", "netnotes balance ana silva")
@click.argument("name", nargs=-1, shell_complete=complete_person)
def balance(session: Session, name: tuple[str, ...]) -> None:
    """What I gave and got, and what would be kind next.

    With NAME, any unambiguous part of a name or alias, the statement of that person.
    """
    if name:
        _statement(session, the_person(session, name))
        return
    from netnotes.rules.accounts import BalanceRow, balance_rows

    rows = balance_rows(session.network, session.today)
    empty = (
        "Nothing given or got is written down yet. A line `- gave:: introduced her to Bo` in a meeting note, or "
        "`- 2026-11-03 coffee: … [got:: a tip]` in somebody's Log, begins an account."
    )
    session.show(Answer(items=rows, keys=BalanceRow.JSON, record=record_of, columns=COLUMNS, cells=_cells, empty=empty))


def _cells(row: BalanceRow) -> tuple[Cell, ...]:
    began = f"began at {row.opening_balance}" if row.opening_balance else ""
    notes = "; ".join(filter(None, (began, _next(row))))
    return row.name, row.balance, row.deposits, row.withdrawals, row.last_deposit, row.last_withdrawal, notes


def _next(row: BalanceRow) -> str:
    """What would be kind next, in few words."""
    advice = []
    if row.thanks_owed:
        advice.append("thank" if row.thanks_owed == 1 else f"thank for {row.thanks_owed} favours")
    if row.in_debt or row.show_asked_before_giving:
        advice.append("give something next")
    if row.one_sided:
        advice.append("all one way: worth a second look")
    return "; ".join(advice)


def _statement(session: Session, person: Person) -> None:
    from netnotes.rules.accounts import StatementLine, balance_of
    from netnotes.rules.whole_records import statement_record

    row = balance_of(session.network, person.path, session.today)
    lines: tuple[StatementLine, ...] = row.statement if row else ()
    session.show(
        Answer(
            items=lines,
            keys=StatementLine.JSON,
            record=record_of,
            columns=STATEMENT,
            cells=_line_cells,
            empty=_no_lines(session, person, row),
            whole=statement_record(person, row),
            text=lambda screen: _text(session, person, row, screen),
        )
    )


def _text(session: Session, person: Person, row: BalanceRow | None, screen: Screen) -> str:
    head = paint(clean(person.name), "bold")
    if row is None or not row.statement:
        return f"{head}\n{clean(_no_lines(session, person, row))}"
    opening = f"opening balance {row.opening_balance}\n" if row.opening_balance else ""
    table = render_table(STATEMENT, [_line_cells(line) for line in row.statement], screen)
    advice = _next(row)
    return f"{head}: balance {row.balance}\n{opening}\n{table}" + (f"\n\nNext: {advice}" if advice else "")


def _line_cells(line: StatementLine) -> tuple[Cell, ...]:
    return line.date, "gave" if line.kind == "deposit" else "got", line.size, line.balance, line.what


def _no_lines(session: Session, person: Person, row: BalanceRow | None) -> str:
    """Why a statement has no lines."""
    from netnotes.rules.accounts import account_place, no_account_word

    if row is not None:
        opening = f"; the opening balance is {row.opening_balance}" if row.opening_balance else ""
        return f"Nothing given or got with {person.name} is written down yet{opening}."
    config = session.network.config
    place = account_place(person, config)
    word = no_account_word(person, config)
    because = "the note says account: off" if person.account == "off" else f"{word} is among no_account"
    return f"No account is kept with {person.name}: {because}{f' ({place})' if place else ''}."
