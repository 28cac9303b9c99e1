"""Why somebody would be a good choice for a month's plan: the parts of their weight (SPEC 7; docs/plan.md).

Everything is judged by the month, never by how many days went by: a part comes or goes only when a fact does, so that
a suggestion stands still from day to day (SPEC 8).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar, Literal

from netnotes.model.folding import fold_key
from netnotes.model.plans import Month
from netnotes.model.records import recordclass
from netnotes.rules.accounts import thanks_owed
from netnotes.rules.categories import OTHER_FUNCTION, categories_of
from netnotes.rules.contact import Facts, PersonFacts, days_after, days_before
from netnotes.rules.coverage import category_rows
from netnotes.rules.due import DueRow, rows_by_status
from netnotes.rules.goals import GoalRow, NeedRow, goal_rows
from netnotes.rules.home import drifting_people
from netnotes.rules.matching import can_help, helpers_for
from netnotes.rules.wording import cadence_words, shorten

PlanReason = Literal["overdue", "goal", "category", "lifeline", "thanks", "variety"]
FALLS_DUE, OVERDUE, A_WHOLE_CADENCE = 3, 4, 6
DRIFTS = 4
LINKED, COULD_HELP, NEXT_STEP, GOAL_IS_NEAR = 2, 4, 7, 2
LATELY_NOBODY, NEW_CATEGORY = 3, 6
LIFELINE = 5
OLD_THANKS, THANKS = 2, 5
MOST_HELPERS = 3
JUST_SEEN_DAYS, ARRANGED_DAYS, LIFELINE_DAYS, USUAL_DAYS = 14, 14, 90, 30


@recordclass(frozen=True, slots=True, kw_only=True)
class PlanPart:
    """One reason for somebody: its points (whole, not 0) and the words for it, which hold no day counts.

    Those of the reason ``variety`` are below 0: they speak for somebody else this time.

    ``subject`` is the path of the goal, the name of the category or the favour that it is about.
    """

    JSON: ClassVar[tuple[str, ...]] = ("reason", "points", "text")

    reason: PlanReason
    points: int
    text: str
    subject: str = ""


def parts_by_person(facts: Facts, month: Month) -> Mapping[str, tuple[PlanPart, ...]]:
    """Path of everybody who may be planned for the month → their parts; who has none is left out."""
    rows = _may_be_planned(facts, month)
    found: defaultdict[str, list[PlanPart]] = defaultdict(list)
    last, seen = month.last, days_before(month.first, JUST_SEEN_DAYS)
    fresh = {row.path for row in rows if not _was_seen(row, last, seen)}
    drifting = {row.path for row in drifting_people(facts.network, facts.today)} & fresh
    for row in rows:
        if row.due <= last if row.due is not None else row.status == "never":
            found[row.path] += _overdue(row, month)
    for path in drifting:
        found[path] += _drifting(facts.people[path])
    for part_of in (_goals(facts, month), _categories(facts, fresh)):
        for path, part in part_of.items():
            if path in fresh:
                found[path].append(part)
    for row in rows:
        if row.about.person.lifeline and (found.get(row.path) or row.path in fresh):
            found[row.path] += _lifeline(row, month, drifts=row.path in drifting)
    may = {row.path for row in rows}
    for path, part in _thanks(facts).items():
        if path in may:
            found[path].append(part)
    return {path: tuple(parts) for path, parts in found.items() if parts}


def _may_be_planned(facts: Facts, month: Month) -> Sequence[DueRow]:
    """Not who is paused or gone, put off beyond the month's beginning, or has a contact in the diary already."""
    begins, arranged = max(facts.today, month.first), days_after(month.last, ARRANGED_DAYS)
    found: list[DueRow] = []
    for status, group in rows_by_status(facts).items():
        for row in group if status != "paused" else ():
            about = row.about
            if about.person.snooze is None or about.person.snooze <= begins:
                planned = about.next_contact if about.scheduled else None
                if planned is None or planned.date > arranged:
                    found.append(row)
    return found


def _was_seen(row: DueRow, until: date, since: date) -> bool:
    """Whether there was contact in the month or just before it; somebody due again in it counts as not seen."""
    if row.due is not None and row.due <= until:
        return False
    last = row.about.last_date
    return last is not None and last >= since


def _overdue(row: DueRow, month: Month) -> Iterator[PlanPart]:
    """Due before the month began, the more the larger the part of a cadence that went by; or due within it."""
    due, words = row.due, cadence_words(row.rhythm) if row.rhythm else "as you wanted"
    if row.status == "never" and due is None:
        yield PlanPart(reason="overdue", points=OVERDUE, text=f"a first contact, {words}")
    if due is None or due > month.last:
        return
    if row.base_from == "next_contact":
        words = "as you wanted"
    if due >= month.first:
        yield PlanPart(reason="overdue", points=FALLS_DUE, text=f"due on {due}, {words}")
        return
    late = min((month.first - due).days / _length(row, due), 1)
    points = OVERDUE + int(A_WHOLE_CADENCE * late + 0.5)
    since = "since" if due < row.about.facts.today else "on"
    yield PlanPart(reason="overdue", points=points, text=f"due {since} {due}, {words}")


