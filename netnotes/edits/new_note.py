"""A new note from a template: where it goes, what its file is called, and what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path

from netnotes.edits.note_places import folder_for, taken_names
from netnotes.model.dates import parse_date
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.network import Network
from netnotes.model.notes import NoteType
from netnotes.model.readings import Reading
from netnotes.model.records import recordclass
from netnotes.model.settings import Settings
from netnotes.vault.editing.properties import set_property
from netnotes.vault.editing.splices import Value
from netnotes.vault.editing.yaml_text import write_value
from netnotes.vault.file_names import fold_file_name, free_file_name, safe_file_name
from netnotes.vault.note_templates import read_note_template
from netnotes.vault.reader import NoteReader

Values = Mapping[str, Value]

_LINES = re.IGNORECASE | re.MULTILINE
_PLACEHOLDER = re.compile(r"\{\{\s*(title|name|date)\s*\}\}", re.IGNORECASE)
_WHOLE_VALUE = re.compile(r"(?P<q>[\"']?)\{\{\s*(?P<what>title|name|date)\s*\}\}(?P=q)(?=[ \t]*\r?$)", _LINES)
_MATTER = re.compile(r"---[ \t]*\r?\n.*?^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)


@recordclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A note to make: its type and name, the day it is about, and the properties it gets beside those."""

    type: NoteType
    name: str
    day: date
    values: Values = field(default_factory=dict)


@recordclass(frozen=True, slots=True, kw_only=True)
class NewNote:
    """A note that is not written yet. ``reading`` is what it says."""

    path: str
    data: bytes
    reading: Reading

    @property
    def change(self) -> FileChange:
        """The file to make."""
        return FileChange(path=self.path, before=None, after=self.data)


class Maker:
    """Makes new notes in one vault; names that it has given are taken."""

    def __init__(self, network: Network, root: Path, settings: Settings) -> None:
        self.network, self.root, self.settings = network, root, settings
        self.reader = NoteReader(network.config, settings)
        self._taken: dict[str, set[str]] = {}

    def make(self, wanted: Wanted) -> NewNote:
        """The note. Its file gets a number where the name is taken; a meeting's begins with its day.

        Raises OperatorError where nothing of the name can be a file's name, and where the template does not give such
        a note.
        """
        stem = "Me" if wanted.type == "me" else _stem(wanted)
        folder = folder_for(self.network, self.root, wanted.type, wanted.day, self.settings)
        if folder not in self._taken:
            self._taken[folder] = set(taken_names(self.network, self.root, folder))
        stem = free_file_name(stem, self._taken[folder])
        self._taken[folder].add(fold_file_name(stem))
        path = f"{folder}/{stem}.md" if folder else f"{stem}.md"
        data = filled(read_note_template(self.root, wanted.type), wanted.name, wanted.day).encode()
        return self.finished(path, data, wanted)

    def finished(self, path: str, data: bytes, wanted: Wanted) -> NewNote:
        """The note with its properties, checked: it must be read as what it is meant to be."""
        for name, value in {**_own_values(wanted), **wanted.values}.items():
            data = set_property(data, name, value)
        reading = self.reader.read(path, data)
        if reading.note.type != wanted.type and reading.note.status == "ok":
            data = set_property(data, "type", wanted.type)
            reading = self.reader.read(path, data)
        record = reading.record
        if record is not None and wanted.type not in ("goal", "meeting") and record.name != wanted.name:
            data = set_property(data, "name", wanted.name)
            reading = self.reader.read(path, data)
        check_type(reading, wanted.type)
        return NewNote(path=path, data=data, reading=reading)


def check_type(reading: Reading, type_: NoteType) -> None:
    """Raise OperatorError where a new note is not read as what it is meant to be."""
    if reading.note.type == type_:
        return
    why = reading.problems[0].message if reading.problems else f"it is read as {reading.note.type or 'a plain note'}"
    raise OperatorError(
        f"this would not be a new {type_}: {why}", f"look at your template, .netnotes/templates/notes/{type_}.md"
    )


def _stem(wanted: Wanted) -> str:
    stem = safe_file_name(wanted.name)
    if not stem:
        if not wanted.name:
            raise OperatorError("a new note needs a name", 'write it behind the type: netnotes new person "Ana Silva"')
        raise OperatorError(
            f"{wanted.name!r} cannot be a note's name: none of its signs may stand in a file name",
            "choose one with letters or digits",
        )
    if wanted.type == "meeting" and parse_date(stem[:10]) != wanted.day:
        stem = safe_file_name(f"{wanted.day} {stem}")
    return stem


def _own_values(wanted: Wanted) -> Values:
    """What every new note of the type gets."""
    match wanted.type:
        case "person":
            return {"added": str(wanted.day)}
        case "meeting":
            return {"date": str(wanted.day)}
        case "me":
            return {"name": wanted.name}
    return {}


def filled(template: str, name: str, day: date) -> str:
    """The template with ``{{title}}``, ``{{name}}`` and ``{{date}}`` filled in; quoted in front matter as YAML asks."""
    words = {"title": name, "name": name, "date": str(day)}
    matter = _MATTER.match(template)
    end = matter.end() if matter else 0
    head = _WHOLE_VALUE.sub(lambda m: write_value(words[m["what"].lower()], m["q"]), template[:end])
    return _PLACEHOLDER.sub(lambda m: words[m[1].lower()], head) + _PLACEHOLDER.sub(
        lambda m: words[m[1].lower()], template[end:]
    )


def namesakes(network: Network, type_: NoteType, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Notes of the type that are called just so, case and accents aside, and the names of those that nearly are."""
    import difflib

    from netnotes.model.folding import fold_accents, fold_name

    def bare(text: str) -> str:
        return fold_accents(fold_name(text))

    spelled: dict[str, tuple[str, str]] = {}
    for path, shown, texts in _called(network, type_):
        for text in texts:
            spelled.setdefault(bare(text), (path, shown))
    wanted = bare(name)
    near = difflib.get_close_matches(wanted, [text for text in spelled if text != wanted], n=3, cutoff=0.85)
    same = (spelled[wanted][0],) if wanted in spelled else ()
    return same, tuple(dict.fromkeys(spelled[text][1] for text in near))


def _called(network: Network, type_: NoteType) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """Path, name and every spelling of the notes of a type."""
    match type_:
        case "person":
            yield from ((p.path, p.name, (p.name, _title(p.path), *p.aliases)) for p in network.people)
        case "organization":
            yield from ((o.path, o.name, (o.name, _title(o.path), *o.aliases)) for o in network.organizations)
        case "goal":
            yield from ((goal.path, goal.name, (goal.name,)) for goal in network.goals)
        case "me":
            if network.me:
                yield network.me.path, network.me.name, (network.me.name,)


def _title(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
