"""Who else was in an event of a calendar, and whether I was."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.importers.reading.components import Component
from netnotes.importers.reading.content_lines import ContentLine
from netnotes.importers.reading.mail_addresses import (
    given_first,
    is_address,
    is_nobody,
    is_resource,
    name_in_address,
    parse_address,
)
from netnotes.model.incoming import IncomingPerson

SOURCE = "calendar"

_THINGS = frozenset({"ROOM", "RESOURCE", "GROUP"})


def others(event: Component, mine: frozenset[str]) -> tuple[IncomingPerson, ...]:
    """The people of an event but me, each once: no rooms, lists, machines, nobody who declined or only reads along."""
    found: dict[str, IncomingPerson] = {}
    for line in (*event.all("ORGANIZER"), *event.all("ATTENDEE")):
        person = _person(line)
        if person is None or _is_me(person, mine):
            continue
        found.setdefault((person.emails[0] if person.emails else person.name).casefold(), person)
    absent = set(_iter_absent(event))
    return tuple(person for key, person in found.items() if key not in absent)


def i_declined(event: Component, mine: frozenset[str]) -> bool:
    """Whether my own answer to an invitation is no."""
    return any(
        _status(line) == "DECLINED" and mine & {_address(line).casefold(), _name(line).casefold()}
        for line in event.all("ATTENDEE")
    )


def _iter_absent(event: Component) -> Iterator[str]:
    """The addresses, casefolded, of those who said no or need not come."""
    for line in event.all("ATTENDEE"):
        if _status(line) == "DECLINED" or line.param("ROLE").upper() == "NON-PARTICIPANT":
            yield (_address(line) or _name(line)).casefold()


def _address(line: ContentLine) -> str:
    """The address, which Apple writes beside a path of its own."""
    return parse_address(line.value) or parse_address(line.param("EMAIL"))


def _status(line: ContentLine) -> str:
    return (line.param("PARTSTAT") or line.param("STATUS")).upper()


def _person(line: ContentLine) -> IncomingPerson | None:
    address = _address(line)
    if line.param("CUTYPE").upper() in _THINGS or is_resource(address) or is_nobody(address):
        return None
    name = _name(line) or name_in_address(address)
    if not name:
        return None
    return IncomingPerson(line=line.line, name=name, source=SOURCE, emails=(address,) if address else ())


def _name(line: ContentLine) -> str:
    """The name written beside an address, given name first; empty where it is an address itself."""
    name = " ".join(line.param("CN").strip("'\" ").split())
    if not name and "<" in line.value:
        name = " ".join(line.value.partition("<")[0].strip("'\" ").split())
    return "" if is_address(name) else given_first(name)


def _is_me(person: IncomingPerson, mine: frozenset[str]) -> bool:
    """By address or by name: an invitation may go to an address of mine that my note does not have."""
    return bool(mine & {person.name.casefold(), *(address.casefold() for address in person.emails)})
