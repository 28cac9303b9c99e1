"""Lines that mention people without counting as contact with them, and the edit that makes one count (SPEC 3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import ClassVar, Literal

from netnotes.edits.link_text import LinkTexts
from netnotes.index.mentions import daily_notes, linked_but_absent, linked_people
from netnotes.index.network import StoredNetwork
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.people import Person
from netnotes.model.records import recordclass
from netnotes.rules.mentions import NameFinder, guess_kind
from netnotes.vault.body import BULLET, Body
from netnotes.vault.changing import current
from netnotes.vault.editing.line_tag import Linking, tag_line
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.editing.properties import add_to_property
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.fields import filled
from netnotes.vault.kinds import clean_text
from netnotes.vault.offered import offered_lines
from netnotes.vault.reader import NoteReader
from netnotes.vault.settings import read_settings
from netnotes.vault.tasks import TASK


@recordclass(frozen=True, slots=True, kw_only=True)
class InboxLine:
    """A line, whom it mentions, and the kind it suggests; a ``meeting`` line mentions who is not in its list.

    ``people`` are names, ``paths`` their notes.
    """

    JSON: ClassVar[tuple[str, ...]] = ("date", "source", "path", "line", "people", "text", "kind")

    date: date
    source: Literal["daily", "meeting"]
    path: str
    line: int
    people: tuple[str, ...]
    text: str
    kind: str
    paths: tuple[str, ...]


class Inbox:
    """The lines of one vault; its index is asked, and of the notes only daily ones are read."""

    def __init__(self, network: StoredNetwork, root: Path) -> None:
        self.root, self.network, self.store = root, network, network.store
        self.config, self.settings = network.config, read_settings(root)
        self.reader = NoteReader(self.config, self.settings)
        self.people = {person.path: person for person in network.people if person.status != "deceased"}

    def lines(self, first: date, last: date) -> tuple[InboxLine, ...]:
        """The lines dated from the first to the last day, the newest first. Notes that cannot be read are left out."""
        found = list(self._meeting_lines(first, last))
        if self.config.daily_mentions == "marked":
            for path, day in daily_notes(self.store, first, last).items():
                found += self._daily_lines(path, day)
        return tuple(sorted(found, key=lambda line: (-line.date.toordinal(), line.path, line.line)))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that a line can be given."""
        return tuple(kind for kind in self.reader.kinds.known.values() if kind != "recorded")

    def counted(self, line: InboxLine, kind: str) -> FileChange:
        """What makes the line count. Raises OperatorError where it has changed or cannot be edited safely."""
        before = self._bytes(line.path)
        if line.source == "meeting":
            return FileChange(path=line.path, before=before, after=self._added(before, line))
        fresh = next((one for one in self._daily_lines(line.path, line.date) if one.line == line.line), None)
        if fresh != line:
            raise OperatorError(f"{line.path}:{line.line} changed meanwhile; nothing was written", "run inbox again")
        linkings = self._linkings(self._body(before), line)
        after = tag_line(before, line.path, line.line, kind.replace(" ", "-"), linkings, self.reader)
        return FileChange(path=line.path, before=before, after=after)

    def _daily_lines(self, path: str, day: date) -> Iterator[InboxLine]:
        try:
            data = self._bytes(path)
            body = self._body(data)
        except OperatorError:
            return
        reading = self.reader.read(path, data)
        counting = {entry.line for entry in reading.entries}
        linked, offered = linked_people(self.store, path), offered_lines(body)
        for index, text in enumerate(body.lines):
            number = body.number(index)
            if number in counting or index in offered or not text.strip() or not _can_count(body, index):
                continue
            named = (one.person for one in self._names.find(text))
            paths = tuple(p for p in dict.fromkeys((*linked.get(number, ()), *named)) if p in self.people)
            if paths:
                yield self._line(path, day, number, body.raw[index], paths)

    def _line(self, path: str, day: date, number: int, raw: str, paths: tuple[str, ...]) -> InboxLine:
        task = TASK.match(raw)
        bullet = BULLET.match(raw)
        text = task[2] if task else raw[bullet.end() :] if bullet else raw
        return InboxLine(
            date=day,
            source="daily",
            path=path,
            line=number,
            people=tuple(self.people[one].name for one in paths),
            text=clean_text(text),
            kind=guess_kind(text, self.kinds),
            paths=paths,
        )

    def _meeting_lines(self, first: date, last: date) -> Iterator[InboxLine]:
        meetings = {meeting.path: meeting for meeting in self.network.meetings}
        for one in linked_but_absent(self.store, first, last):
            if one.person in self.people and one.path in meetings:
                yield InboxLine(
                    date=one.day,
                    source="meeting",
                    path=one.path,
                    line=one.line,
                    people=(one.name,),
                    text=f"{one.name} is linked in {meetings[one.path].name}, but not among its people",
                    kind=meetings[one.path].kind,
                    paths=(one.person,),
                )

    def _added(self, before: bytes, line: InboxLine) -> bytes:
        """The meeting with one more in its list of people."""
        present = dict(filled(NoteText.from_bytes(before).matter.properties))
        written = next((present[name].name for name in self.reader.names["meeting"]["people"] if name in present), None)
        if written is None:
            raise EditRefusedError(
                f"{line.path} lists its people under a heading; nothing was changed",
                f"write {line.people[0]} there, if they took part",
            )
        link = self._links.in_property(line.paths[0], line.people[0], line.path)
        return add_to_property(before, written, link)

    def _linkings(self, body: Body, line: InboxLine) -> list[Linking]:
        index = line.line - body.first_line
        found = self._names.find(body.lines[index])
        linked = set(linked_people(self.store, line.path).get(line.line, ()))
        linkings = []
        for one in found:
            if one.person not in linked and one.person in self.people:
                linked.add(one.person)
                shown = body.lines[index][one.start : one.end]
                linkings.append(Linking(one.start, one.end, self._links.in_text(one.person, shown, line.path)))
        return linkings

    def _bytes(self, path: str) -> bytes:
        data = current(self.root, path)
        if data is None:
            raise OperatorError(f"{path} is gone; nothing was written", "run the command again")
        return data

    @staticmethod
    def _body(data: bytes) -> Body:
        note = NoteText.from_bytes(data)
        return Body(note.body, note.body_line)

    @cached_property
    def _names(self) -> NameFinder:
        me = self.network.me
        mine = (me.name, *me.aliases) if me else ()
        people: tuple[Person, ...] = tuple(self.people.values())
        return NameFinder(people, mine)

    @cached_property
    def _links(self) -> LinkTexts:
        return LinkTexts((head.path for head in self.network.heads), self.config, self.settings)


def _can_count(body: Body, index: int) -> bool:
    """Whether a line could count: a list item, a ticked task, or a paragraph of one line, which becomes an item."""
    line = body.lines[index]
    if index in body.masked.hidden:
        return False
    if task := TASK.match(line):
        return task[1] in "xX"
    if body.is_list_line(index):
        return True
    alone = all(not body.lines[at].strip() for at in (index - 1, index + 1) if 0 <= at < len(body.lines))
    heading_above = index > 0 and any(heading.index == index - 1 for heading in body.headings)
    alone = alone or (heading_above and (index + 1 == len(body.lines) or not body.lines[index + 1].strip()))
    return alone and not line.startswith((" ", "\t", "#", ">", "|", "<", "%")) and "::" not in line
