"""Meetings of a file as notes: one for each event, with the people who are known and the names of the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from netnotes.edits.importing_body import sections
from netnotes.edits.importing_text import favour_text, line_of, text_lines
from netnotes.edits.importing_values import Values, name_of, property_lines
from netnotes.edits.link_text import LinkTexts
from netnotes.model.folding import fold_name
from netnotes.model.incoming import IncomingMeeting
from netnotes.model.meetings import Meeting
from netnotes.model.network import Network
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.reader import NoteReader

MOST_NAMES = 100
"""Names of one meeting that are written down; a town hall has hundreds."""

_FIELDS = {"deposit": "gave", "withdrawal": "got"}


class Attendee(NamedTuple):
    """Somebody who was there: their name, and their note where they have one."""

    name: str
    path: str = ""


def meeting_title(meeting: IncomingMeeting) -> str:
    """What a meeting is called."""
    return line_of(meeting.title, 120) or "Meeting"


def meeting_note(
    path: str, meeting: IncomingMeeting, people: Sequence[Attendee], links: LinkTexts, reader: NoteReader
) -> bytes:
    """The bytes of the note at ``path``. Raises EditRefusedError where it would not be read as it is meant."""
    there = sorted(people, key=lambda one: not one.path)[:MOST_NAMES]
    values: Values = {
        "date": str(meeting.date),
        "kind": reader.kinds.word(meeting.kind) or "meeting",
        "people": [links.in_property(one.path, one.name, path) if one.path else one.name for one in there],
        "location": line_of(meeting.location),
    }
    for favour in meeting.favours:
        size = f" [size:: {favour.size}]" if favour.size != 1 else ""
        said = values.setdefault(_FIELDS[favour.direction], [])
        if isinstance(said, list):
            said.append(f"{favour_text(favour.what) or 'a favour'}{size}")
    values |= {key: line_of(value) for key, value in meeting.ids}
    head = ["---", "type: meeting", *property_lines({key: value for key, value in values.items() if value}), "---"]
    text = text_lines(meeting.text)
    for lines in (text, ["~~~~~~~~~~text", *text, "~~~~~~~~~~"], []):
        data = ("\n".join(head) + "\n" + (sections([("Notes", lines)]) if lines else "")).encode()
        reading = reader.read(path, data)
        record = reading.record
        if (
            isinstance(record, Meeting)
            and record.date == meeting.date
            and len(record.people) == len({fold_name(one.path or one.name) for one in there})
            and not reading.note.tasks
            and all(problem.severity == "info" for problem in reading.problems)
        ):
            return data
    raise EditRefusedError("this meeting would not be read as it is meant", "write it by hand")


def attendees(
    meeting: IncomingMeeting, paths: Mapping[int, str], names: Mapping[str, str], me: frozenset[int]
) -> tuple[Attendee, ...]:
    """Who was there, each once, but not ``me``: ``paths`` are notes by index of the person, ``names`` are by note."""
    found: dict[str, Attendee] = {}
    for index, person in enumerate(meeting.people):
        path = paths.get(index, "")
        name = names.get(path) or name_of(person)
        if name and index not in me:
            found.setdefault(fold_name(path or name), Attendee(name, path))
    return tuple(found.values())


class KnownMeetings:
    """The meetings that the vault has already, by the ids of their sources, else by day and name."""

    def __init__(self, network: Network, written: Iterable[tuple[str, str, str]]) -> None:
        self._ids = {(key, value): path for path, key, value in written}
        self._titles = {(m.date, _bare(m.name)): m.path for m in network.meetings}

    def find(self, meeting: IncomingMeeting) -> str:
        """The note of a meeting, empty where it has none."""
        for key, value in meeting.ids:
            if path := self._ids.get((key, line_of(value))):
                return path
        if meeting.ids:
            return ""
        return self._titles.get((meeting.date, _bare(f"{meeting.date} {meeting_title(meeting)}")), "")

    def add(self, meeting: IncomingMeeting, path: str) -> None:
        """A meeting that gets a note now."""
        self._ids.update({(key, line_of(value)): path for key, value in meeting.ids})
        self._titles[meeting.date, _bare(f"{meeting.date} {meeting_title(meeting)}")] = path


def _bare(name: str) -> str:
    from netnotes.vault.file_names import safe_file_name

    return fold_name(safe_file_name(name))
