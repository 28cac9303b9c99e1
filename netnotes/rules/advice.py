"""Why nobody is listed on Home, and the one line that would change it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netnotes.rules.contact import Facts, PersonFacts
from netnotes.rules.due import DueRow
from netnotes.rules.wording import kind_words

_FIRST_CONTACT = "A dated line below `## Log` in a person's note, or a meeting note, is a first contact."


def advice_for(facts: Facts, everyone: Sequence[DueRow]) -> str:
    """One sentence or two for an empty list; ``everyone`` are the rows of all people. Holds no day counts."""
    if not everyone:
        return "Nobody is here yet: any note in a folder `people`, or with `type: person`, is a person."
    tracked = [row for row in everyone if row.status not in {"untracked", "to_meet", "paused"}]
    if tracked:
        return f"Nobody is due. {_next(tracked, facts)}"
    open_to_it = [facts.people[row.path] for row in everyone if row.status == "untracked"]
    if not open_to_it:
        return f"Everybody here is to meet or paused. {_FIRST_CONTACT}"
    most = min(open_to_it, key=_familiarity)
    return (
        "Nobody has a cadence yet: `netnotes triage` asks about five people, one key each. "
        f"Or put `cadence: monthly` in {most.person.name}'s note, and this list will say when to be in touch."
    )


def _familiarity(about: PersonFacts) -> tuple[int, str, str]:
    """Who was met most often comes first."""
    return -about.contact_count, *about.sort_key


def _next(tracked: Sequence[DueRow], facts: Facts) -> str:
    """Who comes next, and when."""
    row = min(tracked, key=lambda row: (_day(row, facts), row.name.casefold(), row.path))
    planned = facts.people[row.path].next_contact
    if row.status == "scheduled" and planned:
        return f"Next: {row.name}, {kind_words(planned.kind)} planned on {planned.date}."
    if row.due is None:
        return f"{row.name} is not met yet. {_FIRST_CONTACT}"
    return f"Next: {row.name} on {row.due}."


def _day(row: DueRow, facts: Facts) -> date:
    planned = facts.people[row.path].next_contact
    if row.status == "scheduled" and planned:
        return planned.date
    return row.due or date.max
