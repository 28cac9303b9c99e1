"""Records as plain values and back: the form in which the index keeps what was read.

A record becomes the tuple of its fields; what is not plain in it (dates, other records, numbers that remember how they
were written) is changed field by field as `_NESTED` says. `pack` and `unpack` add a checksum, so that a damaged file
gives an error and never another answer.
"""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeVar

from netnotes.model.cadence import Cadence
from netnotes.model.config import Config, Season, TypeRule
from netnotes.model.dates import PartialDate
from netnotes.model.goals import Goal, Need
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.meetings import Entry, Meeting, Posting
from netnotes.model.notes import Link, Note, Property, Tag, Task
from netnotes.model.people import Me, Organization, Person
from netnotes.model.places import Place, Problem
from netnotes.model.readings import Reading, Resolved, Unmatched
from netnotes.model.refs import Ref
from netnotes.vault.scalars import WrittenFloat, WrittenInt
from netnotes.vault.settings import Settings

T = TypeVar("T")
Plain = Any
Change = Callable[[Any], Any]


class DamagedError(ValueError):
    """Stored bytes that are not what was stored."""


def pack(value: Plain) -> bytes:
    """A plain value as bytes with their checksum."""
    data = marshal.dumps(value)
    return zlib.crc32(data).to_bytes(4, "little") + data


def unpack(stored: object) -> Plain:
    """The value that `pack` stored. Raises DamagedError where the bytes are not those."""
    if not isinstance(stored, bytes) or zlib.crc32(stored[4:]) != int.from_bytes(stored[:4], "little"):
        raise DamagedError("a stored value is damaged")
    return marshal.loads(stored[4:])  # noqa: S302 - the checksum says that these are our own bytes


class _Form:
    """How the records of one class become tuples and come back."""

    def __init__(self, cls: type[Any]) -> None:
        self.cls = cls
        names = [field.name for field in fields(cls)]
        nested = _NESTED.get(cls, {})
        self.get = attrgetter(*names)
        self.setters = [getattr(cls, name).__set__ for name in names]
        self.changed = [
            (at, getattr(cls, name).__set__, *nested[name]) for at, name in enumerate(names) if name in nested
        ]

    def encode(self, record: Any) -> tuple[Plain, ...]:
        """The record's fields in order."""
        values: tuple[Any, ...] = self.get(record)
        if not self.changed:
            return values
        plain = list(values)
        for at, _, encode, _ in self.changed:
            value = plain[at]
            if value is not None and value != ():
                plain[at] = encode(value)
        return tuple(plain)

    def decode(self, values: tuple[Plain, ...]) -> Any:
        """The record again. Its constructor is not called: the values were in such a record before."""
        made = object.__new__(self.cls)
        for put, value in zip(self.setters, values, strict=True):
            put(made, value)
        for at, put, _, decode in self.changed:
            value = values[at]
            if value is not None and value != ():
                put(made, decode(value))
        return made


_forms: dict[type[Any], _Form] = {}


def form_of(cls: type[Any]) -> _Form:
    """How records of the class are stored."""
    form = _forms.get(cls)
    if form is None:
        form = _forms[cls] = _Form(cls)
    return form


def encode(record: Any) -> tuple[Plain, ...]:
    """A record as a tuple of plain values."""
    return form_of(type(record)).encode(record)


def decode(cls: type[T], values: tuple[Plain, ...]) -> T:
    """The record of that class that the values were."""
    made: T = form_of(cls).decode(values)
    return made


def _one(cls: type[Any]) -> tuple[Change, Change]:
    return (lambda record: form_of(cls).encode(record), lambda values: form_of(cls).decode(values))


def _many(cls: type[Any]) -> tuple[Change, Change]:
    def encode_all(records: tuple[Any, ...]) -> tuple[Plain, ...]:
        return tuple(map(form_of(cls).encode, records))

    def decode_all(values: tuple[Plain, ...]) -> tuple[Any, ...]:
        return tuple(map(form_of(cls).decode, values))

    return encode_all, decode_all


def _pairs(cls: type[Any]) -> tuple[Change, Change]:
    """Tuples of a name and a record."""
    return (
        lambda pairs: tuple((name, form_of(cls).encode(record)) for name, record in pairs),
        lambda pairs: tuple((name, form_of(cls).decode(values)) for name, values in pairs),
    )


@lru_cache(maxsize=65536)
def _day(number: int) -> date:
    return date.fromordinal(number)


