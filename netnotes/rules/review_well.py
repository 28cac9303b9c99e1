"""What went well in a quarter or year: whom I met, promises kept, introductions, favours and thanks (SPEC 7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from netnotes.model.ledger import Exchange
from netnotes.rules.accounts import keeps_account
from netnotes.rules.came_back import subject
from netnotes.rules.contact import Facts, PersonFacts, is_known
from netnotes.rules.follow_up_now import known_before_notes
from netnotes.rules.introductions import OPEN, introductions
from netnotes.rules.quarters import Period
from netnotes.rules.review_items import ReviewItem, Subject


def new_people(facts: Facts, period: Period) -> Iterator[ReviewItem]:
    """Who is new, the newest first: the first contact lies in the period, or they were added in it and not met before.

    People still to be met are not among them, nor who is archived or has died, nor family and
    others who were known before any note.
    """
    found = [(day, words, about) for about in facts.sorted() if (new := _new(about, period)) for day, words in [new]]
    for day, words, about in sorted(found, key=lambda one: one[0], reverse=True):
        yield ReviewItem(section="new_people", about=(subject(about),), text=f"{words} on {day}", date=day)


def _new(about: PersonFacts, period: Period) -> tuple[date, str] | None:
    days, added, last = about.contact_days, about.person.added, period.end.toordinal()
    if days and days[0] <= last:
        day, words = date.fromordinal(days[0]), "first contact"
    elif added is not None and added <= about.facts.today:
        day, words = added, "added"
    else:
        return None
    if not period.holds(day) or not is_known(about) or known_before_notes(about):
        return None
    return day, words


def promises_kept(facts: Facts, period: Period) -> Iterator[ReviewItem]:
    """Follow-ups of mine that were completed in the period, by the date that they carry, the newest first."""
    kept = [
        task
        for task in facts.network.ticked_since(period.start)
        if not task.waiting and period.holds(task.done) and _past(task.done, facts)
    ]
    for task in sorted(kept, key=lambda task: task.done or date.min, reverse=True):
        people = (facts.people[path] for path in task.people if path in facts.people)
        about = tuple(map(subject, sorted(people, key=lambda about: about.sort_key)))
        text = " ".join(word for word in task.text.split() if not word.startswith("#"))
        yield ReviewItem(
            section="promises_kept", about=about, text=text, date=task.done, source=task.path, line=task.line
        )


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


def favours_given(facts: Facts, period: Period) -> Iterator[ReviewItem]:
    """Deposits of the period, the newest first; a favour to several people is one. Introductions stand elsewhere."""
    made = {one.meeting.path for one in introductions(facts)}
    together: dict[tuple[date, str, int, str], list[Exchange]] = {}
    for path, exchanges in facts.exchanges.items():
        about = facts.people.get(path)
        if about is None or not keeps_account(about.person, facts.config):
            continue
        for one in exchanges:
            if one.direction == "deposit" and period.holds(one.date) and one.path not in made:
                together.setdefault((one.date, one.path, one.line, one.what), []).append(one)
    for key in sorted(together, key=lambda key: (-key[0].toordinal(), key[1:])):
        yield _favour(together[key], facts)


def _favour(shared: Sequence[Exchange], facts: Facts) -> ReviewItem:
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
