"""Records as plain values and back: the form in which the index keeps what was read.

A record becomes the tuple of its fields; what is not plain in it (dates, other records, numbers that remember how they
were written) is changed field by field as `_NESTED` says. Classes are known by name and imported when one of their
records is met: a command that asks for people need not know what a meeting is.
"""

from __future__ import annotations

from dataclasses import MISSING
from datetime import date
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from netnotes.index.packing import Plain
from netnotes.index.written_out import Change, decoder_of, encoder_of
from netnotes.model.people import kept_lines
from netnotes.model.records import field_names

if TYPE_CHECKING:
    from netnotes.vault.scalars import WrittenFloat, WrittenInt

T = TypeVar("T")
_MODULES = {
    "cadence": ("Cadence",),
    "config": ("Config", "Season", "TypeRule"),
    "dates": ("PartialDate",),
    "goals": ("Goal", "Need"),
    "ledger": ("Exchange", "Touchpoint"),
    "meetings": ("Entry", "Meeting", "Posting"),
    "notes": ("Link", "Note", "Property", "Tag", "Task"),
    "people": ("Me", "Move", "Organization", "Person"),
    "places": ("Place", "Problem"),
    "readings": ("Reading", "Resolved", "Unmatched"),
    "refs": ("Ref",),
    "settings": ("Settings",),
}
CLASSES = {name: f"netnotes.model.{module}" for module, names in _MODULES.items() for name in names}


class _Form:
    """How the records of one class become plain values and come back: with slots as a tuple of all fields."""

    def __init__(self, cls: type[Any], nested: dict[str, tuple[Change, Change]]) -> None:
        names = list(field_names(cls))
        self.cls: type[Any] = cls
        self.decode = decoder_of(cls, names, {field: back for field, (_, back) in nested.items()})
        self.encode: Change = self._first_encode
        self._names, self._changes = names, {field: change for field, (change, _) in nested.items()}

    def _first_encode(self, record: Any) -> Plain:
        """The record's fields in order; most runs of netnotes only read records, so it is written when it is wanted."""
        self.encode = encoder_of(self._names, self._changes)
        return self.encode(record)


class _SparseForm:
    """The same for records without slots: a map of the fields that do not hold their default, the lines as text."""

    def __init__(self, cls: type[Any], nested: dict[str, tuple[Change, Change]]) -> None:
        self.cls: type[Any] = cls
        self.defaults = {name: getattr(cls, name, MISSING) for name in field_names(cls) if name != "lines"}
        self.nested = nested
        self.changes = {name: change for name, (_, change) in nested.items()}

    def encode(self, record: Any) -> Plain:
        """The fields that do not hold their default."""
        defaults, nested = self.defaults, self.nested
        values = {
            name: nested[name][0](value) if name in nested else value
            for name, value in vars(record).items()
            if name in defaults and value != defaults[name]
        }
        if record.lines:
            values |= kept_lines(record.lines)
        return values

    def decode(self, values: Plain) -> Any:
        """The record again; what is not in the map is the class's default."""
        made, changes = object.__new__(self.cls), self.changes
        for name in values.keys() & changes.keys():
            values[name] = changes[name](values[name])
        object.__setattr__(made, "__dict__", values)
        return made


Form = _Form | _SparseForm
_forms: dict[str, Form] = {}


def form_of(name: str) -> Form:
    """How records of the class of that name are stored."""
    form = _forms.get(name)
    if form is None:
        cls = getattr(import_module(CLASSES[name]), name)
        kind = _Form if hasattr(cls, "__slots__") else _SparseForm
        form = _forms[name] = kind(cls, _NESTED.get(name, {}))
    return form


def encode(record: Any) -> Plain:
    """A record as plain values."""
    return form_of(type(record).__name__).encode(record)


def decode(cls: type[T], values: Plain) -> T:
    """The record of that class that the values were."""
    made: T = form_of(cls.__name__).decode(values)
    return made


def _one(name: str) -> tuple[Change, Change]:
    return (lambda record: form_of(name).encode(record), lambda values: form_of(name).decode(values))


def _many(name: str) -> tuple[Change, Change]:
    def decode_all(values: tuple[Plain, ...]) -> tuple[Any, ...]:
        decode = form_of(name).decode
        return (decode(values[0]),) if len(values) == 1 else tuple(map(decode, values))

    return (lambda records: tuple(map(form_of(name).encode, records))), decode_all


def _pairs(name: str) -> tuple[Change, Change]:
    """Tuples of a word and a record."""
    return (
        lambda pairs: tuple((word, form_of(name).encode(record)) for word, record in pairs),
        lambda pairs: tuple((word, form_of(name).decode(values)) for word, values in pairs),
    )


@lru_cache(maxsize=65536)
def _day(number: int) -> date:
    return date.fromordinal(number)


@lru_cache(maxsize=4096)
def _cadence(values: tuple[Plain, ...]) -> Any:
    return form_of("Cadence").decode(values)


