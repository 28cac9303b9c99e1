"""What `log` would change: a line in the person's Log, or a meeting note, and the notes of people who are new."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.folding import fold_key
from netnotes.model.goals import Goal
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.records import recordclass
from netnotes.model.settings import Settings
from netnotes.vault.changing import current
from netnotes.vault.editing.log_section import NO_KIND, LogLine, NewTask, add_to_log
from netnotes.vault.kinds import KindReader
from netnotes.vault.reader import NoteReader

if TYPE_CHECKING:
    from netnotes.edits.link_text import LinkTexts
    from netnotes.edits.new_note import Maker, NewNote

_OWN_KIND = re.compile(r"[^\W_][\w'’./-]*(?: [^\W_][\w'’./-]*)?")
_LINK = re.compile(r"\[\[[^\[\]]+\]\]|\]\(")


@recordclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be logged with whom: ``people`` have notes, ``new`` are names of people who get one ``today``.

    ``kind`` is None where none was said, ``stage`` that of an introduction; ``again`` is the day of the next contact.
    """

    today: date

    line: LogLine
    kind: str | None = None
    stage: str | None = None
    people: Sequence[Person] = ()
    new: Sequence[str] = ()
    goal: Goal | None = None
    meeting: bool = False
    again: date | None = None


@recordclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """The changes to make; ``path`` is the note in which the touchpoint stands, ``people`` whom it concerns."""

    changes: tuple[FileChange, ...]
    path: str
    people: tuple[str, ...]


class Log:
    """Logs in one vault."""

    def __init__(self, network: Network, root: Path, settings: Settings) -> None:
        self.network, self.root, self.settings = network, root, settings

    def changes(self, asked: Asked) -> Logged:
        """What would change. Raises OperatorError where something cannot be written so that it reads as meant."""
        made = [self._made(name, asked) for name in asked.new]
        if asked.meeting or len(asked.people) + len(made) > 1:
            return self._meeting(asked, made)
        if made:
            path, data, before = made[0].path, made[0].data, None
        else:
            path = asked.people[0].path
            before = data = self._bytes(path)
        line = replace(asked.line, kind=asked.kind or NO_KIND, text=self._text(asked, path))
        line = replace(line, tasks=tuple(self._task(task, path, asked, made) for task in line.tasks))
        data = self._again(self._added(data, path, line), path, asked)
        return Logged(changes=(FileChange(path=path, before=before, after=data),), path=path, people=(path,))

    def _added(self, data: bytes, path: str, line: LogLine) -> bytes:
        """The note with a line more in its log."""
        from netnotes.edits.placing import in_note

        with in_note(path):
            return add_to_log(data, path, line, self.reader)

    def _meeting(self, asked: Asked, made: Sequence[NewNote]) -> Logged:
        from netnotes.edits.log_meeting import Held, meeting_note

        names = {person.path: person.name for person in asked.people}
        names |= {note.path: name for note, name in zip(made, asked.new, strict=True)}
        held = Held(asked.line, asked.kind, asked.stage, asked.goal)
        meeting = meeting_note(self._maker, self._links(made), names, held)
        changes = [*(note.change for note in made), meeting.change]
        if asked.again:
            changes = [
                replace(change, after=self._again(change.after or b"", change.path, asked))
                if change.path in names
                else change
                for change in changes
            ]
            for person in asked.people:
                before = self._bytes(person.path)
                after = self._again(before, person.path, asked)
                if after != before:
                    changes.append(FileChange(path=person.path, before=before, after=after))
        return Logged(changes=tuple(changes), path=meeting.path, people=tuple(names))

    def _made(self, name: str, asked: Asked) -> NewNote:
        """The note of somebody new; ``met`` says when, and how."""
        from netnotes.edits.new_note import Wanted

        how = asked.kind or ("meeting" if asked.meeting or len(asked.people) + len(asked.new) > 1 else "")
        met = f"{asked.line.date}, {how}" if how else str(asked.line.date)
        return self._maker.make(Wanted(type="person", name=name, day=asked.today, values={"met": met}))

    def _text(self, asked: Asked, path: str) -> str:
        """The text of the line; a goal is linked at its end."""
        if asked.goal is None:
            return asked.line.text
        link = self._links(()).in_text(asked.goal.path, asked.goal.name, path)
        return f"{asked.line.text} {link}".strip()

    def _task(self, task: NewTask, path: str, asked: Asked, made: Sequence[NewNote]) -> NewTask:
        """The task in the person's own note: theirs without a link, unless it links somebody else."""
        if not _LINK.search(task.text):
            return task
        name = asked.people[0].name if asked.people else asked.new[0]
        return replace(task, text=f"{task.text} {self._links(made).in_text(path, name, path)}")

    def _again(self, data: bytes, path: str, asked: Asked) -> bytes:
        """The note with the day of the next contact, under the name that it has for it."""
        if asked.again is None:
            return data
        from netnotes.edits.assignments import find_aim
        from netnotes.edits.placing import in_note
        from netnotes.vault.editing.properties import set_property

        aim = find_aim(self.reader.read(path, data).note, self.reader.names["person"], "next_contact")
        with in_note(path):
            return set_property(data, aim.name, str(asked.again))

    def _bytes(self, path: str) -> bytes:
        data = current(self.root, path)
        if data is None:
            raise OperatorError(f"{path} is gone", "run the command again")
        return data

    def _links(self, made: Sequence[NewNote]) -> LinkTexts:
        from netnotes.edits.link_text import LinkTexts

        paths = [head.path for head in self.network.heads] + [note.path for note in made]
        return LinkTexts(paths, self.network.config, self.settings)

    @cached_property
    def _maker(self) -> Maker:
        from netnotes.edits.new_note import Maker

        return Maker(self.network, self.root, self.settings)

    @cached_property
    def reader(self) -> NoteReader:
        """Reads notes as this vault is read."""
        return NoteReader(self.network.config, self.settings)


def one_line(text: str) -> str:
    """Text for one line of a note, its white space made single spaces. Raises OperatorError for control characters."""
    line = " ".join(text.split())
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in line):
        raise OperatorError(f"a control character is in {line!r}", "type it again without")
    return line


def the_kind(text: str, kinds: KindReader) -> str:
    """The kind that somebody typed, as the reader spells it: a known one, or one or two words of their own (SPEC 3).

    Raises OperatorError for what is nearly a known one, and for what could not be read back.
    """
    typed = one_line(text)
    known = kinds.word(typed)
    if known:
        return known
    if near := _nearly(typed, kinds):
        add = "a word of your own goes under kinds: contact: in netnotes.yaml"
        raise OperatorError(f"{typed!r} is no kind that is known; did you mean {near}?", add)
    if not _OWN_KIND.fullmatch(typed):
        raise OperatorError(f"{typed!r} cannot be a kind", "a kind is one or two words, such as coffee or board game")
    return typed.casefold()


def _nearly(typed: str, kinds: KindReader) -> str | None:
    """The known kind that was probably meant: nearer than two words of their own are to each other."""
    import difflib

    found = difflib.get_close_matches(fold_key(typed), list(kinds.known), n=1, cutoff=0.8)
    return kinds.known[found[0]] if found else None
