"""A new position of mine: whom to meet there (SPEC 7).

`role_since: 2026-10-01` in my own note says when it began; the note's organization and department say where.
"""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.model.folding import fold_key, fold_name
from netnotes.model.people import Me
from netnotes.rules.came_back import subject
from netnotes.rules.categories import OTHER_FUNCTION, categories_of, works_with
from netnotes.rules.contact import Facts, PersonFacts
from netnotes.rules.quarters import Period, quarter_of
from netnotes.rules.review_items import ReviewItem, Subject

_LEADER = "leader"


def new_position(facts: Facts, period: Period) -> Iterator[ReviewItem]:
    """Whom to meet after a change: people of my organization with whom there was no contact since, and none planned.

    For the quarter in which the position began and the one after it: whom I want to meet first, then leaders, my
    department, other functions, the others; by name within each.
    """
    me = facts.network.me
    if me is None or me.role_since is None or me.role_since > facts.today or not _is_new(me, period):
        return
    groups: dict[str, list[PersonFacts]] = {reason: [] for reason in _REASONS}
    for about in facts.sorted():
        if about.person.status in {"active", "to-meet"} and works_with(about.person, me):
            seen = about.last_date is not None and about.last_date >= me.role_since
            if not seen and about.next_contact is None:
                groups[_reason(about, me)].append(about)
    for reason, people in groups.items():
        for about in people:
            yield ReviewItem(section="new_position", about=(subject(about),), text=reason)
    if not any(groups.values()) and not me.organization:
        words = f"new since {me.role_since}: with “organization” in this note the people there can be named"
        yield ReviewItem(section="new_position", about=(Subject(me.name, me.path),), text=words)


def _is_new(me: Me, period: Period) -> bool:
    """Whether it began in the period, or in the quarter before."""
    if me.role_since is None:
        return False
    return period.holds(me.role_since) or (not period.is_year and quarter_of(me.role_since).order + 1 == period.order)


_TO_MEET, _LEADS, _NEAR, _FAR, _THERE = _REASONS = (
    "somebody you want to meet",
    "a leader there",
    "of your department",
    "of another function",
    "works there, too",
)


def _reason(about: PersonFacts, me: Me) -> str:
    words = set(map(fold_key, categories_of(about).categories))
    mine, theirs = fold_name(me.department), fold_name(about.person.department)
    if about.person.status == "to-meet":
        return _TO_MEET
    if _LEADER in words:
        return _LEADS
    if mine and mine == theirs:
        return _NEAR
    return _FAR if fold_key(OTHER_FUNCTION) in words else _THERE
