"""The life of an introduction (SPEC 7): considered, asked, made, done, as the meeting notes of kind intro say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from typing import Literal, NamedTuple, cast

from netnotes.model.meetings import Meeting
from netnotes.model.places import Place
from netnotes.model.refs import Ref
from netnotes.rules.contact import Facts, asked_once, is_reachable, place_of
from netnotes.rules.wording import join_names

Stage = Literal["considered", "asked", "made", "done"]
OPEN: tuple[Stage, ...] = ("asked", "considered")
STUCK_DAYS = 14
_NONE: Set[int] = frozenset()


class Party(NamedTuple):
    """Somebody in an introduction; ``path`` is None for a name without a note."""

    name: str
    path: str | None


class Introduction(NamedTuple):
    """One introduction as its note says. ``stuck`` is an open one that has not moved for `STUCK_DAYS`."""

    meeting: Meeting
    parties: tuple[Party, ...]
    stage: Stage
    stuck: bool

    @property
    def date(self) -> date | None:
        """The day of its note."""
        return self.meeting.date

    @property
    def place(self) -> Place:
        """The line of its stage."""
        return place_of(self.meeting, "stage", "kind")

    @property
    def names(self) -> str:
        """Everybody in it, in words; what the note is called where it names nobody."""
        return join_names([party.name for party in self.parties]) or self.meeting.name

    @property
    def next_step(self) -> str:
        """What would move it on, in words; empty where there is nothing more to do."""
        if self.stage == "considered":
            return "ask both whether they would like it" if len(self.parties) == 2 else "ask whether they would like it"
        if self.stage == "asked":
            return "hear what they say, then write to both" if len(self.parties) == 2 else "hear what they say"
        return ""

    @property
    def next_stage(self) -> Stage | None:
        """The stage after this one."""
        return {"considered": "asked", "asked": "made", "made": "done"}.get(self.stage)  # type: ignore[return-value]


@asked_once
def introductions(facts: Facts) -> tuple[Introduction, ...]:
    """Every introduction: open ones (asked, then considered, the oldest first), then made and done, newest first.

    One without a stage is considered. One that was called off, or made after today, is none; an open one is settled by
    a later one between the same people that was made, and where one of its people is archived or has died.
    """
    found = [one for meeting in facts.network.introductions if (one := _introduction(meeting, facts))]
    closed = [one for one in found if one.stage not in OPEN]
    made: defaultdict[str, list[Introduction]] = defaultdict(list)
    for one in closed:
        for path in _paths(one):
            made[path].append(one)
    waiting = [one for one in found if one.stage in OPEN and _is_open(one, made, facts)]
    waiting.sort(key=lambda one: (OPEN.index(one.stage), one.date or date.max, one.meeting.path))
    closed.sort(key=lambda one: one.meeting.path)
    closed.sort(key=lambda one: one.date or date.min, reverse=True)
    return (*waiting, *closed)


def open_introductions(facts: Facts) -> tuple[Introduction, ...]:
    """Those considered or asked."""
    return tuple(one for one in introductions(facts) if one.stage in OPEN)


def stuck_introductions(facts: Facts) -> tuple[Introduction, ...]:
    """Those that wait for a next step, the oldest first."""
    stuck = (one for one in introductions(facts) if one.stuck)
    return tuple(sorted(stuck, key=lambda one: (one.date or date.max, one.meeting.path)))


def introductions_of(facts: Facts, path: str) -> tuple[Introduction, ...]:
    """Those that somebody is part of."""
    return tuple(_by_person(facts).get(path, ()))


@asked_once
def _by_person(facts: Facts) -> Mapping[str, Sequence[Introduction]]:
    found: defaultdict[str, list[Introduction]] = defaultdict(list)
    for one in introductions(facts):
        for path in _paths(one):
            found[path].append(one)
    return found


def share_introduction(facts: Facts, one: str, other: str) -> bool:
    """Whether a note is about introducing two people, whatever became of it."""
    numbers = _numbers(facts)
    return not numbers.get(one, _NONE).isdisjoint(numbers.get(other, _NONE))


@asked_once
def _numbers(facts: Facts) -> Mapping[str, Set[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, meeting in enumerate(facts.network.introductions):
        for ref in meeting.people:
            if ref.target is not None:
                found[ref.target].add(number)
    return found


def _introduction(meeting: Meeting, facts: Facts) -> Introduction | None:
    stage = cast("Stage", meeting.stage or "considered")
    later = meeting.date is not None and meeting.date > facts.today
    if not meeting.happens or (later and stage not in OPEN):
        return None
    still_since = meeting.date is not None and facts.today - meeting.date >= timedelta(days=STUCK_DAYS)
    return Introduction(meeting, tuple(_parties(meeting.people, facts)), stage, stage in OPEN and still_since)


def _parties(refs: Sequence[Ref], facts: Facts) -> Iterator[Party]:
    for ref in refs:
        about = facts.people.get(ref.target) if ref.target else None
        yield Party(about.person.name, about.person.path) if about else Party(ref.shown, None)


def _paths(one: Introduction) -> frozenset[str]:
    return frozenset(party.path for party in one.parties if party.path is not None)


def _is_open(one: Introduction, made: Mapping[str, Sequence[Introduction]], facts: Facts) -> bool:
    paths = _paths(one)
    if not all(is_reachable(facts.people[path]) for path in paths):
        return False
    if len(paths) < 2:
        return True
    since = one.date or date.min
    return not any(paths <= _paths(other) and (other.date or date.min) >= since for other in made.get(min(paths), ()))
