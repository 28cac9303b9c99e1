"""What an import adds to the note of somebody who has one: empty fields and what is not there yet, nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from netnotes.edits.assignments import find_aim
from netnotes.edits.importing_body import (
    LOG,
    TASKS,
    TaskLine,
    log_lines,
    notes_heading,
    remark_blocks,
    task_lines,
    written,
)
from netnotes.edits.importing_sections import section_of, with_lines
from netnotes.edits.importing_values import Values, is_bare
from netnotes.model.folding import fold_key, fold_name
from netnotes.model.incoming import IncomingPerson
from netnotes.model.people import Person
from netnotes.model.readings import Reading
from netnotes.vault.editing.log_section import LogLine, add_to_log
from netnotes.vault.editing.properties import add_to_property, set_property
from netnotes.vault.editing.splices import Value
from netnotes.vault.fields import is_empty
from netnotes.vault.kinds import clean_text
from netnotes.vault.reader import NoteReader
from netnotes.vault.scalars import read_scalar

_ADDED = ("aliases", "email", "phone", "url")
_LEFT_ALONE = frozenset({"added", "aliases", "dates"})
_DIGITS = re.compile(r"\D+")
_FEW = 20


class Known:
    """Adds to notes that exist; ``came_before`` says that the source of a person has filled the note already."""

    def __init__(self, reader: NoteReader) -> None:
        self.reader = reader

    def with_values(self, path: str, data: bytes, values: Values) -> tuple[bytes, tuple[str, ...]]:
        """The note with what its properties lack, and the names of those that were filled. Raises EditRefusedError."""
        reading = self._read(path, data)
        record = reading.record
        if not isinstance(record, Person):
            return data, ()
        filled: list[str] = []
        written = {prop.name: prop.value for prop in reading.note.properties}
        for key, value in values.items():
            before = data
            if key == "tags":
                value = [tag for tag in value if fold_key(tag) not in {fold_key(one) for one in record.categories}]
            if key in _ADDED:
                for item in _missing(key, value, record):
                    data = add_to_property(data, self._aim(path, data, key), item)
            elif not value or not is_empty(written.get(key)) or self._says(record, key):
                continue
            else:
                one = value[0] if isinstance(value, list) and len(value) == 1 and key != "tags" else value
                new: Value = list(one) if isinstance(one, list) else read_scalar(one) if is_bare(key, one) else one
                data = set_property(data, self._aim(path, data, key), new)
            if data != before:
                filled.append(key)
        return data, tuple(filled)

    def with_body(
        self, path: str, data: bytes, person: IncomingPerson, *, came_before: bool
    ) -> tuple[bytes, tuple[str, ...]]:
        """The note with the contacts, tasks and texts that it lacks, and what was added. Raises EditRefusedError."""
        added: list[str] = []
        reading = self._read(path, data)
        if log := self._missing_log(reading, log_lines(person.touches, self.reader.kinds), loose=came_before):
            data = self._logged(path, data, log)
            added.append(_count(len(log), "contact"))
        if tasks := _missing_tasks(reading, task_lines(person)):
            data = with_lines(data, path, TASKS, [task.line for task in tasks], self.reader)
            added.append(_count(len(tasks), "task"))
        blocks = [lines for lines in remark_blocks(person) if not _has_text(data, lines)]
        for lines in blocks:
            data = with_lines(data, path, notes_heading(person), lines, self.reader, gap=True)
        if blocks:
            added.append(_count(len(blocks), "text"))
        return data, tuple(added)

    def _read(self, path: str, data: bytes) -> Reading:
        return self.reader.read(path, data)

    def _aim(self, path: str, data: bytes, key: str) -> str:
        """The name that the note has for a field."""
        if key not in self.reader.names["person"]:
            return key
        return find_aim(self._read(path, data).note, self.reader.names["person"], key).name

    def _says(self, record: Person, key: str) -> bool:
        """Whether the note says a field already, under any of its names; what an import never fills counts as said."""
        if key in _LEFT_ALONE:
            return True
        if key == "status":
            return record.status != "active"
        value = getattr(record, {"tags": "tags", "category": "categories"}.get(key, key), None)
        return bool(value) or (key in self.reader.names["person"] and any(f == key for f, _ in record.lines))

    def _missing_log(self, reading: Reading, lines: Sequence[LogLine], *, loose: bool) -> list[LogLine]:
        """Entries that the note lacks: the same day, kind and text are one, after an earlier import day and kind."""
        there = Counter((e.date, e.kind, e.text) for e in reading.entries if e.source != "recorded")
        missing = []
        for line in lines:
            key = (line.date, line.kind, clean_text(line.text))
            if there[key]:
                there[key] -= 1
            else:
                missing.append(line)
        if not loose:
            return missing
        left: Counter[tuple[object, str]] = Counter()
        for (day, kind, _), count in there.items():
            left[day, kind] += count
        unpaired = []
        for line in missing:
            if left[line.date, line.kind]:
                left[line.date, line.kind] -= 1
            else:
                unpaired.append(line)
        return unpaired

    def _logged(self, path: str, data: bytes, lines: Sequence[LogLine]) -> bytes:
        """The note with more entries: each in its place, many at once where the note has no Log yet."""
        if len(lines) > _FEW and section_of(data, LOG) is None:
            return with_lines(
                data, path, LOG, [written(line, self.reader.kinds) for line in lines], self.reader, logged=len(lines)
            )
        for line in lines:
            data = add_to_log(data, path, line, self.reader)
        return data


def _missing(key: str, value: str | list[str], record: Person) -> Iterator[str]:
    """The items of a list that the note lacks, however they are spelled."""
    have = {"aliases": (record.name, *record.aliases), "email": record.emails, "phone": record.phones}
    there = {_folded(key, text) for text in have.get(key, record.urls)}
    for item in [value] if isinstance(value, str) else value:
        if _folded(key, item) not in there:
            there.add(_folded(key, item))
            yield item


def _folded(key: str, text: str) -> str:
    match key:
        case "phone":
            return _DIGITS.sub("", text)[-9:] or text
        case "url":
            return re.sub(r"^(?:https?://)?(?:www\.)?", "", text.casefold()).split("?")[0].rstrip("/")
    return fold_name(text)


def _missing_tasks(reading: Reading, lines: Iterable[TaskLine]) -> list[TaskLine]:
    """Tasks that the note lacks, open, done or cancelled."""
    there = Counter(_task_key(task.text) for task in reading.note.tasks)
    missing = []
    for line in lines:
        if there[_task_key(line.text)]:
            there[_task_key(line.text)] -= 1
        else:
            missing.append(line)
    return missing


def _task_key(text: str) -> str:
    return " ".join(text.casefold().split())


def _has_text(data: bytes, lines: Sequence[str]) -> bool:
    """Whether each line of a text stands in the note."""
    there = {line.strip() for line in data.decode("utf-8", "replace").splitlines()}
    return all(line.strip() in there for line in lines if line)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
