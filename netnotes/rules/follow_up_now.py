"""Follow up now: people met for the first time, or at an event, with whom nothing came of it yet (SPEC 7)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import ClassVar

from netnotes.model.follow_ups import FollowUp
from netnotes.model.ledger import Touchpoint
from netnotes.model.network import Network
from netnotes.model.places import Place
from netnotes.model.records import recordclass
from netnotes.rules.accounts import keeps_account
from netnotes.rules.contact import Facts, PersonFacts, asked_once, days_after, days_before, facts_of, is_reachable
from netnotes.rules.open_ends import open_tasks_by_person

SHOWN_DAYS = 21
_EVENTS = ("event", "conference")
_WRITTEN = ("email", "message", "letter", "thanks")


@recordclass(frozen=True, slots=True, kw_only=True)
class FreshContact:
    """Somebody to follow up with: the contact, the day by which it is good to, and what I promised them, if anything.

    ``first`` says that it was the first contact ever; else it was at an event or a conference.
    """

    JSON: ClassVar[tuple[str, ...]] = ("name", "path", "date", "kind", "first", "by", "promise")

    about: PersonFacts
    contact: Touchpoint
    first: bool
    by: date
    promise: str | None

    @property
    def name(self) -> str:
        """The person's name."""
        return self.about.person.name

    @property
    def path(self) -> str:
        """The person's note."""
        return self.about.person.path

    @property
    def date(self) -> date:
        """The day of the contact."""
        return self.contact.date

    @property
    def kind(self) -> str:
        """The kind of the contact."""
        return self.contact.kind

    @property
    def place(self) -> Place:
        """Where the contact is written."""
        return Place(path=self.contact.path, line=self.contact.line)


def follow_up_now(network: Network, today: date) -> tuple[FreshContact, ...]:
    """Everybody to follow up with, the earliest contact first; for 21 days after it."""
    return _fresh(facts_of(network, today))


@asked_once
def _fresh(facts: Facts) -> tuple[FreshContact, ...]:
    since = days_before(facts.today, SHOWN_DAYS)
    recent = (about for about in facts.people.values() if about.own and about.own.date >= since)
    found = [fresh for about in recent if (fresh := _of(about, facts))]
    return tuple(sorted(found, key=lambda fresh: (fresh.date, fresh.about.sort_key)))


def _of(about: PersonFacts, facts: Facts) -> FreshContact | None:
    contact = about.own
    if contact is None or contact.source == "recorded" or not _calls_for_it(about, contact, facts):
        return None
    if _touched_since(about, contact) or _ticked_since(about, contact, facts):
        return None
    tasks = open_tasks_by_person(facts).get(about.person.path, ())
    return FreshContact(
        about=about,
        contact=contact,
        first=about.contact_count == 1,
        by=days_after(contact.date, facts.config.follow_up_days),
        promise=next((task.text for task in tasks if not task.waiting), None),
    )


def _calls_for_it(about: PersonFacts, contact: Touchpoint, facts: Facts) -> bool:
    """A contact at an event, or the first one: not of family and lifelines, who were known before any note."""
    if not is_reachable(about):
        return False
    return contact.kind in _EVENTS or (about.contact_count == 1 and not known_before_notes(about))


def known_before_notes(about: PersonFacts) -> bool:
    """Whether a first noted contact is no first one: with a lifeline, a household, family or without an account."""
    person = about.person
    return person.lifeline or bool(person.household) or not keeps_account(person, about.facts.config)


def _touched_since(about: PersonFacts, contact: Touchpoint) -> bool:
    """Any later touchpoint, or something written on the same day."""
    return any(
        t.date > contact.date or (t.date == contact.date and t.kind in _WRITTEN and t != contact) for t in about.past
    )


def _ticked_since(about: PersonFacts, contact: Touchpoint, facts: Facts) -> bool:
    """A task about them ticked since; one without a date only in the note of that contact."""
    for task in _ticked(facts).get(about.person.path, ()):
        if task.path == contact.path if task.done is None else contact.date <= task.done <= facts.today:
            return True
    return False


@asked_once
def _ticked(facts: Facts) -> dict[str, list[FollowUp]]:
    found: defaultdict[str, list[FollowUp]] = defaultdict(list)
    for task in facts.network.ticked_since(days_before(facts.today, SHOWN_DAYS)):
        for path in task.people:
            found[path].append(task)
    return found
