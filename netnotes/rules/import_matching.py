"""Whether somebody of a file is somebody of the vault."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from netnotes.model.incoming import IncomingPerson
from netnotes.model.network import Network
from netnotes.model.records import recordclass


@recordclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How sure it is, the note that is meant (empty for somebody new), why, and who else it may be."""

    sure: Literal["certain", "likely", "new"]
    path: str = ""
    because: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


def match_people(people: Sequence[IncomingPerson], network: Network) -> tuple[Match, ...]:
    """One for each person, in order."""
    keys = frozenset(key for person in people for key, _ in person.ids)
    ids: dict[tuple[str, str], str] = {}
    if keys:
        for note in network.notes:
            for prop in note.properties:
                if prop.name in keys:
                    ids[prop.name, str(getattr(prop.value, "text", prop.value))] = note.path
    emails: defaultdict[str, list[str]] = defaultdict(list)
    names: defaultdict[str, list[str]] = defaultdict(list)
    for known in network.people:
        names[known.name.casefold()].append(known.path)
        for email in known.emails:
            emails[email.casefold()].append(known.path)
    return tuple(_match(person, ids, emails, names) for person in people)


def _match(
    person: IncomingPerson,
    ids: dict[tuple[str, str], str],
    emails: dict[str, list[str]],
    names: dict[str, list[str]],
) -> Match:
    for pair in person.ids:
        if pair in ids:
            return Match(sure="certain", path=ids[pair], because=(f"the same {pair[0]}",))
    for email in person.emails:
        if found := emails.get(email.casefold()):
            return Match(sure="certain", path=found[0], because=("the same e-mail",))
    if found := names.get(person.name.casefold()):
        return Match(sure="likely", path=found[0], because=("the same name",), candidates=tuple(found))
    return Match(sure="new")
