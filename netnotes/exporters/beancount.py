"""Ledger of favours for plain-text accounting: one account for each person, in the commodity FAVOR (Beancount).

What I gave adds to a person's account, what I got takes from it. The last line of each account asserts the balance that
`netnotes balance` gives. Accounts that are not kept (`account: off`, family) and what lies after the day are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from netnotes.exporters.writing.accounts import account_names
from netnotes.exporters.writing.options import Options
from netnotes.exporters.writing.plain import plain
from netnotes.model.network import Network
from netnotes.rules.accounts import BalanceRow, StatementLine, balance_rows

TITLE = "ledger of favours (Beancount)"
SUFFIX = ".beancount"
MARK = b"; made by netnotes"

_ROOT = "Assets:Favors"
_OTHERS = {"deposit": "Equity:Given", "withdrawal": "Equity:Received"}
_OPENING = "Equity:Opening-Balances"
_FIRST = date(1970, 1, 1)


def export(network: Network, today: date, options: Options) -> bytes:
    """The ledger."""
    return "\n".join((*_ledger(balance_rows(network, today)), "")).encode("utf-8")


def _ledger(rows: tuple[BalanceRow, ...]) -> Iterator[str]:
    names = account_names(_ROOT, {row.path: row.name for row in rows})
    first = min((e.date for row in rows for e in row.exchanges), default=_FIRST)
    opened = first - timedelta(days=1) if first > date.min else first
    yield from ("; made by netnotes: edits are lost with the next export", "")
    yield from ('option "title" "Favours given and received"', "")
    yield f"{opened} commodity FAVOR"
    for account in (*_OTHERS.values(), _OPENING):
        yield f"{opened} open {account} FAVOR"
    for row in rows:
        account = names[row.path]
        yield from ("", f"{opened} open {account} FAVOR", f"  name: {_quoted(row.name)}")
        if row.opening_balance:
            yield from _transaction(opened, row.name, "Opening balance", account, row.opening_balance, _OPENING, "")
        for line in row.statement:
            yield from _posting(row, line, account)
        last = max((line.date for line in row.statement), default=opened)
        if last < date.max:
            yield f"{last + timedelta(days=1)} balance {account}  {row.balance} FAVOR"


def _posting(row: BalanceRow, line: StatementLine, account: str) -> Iterator[str]:
    amount = line.size if line.kind == "deposit" else -line.size
    yield from _transaction(line.date, row.name, line.what, account, amount, _OTHERS[line.kind], str(line.place))


def _transaction(
    day: date, payee: str, what: str, account: str, amount: int, other: str, place: str
) -> Iterator[str]:  # fmt: skip
    yield f"{day} * {_quoted(payee)} {_quoted(what)}"
    if place:
        yield f"  note: {_quoted(place)}"
    yield f"  {account}  {amount} FAVOR"
    yield f"  {other}  {-amount} FAVOR"


def _quoted(text: str) -> str:
    r"""A string of Beancount: on one line, with ``\`` and ``"`` escaped."""
    return '"' + plain(text).replace("\\", "\\\\").replace('"', '\\"') + '"'
