"""The people of files before they meet a vault: each once, with an id by which a later import knows them again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any, NamedTuple

from netnotes.edits.importing_text import line_of
from netnotes.edits.importing_values import name_of
from netnotes.model.folding import fold_name
from netnotes.model.incoming import IncomingPerson

_NOT_KEY = re.compile(r"[^a-z0-9]+")


class Row(NamedTuple):
    """Somebody in a file."""

    file: str
    person: IncomingPerson


class Somebody(NamedTuple):
    """One person with the rows that say something of them, the first one first; ``person`` is all that they say."""

    person: IncomingPerson
    rows: tuple[Row, ...]


def with_own_id(person: IncomingPerson) -> IncomingPerson:
    """The person with an id made of what the file says, where nothing else could tell them in a later import."""
    if person.ids or person.emails or person.phones:
        return person
    key = f"{_NOT_KEY.sub('_', person.source.casefold()).strip('_') or 'import'}_name"
    parts = (name_of(person), line_of(person.organization))
    return replace(person, ids=((key, ", ".join(filter(None, parts))),))


def is_me(person: IncomingPerson, mine: frozenset[str]) -> bool:
    """Whether this is the owner of the vault: by an address, or by name where no other address speaks against it."""
    addresses = {email.casefold() for email in person.emails}
    if addresses & mine:
        return True
    return not addresses and bool(person.name) and person.name.casefold() in mine


def together(rows: Sequence[Row]) -> list[Somebody]:
    """Rows about one person joined: those that share an id, or an address and the name."""
    groups: list[list[Row]] = []
    by_key: dict[tuple[str, str], int] = {}
    for row in rows:
        keys = list(_keys(row.person))
        at = next((by_key[key] for key in keys if key in by_key), len(groups))
        if at == len(groups):
            groups.append([])
        groups[at].append(row)
        for key in keys:
            by_key.setdefault(key, at)
    return [Somebody(_joined([row.person for row in group]), tuple(group)) for group in groups]


def join(people: Sequence[Somebody]) -> Somebody:
    """Several that turned out to be one person."""
    if len(people) == 1:
        return people[0]
    return Somebody(_joined([one.person for one in people]), tuple(row for one in people for row in one.rows))


def _keys(person: IncomingPerson) -> Iterable[tuple[str, str]]:
    yield from ((key, line_of(value)) for key, value in person.ids)
    name = fold_name(name_of(person))
    for email in person.emails:
        yield "email", f"{email.casefold()} {name}"


def _joined(people: Sequence[IncomingPerson]) -> IncomingPerson:
    """What several rows say of one person: the first that says something, and all of what there may be several."""
    first = people[0]
    for other in people[1:]:
        changes: dict[str, Any] = {}
        for field in fields(first):
            one, more = getattr(first, field.name), getattr(other, field.name)
            if isinstance(one, tuple) and field.name != "introduced_by":
                changes[field.name] = tuple(dict.fromkeys((*one, *more)))
            elif not one and more:
                changes[field.name] = more
        changes["source"] = first.source
        first = replace(first, **changes)
    return first
