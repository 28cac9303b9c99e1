"""Categories: who counts where, gaps, who was met online only, what the people of a goal cover."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from netnotes.model.network import Network
from netnotes.rules.coverage import CategoryRow, category_rows, goal_coverage, online_only, uncategorized
from netnotes.rules.why import reasons

TODAY = date(2026, 11, 21)
Read = Callable[[str], Network]


def rows(network: Network, today: date = TODAY) -> dict[str, CategoryRow]:
    return {row.category: row for row in category_rows(network, today)}


def test_every_category_of_the_configuration_then_those_in_use(network: Read) -> None:
    found = rows(network("""
        === netnotes.yaml
        categories: [leader, other-industry, mentor]
        === people/Ana.md
        ---
        category: [Zoo keeper, Other Industry]
        ---
        === people/Bo.md
        ---
        category: [other_industry, other-industry]
        ---
        === people/Cy.md
        ---
        category: beekeeper
        ---
    """))  # fmt: skip
    assert list(found) == ["leader", "other-industry", "mentor", "beekeeper", "Zoo keeper"]
    assert [row.people for row in found.values()] == [0, 2, 0, 1, 1]
    assert [word for word, row in found.items() if row.gap] == ["leader", "mentor"]


def test_an_empty_vault_is_all_gaps(network: Read) -> None:
    found = rows(network("=== note.md\nx\n"))
    assert len(found) == 11
    assert all(row.gap for row in found.values())
    assert rows(network("=== netnotes.yaml\ncategories: []\n")) == {}


def test_who_counts(network: Read) -> None:
    found = rows(network("""
        === people/Ana.md
        ---
        {category: leader, cadence: monthly, last_contact: 2026-08-23}
        ---
        === people/Bo.md
        ---
        {category: leader, last_contact: 2026-08-22}
        ---
        === people/Paul.md
        ---
        {category: leader, cadence: monthly, status: paused, last_contact: 2026-11-01}
        ---
        === people/Dated.md
        ---
        {category: leader, next_contact: 2027-01-01}
        ---
        === people/Gone.md
        ---
        {category: leader, cadence: monthly, status: archived, last_contact: 2026-11-01}
        ---
        === people/Dead.md
        ---
        {category: mentor, died: 2026-10-01, last_contact: 2026-09-30}
        ---
        === people/Wished.md
        ---
        {category: mentor, status: to-meet}
        ---
    """))  # fmt: skip
    leader, mentor = found["leader"], found["mentor"]
    assert (leader.people, leader.tracked, leader.contacted_90d, leader.to_meet) == (4, 2, 2, 0)
    assert (mentor.people, mentor.contacted_90d, mentor.to_meet, mentor.gap) == (0, 0, 1, True)


def test_a_contact_of_the_household_counts_and_a_touch_does_not(network: Read) -> None:
    text = """
        === people/Mum.md
        ---
        {category: family, household: Dad}
        ---
        === people/Dad.md
        ---
        category: family
        ---
        ## Log
        - 2026-11-01 visit: all well
        === people/Liked.md
        ---
        category: known
        ---
        ## Log
        - 2026-11-01 like: her post
        - 2026-12-01 coffee: planned
    """
    found = rows(network(text))
    assert (found["family"].contacted_90d, found["known"].contacted_90d) == (2, 0)


ME = """
    === Me.md
    ---
    {type: me, organization: "[[Acme]]", department: Data}
    ---
    === organizations/Acme.md
    x
    === people/Ana.md
    ---
    {organization: Acme, department: Legal}
    ---
    === people/Mate.md
    ---
    {organization: "[[Acme]]", department: DATA}
    ---
    === people/Vague.md
    ---
    organization: Acme
    ---
    === people/Named.md
    ---
    {organization: Acme, department: Legal, category: leader}
    ---
    === people/Elsewhere.md
    ---
    {organization: Other, department: Legal}
    ---
"""


def test_another_department_of_my_organization_is_another_function(network: Read) -> None:
    read = network(ME)
    row = rows(read)["other-function"]
    assert (row.people, row.derived) == (1, 1)
    assert [person.name for person in uncategorized(read, TODAY)] == ["Elsewhere", "Mate", "Vague"]
    said = [(reason.text, str(reason.place)) for reason in reasons(read, "people/Ana.md", TODAY)]
    assert ("other-function: of the same organization as you, in Legal", "people/Ana.md:2") in said
    assert ("your department is Data", "Me.md:2") in said


def test_without_me_nothing_is_derived(network: Read) -> None:
    read = network(ME.replace("type: me", "type: plain").replace("Me.md", "other.md"))
    assert rows(read)["other-function"].people == 0
    said = [reason.text for reason in reasons(read, "people/Ana.md", TODAY)]
    assert "no category, and none follows from organization and department" in said


def log(*lines: str) -> str:
    return "## Log\n" + "".join(f"        - {line}\n" for line in lines)


def test_online_only_is_whom_i_never_met_in_person(network: Read) -> None:
    read = network(f"""
        === people/Calls.md
        {log("2026-01-01 call", "2026-02-01 email", "2026-03-01: she moved")}
        === people/Met.md
        {log("2024-01-01 coffee", "2026-02-01 video")}
        === people/Soon.md
        {log("2026-02-01 video", "2026-12-01 lunch")}
        === people/Unknown.md
        {log("2026-02-01: a chat")}
        === people/Never.md
        x
        === people/Fan.md
        {log("2026-02-01 like: a post")}
        === people/Gone.md
        ---
        status: archived
        ---
        {log("2026-02-01 call")}
        === people/Mum.md
        ---
        {{category: family, household: Dad}}
        ---
        {log("2026-02-01 call")}
        === people/Dad.md
        {log("2026-02-01 visit")}
    """)
    assert [person.name for person in online_only(read, TODAY)] == ["Calls", "Soon"]
    assert [person.name for person in online_only(read, date(2026, 12, 1))] == ["Calls"]
    assert [person.name for person in online_only(read, date(2025, 12, 31))] == []


def test_a_thousand_meetings_and_everybody_in_one_category(network: Read) -> None:
    many = "".join(f"        - 2024-01-01 call: {n}\n        - {d} video: x\n" for n, d in enumerate(_days(500)))
    people = "".join(
        f"        === people/P{n}.md\n        ---\n        category: leader\n        ---\n" for n in range(50)
    )
    read = network(
        f"{people}        === people/Ana.md\n        ---\n        category: leader\n        ---\n        ## Log\n{many}"
    )
    row = rows(read)["leader"]
    assert (row.people, row.online_only, row.contacted_90d) == (51, 1, 0)
    assert sum(one.people for one in rows(read).values()) == 51


def _days(count: int) -> list[date]:
    return [date.fromordinal(date(2024, 1, 2).toordinal() + n) for n in range(count)]


def test_what_the_people_of_a_goal_cover(network: Read) -> None:
    found = goal_coverage(network("""
        === goals/Alone.md
        x
        === goals/Lead.md
        ---
        {due: 2027-01-01, people: [Ana, Noteless], needs: [{what: advice, people: Bo}]}
        ---
        === goals/Done.md
        ---
        {status: met, people: Ana}
        ---
        === people/Ana.md
        ---
        category: [mentor, leader]
        ---
        === people/Bo.md
        ---
        {category: leader, status: to-meet}
        ---
        === people/Cy.md
        ---
        helps_with: Lead
        ---
    """), TODAY)  # fmt: skip
    assert [(row.title, row.people, row.categories) for row in found] == [
        ("Lead", 4, {"leader": 2, "mentor": 1}),
        ("Alone", 0, {}),
    ]
