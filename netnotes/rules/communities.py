"""Organizations and communities: whom I know there, when I last took part, and when one is due (SPEC 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import ClassVar, Literal

from netnotes.model.folding import fold_key
from netnotes.model.ledger import Touchpoint
from netnotes.model.network import Network, Occasion
from netnotes.model.people import Organization
from netnotes.model.records import recordclass
from netnotes.rules.contact import Facts, PersonFacts, asked_once, days_after, facts_of, is_known
from netnotes.rules.due import SCHEDULED_DAYS
from netnotes.rules.seasons import pass_seasons, usable_seasons
from netnotes.rules.wording import cadence_words

CommunityStatus = Literal["overdue", "due", "soon", "never", "ok", "scheduled", "untracked", "paused"]

IN_WRITING = frozenset({"email", "message", "letter", "thanks", "intro"})
"""Kinds of meeting note that name an organization without my having taken part in anything there."""
_LEFT = frozenset({"paused", "archived", "closed", "inactive", "left", "former", "dissolved", "ended"})


@recordclass(frozen=True, slots=True, kw_only=True)
class CommunityRow:
    """One organization on one day.

    ``people`` are names of people I know there, ``paths`` their notes, both by name; ``contact`` is the newest
    contact with any of them, ``part`` the newest meeting with the organization that was more than writing.
    ``due`` is one cadence after the later of the two; with neither the status is never and there is no date.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "name", "path", "my_role", "people", "last_contact", "last_took_part", "next_event", "cadence", "due",
        "status",
    )  # fmt: skip

    organization: Organization
    about: tuple[PersonFacts, ...]
    contact: Touchpoint | None
    part: Occasion | None
    next_event: date | None
    due: date | None
    status: CommunityStatus

    @property
    def name(self) -> str:
        """The organization's name."""
        return self.organization.name

    @property
    def path(self) -> str:
        """The organization's note."""
        return self.organization.path

    @property
    def my_role(self) -> str | None:
        """What I am there, as written."""
        return self.organization.my_role or None

    @property
    def people(self) -> tuple[str, ...]:
        """Whom I know there."""
        return tuple(about.person.name for about in self.about)

    @property
    def paths(self) -> tuple[str, ...]:
        """Their notes."""
        return tuple(about.person.path for about in self.about)

    @property
    def last_contact(self) -> date | None:
        """The day of the last contact with anybody there."""
        return self.contact.date if self.contact else None

    @property
    def last_took_part(self) -> date | None:
        """The day I last took part."""
        return self.part.date if self.part else None

    @property
    def cadence(self) -> str | None:
        """The cadence as written; None where there is none in force."""
        cadence = self.organization.cadence
        return None if cadence is None or cadence.never else cadence.text

    @property
    def reason(self) -> str:
        """Why it is due, in one line of plain words that holds no day counts."""
        cadence = self.organization.cadence
        parts = [] if cadence is None or cadence.never else [cadence_words(cadence)]
        if self.last_took_part:
            parts.append(f"last took part on {self.last_took_part}")
        if self.last_contact and self.contact:
            parts.append(f"last in touch with {self._name_of(self.contact.person)} on {self.last_contact}")
        return "; ".join(parts) or "nothing with them is written down yet"

    def _name_of(self, path: str) -> str:
        return next((about.person.name for about in self.about if about.person.path == path), "somebody there")


def community_rows(network: Network, today: date) -> tuple[CommunityRow, ...]:
    """Every organization that has a note, by name, then path."""
    return _rows(facts_of(network, today))


def due_communities(network: Network, today: date) -> tuple[CommunityRow, ...]:
    """Those that are overdue or due, by due date, then name: nothing is asked where none has a cadence."""
    return _due(facts_of(network, today))


@asked_once
def _rows(facts: Facts) -> tuple[CommunityRow, ...]:
    return _rows_of(facts.network.organizations, facts)


