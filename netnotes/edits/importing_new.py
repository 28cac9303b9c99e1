"""The note of somebody new, written as a whole and read back: thousands of them take seconds (SPEC 11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from netnotes.edits.importing_body import (
    LOG,
    RELATIONS,
    TASKS,
    log_lines,
    notes_heading,
    relation_lines,
    remark_blocks,
    sections,
    task_lines,
    written,
)
from netnotes.edits.importing_values import Values, name_of, property_lines
from netnotes.model.incoming import IncomingPerson, IncomingRelation
from netnotes.model.people import Person
from netnotes.model.readings import Reading
from netnotes.vault.editing.log_section import LogLine
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.kinds import clean_text
from netnotes.vault.reader import NoteReader

ShowAs = Callable[[IncomingRelation], str]


def new_note(
    path: str, person: IncomingPerson, values: Values, show_as: ShowAs, reader: NoteReader
) -> tuple[bytes, Person]:
    """The bytes of the note at ``path``, and what it says; ``show_as`` gives a related person's link or name.

    Raises EditRefusedError where it would not be read as it is meant.
    """
    name = name_of(person)
    title = path.rsplit("/", 1)[-1].removesuffix(".md")
    head = ["---", "type: person"]
    head += property_lines({"name": name, **values} if title != name else values)
    log = log_lines(person.touches, reader.kinds)
    tasks = task_lines(person)
    texts = remark_blocks(person)
    for remarks in dict.fromkeys(map(_joined, (texts, list(map(_fenced, texts))))):
        body = sections(
            (
                (notes_heading(person), remarks.split("\n") if remarks else []),
                (RELATIONS, relation_lines(person.relations, map(show_as, person.relations))),
                (TASKS, [task.line for task in tasks]),
                (LOG, [written(line, reader.kinds) for line in log]),
            )
        )
        data = ("\n".join(head) + "\n---\n" + body).encode()
        reading = reader.read(path, data)
        if isinstance(reading.record, Person) and _is_meant(reading, name, values, log, len(tasks)):
            return data, reading.record
    raise EditRefusedError(f"a note of {name} would not be read as it is meant", "write it by hand")


def _joined(texts: list[list[str]]) -> str:
    return "\n\n".join("\n".join(lines) for lines in texts)


def _fenced(lines: list[str]) -> list[str]:
    """Text as a block of code: nothing in it is read as anything."""
    return ["~~~~~~~~~~text", *lines, "~~~~~~~~~~"]


def _is_meant(reading: Reading, name: str, values: Values, log: list[LogLine], tasks: int) -> bool:
    record, note = reading.record, reading.note
    if not isinstance(record, Person) or record.name != name or len(note.tasks) != tasks or note.regions:
        return False
    entries = [entry for entry in reading.entries if entry.source == "log"]
    favours = sum(len(line.gave) + len(line.got) for line in log)
    return (
        Counter((e.date, e.kind, e.text) for e in entries)
        == Counter((one.date, one.kind, clean_text(one.text)) for one in log)
        and sum(len(entry.postings) for entry in entries) == favours
        and {tag.name for tag in note.tags if tag.own_line} <= set(values.get("tags", ()))
        and not any(prop.inline for prop in note.properties)
        and all(problem.severity == "info" for problem in reading.problems)
    )
