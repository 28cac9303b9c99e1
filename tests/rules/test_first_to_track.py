from __future__ import annotations

from datetime import date

from netnotes.model.goals import Goal, Need
from netnotes.model.ledger import Touchpoint
from netnotes.model.network import Network
from netnotes.rules.first_to_track import Newcomer, first_to_track
from tests.rules.build import TODAY, noteless, person

KNOWN = person("Cy Dahl", organization=(noteless("Acme"),))
NETWORK = Network(
    people=(KNOWN,),
    goals=(Goal(path="goals/Survey.md", name="Survey", needs=(Need(what="data platforms"),)),),
    touchpoints=(
        Touchpoint(
            person=KNOWN.path, date=date(2026, 1, 1), kind="call", text="", path=KNOWN.path, line=4, source="log"
        ),
    ),
)


def test_reasons_are_told_and_the_most_come_first() -> None:
    newcomers = [
        Newcomer(person=person("Plain", role="Analyst")),
        Newcomer(person=person("Boss", role="Director of Sales")),
        Newcomer(person=person("Friend", role="clerk"), contacts=4, last=date(2026, 10, 1)),
        Newcomer(person=person("Ana", role="Head of Data Platforms", organization=(noteless("ACME"),)), contacts=1,
                 last=date(2026, 9, 1)),
        Newcomer(person=person("Tracked", role="Chief of all", cadence="monthly")),
        Newcomer(person=person("Gone", role="Chief of all", status="deceased")),
    ]  # fmt: skip
    assert [(one.name, one.reasons) for one in first_to_track(newcomers, NETWORK, TODAY)] == [
        ("Ana", ("may help with data platforms, for Survey", "in touch on 2026-09-01",
                 "works at ACME, where you know Cy Dahl", "leads: Head of Data Platforms")),
        ("Friend", ("4 contacts, the last on 2026-10-01",)),
        ("Boss", ("leads: Director of Sales",)),
    ]  # fmt: skip


def test_nobody_is_the_one_you_know_where_they_work() -> None:
    ana = person("Ana", organization=(noteless("Tern"),))
    called = Touchpoint(
        person=ana.path, date=date(2026, 1, 1), kind="call", text="", path=ana.path, line=4, source="log"
    )
    network = Network(people=(ana,), touchpoints=(called,))
    bo = person("Bo", organization=(noteless("tern"),))
    found = first_to_track([Newcomer(person=ana), Newcomer(person=bo)], network, TODAY)
    assert [(one.name, one.reasons) for one in found] == [("Bo", ("works at tern, where you know Ana",))]


def test_of_equals_the_one_met_last_comes_first() -> None:
    days = {"Ana": date(2010, 1, 1), "Bo": date(2026, 1, 1), "Cy": None}
    equals = [Newcomer(person=person(name, role="Founder", added=day)) for name, day in days.items()]
    assert [one.name for one in first_to_track(equals, NETWORK, TODAY)] == ["Bo", "Ana", "Cy"]


def test_five_at_most() -> None:
    many = [Newcomer(person=person(f"P{number}", role="Founder")) for number in range(9)]
    assert [one.name for one in first_to_track(many, NETWORK, TODAY)] == ["P0", "P1", "P2", "P3", "P4"]
