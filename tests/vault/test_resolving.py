"""Which note a name or a link means, what counts nowhere, and what is told about it (SPEC 2.2)."""

import unicodedata
from collections.abc import Callable

import pytest

from netnotes.model.network import Network
from netnotes.model.places import Problem
from tests.vault.seen import codes, person, place, problem, touched

Read = Callable[[str], Network]


def targets(network: Network) -> list[str | None]:
    """What Ana's `knows` leads to."""
    return [ref.target for ref in person(network).knows]


def knows(network: Read, value: str, others: str) -> Network:
    """A vault in which Ana knows this, beside other notes."""
    return network(f"=== people/Ana.md\n---\nknows: {value}\n---\n{others}")


def told(found: Network) -> Problem:
    return problem(found)


@pytest.mark.parametrize(
    ("file", "written"),
    [
        ("Bo Chen", "bo chen"),
        ("Bo Chen", "Bo-Chen"),
        ("bo-chen", "Bo Chen"),
        ("BO  CHEN", "Bo Chen"),
        ("Bo_Chen", "bo chen"),
        ("José Ángel", unicodedata.normalize("NFD", "josé ángel")),
        (unicodedata.normalize("NFD", "José"), "José"),
        ("O'Neil & Co.", "o'neil & co."),
        ("Smith, Jane", '"Smith, Jane"'),
        ("🙂 Bo", "🙂 bo"),
        ("ليلى منصور", "ليلى منصور"),
        ("Straße", "STRASSE"),
        ("@ Bo", '"@ Bo"'),
        ("Person - Bo", "Person - Bo"),
        ("JaneDoe", "janedoe"),
    ],
)
def test_a_bare_name_in_any_case_and_composition(network: Read, file: str, written: str) -> None:
    found = knows(network, written, f"=== people/{file}.md\nText.\n")
    assert (targets(found), found.problems) == ([f"people/{file}.md"], ())


def test_a_bare_name_means_the_file_name_then_the_name_then_an_alias(network: Read) -> None:
    others = """=== people/Bo.md
---
name: One
aliases: [Two]
---
=== people/One.md
---
name: Three
---
=== people/Cy.md
---
name: Two
aliases: [Bo, Three, Four]
---
"""
    for written, target in [("bo", "Bo"), ("one", "One"), ("two", "Cy"), ("three", "One"), ("four", "Cy")]:
        found = knows(network, written, others)
        assert (targets(found), found.problems) == ([f"people/{target}.md"], ()), written


def test_a_bare_name_is_looked_for_among_notes_of_the_wanted_type(network: Read) -> None:
    found = network("""
        === people/Ana.md
        ---
        knows: Mill
        organization: Mill
        helps_with: Mill
        ---
        === people/Mill.md
        Text.
        === goals/Mill.md
        Text.
        === organizations/Mill.md
        Text.
        === notes/Mill.md
        Text.
        """)
    ana = person(found)
    assert [ref.target for ref in (*ana.knows, *ana.organization, *ana.helps_with)] == [
        "people/Mill.md", "organizations/Mill.md", "goals/Mill.md",
    ]  # fmt: skip
    assert found.problems == ()


@pytest.mark.parametrize(
    "others",
    [
        "=== a/people/Bo.md\nx\n=== b/people/Bo.md\nx\n",
        "=== people/B1.md\n---\nname: Bo\n---\n=== people/B2.md\n---\nname: bo\n---\n",
        "=== people/B1.md\n---\naliases: [Bo]\n---\n=== people/B2.md\n---\naliases: [Bo]\n---\n",
    ],
)
def test_a_name_that_matches_two_is_a_problem_and_counts_for_neither(network: Read, others: str) -> None:
    found = knows(network, "Bo", others)
    assert targets(found) == []
    assert (place(told(found)), told(found).severity) == ("people/Ana.md:2:1 ambiguous-name", "warning")
    assert told(found).hint in (
        'write "[[a/people/Bo]]" or "[[b/people/Bo]]"', 'write "[[B1]]" or "[[B2]]"',
    )  # fmt: skip


