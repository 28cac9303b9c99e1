"""Vaults laid out as other people lay theirs out work as they are (SPEC 2.1; 2.2 on synonyms).

Each folder of tests/fixtures/layouts/ is a small made-up vault with an `expected.json`: the type of every note, what
is known of every person (only what is not empty; by name, or by path where two share one), the date, kind and people
of every meeting, and the problems, on the day `TODAY`.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.vault.load import load_network
from tests.vault.seen import types

LAYOUTS = Path(__file__).resolve().parent.parent / "fixtures" / "layouts"
TODAY = date(2026, 11, 21)


def known(network: Network, person: Person) -> dict[str, Any]:
    """What is known of a person, without what is empty."""
    contacts = [t.date for t in network.touchpoints if t.person == person.path and t.resets and t.date <= TODAY]
    everything = {
        "cadence": person.cadence.text if person.cadence else None,
        "tier": person.tier,
        "last_contact": max(contacts).isoformat() if contacts else None,
        "snooze": str(person.snooze or ""),
        "status": person.status if person.status != "active" else None,
        "category": list(person.categories),
        "emails": list(person.emails),
        "birthday": str(person.birthday or ""),
        "role": person.role,
        "organization": [ref.shown for ref in person.organization],
    }
    return {key: value for key, value in everything.items() if value}


def found_in(network: Network) -> dict[str, Any]:
    """What a layout's `expected.json` says, as read from its notes."""
    names = [person.name for person in network.people]
    titles = {person.path: person.name for person in network.people}
    return {
        "types": types(network),
        "people": {p.name if names.count(p.name) == 1 else p.path: known(network, p) for p in network.people},
        "meetings": {
            meeting.path: [
                meeting.date.isoformat() if meeting.date else None,
                meeting.kind,
                sorted(titles.get(ref.target or "", ref.text) for ref in meeting.people),
            ]
            for meeting in network.meetings
        },
        "told": sorted(f"{p.path}:{p.line} {p.code}" for p in network.problems),
    }


@pytest.mark.parametrize("name", sorted(path.name for path in LAYOUTS.iterdir()))
def test_layout(name: str) -> None:
    expected = json.loads((LAYOUTS / name / "expected.json").read_text(encoding="utf-8"))
    for _, _, people in expected.setdefault("meetings", {}).values():
        people.sort()
    expected.setdefault("told", [])
    assert found_in(load_network(LAYOUTS / name)) == expected
