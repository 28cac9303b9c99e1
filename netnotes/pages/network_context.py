"""The variables about the network as a whole: categories, capacity, communities, lifelines, people to meet (SPEC 7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.pages.escaping import spoken
from netnotes.pages.goal_context import goal_tree
from netnotes.pages.pace_context import pace_variables
from netnotes.pages.rows import Record, Rows
from netnotes.rules.communities import CommunityRow
from netnotes.rules.coverage import CategoryRow, GoalCoverage
from netnotes.rules.goals import GoalRow, goal_rows
from netnotes.rules.lifelines import LifelineRow
from netnotes.rules.network_view import network_view
from netnotes.rules.to_meet import ToMeetRow, path_words


def network_variables(network: Network, today: date) -> Record:
    """``network``: what the page Network shows; lists as long as they are."""
    view = network_view(network, today)
    capacity = view.capacity
    return {
        "network": {
            "categories": Rows(view.categories, _category),
            "gaps": [row.category for row in view.categories if row.gap],
            "promised": f"{capacity.promised_per_month:.1f}",
            "capacity": capacity.capacity,
            "overcommitted": capacity.overcommitted,
            "over_by": f"{capacity.over_by:.1f}",
            "goals": Rows(view.goals, _goal),
            "online_only": Rows(view.online_only_people, _person),
            "uncategorized": Rows(view.uncategorized_people, _person),
            "organizations": Rows(view.organizations, organization_record),
            "lifelines": Rows(view.lifelines, _lifeline),
            "to_meet": Rows(view.to_meet, _to_meet),
            "tree": _tree(goal_rows(network, today)),
            **pace_variables(view),
        }
    }


def _category(row: CategoryRow) -> Record:
    return {
        "name": row.category,
        "people": row.people,
        "tracked": row.tracked,
        "in_touch": row.contacted_90d,
        "online_only": row.online_only,
        "to_meet": row.to_meet,
        "derived": row.derived,
        "gap": row.gap,
    }


def _goal(row: GoalCoverage) -> Record:
    covered = [f"{word} ({count})" if count > 1 else word for word, count in row.covered]
    return {"name": row.title, "path": row.path, "people": row.people, "categories": covered}


def _person(person: Person) -> Record:
    return {"name": person.name, "path": person.path}


def organization_record(row: CommunityRow) -> Record:
    """One organization, as on the page Network and on Home."""
    return {
        "name": row.name,
        "path": row.path,
        "my_role": row.my_role or "",
        "people": [_person(about.person) for about in row.about],
        "last_contact": row.last_contact.isoformat() if row.last_contact else None,
        "took_part": row.last_took_part.isoformat() if row.last_took_part else None,
        "next_event": row.next_event.isoformat() if row.next_event else None,
        "cadence": row.cadence or "",
        "due": row.due.isoformat() if row.due else None,
        "status": row.status,
        "reason": row.reason,
    }


def _lifeline(row: LifelineRow) -> Record:
    return {
        "name": row.name,
        "path": row.path,
        "last_contact": row.last_contact.isoformat() if row.last_contact else None,
        "because": row.because,
        "give": spoken(row.give),
    }


def _to_meet(row: ToMeetRow) -> Record:
    found = row.warm_path
    return {
        "name": row.name,
        "path": row.path,
        "category": list(row.category),
        "goals": [{"name": title, "path": path} for title, path in zip(row.goals, row.goal_paths, strict=True)],
        "missing": list(row.missing_words),
        "way_in": path_words(found) if found else "",
    }


def _tree(rows: Sequence[GoalRow]) -> list[Record]:
    """The unmet goals above or below another, each after the one it serves: with its number and that one's."""
    joined = [row for row in rows if row.parent_path or row.child_paths]
    numbers = {row.path: number for number, row in enumerate(joined, start=1)}
    return [
        {
            "name": row.title,
            "path": row.path,
            "level": level,
            "number": numbers[row.path],
            "serves": numbers.get(row.parent_path or "") if level else None,
            "due": row.due.isoformat() if row.due else None,
            "horizon": row.horizon or "",
            "steps_done": row.steps_done,
        }
        for row, level in goal_tree(joined)
    ]
