"""The list of people (SPEC 9.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from netnotes.model.network import Network
from netnotes.model.people import Person, PersonStatus
from netnotes.rules.accounts import balance_number, keeps_account
from netnotes.rules.contact import Facts, PersonFacts, facts_of
from netnotes.rules.due import DueRow, Status, due_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person; ``status`` has the words of SPEC 4, ``person_status`` those of the note.

    ``touchpoints`` are counted to today, of any kind. ``balance`` is None where no account is kept.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "name", "path", "organization", "role", "category", "tier", "cadence", "last_contact", "touchpoints",
        "balance", "status", "email",
    )  # fmt: skip

    name: str
    path: str
    organization: str | None
    role: str | None
    category: tuple[str, ...]
    tier: str | None
    cadence: str | None
    last_contact: date | None
    touchpoints: int
    balance: int | None
    status: Status
    email: tuple[str, ...]
    person_status: PersonStatus
    person: Person


def people_rows(network: Network, today: date) -> tuple[PersonRow, ...]:
    """Everybody, by name, then path."""
    facts = facts_of(network, today)
    due = {row.path: row for row in due_rows(network, today, everyone=True)}
    return tuple(_row(facts, about, due[about.person.path]) for about in facts.sorted())


def _row(facts: Facts, about: PersonFacts, due: DueRow) -> PersonRow:
    person = about.person
    kept = keeps_account(person, facts.config)
    return PersonRow(
        name=person.name,
        path=person.path,
        organization=", ".join(ref.shown for ref in person.organization) or None,
        role=person.role or None,
        category=person.categories,
        tier=person.tier,
        cadence=due.cadence,
        last_contact=due.last_contact,
        touchpoints=len(about.past),
        balance=balance_number(about) if kept else None,
        status=due.status,
        email=person.emails,
        person_status=person.status,
        person=person,
    )
