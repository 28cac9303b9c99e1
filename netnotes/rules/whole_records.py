"""The JSON object of one single thing: a person's brief, a person's statement, a goal (SPEC 9.1)."""

from __future__ import annotations

from netnotes.model.json_values import record_of
from netnotes.model.people import Person
from netnotes.rules.accounts import BalanceRow
from netnotes.rules.before_asking import balance_words
from netnotes.rules.brief import Brief
from netnotes.rules.goals import GoalRow


def statement_record(person: Person, row: BalanceRow | None) -> dict[str, object]:
    """What was given and got with one person, line by line; null where no account is kept."""
    if row is None:
        none = dict.fromkeys((*BalanceRow.JSON[2:], "opening_balance"))
        return {"name": person.name, "path": person.path, **none, "statement": []}
    return {**record_of(row), "opening_balance": row.opening_balance, "statement": row.statement}


def goal_record(row: GoalRow) -> dict[str, object]:
    """One goal with all that is known of it: also who stands in which need."""
    return {
        **record_of(row),
        "needs": [{**record_of(need), "people": need.people} for need in row.needs],
        "why": row.goal.why or None,
        "success": row.goal.success or None,
        "children": row.children,
        "balance": row.balance,
    }


def brief_record(seen: Brief) -> dict[str, object]:
    """One person before a meeting."""
    person = seen.person
    return {
        "name": person.name,
        "path": person.path,
        "organization": ", ".join(ref.shown for ref in person.organization) or None,
        "department": person.department or None,
        "role": person.role or None,
        "location": person.location or None,
        "category": person.categories,
        "tier": person.tier,
        "prefers": person.prefers or None,
        "timezone": person.timezone or None,
        "met": person.met or None,
        "introduced_by": [ref.shown for ref in person.introduced_by],
        "recent": seen.recent,
        "planned": seen.planned,
        "promises": seen.promises,
        **_account(seen.account),
        "good_moment_to_give": seen.good_moment or None,
        "give_next": seen.gifts,
        "needs": person.needs,
        "offers": person.offers,
        "their_goals": person.their_goals,
        "interests": person.interests,
        "common_ground": seen.common,
        "knows_about_me": person.knows_about_me,
        "shared_people": seen.shared,
        "dates": seen.dates,
        "assumptions": seen.assumptions,
        "questions": seen.questions,
    }


def _account(account: BalanceRow | None) -> dict[str, object]:
    return {
        "balance": account.balance if account else None,
        "between_us": balance_words(account),
        "thanks": account.thanks if account else [],
    }
