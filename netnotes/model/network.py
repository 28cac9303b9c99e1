"""Everything a vault says, resolved and free of any "today": what the rules work on."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from netnotes.model.config import Config
from netnotes.model.records import recordclass

if TYPE_CHECKING:
    from netnotes.model.follow_ups import FollowUp
    from netnotes.model.gatherings import Gathering
    from netnotes.model.goals import Goal
    from netnotes.model.ledger import Exchange, Touchpoint
    from netnotes.model.meetings import Meeting
    from netnotes.model.notes import Note, NoteStatus, NoteType
    from netnotes.model.people import Me, Organization, Person
    from netnotes.model.places import Problem
    from netnotes.model.plans import WrittenPlan
    from netnotes.model.regions import RegionNote
    from netnotes.model.review_marks import Assumed, Tick


class NoteHead(NamedTuple):
    """The least that can be known of a note."""

    path: str
    status: NoteStatus
    type: NoteType | None


class Contacts(NamedTuple):
    """The touchpoints of one day's answer, by path of person.

    ``newest`` is the last that resets the clock, to that day; ``later`` are all after it, by date, path and line.
    To that day, too: ``counts`` are how many of any kind there are, ``resets`` how many reset the clock, ``days``
    the distinct days of these (as ordinals, rising), ``thanks`` the last of kind thanks.
    """

    newest: Mapping[str, Touchpoint]
    later: Mapping[str, tuple[Touchpoint, ...]]
    counts: Mapping[str, int]
    resets: Mapping[str, int]
    days: Mapping[str, tuple[int, ...]]
    thanks: Mapping[str, Touchpoint]


class Occasion(NamedTuple):
    """A dated meeting, held or planned, that names an organization; ``path`` and ``line`` say where it does."""

    organization: str
    date: date
    kind: str
    path: str
    line: int


@recordclass(frozen=True, kw_only=True)
class Network:
    """The records of one vault.

    References that named nobody known keep ``target`` None; references that were wrong are gone, each with a
    problem. People, goals, meetings, organizations and notes are sorted by path, touchpoints and exchanges by
    date, path and line, households (groups of people's paths) by their first path, problems by place, tasks
    (those that are follow-ups, open or done), assumptions and ticks (of boxes in reviews) by path and line, plans by
    month.
    A network from the index reads each of them when it is first asked for.
    """

    config: Config = field(default_factory=Config)
    notes: tuple[Note, ...] = ()
    people: tuple[Person, ...] = ()
    goals: tuple[Goal, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    organizations: tuple[Organization, ...] = ()
    me: Me | None = None
    touchpoints: tuple[Touchpoint, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    households: tuple[tuple[str, ...], ...] = ()
    tasks: tuple[FollowUp, ...] = ()
    plans: tuple[WrittenPlan, ...] = ()
    assumptions: tuple[Assumed, ...] = ()
    ticks: tuple[Tick, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def heads(self) -> tuple[NoteHead, ...]:
        """Path, status and type of each note: what can be had without reading them whole."""
        return tuple(NoteHead(note.path, note.status, note.type) for note in self.notes)

    @cached_property
    def unread(self) -> int:
        """How many notes cannot be read."""
        return sum(head.status == "unreadable" for head in self.heads)

    @cached_property
    def region_notes(self) -> tuple[RegionNote, ...]:
        """The notes that hold regions, by path."""
        from netnotes.model.regions import RegionNote

        return tuple(RegionNote(note.path, note.type, note.daily) for note in self.notes if note.regions)

    @cached_property
    def derived(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Path of a note → the derived properties in its front matter (SPEC 8): name and value as written, in order.

        Every item of a list is a value of its own.
        """
        from netnotes.model.derived import is_derived

        found = {
            note.path: tuple(
                (prop.name, _as_written(item))
                for prop in note.properties
                if not prop.inline and is_derived(prop.name)
                for item in (prop.value if isinstance(prop.value, list) else [prop.value])
            )
            for note in self.notes
        }
        return {path: values for path, values in sorted(found.items()) if values}

    @cached_property
    def topics(self) -> frozenset[str]:
        """What anybody offers, needs or likes, what I offer and need, and what goals need: each text once."""
        me, all_of = self.me, chain.from_iterable
        texts = {need.what for goal in self.goals for need in goal.needs}
        texts.update(all_of(all_of(map(attrgetter("offers", "needs", "interests"), self.people))))
        return frozenset(texts.union(me.offers, me.needs) if me else texts)

    @cached_property
    def gatherings(self) -> tuple[Gathering, ...]:
        """What two or more people took part in or will, by date, path and line."""
        from netnotes.model.gatherings import gather

        return gather(
            (t.person, t.date.toordinal(), t.kind, t.path, t.line, t.source, tuple((p.path, p.line) for p in t.also))
            for t in self.touchpoints
            if t.resets
        )

    @cached_property
    def open_tasks(self) -> tuple[FollowUp, ...]:
        """The tasks that are follow-ups and open, by path and line."""
        return tuple(task for task in self.tasks if task.state == "open")

    def ticked_since(self, day: date) -> tuple[FollowUp, ...]:
        """The tasks ticked on or after that day, and those ticked on a day that nothing tells, by path and line."""
        return tuple(task for task in self.tasks if task.state == "done" and (task.done is None or task.done >= day))

    @cached_property
    def daily_notes(self) -> Mapping[str, date]:
        """Path of each daily note → its day."""
        return {note.path: note.daily for note in self.notes if note.daily}

    @cached_property
    def daily_ticks(self) -> tuple[FollowUp, ...]:
        """The ticked tasks of daily notes, by path and line: done on their own day, else on that of the note."""
        days = self.daily_notes
        done = (task for task in self.tasks if task.state == "done" and task.path in days)
        return tuple(task._replace(done=task.done or days[task.path]) for task in done)

    @cached_property
    def introductions(self) -> tuple[Meeting, ...]:
        """The meetings of kind intro, by path."""
        return tuple(meeting for meeting in self.meetings if meeting.kind == "intro")

    @cached_property
    def occasions(self) -> tuple[Occasion, ...]:
        """The meetings of organizations that have notes, by date, path and organization."""
        found = {
            Occasion(ref.target, meeting.date, meeting.kind, meeting.path, ref.line)
            for meeting in self.meetings
            if meeting.date is not None and meeting.happens
            for ref in meeting.organization
            if ref.target is not None
        }
        return tuple(sorted(found, key=lambda one: (one.date, one.path, one.organization, one.line)))

    @cached_property
    def first_of_kind(self) -> Mapping[str, Mapping[str, int]]:
        """Path of a person → each kind of their contacts (not of touches) → its first day, whatever the day.

        Days are ordinals (`date.toordinal`).
        """
        found: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for touchpoint in self.touchpoints:
            if touchpoint.resets:
                found[touchpoint.person].setdefault(touchpoint.kind, touchpoint.date.toordinal())
        return dict(found)

    @cached_property
    def thanked(self) -> Mapping[str, tuple[date, ...]]:
        """Path of a person → the days of touchpoints of kind thanks with them, whatever the day, rising."""
        found: defaultdict[str, list[date]] = defaultdict(list)
        for touchpoint in self.touchpoints:
            if touchpoint.kind == "thanks":
                found[touchpoint.person].append(touchpoint.date)
        return {person: tuple(days) for person, days in found.items()}

    def contacts(self, today: date) -> Contacts:
        """What most answers need of the touchpoints, and no more."""
        cut = bisect_right(self.touchpoints, today, key=lambda touchpoint: touchpoint.date)
        past, later = self.touchpoints[:cut], defaultdict(list)
        for touchpoint in self.touchpoints[cut:]:
            later[touchpoint.person].append(touchpoint)
        resetting = [touchpoint for touchpoint in past if touchpoint.resets]
        days: defaultdict[str, dict[int, None]] = defaultdict(dict)
        for touchpoint in resetting:
            days[touchpoint.person][touchpoint.date.toordinal()] = None
        return Contacts(
            newest={touchpoint.person: touchpoint for touchpoint in resetting},
            later={person: tuple(found) for person, found in later.items()},
            counts=Counter(touchpoint.person for touchpoint in past),
            resets=Counter(touchpoint.person for touchpoint in resetting),
            days={person: tuple(found) for person, found in days.items()},
            thanks={touchpoint.person: touchpoint for touchpoint in past if touchpoint.kind == "thanks"},
        )

    def written(self, names: frozenset[str]) -> tuple[tuple[str, str, str], ...]:
        """Path, property and value of each of the properties of these names (in lower case), by path.

        Every item of a list is a value, as text. What is empty is left out.
        """
        found = [
            (note.path, prop.name.casefold(), text)
            for note in self.notes
            for prop in note.properties
            if prop.name.casefold() in names
            for item in (prop.value if isinstance(prop.value, list) else [prop.value])
            if (text := _as_written(item))
        ]
        return tuple(sorted(found))

    def touchpoints_of(self, person: str) -> tuple[Touchpoint, ...]:
        """The touchpoints of one person, by path, in order of date, path and line."""
        return self._touchpoints_by_person.get(person, ())

    @cached_property
    def _touchpoints_by_person(self) -> Mapping[str, tuple[Touchpoint, ...]]:
        groups: defaultdict[str, list[Touchpoint]] = defaultdict(list)
        for touchpoint in self.touchpoints:
            groups[touchpoint.person].append(touchpoint)
        return {person: tuple(group) for person, group in groups.items()}

    def kept(self, what: str, find: Callable[[Network], tuple[Problem, ...]]) -> tuple[Problem, ...]:
        """What ``find`` finds in this network, whatever the day; an index keeps it under the name ``what``."""
        return find(self)

    def close(self) -> None:
        """Let go of whatever the records come from; what was not asked for cannot be asked any more."""


def _as_written(value: object) -> str:
    """A value of a property as text: a number as it was written, a flag as 0 or 1, a map as JSON, nothing as empty."""
    if isinstance(value, dict | list):
        import json  # takes a while, and few notes have a map in their properties

        return json.dumps(value, ensure_ascii=False)
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, bool) else str(getattr(value, "text", value))
