"""The derived properties of people: last contact, next due, balance (SPEC 8). What Bases and Dataview can show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from netnotes.model.derived import BALANCE, LAST_CONTACT, NEXT_DUE
from netnotes.model.network import Network
from netnotes.rules.accounts import balance_rows
from netnotes.rules.contact import facts_of
from netnotes.rules.due import rows_by_status

Values = tuple[tuple[str, str | int], ...]
"""Name and value of each derived property that a note has, in their order; dates as text."""


class Outdated(NamedTuple):
    """A person's note whose derived properties are not those of the day, and what they are."""

    path: str
    values: Values


def derived_values(network: Network, today: date) -> Mapping[str, Values]:
    """Path of each person → their derived properties.

    Without any contact, without a due date (nobody paused, archived, deceased or still to meet has one) and without
    an account there is none of that name.
    """
    balances = {row.path: row.balance for row in balance_rows(network, today)}
    rows = (row for group in rows_by_status(facts_of(network, today)).values() for row in group)
    return {row.path: _values(row.last_contact, row.due, balances.get(row.path)) for row in rows}


def outdated(network: Network, today: date) -> Iterator[Outdated]:
    """The notes of people that say something else than that, by path; no note is read for it."""
    for path, values in sorted(derived_values(network, today).items()):
        if network.derived.get(path, ()) != tuple((name, str(value)) for name, value in values):
            yield Outdated(path, values)


def _values(last_contact: date | None, due: date | None, balance: int | None) -> Values:
    days = tuple((name, str(day)) for name, day in ((LAST_CONTACT, last_contact), (NEXT_DUE, due)) if day is not None)
    return days if balance is None else (*days, (BALANCE, balance))
