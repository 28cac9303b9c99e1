"""`netnotes import`: from what files say and what a vault knows to changes of notes, with the end of every row.

Nothing here writes. New people get a note of their own, untracked unless their source kept a cadence; of people who
have one only empty fields are filled; who may be somebody else is left for its owner to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from netnotes.edits.import_decisions import Decision, read_review, resolved_change
from netnotes.edits.import_review import review_change
from netnotes.edits.importing_known import Known
from netnotes.edits.importing_matched import GONE, as_decided, entries, one_each
from netnotes.edits.importing_meet import Meetings
from netnotes.edits.importing_moved import said_of, with_moves
from netnotes.edits.importing_moves import key_of
from netnotes.edits.importing_new import new_note
from netnotes.edits.importing_odd import OddValues
from netnotes.edits.importing_people import Row, Somebody, is_me, together, with_own_ids
from netnotes.edits.importing_rows import FileSum, Imported, Moved, count_ends
from netnotes.edits.importing_text import text_line
from netnotes.edits.importing_values import Values, name_of, values_of
from netnotes.edits.importing_work import ImportAsked, Work
from netnotes.edits.placing import in_note
from netnotes.model.file_changes import FileChange
from netnotes.model.incoming import Incoming, IncomingPerson, IncomingRelation
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.settings import Settings
from netnotes.rules.first_to_track import Newcomer
from netnotes.rules.import_matching import Match, match_people
from netnotes.vault.editing.trouble import EditRefusedError
from netnotes.vault.file_names import safe_file_name

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSaid:
    """What one file says: its name as it was given, its format, and its rows."""

    file: str
    format: str
    said: Incoming


class Importing:
    """One import into one vault."""

    def __init__(
        self, network: Network, root: Path, settings: Settings, asked: ImportAsked, progress: Progress | None = None
    ) -> None:
        self.asked = asked
        self._work = Work(network, root, settings, asked)
        self._known = Known(self._work.reader)
        self._odd = OddValues(self._work.reader)
        self._progress = progress
        self._resolving = False
        self._apart: dict[str, tuple[str, ...]] = {}

    def changes(self, files: Sequence[FileSaid]) -> Imported:
        """Everything that would change, and the end of every row. Raises OperatorError where nothing can be."""
        people = together(self._rows(files))
        matches = match_people([one.person for one in people], self._work.network)
        matched = as_decided(one_each(people, matches), self._decisions)
        paths = [self._place(one, match) for one, match in matched]
        events = [(file.file, meeting) for file in files for meeting in file.said.meetings]
        meetings = Meetings(self._work, events, [(one, path) for (one, _), path in zip(matched, paths, strict=True)])
        strangers = together(meetings.strangers()) if meetings.meetings else []
        for stranger in strangers if self.asked.strangers else ():
            path = self._work.new_person(name_of(stranger.person))
            self._work.names[path] = name_of(stranger.person)
            for row in stranger.rows:
                meetings.met(row, path)
            self._make(path, stranger)
        for number, ((one, match), path) in enumerate(zip(matched, paths, strict=True)):
            if self._progress and not number % 100:
                self._progress(number, len(matched))
            self._put(one, match, path)
        meetings.put_all()
        review = review_change(self._work.root, tuple(entries(matched, paths, self._work.names)), self._work.links)
        return self._imported(files, [review.change] if review.change else [], review_left=review.left)

    def resolved(self) -> Imported:
        """What was decided in imports/Review.md, carried out; who waits stays. Raises OperatorError as `changes`."""
        self._resolving = True
        decided = [one for one in self._decisions if one.answer in ("same", "different")]
        rows = [Row(one.file, one.person) for one in decided if one.person is not None]
        found = match_people([row.person for row in rows], self._work.network)
        matched = [
            (Somebody(row.person, (row,)), _match_of(decision, match))
            for row, decision, match in zip(rows, decided, found, strict=True)
        ]
        paths = [self._place(one, match) for one, match in matched]
        self._apart = {path: one.notes for one, path in zip(decided, paths, strict=True)}
        for (one, match), path in zip(matched, paths, strict=True):
            self._put(one, match, path)
        written = {row.path for row in self._work.rows if row.path}
        made = {one.key: path for one, path in zip(decided, paths, strict=True) if path in written}
        review = resolved_change(self._work.root, made, self._work.names, self._work.links)
        unclear = tuple(one for one in self._decisions if one.answer == "unclear")
        for waiting in self._decisions:
            if waiting.answer == "waiting" and (person := waiting.person) is not None:
                self._work.end(waiting.file, person.line, name_of(person), "review", "no box is ticked yet")
        return self._imported((), [review] if review else [], unclear=unclear)

    @cached_property
    def _decisions(self) -> tuple[Decision, ...]:
        return read_review(self._work.root, self._work.network)

    def _rows(self, files: Sequence[FileSaid]) -> list[Row]:
        """Everybody whom the files are about; me, and who was left out, are done with here."""
        rows, end = [], self._work.end
        for file in files:
            for left in file.said.left_out:
                end(file.file, left.line, left.what, "skipped", left.why)
            for person in file.said.people:
                if is_me(person, self.asked.mine):
                    end(file.file, person.line, name_of(person), "skipped", "this is you")
                elif not safe_file_name(name_of(person)):
                    end(file.file, person.line, name_of(person), "skipped", "no name that a note can have")
                else:
                    rows.append(Row(file.file, person))
        return with_own_ids(rows)

    def _place(self, one: Somebody, match: Match) -> str:
        """The note that somebody has, or will have, so that others can link to it; empty where that is not sure."""
        if match.sure in {"likely", "me"} or (match.sure == "certain" and not match.path):
            return ""
        name = name_of(one.person)
        path = match.path if match.sure == "certain" else self._work.new_person(name)
        self._work.names.setdefault(path, name)
        self._work.paths.update({(row.file, row.person.key): path for row in one.rows if row.person.key})
        return path

    def _put(self, one: Somebody, match: Match, path: str) -> None:
        if match.sure == "likely":
            others = match.candidates or ["somebody else in the file"]
            self._end_all(one, "review", f"may be {', '.join(self._work.names.get(path, path) for path in others)}")
            return
        if not path:
            self._end_all(one, "skipped", "this is you" if match.sure == "me" else GONE)
            return
        try:
            with in_note(path):
                if match.sure == "new":
                    self._make(path, one)
                    self._end_new(path, one)
                else:
                    self._fill(path, one)
        except EditRefusedError as err:
            self._end_all(one, "skipped", err.message)

    def _end_all(self, one: Somebody, end: str, why: str, path: str = "") -> None:
        for row in one.rows:
            self._work.end(row.file, row.person.line, name_of(row.person), end, why, path)  # type: ignore[arg-type]

    def _end_new(self, path: str, one: Somebody) -> None:
        first, *others = one.rows
        self._work.end(first.file, first.person.line, name_of(first.person), "imported", "", path)
        for row in others:
            where = f"line {first.person.line}" if row.file == first.file else f"{first.file}:{first.person.line}"
            self._work.end(row.file, row.person.line, name_of(row.person), "matched", f"the same as {where}", path)

    def _make(self, path: str, one: Somebody) -> None:
        first, person = one.rows[0], one.person
        values = self._values(path, one)
        show = self._work.linker(first.file, path, in_text=True)
        if others := self._apart.get(path, ()):
            links = (self._work.links.in_property(other, self._work.names[other], path) for other in others)
            values["different_from"] = list(links)

        def show_as(relation: IncomingRelation) -> str:
            return show(relation) or text_line(relation.who)

        data, record = new_note(path, person, {**values, **said_of(one)}, show_as, self._work.reader)
        self._work.make(path, data)
        self._work.newcomers.append(self._newcomer(record, person))

    def _values(self, path: str, one: Somebody) -> Values:
        """The properties of somebody for their note; what none of ours can hold stands under the source's name."""
        values = values_of(one.person, self.asked.today, self._work.linker(one.rows[0].file, path, in_text=False))
        return self._odd.renamed(values, [key for key, _ in one.person.extra], one.person.source)

    def _newcomer(self, record: Person, person: IncomingPerson) -> Newcomer:
        days = [touch.date for touch in person.touches if touch.kind and touch.date <= self.asked.today]
        last = max((*days, *([person.last_contact] if person.last_contact else [])), default=None)
        return Newcomer(person=record, contacts=len(days), last=last)

    def _fill(self, path: str, one: Somebody) -> None:
        before = self._work.bytes_of(path)
        came_before = self._came_before(path, before, one)
        moved: tuple[str, ...] = ()
        data = before
        if not (self._resolving and came_before):  # another row of that source is no news
            data, moved = with_moves(path, before, one, self.asked.today, self._work.reader)
        values = self._values(path, one)
        if self._is_told(path, values.get("last_contact")):
            del values["last_contact"]
        if not came_before:
            values["aliases"] = [name_of(one.person), *values.get("aliases", ())]
        data, filled = self._known.with_values(path, data, values)
        data, added = self._known.with_body(path, data, one.person, came_before=came_before)
        self._work.after[path] = data
        if added and (record := self._untracked.get(path)):
            self._work.newcomers.append(self._newcomer(record, one.person))
        self._work.moves += [Moved(name=self._work.names[path], path=path, line=line) for line in moved]
        what = [*filled, *added, *("a move" for _ in moved)]
        self._end_all(one, "matched", f"added: {', '.join(what)}" if what else "nothing to add", path)

    def _is_told(self, path: str, last: str | list[str] | None) -> bool:
        """Whether the notes tell of a last contact already, or of a later one."""
        touchpoints = self._work.network.touchpoints_of(path) if last else ()
        return any(one.resets and str(last) <= str(one.date) <= str(self.asked.today) for one in touchpoints)

    def _came_before(self, path: str, data: bytes, one: Somebody) -> bool:
        """Whether an import from the same source has filled this note before."""
        names = {key_of(row.person.source) for row in one.rows} | {key for key, _ in one.person.ids}
        return any(prop.name in names for prop in self._work.reader.read(path, data).note.properties)

    @cached_property
    def _untracked(self) -> Mapping[str, Person]:
        return {one.path: one for one in self._work.network.people if not (one.cadence or one.tier)}

    def _imported(
        self,
        files: Sequence[FileSaid],
        review: Sequence[FileChange],
        unclear: tuple[Decision, ...] = (),
        review_left: int = 0,
    ) -> Imported:
        work = self._work
        order = {file.file: number for number, file in enumerate(files)}
        rows = tuple(sorted(work.rows, key=lambda row: (order.get(row.file, 0), row.file, row.line)))
        sums = tuple(
            FileSum(
                file=one.file,
                format=one.format,
                rows=one.said.rows,
                ends=count_ends(rows, one.file),
                inside=one.said.inside,
                told=one.said.told,
            )
            for one in files
        )
        return Imported(
            changes=(*work.changes(), *review),
            rows=rows,
            sums=sums,
            unclear=unclear,
            review_left=review_left,
            moves=tuple(work.moves),
            newcomers=tuple(work.newcomers),
        )


def _match_of(decision: Decision, found: Match) -> Match:
    """Whom a decision means; somebody else, who is none of those asked about, may have got a note meanwhile."""
    if decision.answer == "same":
        return Match(sure="certain", path=decision.path, because=("decided in imports/Review.md",))
    return found if found.sure == "certain" and found.path not in decision.notes else Match(sure="new")
