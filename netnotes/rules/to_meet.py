"""People I want to know: under which category and goal, and what to find out first (SPEC 4, 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar, Literal

from netnotes.model.network import Network
from netnotes.model.places import Place
from netnotes.model.records import recordclass
from netnotes.rules.categories import categories_of
from netnotes.rules.contact import Facts, PersonFacts, asked_once, facts_of, place_of
from netnotes.rules.goals import goal_rows
from netnotes.rules.warm_paths import WarmPath, best_path

Missing = Literal["goal", "category", "role", "homework", "i_offer"]
MISSING_WORDS: Mapping[Missing, str] = {
    "goal": "what for (helps_with)",
    "category": "the kind of tie (category)",
    "role": "what they do (role)",
    "homework": "who they are (a section Homework)",
    "i_offer": "what you could offer (i_offer)",
}
"""What is not known yet, in words, in the order in which one finds it out."""


@recordclass(frozen=True, slots=True, kw_only=True)
class ToMeetRow:
    """Somebody to get to know. ``goals`` are titles of unmet goals (``goal_paths`` their notes, in the same order)."""

    JSON: ClassVar[tuple[str, ...]] = ("name", "path", "category", "goals", "missing", "warm_path")

    about: PersonFacts
    category: tuple[str, ...]
    goals: tuple[str, ...]
    goal_paths: tuple[str, ...]
    missing: tuple[Missing, ...]

    @property
    def name(self) -> str:
        """The person's name."""
        return self.about.person.name

    @property
    def path(self) -> str:
        """The person's note."""
        return self.about.person.path

    @property
    def warm_path(self) -> WarmPath | None:
        """Who can introduce me, None where nobody is known to; it is looked for when it is asked for."""
        return best_path(self.about.facts, self.path)

    @property
    def missing_words(self) -> tuple[str, ...]:
        """What is not known yet, in words."""
        return tuple(MISSING_WORDS[what] for what in self.missing)


def to_meet_rows(network: Network, today: date) -> tuple[ToMeetRow, ...]:
    """Everybody whose status is to-meet, by first category, then name; those without a category come last."""
    return _rows(facts_of(network, today))


@asked_once
def _rows(facts: Facts) -> tuple[ToMeetRow, ...]:
    people = [about for about in facts.sorted() if about.person.status == "to-meet"]
    goals = _goals_of(facts) if people else {}
    rows = [_row(about, goals.get(about.person.path, ())) for about in people]
    return tuple(sorted(rows, key=lambda row: (not row.category, row.category[:1])))


def _goals_of(facts: Facts) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Path of a person → title and path of each unmet goal they are linked to."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in goal_rows(facts.network, facts.today):
        for path in row.paths:
            found[path].append((row.title, row.path))
    return found


def _row(about: PersonFacts, goals: Sequence[tuple[str, str]]) -> ToMeetRow:
    person, category = about.person, categories_of(about).categories
    missing: dict[Missing, bool] = {
        "goal": not goals,
        "category": not category,
        "role": not (person.role or person.organization),
        "homework": not person.researched,
        "i_offer": not person.i_offer,
    }
    return ToMeetRow(
        about=about,
        category=category,
        goals=tuple(title for title, _ in goals),
        goal_paths=tuple(path for _, path in goals),
        missing=tuple(what for what, lacks in missing.items() if lacks),
    )


def path_words(found: WarmPath) -> str:
    """A warm path in one line: whom to ask, and why they are the one."""
    how = ", ".join(link.how for link in found.chain)
    return how if how.startswith(found.name) else f"{found.name}: {how}"


def to_meet_reasons(about: PersonFacts) -> Iterator[tuple[str, Place]]:
    """What there is to know of somebody to meet, each with its line: the way in, and the homework that is missing."""
    row = next((row for row in _rows(about.facts) if row.path == about.person.path), None)
    if row is None:
        return
    found = row.warm_path
    if found is None:
        yield "nobody you know is known to know them", place_of(about.person, "status")
    else:
        yield f"the best way in: {path_words(found)}", found.chain[-1].place
    if row.missing:
        yield f"still missing: {', '.join(row.missing_words)}", place_of(about.person, "status")