@asked_once
def _due(facts: Facts) -> tuple[CommunityRow, ...]:
    asked = [one for one in facts.network.organizations if one.cadence is not None and not one.cadence.never]
    rows = _rows_of(asked, facts) if asked else ()
    due = [row for row in rows if row.status in {"overdue", "due"}]
    return tuple(sorted(due, key=lambda row: (row.due or date.max, row.name.casefold(), row.path)))


def _rows_of(organizations: Sequence[Organization], facts: Facts) -> tuple[CommunityRow, ...]:
    wanted = {one.path for one in organizations}
    members, occasions = _members(facts, wanted), _occasions(facts, wanted)
    rows = [_row(one, _known(members.get(one.path)), occasions.get(one.path, ()), facts) for one in organizations]
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.path)))


def _members(facts: Facts, wanted: Container[str]) -> Mapping[str, Mapping[str, PersonFacts]]:
    """Path of a wanted organization → who is there, by path: by their own word, or by its list of people."""
    found: defaultdict[str, dict[str, PersonFacts]] = defaultdict(dict)
    for path, about in facts.people.items():
        for ref in about.person.organization:
            if ref.target in wanted and ref.target is not None:
                found[ref.target][path] = about
    for one in facts.network.organizations:
        for ref in one.people if one.path in wanted else ():
            if ref.target is not None and ref.target in facts.people:
                found[one.path][ref.target] = facts.people[ref.target]
    return found


def _known(there: Mapping[str, PersonFacts] | None) -> Sequence[PersonFacts]:
    """Those I know of an organization's people, by name."""
    known = filter(is_known, there.values()) if there else ()
    return sorted(known, key=attrgetter("sort_key"))


def _occasions(facts: Facts, wanted: Container[str]) -> Mapping[str, Sequence[Occasion]]:
    """Path of a wanted organization → what took or takes place with it, by date."""
    passed_over = IN_WRITING.union(facts.config.touch_kinds)
    found: defaultdict[str, list[Occasion]] = defaultdict(list)
    for occasion in facts.network.occasions:
        if occasion.organization in wanted and occasion.kind not in passed_over:
            found[occasion.organization].append(occasion)
    return found


def _row(one: Organization, about: Sequence[PersonFacts], occasions: Sequence[Occasion], facts: Facts) -> CommunityRow:
    today = facts.today
    contacts = [member.own for member in about if member.own]
    contact = max(contacts, key=lambda touchpoint: touchpoint.date, default=None)
    part = next((found for found in reversed(occasions) if found.date <= today), None)
    ahead = [found.date for found in occasions if found.date > today]
    if one.next_event is not None and one.next_event >= today:
        ahead.append(one.next_event)
    next_event = min(ahead, default=None)
    days = [found.date for found in (contact, part) if found]
    due = _due_date(one, max(days), facts) if days else None
    return CommunityRow(
        organization=one,
        about=tuple(about),
        contact=contact,
        part=part,
        next_event=next_event,
        due=None if fold_key(one.status) in _LEFT else due,
        status=_status(one, due, next_event, facts),
    )


def _due_date(one: Organization, last: date, facts: Facts) -> date | None:
    """One cadence after the last day, moved past quiet seasons; None without a cadence."""
    if one.cadence is None or one.cadence.never:
        return None
    free, _ = pass_seasons(one.cadence.after(last), usable_seasons(facts.config.quiet))
    return free


def _status(one: Organization, due: date | None, next_event: date | None, facts: Facts) -> CommunityStatus:
    """The first that holds, in the words and the order that people have (SPEC 4)."""
    today = facts.today
    if fold_key(one.status) in _LEFT:
        return "paused"
    if one.cadence is None or one.cadence.never:
        return "untracked"
    planned = days_after(today, SCHEDULED_DAYS)
    if next_event is not None and next_event <= max(due or planned, planned):
        return "scheduled"
    if due is None:
        return "never"
    if due <= today:
        return "overdue" if due < today else "due"
    return "soon" if due <= days_after(today, facts.config.soon_days) else "ok"
