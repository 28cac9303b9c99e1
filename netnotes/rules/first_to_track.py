"""Whom to track first of many who came at once: five at most, each with the reasons (SPEC 4, 6, 7).

A reason to begin is that somebody may serve what a goal still needs, that we have talked, that they work where I know
somebody, or that they lead. More reasons come first, then more contacts, then the newer one, then
whom I met last; nothing else is weighed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar

from netnotes.model.folding import fold_topic
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.records import recordclass
from netnotes.rules.contact import Facts, facts_of, is_reachable
from netnotes.rules.goals import goal_rows
from netnotes.rules.topics import Topics

MOST = 5
_FEW = 2
Places = Mapping[str, Mapping[str, str]]
"""Folded name of an organization → path of a note that makes it known to me → why."""
_LEADS = re.compile(
    r"\b(?:head|chief|ceo|cto|cfo|coo|cio|cpo|director|president|vp|founder|co-?founder|partner|principal|dean"
    r"|managing|chair(?:man|woman|person)?|professor)\b",
    re.IGNORECASE,
)


@recordclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody new: what their note says, how many contacts are known to today, and the day of the last."""

    person: Person
    contacts: int = 0
    last: date | None = None


@recordclass(frozen=True, slots=True, kw_only=True)
class FirstToTrack:
    """Somebody to track first, and why, the weightiest reason first."""

    JSON: ClassVar[tuple[str, ...]] = ("name", "path", "reasons")

    name: str
    path: str
    reasons: tuple[str, ...]


def first_to_track(newcomers: Iterable[Newcomer], network: Network, today: date) -> tuple[FirstToTrack, ...]:
    """Five at most, of those for whom any reason speaks."""
    facts = facts_of(network, today)
    wanted, places = _needs(network, today), _places(facts)
    found = []
    for one in newcomers:
        person = one.person
        if person.status != "active" or person.cadence or person.tier:
            continue
        reasons = _reasons(one, wanted, places)
        if reasons:
            days = (-(day or date.min).toordinal() for day in (one.last, person.added))
            order = (-len(reasons), -one.contacts, *days, person.name.casefold())
            found.append((order, FirstToTrack(name=person.name, path=person.path, reasons=reasons)))
    return tuple(one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].path))[:MOST])


def _reasons(one: Newcomer, wanted: Topics, places: Places) -> tuple[str, ...]:
    person, reasons = one.person, []
    for text in (person.role, *person.offers, *person.interests, *person.categories):
        if text and (hits := wanted.find(text)):
            reasons.append(f"may help with {hits[0].topic}, for {hits[0].owner}")
            break
    if one.contacts >= _FEW:
        reasons.append(f"{one.contacts} contacts" + (f", the last on {one.last}" if one.last else ""))
    elif one.contacts and one.last:
        reasons.append(f"in touch on {one.last}")
    for ref in person.organization:
        known = places.get(fold_topic(ref.shown), {})
        if others := [why for path, why in known.items() if path != person.path]:
            reasons.append(f"works at {ref.shown}, {others[-1]}")
            break
    if person.role and _LEADS.search(person.role):
        reasons.append(f"leads: {person.role}")
    return tuple(reasons)


def _needs(network: Network, today: date) -> Topics:
    """What unmet goals need, by the title of the goal."""
    titles = [row.title for row in goal_rows(network, today)]
    needs: Sequence[tuple[str, str]] = [
        (goal.name, need.what) for goal in network.goals if goal.name in titles for need in goal.needs
    ]
    return Topics(needs)


def _places(facts: Facts) -> Places:
    """Folded name of each organization where I have been in touch with somebody, or that has a note → whom I know."""
    found: dict[str, dict[str, str]] = {}
    for one in facts.network.organizations:
        found.setdefault(fold_topic(one.name), {})[one.path] = "which has a note"
    for about in facts.people.values():
        if about.own is not None and is_reachable(about):
            for ref in about.person.organization:
                known = found.setdefault(fold_topic(ref.shown), {})
                known[about.person.path] = f"where you know {about.person.name}"
    return found
