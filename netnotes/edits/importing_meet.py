"""The meetings of an import: who of them is known, and which get a note."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from netnotes.edits.importing_meetings import KnownMeetings, attendees, meeting_note, meeting_title
from netnotes.edits.importing_people import Row, Somebody, is_me, with_own_ids
from netnotes.edits.importing_values import name_of
from netnotes.edits.importing_work import Work
from netnotes.edits.note_places import folder_for
from netnotes.model.folding import fold_name
from netnotes.model.incoming import IncomingMeeting, IncomingPerson
from netnotes.model.network import Network
from netnotes.rules.import_matching import Match, match_people
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.file_names import safe_file_name
from netnotes.vault.scalars import scalar_text


class Meetings:
    """Makes notes of meetings; who was there is matched for all of them at once.

    ``here`` are the people of the same import with the notes that they have or will have.
    """

    def __init__(
        self, work: Work, meetings: Sequence[tuple[str, IncomingMeeting]], here: Iterable[tuple[Somebody, str]] = ()
    ) -> None:
        self.work, self.meetings = work, meetings
        self._here = _Here(work, here if meetings else ())
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
            if path := match.path if match.sure == "certain" else self._here.find(row.person, match):
                self._met[place] = path
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


class _Here:
    """The people of one import, and those of the vault who may be meant, by address and by whole name."""

    def __init__(self, work: Work, people: Iterable[tuple[Somebody, str]]) -> None:
        self._names = work.names
        self._addresses: dict[str, str] = {}
        self._called: defaultdict[str, set[str]] = defaultdict(set)
        for one, path in people:
            if path:
                self._addresses.update((email.casefold(), path) for row in one.rows for email in row.person.emails)
                self._called[fold_name(name_of(one.person))].add(path)

    def find(self, person: IncomingPerson, match: Match) -> str:
        """The note of somebody in a meeting: by address, else by a whole name that only one person bears.

        A bare name in a meeting note means that person, too (SPEC 2.2). Empty where nobody is.
        """
        for email in person.emails:
            if path := self._addresses.get(email.casefold()):
                return path
        name = fold_name(name_of(person))
        found = {path for path in match.candidates if fold_name(self._names.get(path, "")) == name}
        found |= self._called.get(name, set())
        return next(iter(found)) if len(found) == 1 and " " in name else ""


def _written(network: Network, names: frozenset[str]) -> list[tuple[str, str, str]]:
    """Path, name and value of each of the properties of these names."""
    return [
        (note.path, prop.name, scalar_text(prop.value))
        for note in (network.notes if names else ())
        for prop in note.properties
        if prop.name in names and not isinstance(prop.value, list | dict)
    ]
