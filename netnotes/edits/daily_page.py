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
from netnotes.model.settings import Settings
from netnotes.rules.dates import DateRow, date_rows
from netnotes.rules.followups import FollowUpRow
from netnotes.rules.home import HomePerson, home
from netnotes.vault.body import Body
from netnotes.vault.changing import current
from netnotes.vault.editing.note_text import NoteText
from netnotes.vault.offered import HEADING, is_offered, offered_lines
from netnotes.vault.reader import NoteReader

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
    links = LinkTexts([*(head.path for head in network.heads if head.path != path), path], network.config, settings)
    lines = list(_lines(offered, links, path))
    after = with_section(standing, lines)
    if after is None:
        return DailyPage(path, None)
    reading = NoteReader(network.config, settings).read(path, after)
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


def _lines(offered: Offered, links: LinkTexts, source: str) -> Iterator[str]:
    for person in offered.people:
        link = links.in_text(person.path, plain_line(person.name), source)
        yield f"- [ ] {link}: {plain_line(person.reason)} #{KIND}"
    for promise in offered.promises:
        yield _promise(promise, links, source)
    for row in offered.dates:
        yield f"- {links.in_text(row.path, plain_line(row.name), source)}: {plain_line(row.what)} today"


def _promise(promise: FollowUpRow, links: LinkTexts, source: str) -> str:
    """A box, with the people behind the words; without anybody a tick could not be told from another: no box."""
    people = [links.in_text(one.person.path, plain_line(one.person.name), source) for one in promise.people]
    words = plain_line(_untagged(promise.text))
    if not people:
        name = promise.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        return f"- {links.in_text(promise.path, plain_line(name), source)}: {words}"
    return f"- [ ] {words} ({', '.join(people)})"


def _untagged(text: str) -> str:
    """The words without tags: one of a kind would make the tick a contact."""
    return " ".join(word for word in text.split() if not word.startswith("#"))
