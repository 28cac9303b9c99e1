"""The variables about introductions (SPEC 7): under way, worth making, made."""

from __future__ import annotations

from datetime import date

from netnotes.model.network import Network
from netnotes.pages.escaping import spoken
from netnotes.pages.links import stem
from netnotes.pages.rows import Record, Rows
from netnotes.rules.contact import facts_of
from netnotes.rules.introducing import suggestions
from netnotes.rules.introduction_rows import IntroRow, introduction_row, suggestion_row
from netnotes.rules.introductions import OPEN, Introduction, introductions


def introduction_variables(network: Network, today: date) -> Record:
    """``introductions``: ``open`` (asked, considered), ``suggested`` (the best first), ``closed`` (newest first)."""
    facts = facts_of(network, today)
    known = introductions(facts)

    def record(one: Introduction) -> Record:
        return introduction_record(introduction_row(one, facts))

    return {
        "introductions": {
            "open": Rows([one for one in known if one.stage in OPEN], record),
            "suggested": Rows(suggestions(facts), lambda one: introduction_record(suggestion_row(one))),
            "closed": Rows([one for one in known if one.stage not in OPEN], record),
        }
    }


def introduction_record(row: IntroRow) -> Record:
    """One introduction; ``people`` are links, ``stage`` is empty for a suggestion."""
    return {
        "people": [{"name": party.name, "path": party.path} for party in row.parties],
        "topic": spoken(row.topic or ""),
        "because": spoken(row.because or ""),
        "stage": row.stage or "",
        "stuck": row.stuck,
        "both_ways": row.both_ways,
        "date": row.date.isoformat() if row.date else None,
        "next": row.next or "",
        "note": {"name": stem(row.path), "path": row.path} if row.path else None,
    }
