"""The meeting note of a touchpoint with several people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from netnotes.edits.link_text import LinkTexts
from netnotes.edits.new_note import Maker, NewNote, Wanted
from netnotes.model.goals import Goal
from netnotes.model.meetings import Direction, Meeting
from netnotes.model.readings import Reading
from netnotes.rules.wording import join_names
from netnotes.vault.editing.log_section import LogLine, NewTask
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.splices import Value
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.links import find_links

_MOST_NAMES = 4


class Held(NamedTuple):
    """What was held: None for a kind, a stage (of an introduction) or a goal that was not said."""

    line: LogLine
    kind: str | None
    stage: str | None
    goal: Goal | None


def meeting_note(maker: Maker, links: LinkTexts, people: Mapping[str, str], held: Held) -> NewNote:
    """The note of a meeting with ``people`` (path → name), from the vault's template.

    Favours become properties, the text and what was promised its body. An introduction is one that was made
    unless its stage was said.
    Raises OperatorError where it could not be read as it is meant.
    """
    line, goal, word = held.line, held.goal, held.kind or "meeting"
    wanted = Wanted(type="meeting", name=f"{word} with {join_names(list(people.values()), _MOST_NAMES)}", day=line.date)
    made = maker.make(wanted)
    path = made.path
    values: dict[str, Value] = {"kind": word}
    if word == "intro":
        values["stage"] = held.stage or "made"
    values["people"] = [links.in_property(person, name, path) for person, name in people.items()]
    if goal:
        values["goals"] = [links.in_property(goal.path, goal.name, path)]
    for field, favours in (("gave", line.gave), ("got", line.got)):
        if favours:
            details = _details(line, thanked=line.thanked and field == "got")
            texts = [f"{what}{details}" for what in favours]
            values[field] = texts[0] if len(texts) == 1 else list(texts)
    bare = maker.finished(path, made.data, replace(wanted, values=values))
    tasks = [_task(task, links, people, path) for task in line.tasks]
    for text in dict.fromkeys((line.text, f"\\{line.text}") if line.text else ("",)):
        data = _with_body(bare.data, text, [f"- {task.line()}" for task in tasks])
        reading = maker.reader.read(path, data)
        if _is_meant(bare.reading, reading, links, tuple(people), word, line) and [
            (task.text, task.due, task.state) for task in reading.note.tasks[len(bare.reading.note.tasks) :]
        ] == [(task.text, task.due, "open") for task in tasks]:
            return replace(bare, data=data, reading=reading)
    raise EditRefusedError(
        f"{path}: this would not be read as it is meant: {line.words() or line.tasks}",
        "say it in other words, or write it in the note by hand",
    )


def _task(task: NewTask, links: LinkTexts, people: Mapping[str, str], path: str) -> NewTask:
    """The task in the meeting's note: theirs without a link, unless it links somebody; then all are linked."""
    found = [links.index.resolve(link.target, path) for link in find_links(task.text) if link.target]
    if not found:
        return task
    linked = {one.path for one in found if one}
    others = " ".join(links.in_text(person, name, path) for person, name in people.items() if person not in linked)
    return replace(task, text=f"{task.text} {others}".rstrip())


def _details(line: LogLine, *, thanked: bool) -> str:
    return (f" [size:: {line.size}]" if line.size != 1 else "") + (" [thanked:: true]" if thanked else "")


def _with_body(data: bytes, text: str, tasks: list[str]) -> bytes:
    """The note with a paragraph and tasks at its end, a blank line before each."""
    note = NoteText.from_bytes(data)
    blocks = [block for block in ([text] if text else [], tasks) if block]
    newline = note.newline
    after = note.text if note.text.endswith("\n") else note.text + newline
    for number, block in enumerate(blocks):
        gap = newline if number or (note.body.strip() and not after.endswith(newline * 2)) else ""
        after += gap + "".join(line + newline for line in block)
    return note.with_text(after)


def _is_meant(
    bare: Reading, reading: Reading, links: LinkTexts, people: tuple[str, ...], kind: str, line: LogLine
) -> bool:
    """Whether the note says what it should, and its body adds nothing but text and tasks."""
    meeting, before = reading.record, bare.record
    if not isinstance(meeting, Meeting) or not isinstance(before, Meeting) or not reading.entries:
        return False
    entry = reading.entries[0]
    targets = tuple(found.path for ref in meeting.people if (found := links.index.resolve(ref.text, meeting.path)))
    said = (meeting.date, meeting.kind, targets, meeting.present, len(reading.entries))
    return (
        said == (line.date, kind, people, "property", 1)
        and [(p.direction, p.what, p.size, p.thanked, p.addressed) for p in entry.postings] == list(_favours(line))
        and reading.note.properties == bare.note.properties
        and reading.problems == bare.problems
        and [tag.name for tag in reading.note.tags if tag.own_line] == [t.name for t in bare.note.tags if t.own_line]
    )


def _favours(line: LogLine) -> Iterator[tuple[Direction, str, int, bool | None, bool]]:
    yield from (("deposit", what, line.size, None, False) for what in line.gave)
    yield from (("withdrawal", what, line.size, line.thanked or None, False) for what in line.got)
