"""The people of files before they meet a vault: each once, with an id by which a later import knows them again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any, NamedTuple

from netnotes.edits.importing_moves import name_key
from netnotes.edits.importing_text import line_of
from netnotes.edits.importing_values import name_of
from netnotes.model.folding import fold_name
from netnotes.model.incoming import IncomingPerson


class Row(NamedTuple):
    """Somebody in a file."""

    file: str
    person: IncomingPerson


class Somebody(NamedTuple):
    """One person with the rows that say something of them, the first one first; ``person`` is all that they say."""

    person: IncomingPerson
    rows: tuple[Row, ...]


def with_own_ids(rows: Sequence[Row]) -> list[Row]:
    """The rows with an id made of what the file says, where nothing else could tell somebody in a later import.

    It is the name and the organization; of namesakes at one organization whatever else tells them apart stands in it,
    too, as nobody but their owner can say whether they are one person.
    """
    plain = {number: _told(row.person) for number, row in enumerate(rows) if _is_untold(row.person)}
    apart: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for number, told in plain.items():
        apart[rows[number].person.source, told].add(_told_apart(rows[number].person))
    found = list(rows)
    for number, told in plain.items():
        row = rows[number]
        person = row.person
        text = _told_apart(person) if len(apart[person.source, told]) > 1 else told
        found[number] = row._replace(person=replace(person, ids=((f"{name_key(person.source)}_name", text),)))
    return found


def _is_untold(person: IncomingPerson) -> bool:
    return not (person.ids or person.emails or person.phones)


def _told(person: IncomingPerson) -> str:
    return ", ".join(filter(None, (name_of(person), line_of(person.organization))))


def _told_apart(person: IncomingPerson) -> str:
    days = [str(day) for day in (person.birthday, person.met_on) if day]
    more = (person.department, person.role, person.location, *person.urls[:1], *days)
    return ", ".join(filter(None, (_told(person), *map(line_of, more))))


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