def test_a_name_without_a_note_is_kept_and_told_once(network: Read) -> None:
    found = network("""
        === people/Ana.md
        ---
        knows: [Zed, zed]
        ---
        === meetings/2026-11-03 Plan.md
        ---
        people: [Ana, "[[Zed]]"]
        gave: {what: a tip, to: ZED}
        ---
        === goals/G.md
        ---
        people: Zed
        ---
        """)
    assert [(ref.text, ref.target) for ref in found.goals[0].people] == [("Zed", None)]
    assert touched(found) == [("Ana", "2026-11-03", "meeting")]
    assert found.exchanges == ()
    assert (place(told(found)), told(found).severity) == ("goals/G.md:2:1 unknown-person", "info")
    assert told(found).message == "no person is called 'Zed'"


def test_goals_and_linked_organizations_without_a_note_are_told_too(network: Read) -> None:
    found = network('=== people/Ana.md\n---\nhelps_with: Fly\norganization: "[[Acme]]"\n---\n')
    assert [(p.code, p.severity, p.line) for p in found.problems] == [
        ("unknown-goal", "info", 2),
        ("unknown-organization", "info", 3),
    ]


def test_an_organization_may_be_plain_text(network: Read) -> None:
    found = network("=== people/Ana.md\n---\norganization: Acme\n---\n")
    assert (person(found).organization[0].text, found.problems) == ("Acme", ())


@pytest.mark.parametrize("written", ['"[[Anni]]"', "[[Anni]]", '"[A](Anni.md)"', '"[[x/y/Anni|her]]"'])
def test_a_link_resolves_by_name_and_alias_with_a_warning(network: Read, written: str) -> None:
    found = network(f"""
=== people/Bo.md
---
household: {written}
---
=== people/Ana Silva.md
---
aliases: [Anni]
---
""")
    assert [ref.target for ref in person(found, "Bo").household] == ["people/Ana Silva.md"]
    alias = next(p for p in found.problems if p.code == "alias-link")
    assert (place(alias), alias.severity) == ("people/Bo.md:2:1 alias-link", "warning")
    assert alias.hint == 'write "[[Ana Silva|Anni]]"'


def test_an_alias_that_is_another_note_s_file_name_yields_to_it(network: Read) -> None:
    found = knows(network, '[Bo, "[[Bo]]"]', "=== people/Bo.md\nx\n=== people/Cy.md\n---\naliases: [Bo]\n---\n")
    assert (targets(found), found.problems) == (["people/Bo.md"], ())


def test_a_link_follows_obsidian_s_rule(network: Read) -> None:
    others = "=== a/people/Bo.md\nx\n=== people/Bo.md\nx\n=== longer/people/Bo.md\nx\n"
    assert targets(knows(network, '"[[Bo]]"', others)) == ["people/Bo.md"]
    assert targets(knows(network, '"[[a/people/Bo]]"', others)) == ["a/people/Bo.md"]
    assert targets(knows(network, '"[[longer/people/bo#Log|B]]"', others)) == ["longer/people/Bo.md"]
    assert targets(knows(network, '"[x](../a/people/Bo.md)"', others)) == ["a/people/Bo.md"]


def test_a_link_that_fits_two_notes_equally_counts_for_the_first_with_a_warning(network: Read) -> None:
    found = knows(network, '"[[Bo]]"', "=== a/people/Bo.md\nx\n=== b/people/Bo.md\nx\n")
    assert targets(found) == ["a/people/Bo.md"]
    assert (place(told(found)), told(found).hint) == (
        "people/Ana.md:2:1 ambiguous-link",
        "write the whole path: [[a/people/Bo]]",
    )


WRONG = [
    ("=== goals/X.md\nText.\n", "a goal", "link a person, or write type: person in goals/X.md"),
    (
        "=== organizations/X.md\nText.\n",
        "an organization",
        "link a person, or write type: person in organizations/X.md",
    ),
    (
        "=== meetings/2026-11-03/X.md\n---\ndate: 2026-11-03\n---\n",
        "a meeting",
        "link a person, or write type: person in meetings/2026-11-03/X.md",
    ),
    ("=== notes/X.md\nText.\n", "a plain note", "link a person, or write type: person in notes/X.md"),
    ("=== people/X.md\n\n", "an empty note", "link a person, or write type: person in people/X.md"),
    ("=== Templates/X.md\nText.\n", "a template", "link a person"),
    ("=== netnotes.yaml\nignore: [old/**]\n=== old/X.md\n---\ntype: person\n---\n", "not read", "link a person"),
]


