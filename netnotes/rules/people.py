"""The list of people (SPEC 9.1)."""

from __future__ import annotations

from datetime import date
from operator import itemgetter
from typing import ClassVar

from netnotes.model.network import Network
from netnotes.model.people import Person, PersonStatus
from netnotes.model.records import maker_of, recordclass
from netnotes.rules.accounts import balance_number, keeps_account
from netnotes.rules.contact import Facts, PersonFacts, facts_of
from netnotes.rules.due import DueRow, Status, due_row, rows_by_status


@recordclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person; ``status`` has the words of SPEC 4, ``person_status`` those of the note.

    ``touchpoints`` are counted to today, of any kind. ``balance`` is None where no account is kept.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "name", "path", "organization", "role", "category", "tier", "cadence", "last_contact", "touchpoints",
        "balance", "status", "email",
    )  # fmt: skip

    person: Person
    cadence: str | None
    last_contact: date | None
    touchpoints: int
    balance: int | None
    status: Status

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name

    @property
    def path(self) -> str:
        """The person's note."""
        return self.person.path

    @property
    def organization(self) -> str | None:
        """Where they work, as written."""
        return ", ".join(ref.shown for ref in self.person.organization) or None

    @property
    def role(self) -> str | None:
        """What they do."""
        return self.person.role or None

    @property
    def category(self) -> tuple[str, ...]:
        """The kinds of tie."""
        return self.person.categories

    @property
    def tier(self) -> str | None:
        """The tier as written."""
        return self.person.tier

    @property
    def email(self) -> tuple[str, ...]:
        """Their addresses."""
        return self.person.emails

    @property
    def person_status(self) -> PersonStatus:
        """The note's own word."""
        return self.person.status


def people_rows(network: Network, today: date) -> tuple[PersonRow, ...]:
    """Everybody, by name, then path."""
    facts = facts_of(network, today)
    rows = [(row.about.sort_key, row) for some in rows_by_status(facts).values() for row in some]
    return tuple([_row(row, facts) for _, row in sorted(rows, key=itemgetter(0))])


def person_row(about: PersonFacts) -> PersonRow:
    """The row of one person."""
    return _row(due_row(about), about.facts)


def _row(due: DueRow, facts: Facts) -> PersonRow:
    about = due.about
    person = about.person
    return maker_of(PersonRow)(
        person=person,
        cadence=due.cadence,
        last_contact=about.last_date,
        touchpoints=facts.contacts.counts.get(person.path, 0),
        balance=balance_number(about) if keeps_account(person, facts.config) else None,
        status=due.status,
    )
