"""The second pass: names and links across notes, and from entries to touchpoints and exchanges (SPEC 2.2, 3, 5).

`resolve_note` works on one note at a time, so that only notes whose names may mean something else are resolved again;
`merge_network` puts the notes together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from netnotes.model.config import Config
from netnotes.model.folding import fold_key
from netnotes.model.follow_ups import FollowUp
from netnotes.model.goals import Goal
from netnotes.model.kept_pages import REVIEWS, is_kept_page
from netnotes.model.meetings import Meeting
from netnotes.model.network import Network
from netnotes.model.notes import Link, NoteType
from netnotes.model.people import Me, Organization, Person
from netnotes.model.places import Problem
from netnotes.model.plans import WrittenPlan
from netnotes.model.readings import Reading, Resolved, TypedRecord
from netnotes.model.records import maker_of
from netnotes.model.refs import Ref
from netnotes.model.review_marks import Assumed, Tick
from netnotes.vault.deriving import Deriver, merge_exchanges, merge_touchpoints
from netnotes.vault.households import households_of, second_me
from netnotes.vault.names import Names, named
from netnotes.vault.plans import written_plan
from netnotes.vault.property_links import property_links
from netnotes.vault.quick_records import with_fields, with_target
from netnotes.vault.resolving import Resolver, tell_unmatched

R = TypeVar("R", bound=TypedRecord)


def resolve_network(readings: Sequence[Reading], config: Config, problems: Sequence[Problem] = ()) -> Network:
    """Everything that the readings say together. The order of the readings never changes the answer."""
    readings = sorted(readings, key=lambda reading: reading.note.path)
    names = Names([named(reading) for reading in readings])
    touch_kinds = touch_keys(config)
    found = [resolve_note(reading, names, touch_kinds) for reading in readings]
    told = tell_unmatched([one for each in found for one in each.unmatched], lambda: names, {})
    mine = [each.record for each in found if isinstance(each.record, Me)]
    people = _records(found, Person)
    everything = [
        *problems,
        *second_me([note.path for note in names.notes.values() if note.type == "me"]),
        *told,
        *(p for each in found for p in each.problems),
    ]
    return Network(
        config=config,
        notes=tuple(reading.note for reading in readings),
        people=people,
        goals=_records(found, Goal),
        meetings=_records(found, Meeting),
        organizations=_records(found, Organization),
        me=mine[0] if mine else None,
        touchpoints=merge_touchpoints(t for each in found for t in each.touchpoints),
        exchanges=merge_exchanges(e for each in found for e in each.exchanges),
        households=households_of(people),
        tasks=tuple(task for reading, each in zip(readings, found, strict=True) for task in _follow_ups(reading, each)),
        plans=tuple(_plans(readings, found)),
        assumptions=tuple(
            Assumed(reading.note.path, line, text) for reading in readings for line, text in reading.note.assumptions
        ),
        ticks=tuple(tick for each in found if each.path.startswith(f"{REVIEWS}/") for tick in _ticks(each)),
        problems=tuple(sorted(set(everything))),
    )


def resolve_note(reading: Reading, names: Names, touch_kinds: frozenset[str]) -> Resolved:
    """What one note says, given what all notes are called; ``touch_kinds`` as of `touch_keys`."""
    resolver = Resolver(names)
    record = _resolved(reading.record, resolver) if reading.record else None
    deriver = Deriver(touch_kinds, resolver, record if isinstance(record, Meeting) else None)
    deriver.take(reading)
    links = _links(reading, resolver)
    tasks = tuple([(task, deriver.concerned(task, reading)) for task in reading.note.tasks])
    return maker_of(Resolved)(
        path=reading.note.path,
        record=record,
        touchpoints=tuple(deriver.touchpoints),
        exchanges=tuple(deriver.exchanges),
        links=links,
        tasks=tasks,
        problems=(*reading.problems, *resolver.problems),
        unmatched=tuple(resolver.unmatched.values()),
        asked=frozenset(resolver.asked),
    )


def _follow_ups(reading: Reading, resolved: Resolved) -> Iterator[FollowUp]:
    """The tasks of a note that are follow-ups; a meeting's are even where nobody is known to have been there."""
    path = reading.note.path
    if is_kept_page(path):
        return
    for task, people in resolved.tasks:
        if task.state != "cancelled" and (people or reading.note.type == "meeting"):
            yield FollowUp(path, task.line, task.text, task.state, task.due, task.done, task.tags, people)


