"""The second pass: names and links across notes, and from entries to touchpoints and exchanges (SPEC 2.2, 3, 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from netnotes.model.config import Config
from netnotes.model.goals import Goal
from netnotes.model.meetings import Meeting
from netnotes.model.network import Network
from netnotes.model.people import Me, Organization, Person
from netnotes.model.places import Problem
from netnotes.model.readings import Reading, TypedRecord
from netnotes.model.refs import Ref
from netnotes.vault.deriving import Deriver
from netnotes.vault.resolving import Resolver

R = TypeVar("R", bound=TypedRecord)


def resolve_network(readings: Sequence[Reading], config: Config, problems: Sequence[Problem] = ()) -> Network:
    """Everything that the readings say together. The order of the readings never changes the answer."""
    readings = sorted(readings, key=lambda reading: reading.note.path)
    me, second = _find_me(readings)
    resolver = Resolver(readings, me)
    people = [_person(record, resolver) for record in _records(readings, Person)]
    meetings = [_meeting(record, resolver) for record in _records(readings, Meeting)]
    goals = [_goal(record, resolver) for record in _records(readings, Goal)]
    organizations = [_organization(record, resolver) for record in _records(readings, Organization)]
    deriver = Deriver(config, resolver, meetings)
    for reading in readings:
        deriver.take(reading)
    everything = [*problems, *second, *resolver.problems, *(p for r in readings for p in r.problems)]
    return Network(
        config=config,
        notes=tuple(reading.note for reading in readings),
        people=tuple(people),
        goals=tuple(goals),
        meetings=tuple(meetings),
        organizations=tuple(organizations),
        me=_resolved_me(me, resolver),
        touchpoints=deriver.touchpoints(),
        exchanges=deriver.exchanges(),
        households=_households(people),
        problems=tuple(sorted(set(everything))),
    )


def _records(readings: Sequence[Reading], kind: type[R]) -> list[R]:
    return [reading.record for reading in readings if isinstance(reading.record, kind)]


def _find_me(readings: Sequence[Reading]) -> tuple[Me | None, list[Problem]]:
    """The owner's note, the first by path; any other is a problem."""
    found = _records(readings, Me)
    problems = [
        Problem(
            path=other.path, line=1, column=1, code="second-me", severity="warning",
            message=f"{found[0].path} is already the note of type me", hint="keep one of the two",
        )
        for other in found[1:]
    ]  # fmt: skip
    return (found[0] if found else None), problems


def _resolved_me(me: Me | None, resolver: Resolver) -> Me | None:
    if me is None:
        return None
    return replace(
        me,
        organization=resolver.resolve(me.organization, "organization", me.path),
        partner=resolver.resolve(me.partner, "person", me.path),
    )


def _person(person: Person, resolver: Resolver) -> Person:
    def people(refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
        return resolver.resolve(refs, "person", person.path) if refs else refs

    return replace(
        person,
        organization=resolver.resolve(person.organization, "organization", person.path),
        introduced_by=people(person.introduced_by),
        knows=people(person.knows),
        household=people(person.household),
        helps_with=resolver.resolve(person.helps_with, "goal", person.path),
    )


def _meeting(meeting: Meeting, resolver: Resolver) -> Meeting:
    """The meeting with its people: those named, or those assumed present (SPEC 2.2)."""
    if meeting.present == "body":
        linked = resolver.people_linked(meeting.people, meeting.path)
        named = [path for path in resolver.names["person"].in_text(meeting.name) if path not in linked]
        at = {path: ref for ref in meeting.people for path in resolver.people_linked((ref,), meeting.path)}
        people = (
            *(Ref(text=path, shown=path, target=path) for path in named),
            *(replace(at[path], target=path) for path in linked),
        )
        present = meeting.present if linked else "file name" if named else "nobody"
        meeting = replace(meeting, people=people, present=present)
    else:
        meeting = replace(meeting, people=resolver.resolve(meeting.people, "person", meeting.path))
    return replace(
        meeting,
        goals=resolver.resolve(meeting.goals, "goal", meeting.path),
        organization=resolver.resolve(meeting.organization, "organization", meeting.path),
    )


def _goal(goal: Goal, resolver: Resolver) -> Goal:
    return replace(
        goal,
        parent=resolver.resolve(goal.parent, "goal", goal.path),
        people=resolver.resolve(goal.people, "person", goal.path),
        organizations=resolver.resolve(goal.organizations, "organization", goal.path),
        needs=tuple(
            replace(need, people=resolver.resolve(need.people, "person", goal.path)) if need.people else need
            for need in goal.needs
        ),
    )


def _organization(organization: Organization, resolver: Resolver) -> Organization:
    return replace(organization, people=resolver.resolve(organization.people, "person", organization.path))


def _households(people: Sequence[Person]) -> tuple[tuple[str, ...], ...]:
    """Connected groups of two and more people, written on either side."""
    ties: dict[str, set[str]] = {}
    for person in people:
        for ref in person.household:
            if ref.target and ref.target != person.path:
                ties.setdefault(person.path, set()).add(ref.target)
                ties.setdefault(ref.target, set()).add(person.path)
    groups: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for start in sorted(ties):
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            near = ties[waiting.pop()] - group
            group |= near
            waiting += near
        seen |= group
        groups.append(tuple(sorted(group)))
    return tuple(groups)