@lru_cache(maxsize=4096)
def _cadence(values: tuple[Plain, ...]) -> Cadence:
    made: Cadence = form_of(Cadence).decode(values)
    return made


def _plain_value(value: Any) -> Plain:
    """A property's value; a number that remembers its text becomes a tuple, which no YAML value is."""
    if isinstance(value, WrittenInt):
        return ("int", int(value), value.text)
    if isinstance(value, WrittenFloat):
        return ("float", float(value), value.text)
    if isinstance(value, list):
        return [_plain_value(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain_value(item) for key, item in value.items()}
    return value


def _own_value(value: Plain) -> Any:
    if isinstance(value, tuple):
        kind, number, text = value
        written: WrittenInt | WrittenFloat = WrittenInt(number) if kind == "int" else WrittenFloat(number)
        written.text = text
        return written
    if isinstance(value, list):
        return [_own_value(item) for item in value]
    if isinstance(value, dict):
        return {key: _own_value(item) for key, item in value.items()}
    return value


def _encode_end(end: Any) -> Plain:
    return end.toordinal() if isinstance(end, date) else end


def _decode_end(end: Plain) -> Any:
    return _day(end) if isinstance(end, int) else end


def _encode_thanked(thanked: bool | date) -> Plain:
    return thanked if isinstance(thanked, bool) else thanked.toordinal()


def _decode_thanked(stored: Plain) -> bool | date:
    return stored if isinstance(stored, bool) else _day(stored)


def _encode_record(record: Any) -> Plain:
    return (type(record).__name__, form_of(type(record)).encode(record))


def _decode_record(stored: Plain) -> Any:
    return form_of(RECORDS[stored[0]]).decode(stored[1])


RECORDS: dict[str, type[Any]] = {cls.__name__: cls for cls in (Person, Goal, Meeting, Organization, Me)}
_DATE = (date.toordinal, _day)
_CADENCE = (lambda cadence: form_of(Cadence).encode(cadence), _cadence)
_END = (_encode_end, _decode_end)
_THANKED = (_encode_thanked, _decode_thanked)
_RECORD = (_encode_record, _decode_record)
_NESTED: dict[type[Any], dict[str, tuple[Change, Change]]] = {
    Person: {
        **dict.fromkeys(("organization", "introduced_by", "knows", "household", "helps_with"), _many(Ref)),
        **dict.fromkeys(("next_contact", "snooze", "added"), _DATE),
        "cadence": _CADENCE,
        "birthday": _one(PartialDate),
        "dates": _pairs(PartialDate),
    },
    Organization: {"people": _many(Ref), "cadence": _CADENCE, "next_event": _DATE},
    Me: {"organization": _many(Ref), "partner": _many(Ref)},
    Meeting: {"date": _DATE, **dict.fromkeys(("people", "goals", "organization"), _many(Ref))},
    Goal: {"due": _DATE, "needs": _many(Need), **dict.fromkeys(("parent", "people", "organizations"), _many(Ref))},
    Need: {"people": _many(Ref)},
    Posting: {"people": _many(Ref), "thanked": _THANKED},
    Entry: {"date": _DATE, "people": _many(Ref), "postings": _many(Posting)},
    Touchpoint: {"date": _DATE, "also": _many(Place)},
    Exchange: {"date": _DATE, "thanked": _THANKED},
    Task: {"links": _many(Link), **dict.fromkeys(("due", "done", "scheduled"), _DATE)},
    Property: {"value": (_plain_value, _own_value)},
    Note: {
        "daily": _DATE,
        "properties": _many(Property),
        "links": _many(Link),
        "tags": _many(Tag),
        "tasks": _many(Task),
    },
    Reading: {"note": _one(Note), "record": _RECORD, "entries": _many(Entry), "problems": _many(Problem)},
    Unmatched: {"problem": _one(Problem)},
    Resolved: {
        "record": _RECORD,
        "touchpoints": _many(Touchpoint),
        "exchanges": _many(Exchange),
        "links": (
            lambda links: tuple((form_of(Link).encode(link), path) for link, path in links),
            lambda links: tuple((form_of(Link).decode(values), path) for values, path in links),
        ),
        "problems": _many(Problem),
        "unmatched": _many(Unmatched),
    },
    Season: {"start": _END, "end": _END},
    Config: {
        "tiers": _pairs(Cadence),
        "cadences": _pairs(Cadence),
        "default_cadence": _CADENCE,
        "quiet": _many(Season),
        "types": _pairs(TypeRule),
    },
    Settings: {},
}
