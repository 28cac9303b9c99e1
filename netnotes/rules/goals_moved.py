"""Goals that moved in a quarter (SPEC 6, 7), as dates tell: met, or a step that a contact or a favour took."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from netnotes.rules.contact import Facts, PersonFacts, days_before
from netnotes.rules.goals import GoalRow, goal_rows
from netnotes.rules.quarters import Period
from netnotes.rules.review_items import ReviewItem, Subject

Reaches = Callable[[PersonFacts, date], bool]


def goals_moved(facts: Facts, period: Period) -> Iterator[ReviewItem]:
    """Goals met in the period, then those that took a step in it; each by title, with words that say which.

    A goal without `met_on` counts as met in the period in which it was due. Progress and other steps have no date.
    """
    for goal in sorted(facts.network.goals, key=lambda goal: (goal.name.casefold(), goal.path)):
        day = goal.met_on or goal.due
        if goal.status == "met" and period.holds(day) and day is not None and day <= facts.today:
            words = f"met on {day}" if goal.met_on else f"met; it was due on {day}"
            yield ReviewItem(section="goals_moved", about=(Subject(goal.name, goal.path),), text=words, date=day)
    last = min(period.end, facts.today)
    for row in sorted(goal_rows(facts.network, facts.today), key=lambda row: (row.title.casefold(), row.path)):
        for words, reaches in _STEPS:
            if _holds(row, reaches, facts, last) and not _holds(row, reaches, facts, days_before(period.start, 1)):
                yield ReviewItem(section="goals_moved", about=(Subject(row.title, row.path),), text=words)
                break


def _holds(row: GoalRow, reaches: Reaches, facts: Facts, day: date) -> bool:
    """Whether somebody for every need had got so far by that day."""
    return bool(row.needs) and all(any(reaches(facts.people[path], day) for path in need.paths) for need in row.needs)


def _contacted(about: PersonFacts, day: date) -> bool:
    return bool(about.contact_days) and about.contact_days[0] <= day.toordinal()


def _offered(about: PersonFacts, day: date) -> bool:
    return bool(about.person.i_offer) or any(e.direction == "deposit" and e.date <= day for e in about.exchanges)


_STEPS: tuple[tuple[str, Reaches], ...] = (
    ("you have been in touch with somebody for every need", _contacted),
    ("you have given somebody for every need something first", _offered),
)
