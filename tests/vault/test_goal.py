"""From a note to a goal and its needs, and to an organization and me (SPEC 2.2, 6)."""

from collections.abc import Callable

import pytest

from netnotes.model.goals import Goal
from netnotes.model.network import Network
from tests.vault.seen import codes, place, problem

Read = Callable[[str], Network]

PEOPLE = "=== people/Ana.md\nText.\n=== people/Bo.md\nText.\n"


def goal(network: Read, front: str, body: str = "") -> Goal:
    (found,) = network(f"{PEOPLE}=== goals/Publish.md\n---\n{front}\n---\n{body}\n").goals
    return found


def test_the_title_is_always_the_file_name(network: Read) -> None:
    assert goal(network, "name: Other\ntitle: Other\naliases: [Other]", "# Other").name == "Publish"


@pytest.mark.parametrize(
    ("written", "status"),
    [(word, status)
     for status, words in {
         "active": ["active", "open", "in-progress", "on-track", "In_Progress", "ON-TRACK", "someday", "🟢active"],
         "met": ["met", "done", "achieved", "completed", "✅Completed", "DONE"],
         "paused": ["paused", "on-hold", "On_Hold", "⏸️Paused", "onhold"],
         "dropped": ["dropped", "abandoned", "cancelled", "Cancelled"],
     }.items() for word in words],
)  # fmt: skip
def test_status(network: Read, written: str, status: str) -> None:
    assert goal(network, f"status: {written}").status == status


def test_without_a_status_a_goal_is_active(network: Read) -> None:
    assert (goal(network, "x: 1").status, goal(network, "status:").status) == ("active", "active")
    assert goal(network, "status: ✅ On hold").status == "paused"


@pytest.mark.parametrize("key", ["due", "deadline", "target_date", "Target Date", "by"])
def test_due(network: Read, key: str) -> None:
    found = goal(network, f"x: 1\n{key}: 2026-11-03")
    assert (str(found.due), found.line("due")) == ("2026-11-03", 3)


@pytest.mark.parametrize(
    ("field", "key"), [("horizon", "horizon"), ("why", "why"), ("success", "success"), ("success", "done_when")]
)
def test_texts(network: Read, field: str, key: str) -> None:
    assert getattr(goal(network, f"{key}: one thing"), field) == "one thing"


@pytest.mark.parametrize(("written", "progress"), [("0", 0), ("40", 40), ("40%", 40), ('"100 %"', 100), ("", None)])
def test_progress(network: Read, written: str, progress: int | None) -> None:
    assert goal(network, f"progress: {written}").progress == progress


@pytest.mark.parametrize("written", ["-1", "101", "half", "0.4"])
def test_progress_that_is_none(network: Read, written: str) -> None:
    found = network(f"=== goals/Publish.md\n---\nprogress: {written}\n---\n")
    assert place(problem(found)) == "goals/Publish.md:2:1 bad-number"


def test_links(network: Read) -> None:
    found = network(f"""{PEOPLE}
=== goals/Publish.md
---
parent: "[[Write]]"
people: ["[[Ana]]", Bo, Nobody]
organizations: Acme
---
=== goals/Write.md
Text.
=== organizations/Acme.md
Text.
""").goals[0]
    assert [ref.target for ref in (*found.parent, *found.people, *found.organizations)] == [
        "goals/Write.md", "people/Ana.md", "people/Bo.md", None, "organizations/Acme.md",
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["mentor, in data", "[mentor, in data]", "\n  - mentor\n  - in data"])
def test_needs_that_are_topics(network: Read, written: str) -> None:
    found = goal(network, f"needs: {written}").needs
    assert [(need.what, need.count, need.people, need.category) for need in found] == [
        (what, 1, (), None) for what in (["mentor, in data"] if written.startswith("m") else ["mentor", "in data"])
    ]


def test_needs_that_are_maps(network: Read) -> None:
    found = goal(
        network,
        "needs:\n  - {what: mentor, count: 2, category: leader}\n"
        '  - what: reader\n    people: ["[[Ana]]", Bo]\n  - {category: author}',
    ).needs
    assert [(need.what, need.count, need.category, need.line) for need in found] == [
        ("mentor", 2, "leader", 3),
        ("reader", 1, None, 4),
        ("author", 1, "author", 6),
    ]
    assert [ref.target for ref in found[1].people] == ["people/Ana.md", "people/Bo.md"]


def test_a_single_need_may_be_a_map(network: Read) -> None:
    assert [need.what for need in goal(network, "needs: {what: mentor, count: 2}").needs] == ["mentor"]


@pytest.mark.parametrize(
    ("need", "code", "needs"),
    [
        ("{what: a, count: 0}", "bad-number", 1),
        ("{what: a, count: many}", "bad-number", 1),
        ("{count: 2}", "bad-need", 0),
        ("{what: a, who: b}", "unknown-key", 1),
        ("{mentor: for data}", "bad-need", 0),
    ],
)
def test_needs_that_cannot_be_read(network: Read, need: str, code: str, needs: int) -> None:
    found = network(f"=== goals/Publish.md\n---\nneeds:\n  - {need}\n---\n")
    assert code in codes(found)
    assert {(p.path, p.line, p.column) for p in found.problems} == {("goals/Publish.md", 3, 5)}
    assert all(p.hint for p in found.problems)
    assert [(n.count) for n in found.goals[0].needs] == [1] * needs


@pytest.mark.parametrize("written", ['"[[Data|data work]]"', "\n  - [[data work]]", "data   work"])
def test_a_need_may_be_a_link_or_wide(network: Read, written: str) -> None:
    assert [need.what for need in goal(network, f"needs: {written}").needs] == ["data work"]


def test_an_empty_need_is_none(network: Read) -> None:
    assert goal(network, "needs:\n  -\n  - ''").needs == ()


def test_an_organization(network: Read) -> None:
    found = network(f"""{PEOPLE}
=== organizations/Guild.md
---
name: The Guild
url: https://guild.example
people: [Ana]
my_role: organizer
cadence: quarterly
next_event: 2026-12-03
status: active
---
=== people/Cy.md
---
organization: the guild
---
""")
    (guild,) = found.organizations
    assert (guild.name, guild.url, guild.my_role, str(guild.next_event)) == (
        "The Guild", "https://guild.example", "organizer", "2026-12-03"
    )  # fmt: skip
    assert guild.cadence is not None
    assert (guild.cadence.months, [ref.target for ref in guild.people], guild.status) == (
        3,
        ["people/Ana.md"],
        "active",
    )
    assert [p.organization[0].target for p in found.people if p.organization] == ["organizations/Guild.md"]


def test_me(network: Read) -> None:
    me = network(f"""{PEOPLE}
=== Me.md
---
name: Alex
email: [a@example.org, b@example.org]
organization: Acme
department: Maps
role: Cartographer
offers: [maps]
needs: [readers]
partner: "[[Ana]]"
---
""").me
    assert me is not None
    assert (me.name, me.emails, me.department, me.role) == (
        "Alex",
        ("a@example.org", "b@example.org"),
        "Maps",
        "Cartographer",
    )
    assert (me.offers, me.needs, me.organization[0].text, me.partner[0].target) == (
        ("maps",),
        ("readers",),
        "Acme",
        "people/Ana.md",
    )