def _plans(readings: Iterable[Reading], found: Iterable[Resolved]) -> Iterator[WrittenPlan]:
    """The plans among the notes."""
    both = zip(readings, found, strict=True)
    return filter(None, (written_plan(reading.note, resolved) for reading, resolved in both))


def _ticks(resolved: Resolved) -> Iterator[Tick]:
    """The boxes of a review that are no longer open and have a block id, in its order."""
    for task, _ in resolved.tasks:
        if task.block and task.state != "open":
            here = (
                to for link, to in resolved.links if link.line == task.line and not (link.in_property or link.embed)
            )
            yield Tick(resolved.path, task.line, task.block.casefold(), next(here, None))


def touch_keys(config: Config) -> frozenset[str]:
    """The folded kinds of touchpoints that do not reset the clock."""
    return frozenset(fold_key(kind) for kind in config.touch_kinds)


def _records(found: Iterable[Resolved], kind: type[R]) -> tuple[R, ...]:
    return tuple(each.record for each in found if isinstance(each.record, kind))


def _links(reading: Reading, resolver: Resolver) -> tuple[tuple[Link, str | None], ...]:
    path, to = reading.note.path, resolver.link
    links = (*property_links(reading.note.properties), *reading.note.links)
    return tuple([(link, found.path if link.target and (found := to(link.target, path)) else None) for link in links])


def _resolved(record: TypedRecord, resolver: Resolver) -> TypedRecord:
    match record:
        case Person():
            return _person(record, resolver)
        case Meeting():
            return _meeting(record, resolver)
        case Goal():
            return _goal(record, resolver)
        case Organization():
            return with_fields(record, people=resolver.resolve(record.people, "person", record.path))
        case Me():
            return with_fields(
                record,
                organization=resolver.resolve(record.organization, "organization", record.path),
                partner=resolver.resolve(record.partner, "person", record.path),
            )


_TIES_OF_PEOPLE: tuple[tuple[str, NoteType], ...] = (
    ("organization", "organization"), ("introduced_by", "person"), ("knows", "person"), ("household", "person"),
    ("different_from", "person"), ("helps_with", "goal"),
)  # fmt: skip


def _person(person: Person, resolver: Resolver) -> Person:
    held, path = vars(person), person.path
    return with_fields(
        person,
        **{name: resolver.resolve(held[name], wanted, path) for name, wanted in _TIES_OF_PEOPLE if held.get(name)},
    )


def _meeting(meeting: Meeting, resolver: Resolver) -> Meeting:
    """The meeting with its people: those named, or those assumed present (SPEC 2.2)."""
    if meeting.present == "body":
        linked = resolver.people_linked(meeting.people, meeting.path)
        named = [path for path in resolver.people_in(meeting.name) if path not in linked]
        at = {path: ref for ref in meeting.people for path in resolver.people_linked((ref,), meeting.path)}
        people = (
            *(Ref(text=path, shown=path, target=path) for path in named),
            *(with_target(at[path], path) for path in linked),
        )
        present = meeting.present if linked else "file name" if named else "nobody"
        meeting = with_fields(meeting, people=people, present=present)
    else:
        meeting = with_fields(meeting, people=resolver.resolve(meeting.people, "person", meeting.path))
    if not meeting.goals and not meeting.organization:
        return meeting
    return with_fields(
        meeting,
        goals=resolver.resolve(meeting.goals, "goal", meeting.path),
        organization=resolver.resolve(meeting.organization, "organization", meeting.path),
    )


def _goal(goal: Goal, resolver: Resolver) -> Goal:
    return with_fields(
        goal,
        parent=resolver.resolve(goal.parent, "goal", goal.path),
        people=resolver.resolve(goal.people, "person", goal.path),
        organizations=resolver.resolve(goal.organizations, "organization", goal.path),
        needs=tuple(
            replace(need, people=resolver.resolve(need.people, "person", goal.path)) if need.people else need
            for need in goal.needs
        ),
    )
