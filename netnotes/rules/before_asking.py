"""Before I ask for something (SPEC 7): how things stand between us, and what to give first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import ClassVar

from netnotes.model.ledger import Exchange
from netnotes.model.records import recordclass
from netnotes.rules.accounts import BalanceRow, balance_row, keeps_account
from netnotes.rules.brief import Promise, promises_with
from netnotes.rules.contact import PersonFacts, days_before
from netnotes.rules.giving import Gift, ways_to_give
from netnotes.rules.wording import kind_words

LONG_DAYS = 180
MOST_GIFTS = 3


@recordclass(frozen=True, slots=True, kw_only=True)
class BeforeAsking:
    """How things stand with one person before I ask them for something.

    ``too_early`` are the reasons to wait, as whole sentences; empty where nothing speaks against asking.
    Nothing is to be asked or given where they have ``died``.
    ``balance`` says it in words. ``kept_waiting`` are open promises of mine.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "name", "path", "last_contact", "balance", "last_ask", "last_ask_for", "kept_waiting", "give_first",
        "too_early", "verdict",
    )  # fmt: skip

    name: str
    path: str
    last_contact: date | None
    last_kind: str
    balance: str
    last_ask: date | None
    last_ask_for: str | None
    kept_waiting: tuple[Promise, ...]
    give_first: tuple[Gift, ...]
    too_early: tuple[str, ...]
    died: bool = False

    @property
    def verdict(self) -> str:
        """The answer in one sentence."""
        if self.died:
            return "They have died: there is nothing to ask any more. What you wrote down about them stays."
        if not self.too_early:
            return "This is a fine moment to ask. Say what for, why them, and how long it takes."
        first = "Give something first" if self.give_first else "Be in touch first, without a question"
        return f"It is a little early to ask. {first}, and asking will come more easily."


def before_asking(about: PersonFacts) -> BeforeAsking:
    """How things stand with one person to today."""
    account = balance_row(about) if keeps_account(about.person, about.facts.config) else None
    last = _last_ask(about)
    mine = tuple(promise for promise in promises_with(about) if not promise.waiting)
    died = about.person.status == "deceased"
    return BeforeAsking(
        name=about.person.name,
        path=about.person.path,
        last_contact=about.last_date,
        last_kind=kind_words(about.last.touchpoint.kind) if about.last else "",
        balance=balance_words(account),
        last_ask=last.date if last else None,
        last_ask_for=last.what if last else None,
        kept_waiting=mine,
        give_first=() if died else tuple(islice(ways_to_give(about), MOST_GIFTS)),
        too_early=() if died else tuple(_reasons(about, account, mine)),
        died=died,
    )


def balance_words(account: BalanceRow | None) -> str:
    """The account in words, for a reader who wants to be generous."""
    if account is None:
        return "no account is kept, and none is needed"
    if account.balance < 0:
        return "they have done more for you than you for them so far"
    if account.balance > 0:
        return "you have done more for them than they for you so far"
    return "even" if account.exchanges else "nothing given or got yet"


def _last_ask(about: PersonFacts) -> Exchange | None:
    return next((one for one in reversed(about.exchanges) if one.direction == "withdrawal"), None)


def _reasons(about: PersonFacts, account: BalanceRow | None, mine: tuple[Promise, ...]) -> Iterator[str]:
    """Why to wait, what weighs most first."""
    if account is not None:
        yield from _owing(account)
    today = about.facts.today
    if late := [promise.text for promise in mine if promise.due and promise.due < today]:
        yield f"You promised “{late[0]}”: do that first, it is the best way to ask."
    if about.last_date is None:
        yield "There was no contact yet: let them get to know you before you ask."
    elif about.last_date < days_before(today, LONG_DAYS):
        yield f"It has been quiet since {about.last_date}: begin with how they are."


def _owing(account: BalanceRow) -> Iterator[str]:
    if account.thanks:
        yield f"A thank-you is still open: “{account.thanks[-1].what or 'a favour'}” ({account.thanks[-1].date})."
    if account.in_debt:
        yield "They have done more for you than you for them so far: it is your turn to give."
    asked, given = account.last_withdrawal, account.last_deposit
    if asked and (given is None or given < asked) and not account.in_debt:
        yield f"The last favour was theirs, on {asked}: something from you would come well first."
