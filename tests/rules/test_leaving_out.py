"""A network without what must not be told."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from netnotes.model.network import Network
from netnotes.rules.due import DueRow, due_rows
from netnotes.rules.goals import goal_rows
from netnotes.rules.leaving_out import NOWHERE, leave_out
from netnotes.rules.quiet_text import Quiet, hidden_notes

TODAY = date(2026, 11, 21)
Read = Callable[[str], Network]


def left(network: Network, fields: Collection[str] = (), chosen: Collection[str] | None = None) -> Network:
    return leave_out(network, Quiet(network, hidden_notes(network)), fields, chosen, TODAY)


def row(network: Network, name: str) -> DueRow:
    (found,) = [row for row in due_rows(network, TODAY, everyone=True) if row.name == name]
    return found


COUPLE = """
    === people/Ana.md
    ---
    cadence: monthly
    household: "[[Bo]]"
    last_contact: 2026-01-01
    ---
    === people/Bo.md
    ---
    private: true
    ---
    ## Log

    - 2026-11-01 call: CANARY
    - 2026-11-30 coffee: planned
    === people/Cy.md
    ---
    cadence: monthly
    knows: ["[[Bo]]", "[[Ana]]", Somebody]
    ---
    === meetings/2026-11-10 Lunch.md
    ---
    private: true
    people: ["[[Cy]]", "[[Bo]]"]
    gave: a tip
    ---
    === meetings/2026-11-11 Tea.md
    ---
    people: ["[[Cy]]", "[[Bo]]", "[[Ana]]"]
    kind: email
    ---
"""


def test_what_is_due_is_what_it_is_on_the_whole_vault(network: Read) -> None:
    whole = network(COUPLE.replace("[[Ana]]", "Somebody"))
    for name in ("Ana", "Cy"):
        mine, theirs = row(whole, name), row(left(whole), name)
        assert (theirs.due, theirs.status, theirs.last_contact) == (mine.due, mine.status, mine.last_contact)
    assert row(whole, "Ana").last_contact == date(2026, 11, 11)


def test_a_contact_in_a_private_note_is_a_day_and_no_more(network: Read) -> None:
    told = left(network(COUPLE))
    hidden = [one for one in told.touchpoints if one.path == NOWHERE]
    assert {(one.person, one.date.isoformat(), one.kind, one.text) for one in hidden} == {
        ("people/Cy.md", "2026-11-10", "contact", "")
    }
    assert "Bo" not in row(told, "Ana").reason
    assert told.exchanges == ()
    assert [meeting.path for meeting in told.meetings] == ["meetings/2026-11-11 Tea.md"]
    assert "CANARY" not in repr(told.touchpoints + told.people + told.tasks)


def test_a_reference_to_somebody_private_is_someone(network: Read) -> None:
    told = left(network(COUPLE))
    (cy,) = [person for person in told.people if person.name == "Cy"]
    assert [(ref.shown, ref.target) for ref in cy.knows] == [
        ("someone", None), ("Ana", "people/Ana.md"), ("Somebody", None),
    ]  # fmt: skip


def test_private_fields_are_empty_whatever_they_are_called_inside(network: Read) -> None:
    whole = network(
        "=== people/Ana.md\n---\ntrust: 4\nemail: a@example.org\ncategory: leader\nlifeline: true\ncadence: weekly\n"
        "last_contact: 2026-11-01\n---\n## Log\n\n- 2026-11-02 coffee: x [gave:: a] [got:: b]\n"
    )
    told = left(whole, {"trust", "email", "category", "lifeline", "last_contact", "gave", "name"})
    (ana,) = told.people
    assert (ana.trust, ana.emails, ana.categories, ana.lifeline, ana.name) == (None, (), (), False, "Ana")
    assert ana.cadence is not None
    assert [one.source for one in told.touchpoints] == ["log"]
    assert [one.direction for one in told.exchanges] == ["withdrawal"]


def test_those_chosen_and_what_is_about_them(network: Read) -> None:
    whole = network(COUPLE.replace("private: true", "private: false") + """
    === goals/Speak.md
    ---
    needs: [{what: a stage, people: ["[[Cy]]"]}]
    ---
    === goals/Other.md
    ---
    people: "[[Ana]]"
    ---
    === organizations/Acme.md
    ---
    people: ["[[Cy]]", "[[Ana]]"]
    ---
    === organizations/Other Org.md
    ---
    url: https://example.org
    ---
    """)  # fmt: skip
    told = left(whole, chosen={"people/Cy.md"})
    assert [person.name for person in told.people] == ["Cy"]
    assert {one.person for one in told.touchpoints} == {"people/Cy.md"}
    assert [goal.name for goal in told.goals] == ["Speak"]
    assert [one.name for one in told.organizations] == ["Acme"]
    assert len(told.meetings) == 2
    assert [ref.target for ref in told.people[0].knows] == [None, None, None]
    assert goal_rows(told, TODAY)[0].people == ("Cy",)
    assert row(told, "Cy").due == row(whole, "Cy").due


def test_somebody_whose_household_is_not_chosen_keeps_their_last_contact(network: Read) -> None:
    whole = network(COUPLE.replace("private: true", "private: false"))
    told = left(whole, chosen={"people/Ana.md"})
    assert row(told, "Ana").last_contact == row(whole, "Ana").last_contact == date(2026, 11, 11)


def test_nothing_is_left_out_where_nothing_is_private(network: Read) -> None:
    whole = network(COUPLE.replace("private: true", "private: false"))
    told = left(whole)
    for name in ("people", "meetings", "touchpoints", "exchanges", "households", "tasks", "goals", "organizations"):
        assert getattr(told, name) == getattr(whole, name), name
