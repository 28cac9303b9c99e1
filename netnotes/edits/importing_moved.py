"""A move written into a note: a dated line below Moves, and the property where its owner has not touched it."""

from __future__ import annotations

from datetime import date

from netnotes.edits.assignments import find_aim
from netnotes.edits.importing_moves import HEADING, Change, changes, key_of, parse_said, said_text, says
from netnotes.edits.importing_people import Somebody
from netnotes.edits.importing_sections import with_lines
from netnotes.edits.importing_text import line_of, text_line
from netnotes.edits.importing_values import Values
from netnotes.model.folding import fold_topic
from netnotes.model.incoming import IncomingPerson
from netnotes.model.notes import Note
from netnotes.model.people import Person
from netnotes.vault.editing.properties import set_property
from netnotes.vault.reader import NoteReader
from netnotes.vault.scalars import scalar_text


def said_of(one: Somebody) -> Values:
    """What each source of a new person says, as the properties that a later import compares with."""
    return {key_of(person.source): said_text(said) for person in _by_source(one) if (said := says(person))}


def with_moves(path: str, data: bytes, one: Somebody, today: date, reader: NoteReader) -> tuple[bytes, tuple[str, ...]]:
    """The note with the moves since its sources were last imported, and their lines. Raises EditRefusedError."""
    lines: list[str] = []
    for person in _by_source(one):
        now = says(person)
        said = _said_before(reader.read(path, data).note, key_of(person.source))
        for change in changes(said, now, person.emails):
            data, line = _moved(path, data, change, line_of(person.source), reader)
            lines += [f"- {today} {line}"] if line else []
        if now and (merged := {**said, **now}) != said:
            data = set_property(data, key_of(person.source), said_text(merged))
    if lines:
        data = with_lines(data, path, HEADING, lines, reader)
    return data, tuple(line.removeprefix("- ") for line in lines)


def _by_source(one: Somebody) -> list[IncomingPerson]:
    """The first row of each source."""
    return list({row.person.source: row.person for row in reversed(one.rows)}.values())[::-1]


def _said_before(note: Note, key: str) -> dict[str, str]:
    prop = next((prop for prop in note.properties if prop.name == key and not prop.inline), None)
    return parse_said(scalar_text(prop.value)) if prop and not isinstance(prop.value, list | dict) else {}


def _moved(path: str, data: bytes, change: Change, source: str, reader: NoteReader) -> tuple[bytes, str]:
    """The note with the new value where it still holds the old one, and the line that tells; no line for old news."""
    reading = reader.read(path, data)
    record = reading.record
    if not isinstance(record, Person):
        return data, ""
    line = f"{change.field}: {text_line(change.before)} → {text_line(change.after)}"
    if change.field == "email":
        return _readdressed(reading.note, data, change, reader), f"{line} ({source})"
    shown = record.role if change.field == "role" else ", ".join(ref.shown for ref in record.organization)
    if fold_topic(shown) == fold_topic(change.after):
        return data, ""
    aim = find_aim(reading.note, reader.names["person"], change.field).name
    if _held(reading.note, aim) == [change.before]:
        return set_property(data, aim, change.after), f"{line} ({source})"
    other = f"; the note says {text_line(line_of(shown))}" if shown else ""
    return data, f"{line} ({source}{other})"


def _readdressed(note: Note, data: bytes, change: Change, reader: NoteReader) -> bytes:
    aim = find_aim(note, reader.names["person"], "email").name
    if [text.casefold() for text in _held(note, aim)] == [change.before.casefold()]:
        return set_property(data, aim, change.after)
    return data


def _held(note: Note, name: str) -> list[str]:
    """The values of a property as they are written."""
    value = next((prop.value for prop in note.properties if prop.name == name), None)
    return [scalar_text(item) for item in value] if isinstance(value, list) else [scalar_text(value)]