def _plain_value(value: Any) -> Plain:
    """A property's value; a number that remembers its text becomes a tuple, which no YAML value is."""
    if isinstance(value, list):
        return [_plain_value(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain_value(item) for key, item in value.items()}
    text = getattr(value, "text", None)
    if text is not None:
        return ("int", int(value), text) if isinstance(value, int) else ("float", float(value), text)
    return value


def _own_value(value: Plain) -> Any:
    if isinstance(value, tuple):
        return _written(*value)
    if isinstance(value, list):
        return [_own_value(item) for item in value]
    if isinstance(value, dict):
        return {key: _own_value(item) for key, item in value.items()}
    return value


def _written(kind: str, number: float, text: str) -> WrittenInt | WrittenFloat:
    from netnotes.vault.scalars import WrittenFloat, WrittenInt

    written: WrittenInt | WrittenFloat = WrittenInt(number) if kind == "int" else WrittenFloat(number)
    written.text = text
    return written


def _encode_end(end: Any) -> Plain:
    return end.toordinal() if isinstance(end, date) else end


def _decode_end(end: Plain) -> Any:
    return _day(end) if isinstance(end, int) else end


def _encode_thanked(thanked: bool | date) -> Plain:
    return thanked if isinstance(thanked, bool) else thanked.toordinal()


def _decode_thanked(stored: Plain) -> bool | date:
    return stored if isinstance(stored, bool) else _day(stored)


def _encode_record(record: Any) -> Plain:
    return (type(record).__name__, encode(record))


def _decode_record(stored: Plain) -> Any:
    return form_of(stored[0]).decode(stored[1])


def _encode_tasks(tasks: Any) -> Plain:
    return tuple((form_of("Task").encode(task), people) for task, people in tasks)


def _decode_tasks(stored: Plain) -> Any:
    return tuple((form_of("Task").decode(task), people) for task, people in stored)


def _encode_links(links: Any) -> Plain:
    return tuple((form_of("Link").encode(link), path) for link, path in links)


def _decode_links(stored: Plain) -> Any:
    return tuple((form_of("Link").decode(values), path) for values, path in stored)


_DATE = (date.toordinal, _day)
_CADENCE = (encode, _cadence)
_END = (_encode_end, _decode_end)
_THANKED = (_encode_thanked, _decode_thanked)
_RECORD = (_encode_record, _decode_record)
_NESTED: dict[str, dict[str, tuple[Change, Change]]] = {
    "Person": {
        **dict.fromkeys(
            ("organization", "introduced_by", "knows", "household", "different_from", "helps_with"), _many("Ref")
        ),
        **dict.fromkeys(("next_contact", "snooze", "added"), _DATE),
        "cadence": _CADENCE,
        "birthday": _one("PartialDate"),
        "dates": _pairs("PartialDate"),
        "moves": _many("Move"),
    },
    "Move": {"date": _DATE},
    "Organization": {"people": _many("Ref"), "cadence": _CADENCE, "next_event": _DATE},
    "Me": {"role_since": _DATE, **dict.fromkeys(("organization", "partner"), _many("Ref"))},
    "Meeting": {"date": _DATE, **dict.fromkeys(("people", "goals", "organization"), _many("Ref"))},
    "Goal": {
        "due": _DATE,
        "met_on": _DATE,
        "needs": _many("Need"),
        **dict.fromkeys(("parent", "people", "organizations"), _many("Ref")),
    },
    "Need": {"people": _many("Ref")},
    "Posting": {"people": _many("Ref"), "thanked": _THANKED},
    "Entry": {"date": _DATE, "people": _many("Ref"), "postings": _many("Posting")},
    "Touchpoint": {"date": _DATE, "also": _many("Place")},
    "Exchange": {"date": _DATE, "thanked": _THANKED},
    "Task": {"links": _many("Link"), **dict.fromkeys(("due", "done", "scheduled"), _DATE)},
    "Property": {"value": (_plain_value, _own_value)},
    "Note": {
        "daily": _DATE,
        "properties": _many("Property"),
        "links": _many("Link"),
        "tags": _many("Tag"),
        "tasks": _many("Task"),
    },
    "Reading": {"note": _one("Note"), "record": _RECORD, "entries": _many("Entry"), "problems": _many("Problem")},
    "Unmatched": {"problem": _one("Problem")},
    "Resolved": {
        "record": _RECORD,
        "touchpoints": _many("Touchpoint"),
        "exchanges": _many("Exchange"),
        "links": (_encode_links, _decode_links),
        "tasks": (_encode_tasks, _decode_tasks),
        "problems": _many("Problem"),
        "unmatched": _many("Unmatched"),
    },
    "Season": {"start": _END, "end": _END},
    "Config": {
        "tiers": _pairs("Cadence"),
        "cadences": _pairs("Cadence"),
        "default_cadence": _CADENCE,
        "quiet": _many("Season"),
        "types": _pairs("TypeRule"),
    },
}
