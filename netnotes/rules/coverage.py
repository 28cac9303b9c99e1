"""How mixed the network is: people by category, gaps, and what the people of each goal cover (SPEC 7)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from netnotes.model.folding import fold_key
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.records import recordclass
from netnotes.rules.categories import categories_of, category_names, spelled_categories
from netnotes.rules.contact import Facts, asked_once, days_before, facts_of, is_known, is_reachable
from netnotes.rules.due import OUTSIDE, rows_by_status
from netnotes.rules.goals import goal_rows

LATELY_DAYS = 90
IN_PERSON = frozenset(
    {"coffee", "lunch", "dinner", "drinks", "visit", "walk", "event", "conference", "meeting", "interview"}
)
"""Kinds of contact for which two people are in one place, unless a note says otherwise (``kind: video``)."""
AT_A_DISTANCE = frozenset({"call", "video", "email", "message", "letter"})


@recordclass(frozen=True, slots=True, kw_only=True)
class CategoryRow:
    """One category: how many people, how many of them have a cadence in force or a pending date, and so on.

    ``contacted_90d`` had a contact (their own or their household's) in the last 90 days, ``online_only`` were in
    touch, but never in person. ``to_meet`` are people I want to know: they are counted nowhere else. ``derived``
    of the people are in the category because of where they work, not because their note says so.
    """

    JSON: ClassVar[tuple[str, ...]] = (
        "category", "people", "tracked", "contacted_90d", "online_only", "to_meet", "derived", "gap",
    )  # fmt: skip

    category: str
    people: int
    tracked: int
    contacted_90d: int
    online_only: int
    to_meet: int
    derived: int
    configured: bool

    @property
    def gap(self) -> bool:
        """Whether nobody is of this category, which the configuration lists."""
        return self.configured and not self.people


@recordclass(frozen=True, slots=True, kw_only=True)
class GoalCoverage:
    """The categories that the people of an unmet goal cover, each with how many people, in the order of categories."""

    JSON: ClassVar[tuple[str, ...]] = ("title", "path", "people", "categories")

    title: str
    path: str
    people: int
    covered: tuple[tuple[str, int], ...]

    @property
    def categories(self) -> dict[str, int]:
        """The same by name."""
        return dict(self.covered)


def category_rows(network: Network, today: date) -> tuple[CategoryRow, ...]:
    """Every category of the configuration in its order, then those in use by name.

    People who are archived or deceased are counted nowhere. Somebody of two categories counts in both.
    """
    return _rows(facts_of(network, today))


@asked_once
def _rows(facts: Facts) -> tuple[CategoryRow, ...]:
    counts = _counts(facts)
    configured = {fold_key(word) for word in facts.config.categories}
    names = category_names(facts)
    extra = [word for word in counts if fold_key(word) not in names]
    return tuple(
        CategoryRow(
            category=word,
            people=counts[word]["people"],
            tracked=counts[word]["tracked"],
            contacted_90d=counts[word]["contacted"],
            online_only=counts[word]["online"],
            to_meet=counts[word]["to meet"],
            derived=counts[word]["derived"],
            configured=fold_key(word) in configured,
        )
        for word in (*names.values(), *extra)
    )


def _counts(facts: Facts) -> Mapping[str, Counter[str]]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    tracked = tracked_paths(facts)
    since, online = days_before(facts.today, LATELY_DAYS), online_only_paths(facts)
    spelled = spelled_categories(facts)
    alike: Counter[tuple[tuple[str, ...], bool, bool, bool, bool, bool]] = Counter()
    for path, about in facts.people.items():
        if is_reachable(about):
            written, last = about.person.categories, about.last_date
            tie = spelled[written] if written else categories_of(about)
            lately = last is not None and last >= since
            to_meet, derived = about.person.status == "to-meet", tie.source == "derived"
            alike[tie.categories, to_meet, path in tracked, lately, path in online, derived] += 1
    for (words, to_meet, is_tracked, lately, is_online, derived), many in alike.items():
        for word in words:
            if to_meet:
                counts[word]["to meet"] += many
                continue
            counts[word]["people"] += many
            counts[word]["tracked"] += many * is_tracked
            counts[word]["contacted"] += many * lately
            counts[word]["online"] += many * is_online
            counts[word]["derived"] += many * derived
    return counts


@asked_once
def tracked_paths(facts: Facts) -> frozenset[str]:
    """Who has a cadence in force or a pending date, and is neither paused nor still to be met."""
    groups = rows_by_status(facts).items()
    return frozenset(row.path for status, rows in groups if status not in OUTSIDE for row in rows)


def uncategorized(network: Network, today: date) -> tuple[Person, ...]:
    """People I know who are of no category, by name."""
    people = facts_of(network, today).sorted()
    return tuple(
        about.person
        for about in people
        if not about.person.categories and is_known(about) and not categories_of(about).categories
    )


def online_only(network: Network, today: date) -> tuple[Person, ...]:
    """People I know with whom I was in touch at a distance and never in person, by name."""
    facts = facts_of(network, today)
    paths = online_only_paths(facts)
    return tuple(about.person for about in facts.sorted() if about.person.path in paths)


@asked_once
def online_only_paths(facts: Facts) -> frozenset[str]:
    """Their paths. A contact without a kind says nothing; somebody who has no other is not among them.

    Who met one of a household met the household.
    """
    today, met, far = facts.today.toordinal(), set(), set()
    for path, days in facts.network.first_of_kind.items():
        kinds = days if max(days.values(), default=0) <= today else {kind for kind, day in days.items() if day <= today}
        if not IN_PERSON.isdisjoint(kinds):
            met.add(path)
        elif not AT_A_DISTANCE.isdisjoint(kinds):
            far.add(path)
    met.update(path for household in facts.network.households if not met.isdisjoint(household) for path in household)
    return frozenset(path for path in far - met if path in facts.people and is_known(facts.people[path]))


def goal_coverage(network: Network, today: date) -> tuple[GoalCoverage, ...]:
    """What the people of each unmet goal cover, in the order of `goal_rows`; people to be met count here, too."""
    facts = facts_of(network, today)
    order = {word: at for at, word in enumerate(category_names(facts).values())}
    return tuple(
        GoalCoverage(title=row.title, path=row.path, people=len(row.people), covered=_covered(row.paths, facts, order))
        for row in goal_rows(network, today)
    )


def _covered(paths: Sequence[str], facts: Facts, order: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    people = (facts.people[path] for path in paths)
    words = Counter(word for about in people if is_reachable(about) for word in categories_of(about).categories)
    return tuple(sorted(words.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))
