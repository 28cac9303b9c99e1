"""The one concrete next action of a goal (SPEC 6): one sentence that holds no day counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from netnotes.model.folding import fold_topic
from netnotes.model.goals import Goal
from netnotes.rules.accounts import balance_number, keeps_account
from netnotes.rules.contact import Facts, PersonFacts, is_reachable
from netnotes.rules.matching import Fit, helpers_for
from netnotes.rules.needs import Group, NeedRow, reaches
from netnotes.rules.wording import find_words, join_names, shorten

_DOING = {3: "do homework on", 4: "decide what you can offer", 5: "reach out to"}


def next_action(goal: Goal, done: int, needs: Sequence[NeedRow], linked: Group, facts: Facts) -> str:
    """What to do next for a goal of which so many steps are done."""
    if done == 0:
        return _define(goal)
    if done == 1:
        return "write down who it needs"
    if done == 2:
        need = next(need for need in needs if need.have < need.count)
        return _find(need, need.count - need.have, linked, facts)
    if done == 6:
        return _keep_going(goal, linked, facts)
    need = next(need for need in needs if not any(reaches(facts.people[path], done) for path in need.paths))
    return _advance(need, done, linked, facts)


def _define(goal: Goal) -> str:
    missing = ["by when"] if goal.due is None else []
    if not (goal.success or goal.why):
        missing.append("what success looks like")
    return f"say {' and '.join(missing)}"


def _find(need: NeedRow, missing: int, linked: Group, facts: Facts) -> str:
    """Whom to look for, and who offers it or something near it."""
    fits = [fit for fit in helpers_for(need, facts) if fit.about.person.path not in linked.paths]
    return f"{find_words(need.what, missing, need.have)}: {_offering(fits)}"


def _offering(fits: Sequence[Fit]) -> str:
    """Who offers it; what they offer is named where it is not the very same."""
    if not fits:
        return "nobody in your notes offers it yet, so ask around"
    if len({"" if fit.is_same else fold_topic(fit.topic) for fit in fits}) > 1:
        return f"{join_names([_with_topic(fit) for fit in fits])} could help"
    what = "it" if fits[0].is_same else shorten(fits[0].topic)
    return f"{join_names([fit.about.person.name for fit in fits])} offer{'s' if len(fits) == 1 else ''} {what}"


def _with_topic(fit: Fit) -> str:
    name = fit.about.person.name
    return name if fit.is_same else f"{name} ({shorten(fit.topic)})"


def _advance(need: NeedRow, step: int, linked: Group, facts: Facts) -> str:
    """Homework, offer or reaching out, with the one of the need who is nearest to it."""
    about = min(_reachable(need.paths, facts), key=_nearness, default=None)
    if about is not None:
        return f"{_DOING[step]} {about.person.name}"
    if need.noteless:
        return f"write a note about {need.noteless[0]}"
    return _find(need, 1, linked, facts)


def _nearness(about: PersonFacts) -> tuple[int, str, str]:
    """Who already has most of the last three steps comes first, then by name."""
    return -sum(reaches(about, step) for step in _DOING), *about.sort_key


def _keep_going(goal: Goal, linked: Group, facts: Facts) -> str:
    """With all steps done: whoever of its people has been quiet longest, with nothing planned."""
    if goal.due is not None and goal.due < facts.today:
        return "say whether it is met, or by when now"
    people = _reachable(linked.paths, facts)
    kept = [about for about in people if keeps_account(about.person, facts.config)]
    if sum(balance_number(about) for about in kept) < 0:
        owed = min(kept, key=lambda about: (balance_number(about), *about.sort_key))
        return f"keep going: give something to {owed.person.name}"
    quietest = min((about for about in people if not about.next_contact), key=_quietness, default=None)
    return f"keep going: be in touch with {quietest.person.name}" if quietest else "keep going"


def _quietness(about: PersonFacts) -> tuple[date, str, str]:
    return about.own.date if about.own else date.min, *about.sort_key


def _reachable(paths: Iterable[str], facts: Facts) -> list[PersonFacts]:
    return [facts.people[path] for path in sorted(paths) if is_reachable(facts.people[path])]
