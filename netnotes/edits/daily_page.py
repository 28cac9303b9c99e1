"""`today --into-daily`: today's people, promises and dates as a section of the daily note, written once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from netnotes.edits.daily_place import begun_note, daily_path
from netnotes.edits.link_text import LinkTexts
from netnotes.edits.note_places import is_read
from netnotes.edits.plain_line import plain_line
from netnotes.model.errors import OperatorError
from netnotes.model.file_changes import FileChange
from netnotes.model.network import Network
from netnotes.model.readings import Reading
from netnotes.model.settings import Settings
from netnotes.rules.dates import DateRow, date_rows
from netnotes.rules.followups import FollowUpRow
from netnotes.rules.home import HomePerson, home
from netnotes.vault.body import Body
from netnotes.vault.changing import current
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.inline_fields import find_bracketed
from netnotes.vault.kinds import KindReader
from netnotes.vault.offered import HEADING, is_offered, offered_lines
from netnotes.vault.postings import direction_of
from netnotes.vault.reader import NoteReader
from netnotes.vault.settings import daily_date

KIND = "contact"
"""The kind of contact that a ticked person is, unless the owner writes another."""


class Offered(NamedTuple):
    """What a day has to offer."""

    people: tuple[HomePerson, ...]
    promises: tuple[FollowUpRow, ...]
    dates: tuple[DateRow, ...]

    @property
    def size(self) -> int:
        """How many lines it makes."""
        return len(self.people) + len(self.promises) + len(self.dates)


class DailyPage(NamedTuple):
    """The note's path, the change (None where there is nothing to write), and a line to tell, if any."""

    path: str
    change: FileChange | None
    told: str = ""


def offered_on(network: Network, today: date) -> Offered:
    """The people and the promises of Home, and the dates of that very day."""
    view = home(network, today)
    return Offered(view.people, view.promises, tuple(row for row in date_rows(network, today, 0) if row.date == today))


def daily_page(network: Network, root: Path, settings: Settings, offered: Offered, today: date) -> DailyPage:
    """The daily note with the section; without a change where it has one. Raises OperatorError.

    The note is made from its template where there is none. One that would not be read as a daily note is refused: no
    tick in it could count.
    """
    path = daily_path(network, settings, today)
    before, told = current(root, path), ""
    if before is None:
        text, told = begun_note(root, path, settings, today)
        standing = text.encode()
    else:
        standing = before
    reader = NoteReader(network.config, settings)
    _refuse_unreadable(reader.read(path, standing))
    links = LinkTexts([*(head.path for head in network.heads if head.path != path), path], network.config, settings)
    lines = list(_Lines(network, root, links, path).of(offered))
    after = with_section(standing, lines)
    if after is None:
        return DailyPage(path, None)
    if settings.daily_set and daily_date(path, settings) != today:
        raise OperatorError(
            f"the format of daily notes {settings.daily_format!r} does not say, in a way that can be read back, "
            "which day a note is of, so that no tick in it could count",
            "one with year, month and day does: YYYY-MM-DD, or YYYY/MM/dddd, D MMMM YYYY",
        )
    reading = reader.read(path, after)
    if reading.note.daily != today or not is_read(path, network.config, settings):
        raise OperatorError(
            f"{path} would not be read as the daily note of {today}, so that no tick in it could count",
            "netnotes init --explain says what it is read as; its type, folder or template may be why",
        )
    return DailyPage(path, FileChange(path=path, before=before, after=after), told)


def with_section(data: bytes, lines: list[str]) -> bytes | None:
    """The note with the section at its end, None where it has one. Raises OperatorError where it cannot be read."""
    note = NoteText.from_bytes(data)
    if is_offered(Body(note.body, note.body_line)):
        return None
    end = note.newline
    text = note.text
    if text and not text.endswith("\n"):
        text += end
    gap = end if note.body.strip() and text.split("\n")[-2].strip() else ""
    after = note.with_text(text + gap + "".join(f"{line}{end}" for line in (f"## {HEADING}", "", *lines)))
    now = NoteText.from_bytes(after)
    body = Body(now.body, now.body_line)
    if not is_offered(body) or not body.masked.hidden.isdisjoint(offered_lines(body)):
        raise OperatorError(
            "the daily note ends in code or in a comment that is never closed; nothing was written", "close it first"
        )
    return after


class _Lines:
    """The lines of the section in the note ``source``."""

    def __init__(self, network: Network, root: Path, links: LinkTexts, source: str) -> None:
        self.root, self.links, self.source = root, links, source
        self.kinds = KindReader(network.config)

    def of(self, offered: Offered) -> Iterator[str]:
        """A box for each person, with the reason below it, for each promise, and a line for each date."""
        for person in offered.people:
            yield f"- [ ] {self._link(person.path, person.name)} #{KIND}"
            yield f"    - {plain_line(person.reason)}"
        for promise in offered.promises:
            yield self._promise(promise)
        for row in offered.dates:
            yield f"- {self._link(row.path, row.name)}: {plain_line(row.what)} today"

    def _promise(self, promise: FollowUpRow) -> str:
        """A box, with the people behind the words, and the kind of contact that it is when it is ticked.

        No box where the tick belongs into the note it comes from: without anybody it could not be told from another,
        and a favour would count here and, once ticked there, too.
        """
        people = [self._link(one.person.path, one.person.name) for one in promise.people]
        words = plain_line(" ".join(word for word in promise.text.split() if not word.startswith("#")))
        if not people or self._has_favour(promise):
            return f"- {self._link(promise.path, promise.path.rsplit('/', 1)[-1].rsplit('.', 1)[0])}: {words}"
        kind = next((known for tag in promise.task.tags if (known := self.kinds.word(tag))), None)
        return f"- [ ] {words} ({', '.join(people)})" + (f" #{kind.replace(' ', '-')}" if kind else "")

    def _has_favour(self, promise: FollowUpRow) -> bool:
        """Whether the task carries gave:: or got::, as its note has it now."""
        note = NoteText.from_bytes(current(self.root, promise.path) or b"")
        body = Body(note.body, note.body_line)
        index = promise.line - body.first_line
        line = body.lines[index] if 0 <= index < len(body.lines) else ""
        return any(direction_of(field.key) and field.value for field in find_bracketed(line))

    def _link(self, path: str, name: str) -> str:
        return self.links.in_text(path, plain_line(name), self.source)


def _refuse_unreadable(reading: Reading) -> None:
    """Raise OperatorError where the note cannot be read: what is wrong, and on which line."""
    if reading.note.status == "unreadable":
        problem = reading.problems[0]
        raise OperatorError(f"{problem.path}:{problem.line}: {problem.message}; nothing was changed", problem.hint)
