"""The variables of the page Plan: this month's people, and what came of the months before (SPEC 7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netnotes.model.network import Network
from netnotes.model.plans import month_of
from netnotes.pages.escaping import spoken
from netnotes.pages.links import stem
from netnotes.pages.plain import day_text
from netnotes.pages.rows import Record, Rows
from netnotes.rules.plan import PlanRow, WeighedPart, plan_for, why_nobody
from netnotes.rules.plan_room import month_words
from netnotes.rules.plans_kept import KeptPlan, PlanLine, Planned, kept_plans

MOST_EARLIER = 12


def plan_variables(network: Network, today: date) -> Record:
    """``plan``: the written plan of this month, else who is suggested; the plans before it, newest first."""
    kept, month = kept_plans(network, today), month_of(today)
    now = next((plan for plan in kept if plan.month == month), None)
    earlier = [plan for plan in reversed(kept) if plan.month < month][:MOST_EARLIER]
    plan = plan_for(network, today, month) if now is None else None
    return {
        "plan": {
            "month": month_words(month),
            "note": _note(month.path) if now else None,
            "readable": now is None or now.plan.readable,
            "people": [planned_record(one) for one in now.people] if now else [],
            "suggested": Rows(plan.rows if plan else (), _suggested),
            "because": (plan.note if plan.rows else why_nobody(network, plan)) if plan else "",
            "earlier": Rows(earlier, _earlier),
        }
    }


def _note(path: str) -> Record:
    return {"name": stem(path), "path": path}


def planned_record(one: Planned) -> Record:
    """Somebody in a written plan."""
    return {"name": one.name, "path": one.path, "met": one.met, "met_on": day_text(one.met_on)}


def _suggested(row: PlanRow) -> Record:
    return {
        "name": row.name,
        "path": row.path,
        "weight": f"{row.weight:g}",
        "parts": [_part(part) for part in row.parts],
        "idea": spoken(row.idea),
        "command": row.command,
    }


def _part(part: WeighedPart) -> Record:
    return {"reason": part.reason, "text": spoken(part.text), "weight": f"{part.weight:g}"}


def _earlier(plan: KeptPlan) -> Record:
    return {
        "month": month_words(plan.month),
        "note": _note(plan.plan.path),
        "planned": len(plan.people),
        "met": _people(plan.met),
        "to_meet": _people(plan.to_meet),
        "carried": _people(plan.carried),
    }


def _people(people: Sequence[Planned]) -> list[Record]:
    return [{"name": one.name, "path": one.path} for one in people]


def plan_line_record(line: PlanLine | None) -> Record | None:
    """Home's line about the month's plan; the offer of one, which comes and goes with the days, is for the terminal."""
    if line is None or line.offered:
        return None
    return {
        "month": month_words(line.when).partition(" ")[0],
        "note": _note(line.path),
        "people": _people(line.people),
    }
