"""The variables of one goal's page."""

from __future__ import annotations

from collections.abc import Mapping

from netnotes.pages.context import person_record
from netnotes.pages.escaping import spoken
from netnotes.pages.goal_context import goal_record
from netnotes.pages.rows import Record
from netnotes.rules.contact import Facts
from netnotes.rules.goals import GoalRow
from netnotes.rules.matching import helpers_for
from netnotes.rules.people import person_row

MOST = 200
MOST_CANDIDATES = 12


def goal_variables(row: GoalRow, facts: Facts, names: Mapping[str, str]) -> Record:
    """Everything that the page of one goal shows, but for the text of the note."""
    record = goal_record(row, names)
    people = [
        person_record(person_row(facts.people[one["path"]])) if one["path"] in facts.people else one
        for one in record["people"][:MOST]
    ]
    candidates = _candidates(row, facts) if row.status == "active" else []
    return {
        "goal": {
            **record,
            "organizations": [
                {"name": names.get(ref.target or "", ref.shown), "path": ref.target} for ref in row.goal.organizations
            ],
            "place": {"path": row.path, "line": 1},
        },
        "people": people,
        "more_people": len(record["people"]) - len(people),
        "candidates": candidates[:MOST_CANDIDATES],
        "more_candidates": max(len(candidates) - MOST_CANDIDATES, 0),
    }


def _candidates(row: GoalRow, facts: Facts) -> list[Record]:
    """Who offers what a need lacks people for, each once: those who fit best come first."""
    found: dict[str, Record] = {}
    for need in row.needs:
        if need.have < need.count:
            for fit in helpers_for(need, facts):
                person = fit.about.person
                if person.path not in row.paths:
                    because = f"offers {spoken(fit.topic)} ({spoken(need.what)})"
                    found.setdefault(person.path, {"name": person.name, "path": person.path, "because": because})
    return list(found.values())
