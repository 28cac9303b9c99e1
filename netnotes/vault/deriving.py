"""From dated entries to touchpoints and exchanges, once names are resolved (SPEC 3, 5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from netnotes.model.folding import fold_key
from netnotes.model.ledger import Exchange, Touchpoint
from netnotes.model.meetings import Entry, Meeting, Posting
from netnotes.model.notes import Task
from netnotes.model.places import Place, Problem
from netnotes.model.readings import Reading
from netnotes.model.records import maker_of
from netnotes.vault.references import ref_of_link
from netnotes.vault.resolving import Resolver


class Deriver:
    """Collects the touchpoints and exchanges of one note; ``meeting`` is its resolved record if it is one."""

    def __init__(self, touch_kinds: frozenset[str], resolver: Resolver, meeting: Meeting | None) -> None:
        self.touch_kinds = touch_kinds
        self.resolver = resolver
        self.meeting = meeting
        self.touchpoints: list[Touchpoint] = []
        self.exchanges: list[Exchange] = []

    def take(self, reading: Reading) -> None:
        """Derive what the note says."""
        named = any(entry.postings for entry in reading.entries)
        for entry in reading.entries:
            people = self._people(entry, reading)
            if entry.touches:
                for person in people:
                    self._touch(entry, person)
            meeting = self.meeting if entry.source == "meeting" and not named else None
            self._exchange(entry, people, meeting, reading)

    def _people(self, entry: Entry, reading: Reading) -> tuple[str, ...]:
        if entry.source in ("log", "recorded"):
            return (entry.path,)
        if entry.source == "meeting":
            return self._present()
        linked = self.resolver.people_linked(entry.people, entry.path)
        return linked if linked or entry.source == "daily" else self._around(reading)

    def concerned(self, task: Task, reading: Reading) -> tuple[str, ...]:
        """Whom a task concerns: those it links, else the person whose note it is, else the meeting's people."""
        refs = (ref_of_link(link) for link in task.links if link.target)
        return self.resolver.people_meant(refs, reading.note.path) or self._around(reading)

    def _around(self, reading: Reading) -> tuple[str, ...]:
        """The person whose note it is, else the meeting's people."""
        return (reading.note.path,) if reading.note.type == "person" else self._present()

    def _present(self) -> tuple[str, ...]:
        return tuple(ref.target for ref in self.meeting.people if ref.target) if self.meeting else ()

    def _touch(self, entry: Entry, person: str) -> None:
        self.touchpoints.append(
            maker_of(Touchpoint)(
                person=person,
                date=entry.date,
                kind=entry.kind,
                text=entry.text,
                path=entry.path,
                line=entry.line,
                source=entry.source,
                resets=entry.resets and fold_key(entry.kind) not in self.touch_kinds,
            )
        )

    def _names_unreadable(self, entry: Entry, reading: Reading) -> bool:
        """Whether a note that cannot be read is named here: until it is mended, what is said of that one is enough."""
        present = reading.record.people if entry.source == "meeting" and isinstance(reading.record, Meeting) else ()
        linked = (self.resolver.link(ref.text, entry.path) for ref in (*entry.people, *present))
        return any(one and self.resolver.names.notes[one.path].status == "unreadable" for one in linked)

    def _for_nobody(self, entry: Entry, posting: Posting) -> None:
        """A favour where nobody is known to have been there counts in no account: its owner should know."""
        message = f"{posting.what or 'this favour'!r} counts for nobody: no person with a note is named here"
        hint = "name them in people:, or say to: (from:) whom; a person needs a note"
        self.resolver.problems.append(
            Problem(
                path=entry.path,
                line=posting.line,
                column=1,
                code="favour-for-nobody",
                severity="warning",
                message=message,
                hint=hint,
            )
        )

    def _exchange(self, entry: Entry, people: tuple[str, ...], meeting: Meeting | None, reading: Reading) -> None:
        postings = entry.postings
        if not postings and meeting and meeting.kind == "intro" and meeting.stage in ("made", "done"):
            postings = (Posting(direction="deposit", what="introduction", line=meeting.line("stage")),)
        for posting in postings:
            concerned = people
            if posting.addressed:
                refs = self.resolver.resolve(posting.people, "person", entry.path)
                concerned = tuple(ref.target for ref in refs if ref.target)
            elif not people and not self._names_unreadable(entry, reading):
                self._for_nobody(entry, posting)
            for person in concerned:
                self.exchanges.append(
                    maker_of(Exchange)(
                        person=person,
                        date=entry.date,
                        direction=posting.direction,
                        what=posting.what or entry.text or entry.kind,
                        size=posting.size,
                        path=entry.path,
                        line=posting.line,
                        thanked=posting.thanked,
                    )
                )


def merge_touchpoints(found: Iterable[Touchpoint]) -> tuple[Touchpoint, ...]:
    """The touchpoints of all notes (in order of their paths) as one list by date, path and line (SPEC 3).

    Several sources of one person, day and kind are one touchpoint; what is merely recorded yields to a contact of
    the same day. Each person's are merged apart from all others.
    """
    merged: dict[tuple[str, date, str], Touchpoint] = {}
    for new in found:
        key = (new.person, new.date, fold_key(new.kind))
        old = merged.get(key)
        if old is None:
            merged[key] = new
            continue
        first, second = (new, old) if new.resets and not old.resets else (old, new)
        place = Place(path=second.path, line=second.line)
        merged[key] = replace(first, text=first.text or second.text, also=(*old.also, place))
    contacts = {(t.person, t.date) for t in merged.values() if t.resets and t.kind != "recorded"}
    kept = (t for t in merged.values() if t.kind != "recorded" or (t.person, t.date) not in contacts)
    return tuple(sorted(kept, key=lambda t: (t.date, t.path, t.line, t.person, t.kind)))


def merge_exchanges(found: Iterable[Exchange]) -> tuple[Exchange, ...]:
    """The exchanges of all notes by date, path, line and person; those of one line and person in their order there."""
    return tuple(sorted(found, key=lambda e: (e.date, e.path, e.line, e.person)))
