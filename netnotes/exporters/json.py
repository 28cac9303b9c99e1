"""Everything as records for programs of your own: people, organizations, goals, meetings, contacts, favours (JSON).

The keys are described by ``docs/export-schema.json``; ``version`` rises when one of them changes its meaning or goes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from netnotes.exporters.writing.json_records import (
    exchange_record,
    follow_up_record,
    goal_record,
    me_record,
    meeting_record,
    organization_record,
    person_record,
    touchpoint_record,
)
from netnotes.exporters.writing.options import Options
from netnotes.model.network import Network
from netnotes.rules.due import due_rows
from netnotes.rules.leaving_out import NOWHERE
from netnotes.rules.people import people_rows
from netnotes.rules.ticked_in_daily import still_open

TITLE = "all records (JSON)"
SUFFIX = ".json"
MARK = b'"schema": "netnotes-export"'

SCHEMA, VERSION = "netnotes-export", 1
_ODD = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def export(network: Network, today: date, options: Options) -> bytes:
    """The records. Favours and contacts after ``today`` are among them: they are planned."""
    text = json.dumps(dict(_document(network, today)), ensure_ascii=False, indent=1)
    return (_ODD.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n").encode("utf-8")


def _document(network: Network, today: date) -> Iterator[tuple[str, Any]]:
    names = {person.path: person.name for person in network.people}
    due = {row.path: row for row in due_rows(network, today, everyone=True)}
    open_now = still_open(network.open_tasks, network.daily_ticks, today)
    yield "schema", SCHEMA
    yield "version", VERSION
    yield "today", today.isoformat()
    yield "me", me_record(network.me) if network.me else None
    yield "people", [person_record(row, due[row.path]) for row in people_rows(network, today)]
    yield "organizations", _each(organization_record, network.organizations)
    yield "goals", _each(goal_record, network.goals)
    yield "meetings", _each(meeting_record, network.meetings)
    told = (touchpoint for touchpoint in network.touchpoints if touchpoint.path != NOWHERE)
    yield "touchpoints", [touchpoint_record(one, names[one.person]) for one in told]
    yield "exchanges", [exchange_record(one, names[one.person]) for one in network.exchanges]
    yield "follow_ups", [follow_up_record(one, names) for one in open_now]


def _each(record: Any, values: Iterable[Any]) -> list[dict[str, Any]]:
    return [record(value) for value in values]
