"""Whom nobody has decided about: people without a cadence, those met most often first (SPEC 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from netnotes.model.cadence import Cadence
from netnotes.model.config import Config
from netnotes.model.network import Network
from netnotes.model.records import recordclass
from netnotes.rules.contact import facts_of
from netnotes.rules.due import DueRow, rows_by_status

AT_ONCE = 5
TO_MEET, SKIP, ARCHIVE, STOP = "t", "s", "a", "x"
_DIGITS = "123456789"


@recordclass(frozen=True, slots=True, kw_only=True)
class Untracked:
    """Somebody without a cadence; ``touchpoints`` are counted to today, ``last_*`` are of the newest contact.

    ``about`` are short facts of what the tie is for, at most three.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "name", "path", "organization", "role", "touchpoints", "last_contact", "last_kind", "last_text", "about",
    )  # fmt: skip

    name: str
    path: str
    organization: str | None
    role: str | None
    touchpoints: int
    last_contact: date | None
    last_kind: str | None
    last_text: str | None
    about: tuple[str, ...]


@recordclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a key decides: the property to set and its value, in words; neither for skip and stop."""

    words: str
    field: str = ""
    value: str = ""


def untracked_people(network: Network, today: date) -> tuple[Untracked, ...]:
    """Active people for whom no cadence holds and none says never; the most touchpoints first, then the newest."""
    rows = rows_by_status(facts_of(network, today)).get("untracked", ())
    found = [_untracked(row) for row in rows if row.setting.source not in {"person", "tier"}]
    return tuple(sorted(found, key=_order))


def choices(config: Config) -> Mapping[str, Choice]:
    """The key of each tier (its first letter, else that of its cadence, else any that is free), then the others."""
    taken = {TO_MEET, SKIP, ARCHIVE, STOP}
    found: dict[str, Choice] = {}
    for name, cadence in config.tiers:
        key = next((k for k in _letters(name, cadence) if k not in taken), None)
        if key:
            taken.add(key)
            found[key] = Choice(words=f"{name} {cadence.text}", field="tier", value=name)
    return {
        **found,
        TO_MEET: Choice(words="to meet first", field="status", value="to-meet"),
        ARCHIVE: Choice(words="archive", field="status", value="archived"),
        SKIP: Choice(words="skip for now"),
        STOP: Choice(words="stop"),
    }


def _letters(name: str, cadence: Cadence) -> Sequence[str]:
    folded = [letter for letter in name.casefold() if letter.isascii() and letter.isalpha()]
    return [*folded[:1], *cadence.text.casefold()[:1].strip("0123456789 "), *folded[1:], *_DIGITS]


def _order(row: Untracked) -> tuple[int, int, str, str]:
    newest = -row.last_contact.toordinal() if row.last_contact else 0
    return -row.touchpoints, newest, row.name.casefold(), row.path


def _untracked(row: DueRow) -> Untracked:
    person, last = row.person, row.about.own
    return Untracked(
        name=person.name,
        path=person.path,
        organization=", ".join(ref.shown for ref in person.organization) or None,
        role=person.role or None,
        touchpoints=row.about.facts.contacts.counts.get(person.path, 0),
        last_contact=last.date if last else None,
        last_kind=last.kind if last else None,
        last_text=(last.text or None) if last else None,
        about=tuple(_facts(row))[:3],
    )


def _facts(row: DueRow) -> list[str]:
    person = row.person
    said = {
        "helps with": [ref.shown for ref in person.helps_with],
        "offers": person.offers,
        "looks for": person.needs,
        "I could offer": person.i_offer,
        "common ground": person.interests,
        "met": [person.met] if person.met else [],
        "category": person.categories,
    }
    return [f"{what}: {', '.join(values)}" for what, values in said.items() if values]