def _length(row: DueRow, due: date) -> int:
    """The cadence in days as this due date came about; a month for a date of its own."""
    since = row.last_contact or row.person.added
    if row.base_from == "next_contact" or since is None or since >= due:
        return USUAL_DAYS
    return (due - since).days


def _drifting(about: PersonFacts) -> Iterator[PlanPart]:
    if about.last_date:
        text = f"quiet for longer than usual, last contact on {about.last_date}"
        yield PlanPart(reason="overdue", points=DRIFTS, text=text)


def _goals(facts: Facts, month: Month) -> Mapping[str, PlanPart]:
    """Of each person the part of the goal they matter most for; among equals of the goal that is due first."""
    best: dict[str, PlanPart] = {}
    for row in goal_rows(facts.network, facts.today):
        near = GOAL_IS_NEAR if row.due is not None and row.due <= month.last else 0
        for path, points, text in _for_goal(row, facts):
            if path not in best or best[path].points < points + near:
                best[path] = PlanPart(reason="goal", points=points + near, text=text, subject=row.path)
    return best


def _for_goal(row: GoalRow, facts: Facts) -> Iterator[tuple[str, int, str]]:
    title, action = f"“{row.title}”", row.next_action or ""
    for path in row.paths:
        if action.endswith(f" {facts.people[path].person.name}"):
            yield path, NEXT_STEP, f"next for {title}: {action}"
        else:
            need = _need_of(row, path, facts)
            yield path, LINKED, f"for {title}: {shorten(need.what)}" if need else f"linked to {title}"
    if row.step == "individuals":
        need = next(need for need in row.needs if need.have < need.count)
        others = [fit for fit in helpers_for(need, facts) if fit.about.person.path not in row.paths]
        for fit in others[:MOST_HELPERS]:
            yield fit.about.person.path, COULD_HELP, f"could help with {title}: {shorten(need.what)}"


def _need_of(row: GoalRow, path: str, facts: Facts) -> NeedRow | None:
    """The need that somebody linked fills in earnest: it names them, they are of its category, or offer it.

    Whoever is linked in any way fills every other need as well, by the count of SPEC 6; the notes do not say that it
    is for that.
    """
    for written, need in zip(row.goal.needs, row.needs, strict=True):
        if path in need.paths and (written.people or need.category or _offers_it(need, facts.people[path])):
            return need
    return None


def _offers_it(need: NeedRow, about: PersonFacts) -> bool:
    return bool(about.person.offers) and can_help(about, need)


def _categories(facts: Facts, wanted: set[str]) -> Mapping[str, PlanPart]:
    """Who would open a category in which nobody is known, or nobody was in touch in the last 90 days."""
    rows = category_rows(facts.network, facts.today)
    shut = {fold_key(row.category): row for row in rows if row.configured and not row.contacted_90d}
    if not shut:
        return {}
    found: dict[str, PlanPart] = {}
    for path in wanted:
        about = facts.people[path]
        words = about.person.categories
        if not words and fold_key(OTHER_FUNCTION) in shut:
            words = categories_of(about).categories
        hits = [row for word in words if (row := shut.get(fold_key(word)))]
        if hits:
            row = min(hits, key=lambda one: not one.gap)
            points = NEW_CATEGORY if row.gap else LATELY_NOBODY
            text = f"opens the category {row.category}" if row.gap else f"nobody in {row.category} was in touch lately"
            found[path] = PlanPart(reason="category", points=points, text=text, subject=row.category)
    return found


def _lifeline(row: DueRow, month: Month, *, drifts: bool) -> Iterator[PlanPart]:
    """A lifeline that was due before the month, drifts, or was silent for three months before it."""
    last = row.last_contact
    due = row.due is not None and row.due < month.first
    if not (due or drifts or last is None or last < days_before(month.first, LIFELINE_DAYS)):
        return
    text = f"a lifeline, last contact on {last}" if last else "a lifeline, no contact yet"
    yield PlanPart(reason="lifeline", points=LIFELINE, text=text)


def _thanks(facts: Facts) -> Mapping[str, PlanPart]:
    """Of each person the newest favour to be thanked for."""
    found: dict[str, PlanPart] = {}
    for owed in thanks_owed(facts.network, facts.today):
        what = f" for “{shorten(owed.what)}”" if owed.what else ""
        points = THANKS if owed.recent else OLD_THANKS
        part = PlanPart(reason="thanks", points=points, text=f"say thank you{what} ({owed.date})", subject=owed.what)
        found.setdefault(owed.person, part)
    return found
