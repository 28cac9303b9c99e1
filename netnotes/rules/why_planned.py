"""What `netnotes why` says of somebody in this month's plan: where they stand in it, or why they are suggested."""

from __future__ import annotations

from collections.abc import Iterator

from netnotes.model.places import Place
from netnotes.model.plans import month_of
from netnotes.rules.contact import PersonFacts
from netnotes.rules.plan import plan_for
from netnotes.rules.plan_parts import parts_by_person
from netnotes.rules.plan_room import month_words
from netnotes.rules.plans_kept import kept_plan


def plan_reasons(about: PersonFacts) -> Iterator[tuple[str, Place | None]]:
    """Each with its line in the plan; the parts of the weight where there is no written plan, also of who is not in it.

    A written plan is the user's: what speaks for somebody now is told of whoever stands in it and is still to meet.
    """
    facts, path = about.facts, about.person.path
    network, today = facts.network, facts.today
    month = month_of(today)
    written = kept_plan(network, today, month)
    if written is not None:
        one = next((one for one in written.people if one.path == path), None)
        if one is None:
            return
        when = f" on {one.met_on}" if one.met_on else ""
        yield f"in the plan for {month_words(month)}: {f'met{when}' if one.met else 'still to meet'}", one.place
        if not one.met:
            yield from ((f"{part.text} ({part.points})", None) for part in parts_by_person(facts, month).get(path, ()))
        return
    row = next((row for row in plan_for(network, today, month).rows if row.path == path), None)
    if row is not None:
        yield f"suggested for {month_words(month)}, with a weight of {row.weight:g}", None
        yield from ((part.words, None) for part in row.parts)
