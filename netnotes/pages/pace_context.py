"""The variables about the pace: gentler cadences, cadences never kept, warmth, the year of contacts (SPEC 7)."""

from __future__ import annotations

from netnotes.model.cadence import parse_cadence
from netnotes.pages.rows import Record, Rows
from netnotes.rules.capacity_relief import Relief
from netnotes.rules.contact_calendar import CalendarMonth
from netnotes.rules.kept_rhythm import UnkeptRow
from netnotes.rules.network_view import NetworkView
from netnotes.rules.wording import cadence_words


def pace_variables(view: NetworkView) -> Record:
    """What stands below ``network`` beside the rest."""
    return {
        "relief": Rows(view.relief.changes, _relief),
        "unkept": Rows(view.unkept, _unkept),
        **{str(word): count for word, count in view.warmth.items()},
        "calendar": Rows(view.calendar, _month),
    }


def _relief(change: Relief) -> Record:
    return {
        "name": change.name,
        "path": change.path or "",
        "cadence": change.cadence,
        "suggested": _in_words(change.suggested),
        "because": change.because,
        "people": change.people,
        "how": change.command or _line(change),
    }


def _in_words(text: str) -> str:
    cadence = parse_cadence(text)
    return cadence_words(cadence) if cadence else text


def _line(change: Relief) -> str:
    """The line of `netnotes.yaml`, and how many commands keep those closest at what they have."""
    keeps = f"; before it {'; '.join(change.keeps[:3])}" if change.keeps else ""
    more = f" and {len(change.keeps) - 3} more" if len(change.keeps) > 3 else ""
    return f"{change.set_at or 'netnotes.yaml'}: {change.setting}{keeps}{more}"


def _unkept(row: UnkeptRow) -> Record:
    return {
        "name": row.name,
        "path": row.path,
        "cadence": row.cadence or "",
        "set_by": row.set_by,
        "kept": cadence_words(row.rhythm),
        "since": row.since.isoformat(),
        "reason": row.reason,
        "command": row.command,
    }


def _month(row: CalendarMonth) -> Record:
    return {"month": row.month, "picture": row.picture, "contacts": row.contacts}
