"""A month's plan for the partner who keeps me honest: names and intentions, and nothing private (SPEC 7, 11)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from netnotes.model.folding import fold_key
from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.rules.contact import Facts, PersonFacts, facts_of
from netnotes.rules.plan import Plan
from netnotes.rules.plan_parts import PlanPart, parts_by_person
from netnotes.rules.plan_room import month_words
from netnotes.rules.plans_kept import KeptPlan

SOMEONE = "someone"
_GOAL_FIELDS = frozenset({"goals", "helpswith", "needs", "people"})
_CATEGORY_FIELDS = frozenset({"category", "categories", "relationship", "group"})


def shared_plan(network: Network, today: date, plan: Plan | KeptPlan) -> str:
    """The plan as plain text for a mail. Who is private reads "someone"; no favour, balance or note is named."""
    facts = facts_of(network, today)
    partner = partner_of(network)
    whose = network.me.name if network.me else ""
    lines = [f"Plan for {month_words(plan.month)}{f' of {whose}' if whose else ''}", ""]
    lines += [f"{number}. {who}: {what}" for number, (who, what) in enumerate(_people(plan, facts, partner), 1)]
    if len(lines) == 2:
        return "\n".join([*lines, "Nobody is planned."])
    for_whom = partner_name(network)
    return "\n".join([*lines, "", f"For {for_whom}: ask me how it went." if for_whom else "Ask me how it went."])


def _people(plan: Plan | KeptPlan, facts: Facts, partner: Person | None) -> Iterator[tuple[str, str]]:
    """Who they are, and what I mean to do; of a written plan also who was met."""
    if isinstance(plan, Plan):
        for row in plan.rows:
            yield _who(row.about, partner), _intention(row.about, [one.part for one in row.parts], facts)
        return
    parts = parts_by_person(facts, plan.month)
    for one in plan.people:
        yield _who(one.about, partner), "met" if one.met else _intention(one.about, parts.get(one.path, ()), facts)


def partner_of(network: Network) -> Person | None:
    """The partner named in my own note; None where nobody with a note is."""
    paths = {ref.target for ref in network.me.partner} if network.me else set()
    return next((person for person in network.people if person.path in paths), None)


def partner_name(network: Network) -> str:
    """The name of the partner, also of one without a note; empty where none is named, or theirs is private."""
    partner = partner_of(network)
    if partner is not None:
        return "" if partner.private else partner.name
    return next((ref.shown for ref in network.me.partner), "") if network.me else ""


def has_partner(network: Network) -> bool:
    """Whether my own note names a partner, with a note or without."""
    return network.me is not None and bool(network.me.partner)


def _who(about: PersonFacts, partner: Person | None) -> str:
    if partner is not None and about.person.path == partner.path:
        return "you"
    return SOMEONE if about.person.private else about.person.name


def _intention(about: PersonFacts, parts: Sequence[PlanPart], facts: Facts) -> str:
    """What I mean to do, by the kinds of the reasons only; each once, what counts most first."""
    if about.person.private:
        return "be in touch"
    if about.person.status == "to-meet" and "status" not in _hidden(facts):
        words = ["get to know them"]
    else:
        words = ["be in touch again" if about.last else "be in touch"]
    ordered = sorted(parts, key=lambda part: -part.points)
    words += (said for part in ordered if (said := _said(part, facts)))
    return ", ".join(dict.fromkeys(words))


def _said(part: PlanPart, facts: Facts) -> str:
    hidden = _hidden(facts)
    match part.reason:
        case "thanks":
            return "say thank you"
        case "category" if not hidden & _CATEGORY_FIELDS:
            return f"to widen my circle ({part.subject})"
        case "goal":
            goal = next((one for one in facts.network.goals if one.path == part.subject), None)
            shown = goal is not None and not goal.private and not hidden & _GOAL_FIELDS
            return f"for my goal “{goal.name}”" if goal and shown else "for a goal of mine"
    return ""


def _hidden(facts: Facts) -> frozenset[str]:
    """The properties that are never shared, folded."""
    return frozenset(fold_key(word) for word in facts.config.private_fields)
