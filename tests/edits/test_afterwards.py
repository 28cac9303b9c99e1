"""What is said to change without a second look is what a second look finds."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netnotes.edits.afterwards import network_after
from netnotes.edits.log import Asked, Log
from netnotes.model.network import Network
from netnotes.rules.accounts import balance_of
from netnotes.rules.contact import facts_of
from netnotes.rules.due import due_row
from netnotes.vault.editing.log_section import LogLine
from netnotes.vault.load import load_network
from netnotes.vault.settings import read_settings

TODAY = date(2026, 11, 21)
VAULT = """
    === people/Ana.md
    ---
    cadence: monthly
    household: "[[Bo]]"
    opening_balance: 2
    ---
    ## Log

    - 2026-11-03 call: hello [got:: a tip]
    - 2026-12-24 dinner
    === people/Bo.md
    ---
    cadence: weekly
    snooze: 2026-11-25
    ---
    === people/Chen.md
    ---
    last_contact: 2026-11-21
    cadence: yearly
    ---
    === meetings/2026-10-01 Talk.md
    ---
    people: ["[[Ana]]", "[[Bo]]"]
    got: {what: a lift, from: "[[Bo]]"}
    ---
"""


def seen(network: Network, paths: tuple[str, ...]) -> list[tuple[object, ...]]:
    """What is answered of the people."""
    facts = facts_of(network, TODAY)
    found: list[tuple[object, ...]] = []
    for path in paths:
        row, account = due_row(facts.people[path]), balance_of(network, path, TODAY)
        via = row.last.via.path if row.last and row.last.via else None
        found.append((row.name, row.status, row.due, row.last_contact, via, row.next_scheduled))
        found.append((row.last and row.last.touchpoint.kind,))
        assert account
        found.append((account.balance, account.deposits, [t.what for t in account.thanks]))
    return found


@pytest.mark.parametrize("people", [("Ana",), ("Bo",), ("Chen",), ("Ana", "Bo"), ("Ana", "Bo", "Chen")])
@pytest.mark.parametrize(
    "said",
    [
        {"line": LogLine(date=TODAY), "kind": "call"},
        {"line": LogLine(date=TODAY), "kind": "thanks", "again": date(2027, 1, 5)},
        {"line": LogLine(date=date(2026, 8, 1), gave=("a", "b"), size=2), "kind": "like"},
        {"line": LogLine(date=date(2026, 11, 20), got=("c",)), "meeting": True},
        {"line": LogLine(date=date(2026, 12, 5), gave=("later",)), "kind": "lunch"},
        {"line": LogLine(date=date(2026, 11, 3), text="again"), "kind": "call"},
        {"line": LogLine(date=date(2026, 11, 19)), "kind": "intro", "new": ["Zoë"]},
    ],
)
def test_it_is_what_the_vault_then_says(
    people: tuple[str, ...], said: dict[str, Any], vault: Callable[[str], Path]
) -> None:
    root = vault(VAULT)
    network = load_network(root)
    log = Log(network, root, read_settings(root))
    logged = log.changes(
        Asked(today=TODAY, people=[person for person in network.people if person.name in people], **said)
    )
    foretold = seen(network_after(network, logged.changes, logged.people, log.reader), logged.people)
    for change in logged.changes:
        (root / change.path).write_bytes(change.after or b"")
    assert foretold == seen(load_network(root), logged.people)
