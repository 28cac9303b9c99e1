"""Home: the list to act on, a week's share of people and five at most (SPEC 8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from math import ceil
from typing import ClassVar, Literal

from netnotes.model.config import Config
from netnotes.model.ledger import Touchpoint
from netnotes.model.network import Network
from netnotes.model.places import Place
from netnotes.model.records import recordclass
from netnotes.rules.accounts import Thanks, thanks_owed
from netnotes.rules.advice import advice_for
from netnotes.rules.capacity import capacity_of, per_week
from netnotes.rules.catch_up import most_worthwhile
from netnotes.rules.communities import CommunityRow, due_communities
from netnotes.rules.contact import Facts, PersonFacts, asked_once, days_after, facts_of, is_reachable
from netnotes.rules.dates import HOME_DAYS, DateRow, date_rows
from netnotes.rules.drifting import DriftingRow, drifting_among
from netnotes.rules.due import DueRow, Status, due_rows, rows_by_status
from netnotes.rules.follow_up_now import FreshContact, follow_up_now
from netnotes.rules.followups import FollowUpRow, promises_due
from netnotes.rules.giving import GiveFrom, give_next
from netnotes.rules.goals import GoalRow, goal_rows
from netnotes.rules.introducing import suggestions_for
from netnotes.rules.introduction_rows import IntroRow, introduction_row, suggestion_row
from netnotes.rules.introductions import stuck_introductions
from netnotes.rules.moves import MoveRow, moves_to_congratulate
from netnotes.rules.plans_kept import PlanLine, plan_line
from netnotes.rules.questions import last_conversation
from netnotes.rules.review_offer import offered_review

MOST = 5
MOST_COMMUNITIES = MOST_MOVES = 2
UPCOMING_DAYS = 7


@recordclass(frozen=True, slots=True, kw_only=True)
class HomePerson:
    """Somebody to contact: why, how to begin, what to give next, and how to reach them.

    ``opener`` is the last line of the last conversation, empty when none was written; ``give`` is empty when
    nothing is known. Holds no day counts.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "name", "path", "status", "due", "last_contact", "reason", "opener", "give", "emails", "phones",
    )  # fmt: skip

    name: str
    path: str
    status: Status
    due: date | None
    last_contact: date | None
    last_place: Place | None
    reason: str
    opener: str
    opener_place: Place | None
    give: str
    give_from: GiveFrom | Literal[""]
    give_place: Place | None
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    prefers: str


@recordclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """Something scheduled in the next seven days, with the names and paths of everybody in it."""

    JSON: ClassVar[tuple[str, ...]] = ("date", "kind", "names", "text", "path", "line")

    date: date
    kind: str
    names: tuple[str, ...]
    paths: tuple[str, ...]
    text: str
    path: str
    line: int


@recordclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """What a busy person wants at breakfast. ``more_…`` count what is left out of a list.

    ``not_met`` counts tracked people without any contact who are not listed. ``goal`` is the one that needs a
    push. ``promises`` are those of mine that are due, ``follow_up`` are fresh contacts, ``dates`` those of the next
    seven days, ``introductions`` one that waits for a next step, and where few are listed one worth making with them,
    ``organizations`` those to take part in again, ``moves`` whom to congratulate, ``plan`` who of the month's plan is
    still to meet, ``review`` the last quarter (``2026-Q3``) where it waits for a review.
    ``advice`` says why nobody is listed and which line would change that; empty when somebody is. ``crowded`` says that
    more people are late than two weeks have room for, ``overcommitted`` that the cadences promise more than capacity.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "people", "more_people", "not_met", "upcoming", "thanks", "more_thanks", "goal", "drifting", "advice",
        "promises", "more_promises", "follow_up", "more_follow_up", "dates", "more_dates",
        "introductions", "organizations", "more_organizations", "crowded", "overcommitted", "plan",
        "review", "moves", "more_moves",
    )  # fmt: skip

    people: tuple[HomePerson, ...]
    more_people: int
    not_met: int
    upcoming: tuple[Upcoming, ...]
    more_upcoming: int
    thanks: tuple[Thanks, ...]
    more_thanks: int
    promises: tuple[FollowUpRow, ...]
    more_promises: int
    follow_up: tuple[FreshContact, ...]
    more_follow_up: int
    dates: tuple[DateRow, ...]
    more_dates: int
    goal: GoalRow | None
    introductions: tuple[IntroRow, ...]
    drifting: tuple[DriftingRow, ...]
    more_drifting: int
    advice: str
    organizations: tuple[CommunityRow, ...]
    more_organizations: int
    crowded: bool
    overcommitted: bool
    plan: PlanLine | None
    review: str | None
    moves: tuple[MoveRow, ...]
    more_moves: int


def home(network: Network, today: date) -> HomeView:
    """Home on one day: the first of the due list, drifting people where fewer are due, five of other lists.

    Where more are late than two weeks have room for, those come first with whom `catch_up` would begin.
    """
    facts = facts_of(network, today)
    soon = days_after(today, network.config.soon_days)
    listed = [row for row in due_rows(network, today) if _to_contact(row, soon)]
    thanks = [owed for owed in thanks_owed(network, today) if _to_thank(owed, facts)]
    upcoming = _upcoming(facts)
    drifting = drifting_people(network, today)
    promises, fresh = promises_due(network, today), follow_up_now(network, today)
    dates = date_rows(network, today, HOME_DAYS)
    communities = due_communities(network, today)
    crowded = _late(listed, today) > 2 * per_week(network.config)
    if crowded:
        late = [row for row in listed if _is_late(row, today)]
        listed = [*most_worthwhile(facts, late)] + [row for row in listed if not _is_late(row, today)]
    moves = moves_to_congratulate(network, today)
    most = most_people(network.config)
    room = most - len(listed[:most])
    return HomeView(
        people=tuple(_person(row, facts) for row in listed[:most]),
        more_people=max(len(listed) - most, 0),
        not_met=len(rows_by_status(facts)["never"]) - sum(row.status == "never" for row in listed),
        upcoming=upcoming[:MOST],
        more_upcoming=max(len(upcoming) - MOST, 0),
        thanks=tuple(thanks[:MOST]),
        more_thanks=max(len(thanks) - MOST, 0),
        promises=promises[:MOST],
        more_promises=max(len(promises) - MOST, 0),
        follow_up=fresh[:MOST],
        more_follow_up=max(len(fresh) - MOST, 0),
        dates=dates[:MOST],
        more_dates=max(len(dates) - MOST, 0),
        goal=min(goal_rows(network, today), key=_push, default=None),
        introductions=tuple(_introductions(listed, facts)),
        drifting=drifting[:room],
        more_drifting=max(len(drifting) - room, 0),
        advice="" if listed else advice_for(facts, due_rows(network, today, everyone=True)),
        organizations=communities[:MOST_COMMUNITIES],
        more_organizations=max(len(communities) - MOST_COMMUNITIES, 0),
        crowded=crowded,
        overcommitted=capacity_of(network, today).overcommitted,
        plan=plan_line(facts, worth_it=bool(listed)),
        review=waiting.name if (waiting := offered_review(network, today)) else None,
        moves=moves[:MOST_MOVES],
        more_moves=max(len(moves) - MOST_MOVES, 0),
    )


def most_people(config: Config) -> int:
    """How many people Home lists: what capacity leaves room for in a week, rounded up, five at most."""
    return min(max(ceil(per_week(config)), 1), MOST)


def _late(listed: Sequence[DueRow], today: date) -> int:
    return sum(_is_late(row, today) for row in listed)


def _is_late(row: DueRow, today: date) -> bool:
    return row.due is not None and row.due < today


def _introductions(listed: Sequence[DueRow], facts: Facts) -> Iterator[IntroRow]:
    yield from (introduction_row(one, facts) for one in stuck_introductions(facts)[:1])
    if len(listed) < most_people(facts.config):
        worth = (one for row in listed for one in suggestions_for(row.about))
        yield from map(suggestion_row, islice(worth, 1))


def _to_contact(row: DueRow, soon: date) -> bool:
    """Overdue, due and soon; somebody never contacted only when due by then (SPEC 4)."""
    return row.status in {"overdue", "due", "soon"} or (
        row.status == "never" and row.due is not None and row.due <= soon
    )


def _person(row: DueRow, facts: Facts) -> HomePerson:
    about = row.about
    opener = last_conversation(about)
    gift = give_next(about)
    return HomePerson(
        name=row.name,
        path=row.path,
        status=row.status,
        due=row.due,
        last_contact=row.last_contact,
        last_place=row.last.place if row.last else None,
        reason=row.reason,
        opener=opener.text if opener else "",
        opener_place=Place(path=opener.path, line=opener.line) if opener else None,
        give=gift.text if gift else "",
        give_from=gift.source if gift else "",
        give_place=gift.place if gift else None,
        emails=row.person.emails,
        phones=row.person.phones,
        prefers=row.person.prefers,
    )


def _to_thank(owed: Thanks, facts: Facts) -> bool:
    return owed.recent and is_reachable(facts.people[owed.person])


def _upcoming(facts: Facts) -> tuple[Upcoming, ...]:
    """One row for each thing scheduled in the next seven days, soonest first."""
    last = days_after(facts.today, UPCOMING_DAYS)
    things: dict[tuple[date, str, int], list[tuple[PersonFacts, Touchpoint]]] = {}
    soon = [about for about in facts.people.values() if about.scheduled and about.scheduled[0].date <= last]
    for about in sorted(soon, key=lambda about: about.sort_key):
        for touchpoint in about.scheduled:
            if touchpoint.date <= last:
                key = (touchpoint.date, touchpoint.path, touchpoint.line)
                things.setdefault(key, []).append((about, touchpoint))
    return tuple(_thing(things[key]) for key in sorted(things))


def _thing(together: Sequence[tuple[PersonFacts, Touchpoint]]) -> Upcoming:
    touchpoint = together[0][1]
    return Upcoming(
        date=touchpoint.date,
        kind=touchpoint.kind,
        names=tuple(about.person.name for about, _ in together),
        paths=tuple(about.person.path for about, _ in together),
        text=touchpoint.text,
        path=touchpoint.path,
        line=touchpoint.line,
    )


def drifting_people(network: Network, today: date) -> tuple[DriftingRow, ...]:
    """Who drifts without any cadence, without being left out on purpose, and with nothing planned."""
    return _drifting(facts_of(network, today))


@asked_once
def _drifting(facts: Facts) -> tuple[DriftingRow, ...]:
    return drifting_among(
        row.about
        for row in rows_by_status(facts)["untracked"]
        if row.cadence_source == "default"
        and row.about.next_contact is None
        and (row.person.snooze or facts.today) <= facts.today
    )


def _push(row: GoalRow) -> tuple[bool, bool, bool, int, date, str, str]:
    """The goal that needs a push most: past due, due soon, silent, then the lowest step."""
    flags = row.flags
    order = ("past_due" not in flags, "due_soon" not in flags, "silent" not in flags)
    return *order, row.steps_done, row.due or date.max, row.title.casefold(), row.path