@pytest.mark.parametrize(("others", "what", "hint"), WRONG)
def test_a_link_to_a_note_of_another_type_counts_nowhere(network: Read, others: str, what: str, hint: str) -> None:
    found = network(f"""{others}
=== people/Ana.md
---
knows: [Bo, "[[X]]"]
---
=== people/Bo.md
Text.
""")
    assert targets(found) == ["people/Bo.md"]
    assert (place(told(found)), told(found).severity) == ("people/Ana.md:2:13 wrong-type", "warning")
    assert told(found).message.endswith(f" is {what}")
    assert told(found).hint == hint


def test_a_link_to_an_unreadable_note_is_no_second_problem(network: Read) -> None:
    found = network("""
        === people/Bad.md
        ---
        name: "Bad
        ---
        === meetings/2026-11-03 Plan.md
        ---
        people: ["[[Bad]]", "[[Ana]]"]
        ---
        === people/Ana.md
        Text.
        """)
    assert touched(found) == [("Ana", "2026-11-03", "meeting")]
    assert [p.path for p in found.problems] == ["people/Bad.md"]


def test_an_organization_that_is_a_plain_note_is_kept_as_text(network: Read) -> None:
    found = network('=== people/Ana.md\n---\norg: "[[Acme]]"\n---\n=== notes/Acme.md\nText.\n')
    assert [(ref.shown, ref.target) for ref in person(found).organization] == [("Acme", None)]
    assert [(p.code, p.severity) for p in found.problems] == [("wrong-type", "info")]


def test_of_links_in_a_body_only_an_alias_is_told_of(network: Read) -> None:
    found = network("""
        === meetings/2026-11-03 Plan.md
        [[Nobody]] [[Fly]] [[Anni]] [x](gone.md)
        === goals/Fly.md
        Text.
        === people/Ana.md
        ---
        aliases: [Anni]
        ---
        """)
    assert (touched(found), codes(found)) == ([("Ana", "2026-11-03", "meeting")], ["alias-link"])


@pytest.mark.parametrize("line", ["- coffee with [[Anni]]", "- [x] ring [[Anni]] #call ✅ 2026-11-03"])
def test_an_alias_of_two_people_in_a_line_is_told_of(network: Read, line: str) -> None:
    people = "".join(f"=== people/{name}.md\n---\naliases: [Anni]\n---\n" for name in ("Ana", "Bo"))
    found = network(f"{people}=== 2026-11-03.md\n{line}\n")
    assert (touched(found), codes(found)) == ([], ["ambiguous-name"])


def test_a_link_to_me_is_no_goal(network: Read) -> None:
    found = network('=== Me.md\nI.\n=== people/Ana.md\n---\nhelps_with: "[[Me]]"\n---\n')
    assert (person(found).helps_with, codes(found)) == ((), ["wrong-type"])


def test_household_on_either_side_and_in_chains(network: Read) -> None:
    names = {
        "A": "B",
        "B": "",
        "C": "[[B]]",
        "D": "[E, D]",
        "E": "",
        "F": "F",
        "G": "Nobody",
        "H": "[J, I]",
        "I": "H",
        "J": "I",
    }
    found = network("".join(f"=== people/{name}.md\n---\nhousehold: {other}\n---\n" for name, other in names.items()))
    assert found.households == tuple(tuple(f"people/{name}.md" for name in group) for group in ("ABC", "DE", "HIJ"))


def test_the_owner_is_nobody_s_acquaintance(network: Read) -> None:
    found = knows(network, '[Me, "[[Me]]", Alex, Bo]', "=== Me.md\n---\nname: Alex\n---\n=== people/Bo.md\nx\n")
    assert (targets(found), found.problems) == (["people/Bo.md"], ())


def test_the_owner_by_file_name(network: Read) -> None:
    found = knows(
        network, "[Alex Reed, Bo]", "=== Alex Reed.md\n---\ntype: me\nname: Alexander\n---\n=== people/Bo.md\nx\n"
    )
    assert (targets(found), found.problems) == (["people/Bo.md"], ())
