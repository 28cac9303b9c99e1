"""Who went quiet and who came back in a quarter (SPEC 7): by the cadence in force, else by their own rhythm."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from netnotes.model.cadence import MONTHS_DIFFER
from netnotes.rules.contact import Facts, LastContact, PersonFacts, days_after, is_known
from netnotes.rules.drifting import MIN_GAPS
from netnotes.rules.due import due_row, rows_by_status
from netnotes.rules.quarters import Period
from netnotes.rules.review_items import ReviewItem, Subject
from netnotes.rules.warmth import warm_until
from netnotes.rules.wording import last_words

QUIET_DAYS = 90
"""A silence shorter than a quarter of a year is nothing to come back from."""
NO_RHYTHM_DAYS = 365
"""What counts as long silence with somebody who has neither cadence nor rhythm."""


def subject(about: PersonFacts) -> Subject:
    """Somebody an item is about."""
    return Subject(about.person.name, about.person.path)


def gone_quiet(facts: Facts, period: Period) -> Iterator[ReviewItem]:
    """Who was warm or cooling when the period began, turned cold in it and is so still, by name.

    Not whom I left out on purpose (paused, archived, snoozed, still to be met), nor with whom something is planned.
    """
    groups = rows_by_status(facts)
    found: list[tuple[PersonFacts, LastContact]] = []
    for row in (*groups["overdue"], *groups["due"], *groups["untracked"]):
        about = row.about
        if about.last is None or about.next_contact or (about.person.snooze or facts.today) > facts.today:
            continue
        silence = (facts.today - about.last.date).days
        if row.rhythm is not None and silence <= 2 * (row.rhythm.length - MONTHS_DIFFER):
            continue  # no need to look at the calendar
        bounds = warm_until(about, row.rhythm)
        if bounds and bounds[1] < facts.today and period.holds(days_after(bounds[1], 1)):
            found.append((about, about.last))
    for about, last in sorted(found, key=lambda one: one[0].sort_key):
        words = last_words(last.touchpoint.kind, last.date)
        yield ReviewItem(section="gone_quiet", about=(subject(about),), text=words, date=last.date)


def came_back(facts: Facts, period: Period) -> Iterator[ReviewItem]:
    """With whom there was a contact in the period after a long silence, by name.

    Long is over twice the cadence in force, else over twice the rhythm they had before, a quarter of a year at least;
    a year where there is neither.
    """
    first, last = period.start.toordinal(), min(period.end, facts.today).toordinal()
    known = facts.contacts.days
    for about in facts.sorted():
        days = known.get(about.person.path)
        if not days or days[-1] < first:
            continue
        at = bisect_left(days, first)
        if not 0 < at < len(days) or not is_known(about):
            continue
        for index in range(at, bisect_right(days, last)):
            gap = days[index] - days[index - 1]
            if gap > QUIET_DAYS and gap > _long(about, days[:index]):
                back, before = date.fromordinal(days[index]), date.fromordinal(days[index - 1])
                words = f"in touch again on {back}; the time before was on {before}"
                yield ReviewItem(section="came_back", about=(subject(about),), text=words, date=back)
                break


def _long(about: PersonFacts, before: tuple[int, ...]) -> float:
    """Days of silence after which a contact is a return; ``before`` are the days of the contacts up to it."""
    cadence = due_row(about).rhythm
    if cadence is not None:
        return 2 * cadence.length
    gaps = sorted(later - earlier for earlier, later in pairwise(before))
    if len(gaps) < MIN_GAPS:
        return NO_RHYTHM_DAYS
    middle = len(gaps) // 2
    return gaps[middle - 1] + gaps[middle] if len(gaps) % 2 == 0 else 2 * gaps[middle]
