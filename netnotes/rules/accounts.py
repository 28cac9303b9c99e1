"""The benefit bank account: what I gave, what I got, whom to thank (SPEC 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import ClassVar

from netnotes.model.config import Config
from netnotes.model.folding import fold_key
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.meetings import Direction
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.places import Place
from netnotes.rules.cadences import tag_words
from netnotes.rules.contact import Facts, PersonFacts, config_place, days_before, facts_of, place_of

ONE_SIDED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One exchange and the balance after it; ``size`` is 1-5 and always positive."""

    JSON: ClassVar[tuple[str, ...]] = ("date", "kind", "what", "size", "balance", "path", "line")

    date: date
    kind: Direction
    what: str
    size: int
    balance: int
    path: str
    line: int

    @property
    def place(self) -> Place:
        """Where the exchange is written."""
        return Place(path=self.path, line=self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    """A favour to be thanked for; ``person`` is the path of who did it, ``recent`` within `thanks_days`."""

    JSON: ClassVar[tuple[str, ...]] = ("name", "person", "date", "what", "path", "line", "recent")

    name: str
    person: str
    date: date
    what: str
    path: str
    line: int
    recent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceRow:
    """The account with one person to today; the places are the source lines of three of the four facts.

    ``thanks_owed`` counts ``thanks``, which have places of their own. ``show_asked_before_giving`` holds only
    until a deposit follows: pages use it. ``in_debt_place`` is the line that took the balance below zero.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "name", "path", "deposits", "withdrawals", "balance", "last_deposit", "last_withdrawal", "in_debt",
        "asked_before_giving", "thanks_owed", "one_sided",
    )  # fmt: skip

    name: str
    path: str
    deposits: int
    withdrawals: int
    balance: int
    last_deposit: date | None
    last_withdrawal: date | None
    in_debt: bool
    asked_before_giving: bool
    thanks_owed: int
    one_sided: bool
    opening_balance: int
    statement: tuple[StatementLine, ...]
    thanks: tuple[Thanks, ...]
    show_asked_before_giving: bool
    in_debt_place: Place | None
    asked_place: Place | None
    one_sided_place: Place | None


def balance_rows(network: Network, today: date) -> tuple[BalanceRow, ...]:
    """People with an exchange to today or an opening balance, whose account is kept, by name, then path."""
    facts = facts_of(network, today)
    return tuple(
        balance_row(facts, about)
        for about in facts.sorted()
        if keeps_account(about.person, facts.config) and (about.exchanges or about.person.opening_balance is not None)
    )


def balance_of(network: Network, path: str, today: date) -> BalanceRow | None:
    """The account with one person, zeros where nothing was exchanged; None where it is off or nobody is."""
    facts = facts_of(network, today)
    about = facts.people.get(path)
    return balance_row(facts, about) if about and keeps_account(about.person, facts.config) else None


def thanks_owed(network: Network, today: date) -> tuple[Thanks, ...]:
    """Every favour still to be thanked for, newest first, then by name and place."""
    owed = [thanks for row in balance_rows(network, today) for thanks in row.thanks]
    return tuple(sorted(owed, key=lambda t: (-t.date.toordinal(), t.name.casefold(), t.path, t.line)))


def keeps_account(person: Person, config: Config) -> bool:
    """Whether a balance is kept: the person's ``account`` beats the config's `no_account` (SPEC 2.2)."""
    return person.account != "off" and (person.account == "on" or no_account_word(person, config) is None)


def no_account_word(person: Person, config: Config) -> str | None:
    """The category or tag, as the config writes it, by which no account is kept with somebody."""
    words = {*map(fold_key, person.categories), *tag_words(person.tags)}
    return next((word for word in config.no_account if fold_key(word) in words), None)


def account_place(person: Person, config: Config) -> Place | None:
    """The line that keeps or drops the account; None where the built-in default does."""
    if person.account is not None:
        return place_of(person, "account")
    if no_account_word(person, config) is None:
        return None
    return config_place(config, "no_account") or place_of(person, "category", "tags")


def balance_number(about: PersonFacts) -> int:
    """The balance with one person, whether their account is kept or not."""
    signed = (e.size if e.direction == "deposit" else -e.size for e in about.exchanges)
    return (about.person.opening_balance or 0) + sum(signed)


def balance_row(facts: Facts, about: PersonFacts) -> BalanceRow:
    """The account with one person, whether it is kept or not."""
    person, exchanges = about.person, about.exchanges
    deposits = [e for e in exchanges if e.direction == "deposit"]
    withdrawals = [e for e in exchanges if e.direction == "withdrawal"]
    opening = person.opening_balance or 0
    statement = _statement(exchanges, opening)
    balance = statement[-1].balance if statement else opening
    asked = bool(exchanges) and exchanges[0].direction == "withdrawal"
    thanks = _thanks(facts, about, withdrawals)
    streak = _streak(exchanges)
    return BalanceRow(
        name=person.name,
        path=person.path,
        deposits=sum(e.size for e in deposits),
        withdrawals=sum(e.size for e in withdrawals),
        balance=balance,
        last_deposit=deposits[-1].date if deposits else None,
        last_withdrawal=withdrawals[-1].date if withdrawals else None,
        in_debt=balance < 0,
        asked_before_giving=asked,
        thanks_owed=len(thanks),
        one_sided=len(streak) >= ONE_SIDED,
        opening_balance=opening,
        statement=statement,
        thanks=thanks,
        show_asked_before_giving=asked and not deposits,
        in_debt_place=_in_debt_place(person, statement, opening),
        asked_place=statement[0].place if asked else None,
        one_sided_place=_place(streak[ONE_SIDED - 1]) if len(streak) >= ONE_SIDED else None,
    )


def _statement(exchanges: Sequence[Exchange], opening: int) -> tuple[StatementLine, ...]:
    signed = (e.size if e.direction == "deposit" else -e.size for e in exchanges)
    balances = list(accumulate(signed, initial=opening))[1:]
    return tuple(
        StatementLine(
            date=e.date, kind=e.direction, what=e.what, size=e.size, balance=balance, path=e.path, line=e.line
        )
        for e, balance in zip(exchanges, balances, strict=True)
    )


def _in_debt_place(person: Person, statement: Sequence[StatementLine], opening: int) -> Place | None:
    """The last line that took the balance from zero or more to below; the opening balance where none did."""
    if (statement[-1].balance if statement else opening) >= 0:
        return None
    befores = (opening, *(line.balance for line in statement[:-1]))
    steps = zip(befores, statement, strict=False)  # an empty statement has no steps
    crossings = [line.place for before, line in steps if before >= 0 > line.balance]
    return crossings[-1] if crossings else place_of(person, "opening_balance")


def _thanks(facts: Facts, about: PersonFacts, withdrawals: Sequence[Exchange]) -> tuple[Thanks, ...]:
    """Withdrawals neither marked as thanked nor followed by a touchpoint of kind thanks, oldest first."""
    if not withdrawals:
        return ()
    since = days_before(facts.today, facts.config.thanks_days)
    last_thanks = next((t for t in reversed(about.past) if t.kind == "thanks"), None)
    return tuple(
        Thanks(
            name=about.person.name,
            person=about.person.path,
            date=e.date,
            what=e.what,
            path=e.path,
            line=e.line,
            recent=e.date >= since,
        )
        for e in withdrawals
        if not _is_thanked(e, last_thanks, facts.today)
    )


def _is_thanked(exchange: Exchange, last_thanks: Touchpoint | None, today: date) -> bool:
    marked = exchange.thanked
    if marked is True or (isinstance(marked, date) and marked <= today):
        return True
    return last_thanks is not None and last_thanks.date >= exchange.date


def _streak(exchanges: Sequence[Exchange]) -> list[Exchange]:
    """The deposits since the last withdrawal, oldest first."""
    after = next((i for i in range(len(exchanges), 0, -1) if exchanges[i - 1].direction == "withdrawal"), 0)
    return list(exchanges[after:])


def _place(exchange: Exchange) -> Place:
    return Place(path=exchange.path, line=exchange.line)
