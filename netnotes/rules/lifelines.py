"""Lifelines: the people I would call if I were laid off, and whether it is a good moment to give (SPEC 7)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.records import recordclass
from netnotes.rules.accounts import balance_row, keeps_account
from netnotes.rules.contact import Facts, LastContact, PersonFacts, facts_of, is_known
from netnotes.rules.due import DueRow, Status, due_row
from netnotes.rules.giving import give_next


@recordclass(frozen=True, slots=True, kw_only=True)
class LifelineRow:
    """One of them. ``because`` says what makes it a good moment to give, empty where it is like any other.

    ``give`` is an idea from the notes, empty where there is none.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "name", "path", "status", "last_contact", "due", "good_moment_to_give", "because", "give",
    )  # fmt: skip

    about: PersonFacts
    status: Status
    last: LastContact | None
    due: date | None
    because: str

    @property
    def person(self) -> Person:
        """The person's record."""
        return self.about.person

    @property
    def give(self) -> str:
        """What to give next, empty where there is no idea."""
        gift = give_next(self.about)
        return gift.text if gift else ""

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name

    @property
    def path(self) -> str:
        """The person's note."""
        return self.person.path

    @property
    def last_contact(self) -> date | None:
        """The day of the last contact, the household's included."""
        return self.last.date if self.last else None

    @property
    def good_moment_to_give(self) -> bool:
        """Whether something speaks for giving now."""
        return bool(self.because)


def lifeline_rows(network: Network, today: date) -> tuple[LifelineRow, ...]:
    """The lifelines by name; those who are archived, deceased or still to be met are left out."""
    facts = facts_of(network, today)
    return tuple(_row(about, facts) for about in facts.sorted() if about.person.lifeline and is_known(about))


def _row(about: PersonFacts, facts: Facts) -> LifelineRow:
    due = due_row(about)
    return LifelineRow(
        about=about,
        status=due.status,
        last=about.last,
        due=due.due,
        because=_because(about, due, facts),
    )


def _because(about: PersonFacts, due: DueRow, facts: Facts) -> str:
    """The first reason that holds; words without today or day counts."""
    if keeps_account(about.person, facts.config):
        account = balance_row(about)
        if account.thanks_owed:
            return "there is something to thank for"
        if account.in_debt or account.show_asked_before_giving:
            return "they have been generous"
    if due.status in {"overdue", "due", "soon", "never"}:
        return "it is time to be in touch"
    return ""
