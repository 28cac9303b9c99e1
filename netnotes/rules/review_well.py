"""What went well in a quarter or year: whom I met, promises kept, introductions, favours and thanks (SPEC 7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from netnotes.model.follow_ups import FollowUp
from netnotes.model.ledger import Exchange
from netnotes.rules.accounts import keeps_account
from netnotes.rules.came_back import subject
from netnotes.rules.contact import Facts, PersonFacts, is_known
from netnotes.rules.follow_up_now import known_before_notes
from netnotes.rules.introductions import OPEN, introductions
from netnotes.rules.quarters import Period
from netnotes.rules.review_items import Items, ReviewItem, Subject


def new_people(facts: Facts, period: Period) -> Iterator[ReviewItem]:
    """Who is new, the newest first: the first contact lies in the period, or they were added in it and not met before.

    People still to be met are not among them, nor who is archived or has died, nor family and
    others who were known before any note.
    """
    first, last, days = period.start.toordinal(), period.end.toordinal(), facts.contacts.days
    found = []
    for about in facts.sorted():
        met = days.get(about.person.path)
        if met and met[0] <= last:
            new = None if met[0] < first else (date.fromordinal(met[0]), "first contact")
        else:
            new = _added(about, period)
        if new and is_known(about) and not known_before_notes(about):
            found.append((*new, about))
    for day, words, about in sorted(found, key=lambda one: one[0], reverse=True):
        yield ReviewItem(section="new_people", about=(subject(about),), text=f"{words} on {day}", date=day)


def _added(about: PersonFacts, period: Period) -> tuple[date, str] | None:
    added = about.person.added
    return (added, "added") if added is not None and added <= about.facts.today and period.holds(added) else None


def promises_kept(facts: Facts, period: Period) -> Items[FollowUp]:
    """Follow-ups of mine that were completed in the period, by the date that they carry, the newest first."""
    first, last = period.start, min(period.end, facts.today)
    ticked = facts.network.ticked_since(first)
    kept = [task for task in ticked if task.done is not None and first <= task.done <= last and not task.waiting]
    return Items(sorted(kept, key=lambda task: task.done or date.min, reverse=True), partial(_promise, facts))


def _promise(facts: Facts, task: FollowUp) -> ReviewItem:
    people = (facts.people[path] for path in task.people if path in facts.people)
    about = tuple(map(subject, sorted(people, key=lambda about: about.sort_key)))
    text = " ".join(word for word in task.text.split() if not word.startswith("#"))
    return ReviewItem(section="promises_kept", about=about, text=text, date=task.done, source=task.path, line=task.line)


def introductions_made(facts: Facts, period: Period) -> Iterator[ReviewItem]:
    """Introductions at stage made or done, by the date of their notes, the newest first."""
    for one in introductions(facts):
        if one.stage not in OPEN and period.holds(one.date):
            about = tuple(Subject(party.name, party.path) for party in one.parties)
            yield ReviewItem(
                section="introductions_made",
                about=about,
                text=f"introduced on {one.date}",
                date=one.date,
                source=one.meeting.path,
                line=one.place.line,
            )


def favours_given(facts: Facts, period: Period) -> Items[Sequence[Exchange]]:
    """Deposits of the period, the newest first; a favour to several people is one. Introductions stand elsewhere."""
    made = {one.meeting.path for one in introductions(facts)}
    together: dict[tuple[date, str, int, str], list[Exchange]] = {}
    first, last = period.start, period.end
    for path, exchanges in facts.exchanges.items():
        if exchanges[-1].date < first or path not in facts.people:
            continue
        if keeps_account(facts.people[path].person, facts.config):
            for one in exchanges:
                if first <= one.date <= last and one.direction == "deposit" and one.path not in made:
                    together.setdefault((one.date, one.path, one.line, one.what), []).append(one)
    ordered = sorted(together, key=lambda key: (-key[0].toordinal(), key[1:]))
    return Items([together[key] for key in ordered], partial(_favour, facts))


def _favour(facts: Facts, shared: Sequence[Exchange]) -> ReviewItem:
    people = sorted((facts.people[one.person] for one in shared), key=lambda about: about.sort_key)
    one = shared[0]
    return ReviewItem(
        section="favours_given",
        about=tuple(map(subject, people)),
        text=one.what or "a favour",
        date=one.date,
        source=one.path,
        line=one.line,
    )


def thanks_said(facts: Facts, period: Period) -> Iterator[ReviewItem]:
    """Touchpoints of kind thanks, and favours marked with their day: one for each person and day, the newest first."""
    said = {(path, day) for path, days in facts.network.thanked.items() for day in days}
    for path, exchanges in facts.exchanges.items():
        said.update((path, one.thanked) for one in exchanges if isinstance(one.thanked, date))
    found = [
        (day, facts.people[path])
        for path, day in said
        if path in facts.people and period.holds(day) and _past(day, facts)
    ]
    for day, about in sorted(found, key=lambda one: (-one[0].toordinal(), one[1].sort_key)):
        yield ReviewItem(section="thanks_said", about=(subject(about),), text=f"thanked on {day}", date=day)


def _past(day: date | None, facts: Facts) -> bool:
    return day is not None and day <= facts.today
