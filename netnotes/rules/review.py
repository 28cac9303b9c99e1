"""The review of a quarter or a year (SPEC 7): what went well comes first, then what deserves a second look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar

from netnotes.model.network import Network
from netnotes.model.records import recordclass
from netnotes.rules import review_look as look
from netnotes.rules import review_well as well
from netnotes.rules.came_back import came_back, gone_quiet
from netnotes.rules.contact import Facts, facts_of
from netnotes.rules.goals_moved import goals_moved
from netnotes.rules.new_position import new_position
from netnotes.rules.quarters import Period
from netnotes.rules.review_items import Items, ReviewItem, ReviewSection, SectionName

_ALL = "netnotes review --{} --format csv"
_GOALS = "netnotes goals --all"
_QUIET = (
    "Warm or cooling before, silent for more than two cadences (or rhythms of their own) now. A hello is enough; so is "
    "a longer cadence, or letting it be."
)
_UNKEPT = "The cadence is wrong, not you: what was really kept is a good rhythm. A tick leaves it as it is."
_THANKS = "A late thank-you is a fine reason to write. A tick lets it go."
_ONE_WAY = "Asking for something small is a gift, too. A tick says that it is as you like it."
_ASSUMED = "Does it still hold? A tick says that you have looked."
_PROFILE = "Once a year: does it still say what you offer and look for? A tick says yes."
_WORDS: Mapping[SectionName, tuple[str, str, str, str]] = {
    "promises_kept": ("Promises kept", "", "None is noted: a follow-up ticked with a date stands here.", _ALL),
    "introductions_made": ("Introductions made", "", "None is noted.", "netnotes intros --all"),
    "goals_moved": ("Goals that moved", "", "None that dates tell of: met_on in a goal's note is such a date.", _GOALS),
    "came_back": ("Back in touch", "", "Nobody after a long silence.", _ALL),
    "new_people": ("New in your network", "", "Nobody this time.", _ALL),
    "favours_given": ("Favours given", "", "None is noted.", _ALL),
    "thanks_said": ("Thanks said", "", "None is noted.", _ALL),
    "new_position": ("New position: whom to meet", "", "role_since in your own note, a date, opens this list.", _ALL),
    "gone_quiet": ("Gone quiet", _QUIET, "Nobody.", _ALL),
    "cadences_never_kept": ("Cadences that were never kept", _UNKEPT, "None.", _ALL),
    "old_thanks": ("Thanks still open", _THANKS, "None.", "netnotes balance"),
    "one_sided": ("Giving that goes one way", _ONE_WAY, "Nobody.", "netnotes balance"),
    "assumptions": ("What you only assume", _ASSUMED, "Nothing: #assumption marks such a line.", _ALL),
    "goals": ("Goals without people", "", "None.", _GOALS),
    "categories": (
        "Kinds of ties to open",
        "",
        "None to open. They are asked once somebody has a category.",
        "netnotes network",
    ),
    "organizations": ("Not taken part in", "", "None.", "netnotes network"),
    "profile": ("Your own profile", _PROFILE, "Asked once a year.", _ALL),
}
"""Of each section: its title, what to do with it, what stands there when it is empty, and what lists it all."""
_GOOD: frozenset[SectionName] = frozenset(
    {
        "new_people", "came_back", "promises_kept", "introductions_made", "goals_moved", "favours_given", "thanks_said",
    }
)  # fmt: skip


@recordclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A quarter or year; its sections in their order, those with nothing in them too. ``complete``: it is over."""

    JSON: ClassVar[tuple[str, ...]] = ("period", "start", "end", "complete")

    of: Period
    complete: bool
    sections: tuple[ReviewSection, ...]

    @property
    def period(self) -> str:
        """``2026-Q3``, ``2026``."""
        return self.of.name

    @property
    def start(self) -> date:
        """Its first day."""
        return self.of.start

    @property
    def end(self) -> date:
        """Its last day."""
        return self.of.end

    @property
    def items(self) -> tuple[ReviewItem, ...]:
        """Everything, in order."""
        return tuple(item for section in self.sections for item in section.items)


def review(network: Network, today: date, period: Period) -> Review:
    """The review of a period that has begun: what happened in it, and what is worth a look as of today.

    A year looks ahead: of what is worth a look it keeps what is open, and leaves the rest to its quarters.
    """
    facts = facts_of(network, today)
    sections = (_section(name, items, period) for name, items in (*_well(facts, period), *_look(facts, period)))
    return Review(of=period, complete=period.end < today, sections=tuple(sections))


def _well(facts: Facts, period: Period) -> Iterable[tuple[SectionName, Iterable[ReviewItem]]]:
    return (
        ("promises_kept", well.promises_kept(facts, period)),
        ("introductions_made", well.introductions_made(facts, period)),
        ("goals_moved", goals_moved(facts, period)),
        ("came_back", came_back(facts, period)),
        ("new_people", well.new_people(facts, period)),
        ("favours_given", well.favours_given(facts, period)),
        ("thanks_said", well.thanks_said(facts, period)),
    )


def _look(facts: Facts, period: Period) -> Iterable[tuple[SectionName, Iterable[ReviewItem]]]:
    if period.is_year:
        return (
            ("goals", look.goals(facts)),
            ("categories", look.categories(facts)),
            ("organizations", look.organizations(facts, period)),
            ("profile", look.profile(facts, period)),
        )
    return (
        ("new_position", new_position(facts, period)),
        ("gone_quiet", gone_quiet(facts, period)),
        ("cadences_never_kept", look.never_kept(facts)),
        ("old_thanks", look.old_thanks(facts)),
        ("one_sided", look.one_sided(facts)),
        ("assumptions", look.assumptions(facts)),
        ("goals", look.goals(facts)),
        ("categories", look.categories(facts)),
        ("organizations", look.organizations(facts, period)),
        ("profile", look.profile(facts, period)),
    )


def _section(name: SectionName, items: Iterable[ReviewItem], period: Period) -> ReviewSection:
    title, note, empty, everything = _WORDS[name]
    return ReviewSection(
        section=name,
        title=title,
        good=name in _GOOD,
        note=note,
        empty=empty,
        everything=everything.format(f"{'year' if period.is_year else 'quarter'} {period.name}"),
        items=items if isinstance(items, Items) else tuple(items),
    )
