from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from netnotes.model.ledger import Touchpoint
from netnotes.model.network import Network
from netnotes.model.people import Move, Person
from netnotes.rules.contact import facts_of
from netnotes.rules.moves import move_words, moves_to_congratulate
from tests.rules.build import TODAY, noteless, person

ROLE = Move(date=date(2026, 11, 1), field="role", after="Head of Data", line=9)
PLACE = Move(date=date(2026, 11, 1), field="organization", after="Heron Grid", line=10)


def now(one: Person, *days: date) -> list[str]:
    touchpoints = tuple(
        Touchpoint(
            person=one.path, date=day, kind="comment", text="", path=one.path, line=20, source="log", resets=False
        )
        for day in days
    )
    rows = moves_to_congratulate(Network(people=(one,), touchpoints=touchpoints), TODAY)
    return [f"{row.name}: {row.now} ({row.date}, line {row.place.line})" for row in rows]


def test_a_move_is_a_reason_to_congratulate() -> None:
    ana = person("Ana", role="Analyst", organization=(noteless("Acme"),))
    assert now(replace(ana, moves=(ROLE, PLACE))) == ["Ana: Head of Data at Heron Grid (2026-11-01, line 9)"]
    assert now(replace(ana, moves=(ROLE,))) == ["Ana: Head of Data at Acme (2026-11-01, line 9)"]
    assert now(replace(ana, role="", moves=(PLACE,))) == ["Ana: at Heron Grid (2026-11-01, line 10)"]


@pytest.mark.parametrize(
    ("moves", "days"),
    [
        ((replace(ROLE, date=date(2026, 9, 11)),), ()),
        ((replace(ROLE, date=date(2026, 11, 12)),), ()),
        ((replace(ROLE, field="email"),), ()),
        ((ROLE,), (date(2026, 11, 1),)),
        ((ROLE,), (date(2026, 11, 9),)),
    ],
    ids=["61 days ago", "to come", "an address", "in touch that day", "in touch since"],
)
def test_what_is_no_reason(moves: tuple[Move, ...], days: tuple[date, ...]) -> None:
    assert now(person("Ana", moves=moves), *days) == []


def test_what_is_one_still() -> None:
    assert now(person("Ana", moves=(replace(ROLE, date=date(2026, 9, 12)),)))
    assert now(person("Ana", moves=(ROLE,)), date(2026, 10, 31), date(2026, 11, 30))


@pytest.mark.parametrize("status", ["archived", "deceased"])
def test_nobody_congratulates_who_is_gone(status: str) -> None:
    assert now(person("Ana", moves=(ROLE,), status=status)) == []


def test_the_newest_come_first() -> None:
    earlier = replace(ROLE, date=date(2026, 10, 1))
    people = (person("Ana", moves=(earlier,)), person("Bo", moves=(ROLE,)), person("Abe", moves=(ROLE,)))
    assert [row.name for row in moves_to_congratulate(Network(people=people), TODAY)] == ["Abe", "Bo", "Ana"]


def test_why_tells_of_moves() -> None:
    facts = facts_of(Network(people=(person("Ana", moves=(ROLE,)),)), TODAY)
    assert [text for text, _ in move_words(facts.people["people/Ana.md"])] == [
        "role on 2026-11-01: now Head of Data",
        "congratulate: now Head of Data, and nothing is noted since 2026-11-01 (shown for 60 days)",
    ]
