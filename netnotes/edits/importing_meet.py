"""The meetings of an import: who of them is known, and which get a note."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from netnotes.edits.importing_meetings import KnownMeetings, attendees, meeting_note, meeting_title
from netnotes.edits.importing_people import Row, is_me, with_own_ids
from netnotes.edits.importing_work import Work
from netnotes.edits.note_places import folder_for
from netnotes.model.incoming import IncomingMeeting
from netnotes.model.network import Network
from netnotes.rules.import_matching import match_people
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.file_names import safe_file_name
from netnotes.vault.scalars import scalar_text


class Meetings:
    """Makes notes of meetings; who was there is matched for all of them at once."""

    def __init__(self, work: Work, meetings: Sequence[tuple[str, IncomingMeeting]]) -> None:
        self.work, self.meetings = work, meetings
        self._met: dict[tuple[int, int], str] = {}
        self._places: defaultdict[Row, list[tuple[int, int]]] = defaultdict(list)
        keys = frozenset(key for _, meeting in meetings for key, _ in meeting.ids)
        self._known = KnownMeetings(work.network, _written(work.network, keys))

    def strangers(self) -> list[Row]:
        """Those who were in meetings and are nobody of the vault or of the files."""
        places, rows = [], []
        for number, (file, meeting) in enumerate(self.meetings):
            for at, person in enumerate(meeting.people):
                if (file, person.key) in self.work.paths or is_me(person, self.work.asked.mine):
                    continue
                places.append((number, at))
                rows.append(Row(file, person))
        rows = with_own_ids(rows)
        found: list[Row] = []
        matches = match_people([row.person for row in rows], self.work.network)
        for place, row, match in zip(places, rows, matches, strict=True):
            if match.sure == "certain":
                self._met[place] = match.path
            elif match.sure == "new":
                found += [] if row in self._places else [row]
                self._places[row].append(place)
        return found

    def met(self, row: Row, path: str) -> None:
        """A stranger who gets a note."""
        self._met.update(dict.fromkeys(self._places[row], path))

    def put_all(self) -> None:
        """Make the notes that are missing, and say the end of every meeting."""
        for number, (file, meeting) in enumerate(self.meetings):
            self._put(number, file, meeting)

    def _put(self, number: int, file: str, meeting: IncomingMeeting) -> None:
        work, what = self.work, f"{meeting.date} {meeting_title(meeting)}"
        if path := self._known.find(meeting):
            work.end(file, meeting.line, what, "matched", "nothing to add", path)
            return
        paths = {
            at: path
            for at, person in enumerate(meeting.people)
            if (path := work.paths.get((file, person.key), "") or self._met.get((number, at), ""))
        }
        me = [at for at, person in enumerate(meeting.people) if is_me(person, work.asked.mine)]
        there = attendees(meeting, paths, work.names, frozenset(me))
        if not paths:
            why = "nobody in it has a note; --strangers makes some" if there else "nobody else was in it"
            work.end(file, meeting.line, what, "skipped", why)
            return
        folder = folder_for(work.network, work.root, "meeting", meeting.date, work.settings)
        path = work.free(folder, safe_file_name(what))
        try:
            data = meeting_note(path, meeting, there, work.links, work.reader)
        except EditRefusedError as err:
            work.end(file, meeting.line, what, "skipped", err.message)
            return
        self._known.add(meeting, path)
        work.make(path, data)
        work.end(file, meeting.line, what, "imported", "", path)


def _written(network: Network, names: frozenset[str]) -> list[tuple[str, str, str]]:
    """Path, name and value of each of the properties of these names."""
    return [
        (note.path, prop.name, scalar_text(prop.value))
        for note in (network.notes if names else ())
        for prop in note.properties
        if prop.name in names and not isinstance(prop.value, list | dict)
    ]
