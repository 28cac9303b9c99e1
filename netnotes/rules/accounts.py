"""The benefit bank account: what I gave, what I got, whom to thank (SPEC 5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import ClassVar

from netnotes.model.config import Config
from netnotes.model.folding import fold_key
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.meetings import Direction
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.places import Place
from netnotes.model.records import maker_of, recordclass
from netnotes.rules.cadences import tag_words
from netnotes.rules.contact import Facts, PersonFacts, asked_once, config_place, days_before, facts_of, place_of
from netnotes.rules.review_ticks import is_settled

ONE_SIDED = 5


@recordclass(frozen=True, slots=True, kw_only=True)
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


@recordclass(frozen=True, slots=True, kw_only=True)
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


@recordclass(frozen=True, slots=True, kw_only=True)
class BalanceRow:
    """The account with one person to today; the places are the source lines of three of the four facts.

    ``deposits`` and ``withdrawals`` are sums of sizes. ``thanks``, oldest first, have places of their own.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "name", "path", "deposits", "withdrawals", "balance", "last_deposit", "last_withdrawal", "in_debt",
        "asked_before_giving", "thanks_owed", "one_sided",
    )  # fmt: skip

    person: Person
    exchanges: Sequence[Exchange]
    deposits: int
    withdrawals: int
    last_deposit: date | None
    last_withdrawal: date | None
    thanks: tuple[Thanks, ...]

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name

    @property
    def path(self) -> str:
        """The person's note."""
        return self.person.path

    @property
    def opening_balance(self) -> int:
        """The balance before the first recorded exchange."""
        return self.person.opening_balance or 0

    @property
    def balance(self) -> int:
        """Opening balance, and deposits minus withdrawals."""
        return self.opening_balance + self.deposits - self.withdrawals

    @property
    def in_debt(self) -> bool:
        """Whether the balance is below zero."""
        return self.balance < 0

    @property
    def asked_before_giving(self) -> bool:
        """Whether the first exchange ever is a withdrawal."""
        return bool(self.exchanges) and self.exchanges[0].direction == "withdrawal"

    @property
    def show_asked_before_giving(self) -> bool:
        """The same, only until a deposit follows."""
        return self.asked_before_giving and self.last_deposit is None

    @property
    def thanks_owed(self) -> int:
        """How many favours are still to be thanked for."""
        return len(self.thanks)

    @property
    def one_sided(self) -> bool:
        """Whether there were five or more deposits since the last withdrawal."""
        return len(self.exchanges) >= ONE_SIDED and len(self._streak) >= ONE_SIDED

    @property
    def statement(self) -> tuple[StatementLine, ...]:
        """Every exchange to today, oldest first, with the balance after it."""
        return _statement(self.exchanges, self.opening_balance)

    @property
    def in_debt_place(self) -> Place | None:
        """The line that took the balance below zero, where it is."""
        return _in_debt_place(self.person, self.statement, self.opening_balance) if self.in_debt else None

    @property
    def asked_place(self) -> Place | None:
        """The line of the first exchange, where it is a withdrawal."""
        first = self.exchanges[0] if self.asked_before_giving else None
        return Place(path=first.path, line=first.line) if first else None

    @property
    def one_sided_place(self) -> Place | None:
        """The line of the deposit that made it one-sided."""
        made = self._streak[ONE_SIDED - 1] if self.one_sided else None
        return Place(path=made.path, line=made.line) if made else None

    @property
    def _streak(self) -> Sequence[Exchange]:
        """The deposits since the last withdrawal, oldest first."""
        exchanges = self.exchanges
        after = next((i for i in range(len(exchanges), 0, -1) if exchanges[i - 1].direction == "withdrawal"), 0)
        return exchanges[after:]


def balance_rows(network: Network, today: date) -> tuple[BalanceRow, ...]:
    """People with an exchange to today or an opening balance, whose account is kept, by name, then path."""
    return _rows(facts_of(network, today))


@asked_once
def _rows(facts: Facts) -> tuple[BalanceRow, ...]:
    return tuple(map(balance_row, account_holders(facts)))


@asked_once
def account_holders(facts: Facts) -> Sequence[PersonFacts]:
    """The people of `balance_rows` in their order, for those who need few of the rows."""
    held, config = facts.exchanges, facts.config
    people = [one for one in facts.sorted() if one.person.path in held or one.person.opening_balance is not None]
    return [one for one in people if keeps_account(one.person, config)]


def balance_of(network: Network, path: str, today: date) -> BalanceRow | None:
    """The account with one person, zeros where nothing was exchanged; None where it is off or nobody is."""
    facts = facts_of(network, today)
    about = facts.people.get(path)
    return balance_row(about) if about and keeps_account(about.person, facts.config) else None


