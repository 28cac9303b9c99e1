"""Properties typed for a new note: checked as `set` checks them, and the day that the note is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from netnotes.edits.assignments import Aim, Assignment, find_aim, parse_assignment
from netnotes.edits.consequences import check_reading
from netnotes.edits.new_note import NewNote, check_type
from netnotes.edits.placing import in_note
from netnotes.edits.typed_names import TypedNames
from netnotes.edits.typed_values import typed_value, typed_values, wants_list
from netnotes.model.dates import parse_date
from netnotes.model.errors import OperatorError
from netnotes.model.meetings import Meeting
from netnotes.model.notes import NoteType
from netnotes.rules.typed_dates import TypedDateError, parse_typed_date
from netnotes.vault.editing.properties import set_property
from netnotes.vault.editing.splices import Value
from netnotes.vault.reader import NoteReader
from netnotes.vault.synonyms import FieldNames


def parse_pairs(pairs: Sequence[str]) -> tuple[Assignment, ...]:
    """What ``key=value`` texts ask for; no value leaves a property as the template has it.

    Raises OperatorError for any other text, and for a key that is typed twice.
    """
    found: dict[str, Assignment] = {}
    for pair in pairs:
        asked = parse_assignment(" ".join(pair.split()))
        if asked is None or asked.operator != "=":
            raise OperatorError(f"{pair!r} is no property", "write it like cadence=monthly")
        if asked.name in found:
            raise OperatorError(
                f"{asked.name} is given twice", "several values go with commas between them: needs=a, b"
            )
        found[asked.name] = asked
    return tuple(found.values())


def with_values(
    made: NewNote, asked: Sequence[Assignment], type_: NoteType, today: date, reader: NoteReader, known: TypedNames
) -> NewNote:
    """The note with these properties, names in them made links.

    Raises OperatorError for one that cannot be read as what it should be, and for a name that several notes have.
    """
    data, names, aims = made.data, reader.names.get(type_, FieldNames()), []
    for one in asked:
        if not one.value:
            continue
        aim = find_aim(reader.read(made.path, data).note, names, one.name)
        with in_note(made.path):
            data = set_property(data, aim.name, _value(one.value, aim, type_, today, known, made.path))
        aims.append(aim)
    reading = reader.read(made.path, data)
    check_reading(made.reading, reading, aims)
    check_type(reading, type_)
    return replace(made, data=data, reading=reading)


def with_people_of_title(
    made: NewNote, title: str, asked: Sequence[Assignment], reader: NoteReader, known: TypedNames
) -> tuple[NewNote, tuple[str, ...]]:
    """A new meeting with the people whom its title names, and their names, where nobody is given (SPEC 2.2 meeting).

    An assignment without a value gives nobody on purpose.
    """
    names, note, record = reader.names["meeting"], made.reading.note, made.reading.record
    given = any(find_aim(note, names, one.name).field == "people" for one in asked)
    if given or not isinstance(record, Meeting) or record.people:
        return made, ()
    found = known.people_in(title, made.path)
    if not found:
        return made, ()
    aim = find_aim(note, names, "people")
    with in_note(made.path):
        data = set_property(made.data, aim.name, list(found.values()))
    reading = reader.read(made.path, data)
    check_reading(made.reading, reading, [aim])
    return replace(made, data=data, reading=reading), tuple(found)


def _value(text: str, aim: Aim, type_: NoteType, today: date, known: TypedNames, path: str) -> Value:
    listed = typed_values(text, aim.name, aim.field)
    values = [
        known.written(typed_value(part, aim.name, aim.field, type_, today), aim.field, path)
        for part in listed or [text]
    ]
    return values[0] if listed is None and not wants_list(aim.name) else values


def day_of(type_: NoteType, name: str, asked: Sequence[Assignment], today: date) -> date:
    """The day of a new note: a meeting's is that of its ``date``, else the one its name begins with, else today.

    A ``date`` may be typed as people type dates, looking back. Raises OperatorError.
    """
    typed = next((one.value for one in asked if one.name == "date"), "")
    if type_ != "meeting" or not typed:
        return (parse_date(name[:10]) if type_ == "meeting" else None) or today
    try:
        return parse_typed_date(typed, today, "past")
    except TypedDateError as err:
        raise OperatorError(f"date: {err}") from None
