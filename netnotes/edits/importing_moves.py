"""Moves: what a source says of somebody now, against what the last import from it said (SPEC 7).

A note keeps what its source said in one flat property, ``linkedin_said: role=Analyst; organization=Acme``: without it
nobody could tell a new position from what the note's owner wrote.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from netnotes.edits.importing_text import line_of
from netnotes.model.folding import fold_topic
from netnotes.model.incoming import IncomingPerson

HEADING = "Moves"
FIELDS = ("role", "organization", "email")
_NOT_KEY = re.compile(r"[^a-z0-9]+")


class Change(NamedTuple):
    """A field that a source fills otherwise than before."""

    field: str
    before: str
    after: str


def key_of(source: str) -> str:
    """The name of the property in which a note keeps what a source said."""
    return f"{name_key(source)}_said"


def name_key(source: str) -> str:
    """The name of a source as properties of it begin: ``google_contacts``."""
    return _NOT_KEY.sub("_", source.casefold()).strip("_") or "import"


def says(person: IncomingPerson) -> dict[str, str]:
    """What is kept of a person: role, organization and the first address, where the source has them."""
    values = {"role": person.role, "organization": person.organization, "email": next(iter(person.emails), "")}
    return {field: text.replace(";", ",") for field, value in values.items() if (text := line_of(value))}


def said_text(said: Mapping[str, str]) -> str:
    """What was said, as one value."""
    return "; ".join(f"{field}={said[field]}" for field in FIELDS if field in said)


def parse_said(text: str) -> dict[str, str]:
    """What was said, from the property; what cannot be read is left out."""
    pairs = (part.strip().partition("=") for part in text.split(";"))
    return {field: value.strip() for field, _, value in pairs if field in FIELDS and value.strip()}


def changes(before: Mapping[str, str], now: Mapping[str, str], emails: tuple[str, ...]) -> tuple[Change, ...]:
    """What changed since. An address that the source still lists is none."""
    still = {email.casefold() for email in emails}
    return tuple(
        Change(field, before[field], now[field])
        for field in FIELDS
        if field in before
        and field in now
        and fold_topic(before[field]) != fold_topic(now[field])
        and not (field == "email" and before[field].casefold() in still)
    )