def thanks_owed(network: Network, today: date) -> tuple[Thanks, ...]:
    """Every favour still to be thanked for and not ticked in a review, newest first, then by name and place."""
    return _owed(facts_of(network, today))


@asked_once
def _owed(facts: Facts) -> tuple[Thanks, ...]:
    owed: list[Thanks] = []
    for path, thanks in _to_thank(facts).items():
        if keeps_account(facts.people[path].person, facts.config):
            owed += thanks
    if facts.network.ticks:
        owed = [t for t in owed if not is_settled(facts, "thanks", str(t.date), t.name, t.person)]
    return tuple(sorted(owed, key=lambda t: (-t.date.toordinal(), t.name.casefold(), t.path, t.line)))


def keeps_account(person: Person, config: Config) -> bool:
    """Whether a balance is kept: the person's ``account`` beats the config's `no_account` (SPEC 2.2)."""
    return person.account != "off" and (person.account == "on" or no_account_word(person, config) is None)


def no_account_word(person: Person, config: Config) -> str | None:
    """The category or tag, as the config writes it, by which no account is kept with somebody."""
    return _first_of(config.no_account, person.categories, person.tags) if config.no_account else None


@lru_cache(maxsize=4096)
def _first_of(words: Sequence[str], categories: Sequence[str], tags: Sequence[str]) -> str | None:
    """The first of these words that is a category or tag; many people have the same of both."""
    own = [*map(fold_key, categories), *tag_words(tags)]
    return next((word for word in words if fold_key(word) in own), None)


def account_place(person: Person, config: Config) -> Place | None:
    """The line that keeps or drops the account; None where the built-in default does."""
    if person.account is not None:
        return place_of(person, "account")
    if no_account_word(person, config) is None:
        return None
    return config_place(config, "no_account") or place_of(person, "category", "tags")


def balance_number(about: PersonFacts) -> int:
    """The balance with one person, whether their account is kept or not."""
    return (about.person.opening_balance or 0) + _sums(about.facts).get(about.person.path, 0)


@asked_once
def _sums(facts: Facts) -> Mapping[str, int]:
    """Deposits minus withdrawals to today, by path of person."""
    sums: defaultdict[str, int] = defaultdict(int)
    for exchange in facts.network.exchanges:
        if exchange.date <= facts.today:
            sums[exchange.person] += exchange.size if exchange.direction == "deposit" else -exchange.size
    return sums


def balance_row(about: PersonFacts) -> BalanceRow:
    """The account with one person, whether it is kept or not."""
    exchanges, given, got = about.exchanges, 0, 0
    last_given = last_got = None
    for exchange in exchanges:
        if exchange.direction == "deposit":
            given += exchange.size
            last_given = exchange.date
        else:
            got += exchange.size
            last_got = exchange.date
    return maker_of(BalanceRow)(
        person=about.person,
        exchanges=exchanges,
        deposits=given,
        withdrawals=got,
        last_deposit=last_given,
        last_withdrawal=last_got,
        thanks=_to_thank(about.facts).get(about.person.path, ()) if last_got else (),
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


def _in_debt_place(person: Person, statement: Sequence[StatementLine], opening: int) -> Place:
    """The last line that took the balance from zero or more to below; the opening balance where none did."""
    befores = opening, *(line.balance for line in statement)
    crossings = [line.place for before, line in zip(befores, statement, strict=False) if before >= 0 > line.balance]
    return crossings[-1] if crossings else place_of(person, "opening_balance")


@asked_once
def _to_thank(facts: Facts) -> Mapping[str, tuple[Thanks, ...]]:
    """Path of each person with any → withdrawals that are not thanked for, oldest first.

    These are neither marked as thanked nor followed by a touchpoint of kind thanks.
    """
    since, make = days_before(facts.today, facts.config.thanks_days), maker_of(Thanks)
    found: defaultdict[str, list[Thanks]] = defaultdict(list)
    for path, exchanges in facts.exchanges.items():
        last, about = facts.contacts.thanks.get(path), facts.people.get(path)
        for e in exchanges if about else ():
            if about and e.direction == "withdrawal" and not _is_thanked(e, last, facts.today):
                name, new = about.person.name, e.date >= since
                thanks = make(name=name, person=path, date=e.date, what=e.what, path=e.path, line=e.line, recent=new)
                found[path].append(thanks)
    return {path: tuple(thanks) for path, thanks in found.items()}


def _is_thanked(exchange: Exchange, last_thanks: Touchpoint | None, today: date) -> bool:
    marked = exchange.thanked
    said = marked is True or (isinstance(marked, date) and marked <= today)
    return said or (last_thanks is not None and last_thanks.date >= exchange.date)
