"""`netnotes set`: properties of one note changed, and the note read again before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from netnotes.edits.assignments import Aim, Assignment, counting, find_aim
from netnotes.edits.consequences import Told, check_reading, find_hidden, find_own, lines_of, tell_changes
from netnotes.edits.named_links import check_names
from netnotes.edits.placing import in_note
from netnotes.edits.typed_names import TypedNames
from netnotes.edits.typed_values import typed_list, typed_value, typed_values, wants_list
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.network import Network
from netnotes.model.notes import Note
from netnotes.model.readings import Reading
from netnotes.vault.changing import current
from netnotes.vault.editing.found_property import find_property, values_of
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.properties import add_to_property, clear_property, remove_from_property, set_property
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.reader import NoteReader
from netnotes.vault.scalars import Scalar, scalar_text
from netnotes.vault.settings import read_settings

_CLEARED_WHOLLY = frozenset({"snooze", "next_contact", "cadence"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertiesEdit:
    """What `set` would do: no changes where all is as asked already. ``hints`` are worth telling, and no trouble."""

    path: str
    changes: tuple[FileChange, ...] = ()
    told: tuple[Told, ...] = ()
    hints: tuple[str, ...] = ()


def set_properties(network: Network, root: Path, path: str, asked: Sequence[Assignment], today: date) -> PropertiesEdit:
    """The note at path with all that is asked for, one after the other.

    Raises OperatorError for a value that cannot be read as what it should be, for an unknown property nearly called
    like a known one, and where the note cannot be edited safely; nothing is written then.
    """
    before = current(root, path)
    if before is None:
        raise OperatorError(f"{path} is gone", "run the command again")
    settings = read_settings(root)
    reader, names = NoteReader(network.config, settings), TypedNames(network, settings)
    first = _read(reader, path, before)
    data, aims = before, []
    for assignment in asked:
        now = _read(reader, path, data)
        aim = find_aim(now.note, _names(reader, now.note), assignment.name, lines_of(now))
        with in_note(path):
            data = _changed(data, now.note, aim, assignment, today, names)
            data = _cleared_all(data, reader, path, aim) if assignment.clears else data
        aims.append(aim)
    if data == before:
        return PropertiesEdit(path=path)
    after = _read(reader, path, data)
    check_reading(first, after, aims)
    hints = (
        *find_own(first.note, aims),
        *find_hidden(after, _names(reader, after.note), asked, aims),
        *check_names(network, first, after, aims),
    )
    change = FileChange(path=path, before=before, after=data)
    return PropertiesEdit(path=path, changes=(change,), told=tell_changes(first.note, after.note), hints=hints)


def _names(reader: NoteReader, note: Note) -> dict[str, tuple[str, ...]]:
    return reader.names.get(note.type or "", {})


def _read(reader: NoteReader, path: str, data: bytes) -> Reading:
    reading = reader.read(path, data)
    if reading.note.status != "ok":
        said = next((f": {problem.message}" for problem in reading.problems), "")
        hint = next((problem.hint for problem in reading.problems), "") or "netnotes check says more"
        raise OperatorError(f"{path} cannot be changed{said}", hint)
    return reading


def _changed(data: bytes, note: Note, aim: Aim, asked: Assignment, today: date, names: TypedNames) -> bytes:
    """The note's bytes with one assignment carried out."""
    if asked.clears:
        return clear_property(data, aim.name)
    if not asked.value:
        raise OperatorError(
            f"{asked.name}{asked.operator} needs a value", f"write {asked.name}{asked.operator}something"
        )
    _check_tags(data, aim, asked)
    if asked.operator == "-=":
        return _without(data, note.path, aim, asked.value.removeprefix("#") if _is_tags(aim) else asked.value, names)
    several = asked.operator == "="
    listed = typed_values(asked.value, aim.name, aim.field) if several else typed_list(asked.value)
    typed = [
        typed_value(text, aim.name, aim.field, note.type or "person", today)
        for text in ([asked.value] if listed is None else listed)
    ]
    if asked.operator == "+=":
        for value in typed:
            written = names.written(value, aim.field, note.path)
            if not names.held(_values(data, aim), value, aim.field, note.path):
                data = add_to_property(data, aim.name, _as_before(data, aim, written))
        return data
    values = [names.written(value, aim.field, note.path) for value in typed]
    if listed is not None or wants_list(aim.name):
        return set_property(data, aim.name, values)
    return set_property(data, aim.name, _as_before(data, aim, values[0]))


def _without(data: bytes, path: str, aim: Aim, value: str, names: TypedNames) -> bytes:
    """The note without a value: as it is written or shown there, else the one whose note the name means."""
    try:
        return remove_from_property(data, aim.name, value)
    except EditRefusedError:
        meant = names.held(_values(data, aim), value, aim.field, path)
        if not meant:
            raise
    for one in meant:
        data = remove_from_property(data, aim.name, one)
    return data


def _values(data: bytes, aim: Aim) -> list[Any]:
    note = NoteText.from_bytes(data)
    prop = find_property(note, aim.name)
    return values_of(note, prop) if prop else []


def _cleared_all(data: bytes, reader: NoteReader, path: str, aim: Aim) -> bytes:
    """The note without any other name of a field that is cleared to be heard no more."""
    while aim.field in _CLEARED_WHOLLY:
        now = _read(reader, path, data)
        other = counting(now.note, _names(reader, now.note), aim.field, lines_of(now))
        cleared = clear_property(data, other) if other else data
        if cleared == data:
            break
        data = cleared
    return data


def _check_tags(data: bytes, aim: Aim, asked: Assignment) -> None:
    """Raise EditRefusedError where several tags stand in one text, which Obsidian reads as none."""
    prop = find_property(NoteText.from_bytes(data), aim.name) if _is_tags(aim) and asked.operator != "=" else None
    if prop and isinstance(prop.value, str) and len(prop.value.replace(",", " ").split()) > 1:
        listed = ", ".join(word.lstrip("#") for word in prop.value.replace(",", " ").split())
        raise EditRefusedError(
            f"line {prop.line}: several tags in one text count as none; nothing was changed", f"write tags: [{listed}]"
        )


def _is_tags(aim: Aim) -> bool:
    return aim.name.casefold() == "tags"


def _as_before(data: bytes, aim: Aim, value: Scalar) -> Scalar:
    """The value as text where the property held text so far and nobody says what it should hold."""
    old = _values(data, aim)
    if old and not aim.field and all(isinstance(item, str) for item in old):
        return scalar_text(value)
    return value
