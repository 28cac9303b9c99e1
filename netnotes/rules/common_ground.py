"""What I share with somebody, what several people share, and whom we both know (SPEC 7, brief)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import ClassVar

from netnotes.model.folding import fold_name
from netnotes.model.people import Me, Person
from netnotes.model.records import recordclass
from netnotes.model.refs import Ref
from netnotes.rules.contact import Facts, PersonFacts, asked_once, is_known
from netnotes.rules.giving import have_met
from netnotes.rules.matching import offers, weights
from netnotes.rules.needs import helpers_by_goal, linked_people
from netnotes.rules.topics import Topics
from netnotes.rules.wording import join_names

MOST_SHARED = 5


@recordclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Somebody we both know: how often the three of us met, and whether a note of theirs links the other."""

    JSON: ClassVar[tuple[str, ...]] = ("name", "path", "meetings", "linked")

    name: str
    path: str
    meetings: int
    linked: bool


def common_ground(about: PersonFacts) -> tuple[str, ...]:
    """What there is to talk about with somebody, in words."""
    person, me = about.person, about.facts.network.me
    said: list[str] = []
    if me and (same := _same_organization((me, person))):
        said.append(f"both at {same}")
    if goals := _goals(about):
        said.append(f"your goal {join_names(goals)}")
    if me and (wanted := _i_need(about, me)):
        said.append(f"they offer {join_names(wanted)}, which you look for")
    if person.interests:
        said.append(f"they like {join_names(person.interests, 5)}")
    return tuple(said)


def ground_of_several(people: Sequence[PersonFacts]) -> tuple[str, ...]:
    """What several people share with each other, and what one of them can do for another; in words."""
    said: list[str] = []
    if same := _same_organization([about.person for about in people]):
        said.append(f"all at {same}")
    said += _liked_by_several(people)
    for one, other in combinations(people, 2):
        said += [*_could_help(one, other), *_could_help(other, one)]
    strangers = [(a.person.name, b.person.name) for a, b in combinations(people, 2) if not have_met(a, b)]
    if len(people) == 2 and strangers:
        said.append("they have not met before, as far as your notes say")
    else:
        said += [f"{a} and {b} have not met before, as far as your notes say" for a, b in strangers[:MOST_SHARED]]
    return tuple(said)


def shared_people(about: PersonFacts, linked: Collection[str] = ()) -> tuple[Shared, ...]:
    """Whom we both know: linked in their note or linking it, or in meetings with them; the nearest first."""
    facts, own = about.facts, about.person.path
    together = Counter(
        other for path in _past_meetings(about) for other in _present(facts).get(path, ()) if other != own
    )
    named = {ref.target for ref in _refs(about.person) if ref.target} | set(linked)
    named |= _named_by(facts).get(own, set())
    found = [facts.people[path] for path in {*together, *named} if path in facts.people and path != own]
    rows = (
        Shared(
            name=other.person.name,
            path=other.person.path,
            meetings=together[other.person.path],
            linked=other.person.path in named,
        )
        for other in sorted(found, key=lambda other: other.sort_key)
        if is_known(other)
    )
    return tuple(sorted(rows, key=lambda row: (not row.linked, -row.meetings))[:MOST_SHARED])


@asked_once
def _named_by(facts: Facts) -> Mapping[str, set[str]]:
    """Note of a person → the notes of those who name them."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path, about in facts.people.items():
        for ref in _refs(about.person):
            if ref.target:
                found[ref.target].add(path)
    return found


@asked_once
def _present(facts: Facts) -> dict[str, tuple[str, ...]]:
    """Note of a meeting → the notes of the people in it."""
    return {
        meeting.path: tuple(dict.fromkeys(ref.target for ref in meeting.people if ref.target))
        for meeting in facts.network.meetings
    }


def _past_meetings(about: PersonFacts) -> set[str]:
    """The meetings that took place: an introduction only thought of is none."""
    return {touchpoint.path for touchpoint in about.past if touchpoint.source == "meeting" and touchpoint.resets}


def _refs(person: Person) -> Iterator[Ref]:
    yield from (*person.knows, *person.introduced_by, *person.household)


def _same_organization(people: Iterable[Person | Me]) -> str:
    """The organization that all of them name, as the first writes it; empty where there is none."""
    named = [{_key(ref): ref.shown for ref in person.organization} for person in people]
    if not named:
        return ""
    common = set(named[0]).intersection(*named[1:])
    return next((shown for key, shown in named[0].items() if key in common), "")


def _key(ref: Ref) -> str:
    return ref.target or fold_name(ref.shown)


def _goals(about: PersonFacts) -> list[str]:
    """The unmet goals that they are linked to."""
    return sorted(_goals_by_person(about.facts).get(about.person.path, ()), key=str.casefold)


@asked_once
def _goals_by_person(facts: Facts) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    helpers = helpers_by_goal(facts)
    for goal in facts.network.goals:
        if goal.status == "active":
            for path in linked_people(goal, facts, helpers).paths:
                found[path].append(goal.name)
    return found


def _i_need(about: PersonFacts, me: Me) -> list[str]:
    """What they offer that I look for."""
    if not (me.needs and about.person.offers):
        return []
    found = (hit.topic for need in me.needs for hit in offers(about.facts).find(need) if hit.owner == about.person.path)
    return list(dict.fromkeys(found))


def _liked_by_several(people: Sequence[PersonFacts]) -> Iterator[str]:
    """What at least two of them like, each topic once."""
    told: set[tuple[str, str]] = set()
    for one in people:
        rest = [other.person for other in people if other is not one]
        known = Topics([(person.path, topic) for person in rest for topic in person.interests], weights(one.facts))
        for topic in one.person.interests:
            hits = known.find(topic)
            if hits and (one.person.path, topic) not in told:
                told |= {(hit.owner, hit.topic) for hit in hits}
                fans = {one.person.path, *(hit.owner for hit in hits)}
                yield f"{join_names([a.person.name for a in people if a.person.path in fans], 5)} like {topic}"


def _could_help(one: PersonFacts, other: PersonFacts) -> Iterator[str]:
    """What the first looks for and the second offers."""
    if not (one.person.needs and other.person.offers):
        return
    known = Topics([(other.person.path, offer) for offer in other.person.offers], weights(one.facts))
    for need in one.person.needs:
        if hits := known.find(need):
            yield f"{one.person.name} looks for {need}, and {other.person.name} offers {hits[0].topic}"
