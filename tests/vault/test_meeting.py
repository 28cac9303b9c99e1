"""From a note to a meeting and its touchpoints (SPEC 2.2, 3.1)."""

from collections.abc import Callable

import pytest

from netnotes.model.network import Network
from tests.vault.seen import codes, meeting, place, problem, stem, touched, touchpoint

Read = Callable[[str], Network]

PEOPLE = "".join(f"=== people/{name}.md\nText.\n" for name in ("Ana Silva", "Bo Chen", "Cy"))


def met(network: Read, text: str, path: str = "meetings/2026-11-03 Plan.md") -> Network:
    """A vault with people and one meeting note."""
    return network(f"{PEOPLE}=== {path}\n{text}\n")


def present(network: Read, text: str, path: str = "meetings/2026-11-03 Plan.md") -> tuple[str, list[str]]:
    """Where the people of a meeting were read, and who they are."""
    found = meeting(met(network, text, path))
    return found.present, [stem(ref.target or f"?{ref.text}") for ref in found.people]


def front(text: str) -> str:
    return f"---\n{text}\n---\n"


def test_one_touchpoint_for_each_person(network: Read) -> None:
    found = met(network, front('date: 2026-11-05\nkind: lunch\npeople: ["[[Ana Silva]]", Bo Chen]') + "We ate.")
    assert touched(found) == [("Ana Silva", "2026-11-05", "lunch"), ("Bo Chen", "2026-11-05", "lunch")]
    first = found.touchpoints[0]
    assert (first.path, first.line, first.source, first.text) == (
        "meetings/2026-11-03 Plan.md",
        4,
        "meeting",
        "We ate.",
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [("[[Cy]]", 1), ("---\nkind: lunch\ndate: 2026-11-05\n---\n[[Cy]]", 3), ("---\nx: 1\nwith: Cy\n---\n", 3)],
)
def test_the_line_of_a_touchpoint_is_that_of_its_people_or_date(network: Read, text: str, line: int) -> None:
    assert touchpoint(met(network, text)).line == line


@pytest.mark.parametrize("key", ["date", "Date", "meeting_date", "start_date", "startdate"])
def test_names_of_the_date(network: Read, key: str) -> None:
    found = met(network, front(f"{key}: 2026-11-05T10:30\ntype: meeting"), "x/Plan.md")
    assert str(meeting(found).date) == "2026-11-05"


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("2026-11-03 Plan.md", "2026-11-03"),
        ("2026-11-03-call-plan.md", "2026-11-03"),
        ("Plan-2026-11-03.md", "2026-11-03"),
        ("Meeting - 2026-11-03 2247 .md", "2026-11-03"),
        ("» 2026-11-03 Plan.md", "2026-11-03"),
        ("2026-11-03.md", "2026-11-03"),
        ("2026-11-03T1030 Plan.md", "2026-11-03"),
        ("20261103 - Plan.md", "2026-11-03"),
        ("202611031030 Plan.md", "2026-11-03"),
        ("20261103.md", "2026-11-03"),
        ("2026-13-01 and 2026-11-03.md", "2026-11-03"),
        ("2026/11/03/Plan.md", "2026-11-03"),
        ("2026/11-November/03-Tuesday/Plan.md", "2026-11-03"),
        ("2026/11/03/2026-11-04 Plan.md", "2026-11-04"),
        ("2026/11/03/notes/Plan.md", "2026-11-03"),
    ],
)
def test_dates_in_file_names_and_folders(network: Read, path: str, date: str) -> None:
    found = met(network, "Text.", f"meetings/{path}")
    assert (str(meeting(found).date), found.problems) == (date, ())


@pytest.mark.parametrize(
    "path", ["Plan.md", "Plan 20261103.md", "2026-13-45 Plan.md", "12026-11-033.md", "2026/Plan.md", "2026/11/Plan.md"]
)
def test_without_any_date_there_is_a_problem_and_no_touchpoint(network: Read, path: str) -> None:
    found = met(network, front("people: Cy"), f"meetings/{path}")
    assert touched(found) == []
    assert place(problem(found)) == f"meetings/{path}:1:1 meeting-without-date"
    assert problem(found).hint.startswith("write date: 2026-11-05")


def test_a_date_that_is_none_leaves_the_one_in_the_file_name(network: Read) -> None:
    found = met(network, front("people: Cy\ndate: 2026-11-31"))
    assert touched(found) == [("Cy", "2026-11-03", "meeting")]
    assert place(problem(found)) == "meetings/2026-11-03 Plan.md:3:1 bad-date"


@pytest.mark.parametrize("key", ["people", "attendees", "Attendees", "participants", "with", "contacts", "person"])
@pytest.mark.parametrize(
    "value", ["Cy", '"[[Cy]]"', "[[Cy]]", "[Cy]", "\n  - Cy\n  -", '"[Cy](../people/Cy.md)"', '"[[people/Cy|C]]"']
)
def test_people_by_property(network: Read, key: str, value: str) -> None:
    assert present(network, front(f"{key}: {value}") + "With [[Ana Silva]].") == ("property", ["Cy"])


def test_people_as_an_inline_field(network: Read) -> None:
    assert present(network, "**Attendees**:: [[Cy]], [[Bo Chen]]") == ("property", ["Cy", "Bo Chen"])


def test_links_without_quotes_one_after_the_other(network: Read) -> None:
    found = met(network, front("people: [[Cy]], [[Bo Chen]]"))
    assert [name for name, _, _ in touched(found)] == ["Bo Chen", "Cy"]
    assert (codes(found), problem(found).line) == (["unquoted-link"], 2)


@pytest.mark.parametrize(
    "body",
    [
        "## Attendees\n- [[Cy]]\n## Notes\n[[Bo Chen]]",
        "# 👥 Participants:\n[[Cy]] and a guest",
        "### People\n- [ ] [[Cy]]\n- Bo",
        "**Attendees:** [[Cy]]\n\n[[Bo Chen]]",
        "**Participants**: [Cy](Cy.md), and others",
        "- **People:** [[Cy]]",
        "**Attendees**\n- [[Cy]]\n\n- [[Bo Chen]]",
        "__Attendees:__ [[Cy]]",
        "**attendees :** [[Cy]]",
    ],
)
@pytest.mark.parametrize(
    "properties", ["", "---\npeople:\n---\n", "---\nattendees: []\n---\n", '---\npeople: [""]\n---\n']
)
def test_people_in_a_section_or_a_bold_line(network: Read, body: str, properties: str) -> None:
    assert present(network, properties + body, "meetings/2026-11-03 Ana Silva.md") == ("section", ["Cy"])


@pytest.mark.parametrize(
    "body", ["**Agenda:** [[Cy]]", "Attendees: [[Cy]]", "## Agenda\n[[Cy]]", "## Attendees\nCy\n# Notes", "[[Cy|C]]"]
)
def test_people_linked_in_the_body_are_assumed_present(network: Read, body: str) -> None:
    where, who = present(network, body + "\n[[Cy]]")
    assert (where, who) == ("body", ["Cy"])


@pytest.mark.parametrize(
    "body",
    [
        "> [[Cy]]",
        "  > said [[Cy]]",
        "![[Cy]]",
        "- [ ] ask [[Cy]]",
        "- [x] ask [[Cy]]",
        "- [gave:: a tip] [to:: [[Cy]]]",
        "- [got:: a tip] (from:: [[Cy]])",
        "`[[Cy]]`",
        "```\n[[Cy]]\n```",
        "<!-- [[Cy]] -->",
        "Cy was there",
        "to:: [[Cy]]",
    ],
)
def test_links_that_make_nobody_present(network: Read, body: str) -> None:
    assert present(network, body) == ("nobody", [])


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Lunch with Cy", ["Cy"]), ("lunch-with-cy", ["Cy"]), ("Ana Silva and Bo Chen", ["Ana Silva", "Bo Chen"]),
        ("Ana's silva", []), ("ANA SILVA", ["Ana Silva"]), ("Ana_Silva", ["Ana Silva"]), ("Cyprus", []), ("Ana", []),
        ("Silva Ana", []), ("Cy & Bo Chen, again Cy", ["Cy", "Bo Chen"]), ("Cy's garden", ["Cy"]), ("Plan", []),
    ],
)  # fmt: skip
def test_people_named_in_the_file_name_are_assumed_present(network: Read, name: str, who: list[str]) -> None:
    assert present(network, "Text.", f"meetings/2026-11-03 {name}.md") == ("file name" if who else "nobody", who)


def test_file_name_and_body_together(network: Read) -> None:
    assert present(network, "[[Bo Chen]], [[Cy]]", "meetings/2026-11-03 Cy.md") == ("body", ["Bo Chen", "Cy"])


def test_the_file_name_counts_only_without_people(network: Read) -> None:
    assert present(network, front("people: Bo Chen"), "meetings/2026-11-03 Cy.md") == ("property", ["Bo Chen"])
    assert present(network, front("people: Nobody Known"), "meetings/2026-11-03 Cy.md") == (
        "property",
        ["?Nobody Known"],
    )


def test_names_and_aliases_in_the_file_name(network: Read) -> None:
    found = network("""
        === people/p1.md
        ---
        name: Zoë O’Neil
        aliases: [Zed]
        ---
        === people/p2.md
        ---
        name: Ana Maria Costa
        aliases: [Zed Two, Both]
        ---
        === people/p3.md
        ---
        aliases: [Ana, Both]
        ---
        === meetings/2026-11-01 Zoë O’Neil.md
        x
        === meetings/2026-11-02 zed.md
        x
        === meetings/2026-11-03 Ana Maria Costa.md
        x
        === meetings/2026-11-04 Both.md
        x
        === meetings/2026-11-05 Ana.md
        x
        === meetings/2026-11-06 p2.md
        x
        """)
    assert [(t.date.day, stem(t.person)) for t in found.touchpoints] == [
        (1, "p1"), (2, "p1"), (3, "p2"), (5, "p3"), (6, "p2"),
    ]  # fmt: skip


def test_a_name_in_the_file_name_that_fits_two_counts_for_neither(network: Read) -> None:
    found = network("=== a/people/Cy.md\nx\n=== b/people/Cy.md\nx\n=== meetings/2026-11-03 Cy.md\nText.\n")
    assert (touched(found), found.problems) == ([], ())


def test_names_in_other_scripts(network: Read) -> None:
    found = network("""
        === people/陈思远.md
        x
        === people/ليلى منصور.md
        x
        === people/Иван Ветров.md
        x
        === meetings/2026-11-03 陈思远, ليلى منصور и ИВАН ВЕТРОВ.md
        x
        """)
    assert [name for name, _, _ in touched(found)] == ["Иван Ветров", "ليلى منصور", "陈思远"]


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ("x: 1", "meeting"),
        ("kind: Coffee", "coffee"),
        ("via: e-mail", "email"),
        ("channel: Video", "video"),
        ("kind: [walk]", "walk"),
        ("kind: No Reply", "no-reply"),
        ("kind: Museum  Tour", "museum tour"),
        ("type: call", "call"),
        ("type: Calls", "call"),
        ("type: call\nkind: lunch", "lunch"),
        ("type: meeting", "meeting"),
        ("fileClass: call", "call"),
        ("tags: [call]", "meeting"),
        ("kind:\nvia: letter", "letter"),
        ('kind: "[[Dinner]]"', "dinner"),
        ("kind: 1on1", "meeting"),
        ("kind: meetings", "meeting"),
    ],
)
def test_kinds(network: Read, properties: str, kind: str) -> None:
    assert touched(met(network, front(f"people: Cy\n{properties}"))) == [("Cy", "2026-11-03", kind)]


@pytest.mark.parametrize(
    "status",
    ["cancelled", "Canceled", "declined", "no-show", "No show", "noshow", "postponed", "tentative", "❌ Cancelled"],
)
def test_a_meeting_that_does_not_happen(network: Read, status: str) -> None:
    found = met(network, front(f"people: Cy\nstatus: {status}\ngot: their apology"))
    assert (touched(found), len(found.exchanges), meeting(found).happens) == ([], 1, False)


@pytest.mark.parametrize("status", ["done", "confirmed", "planned", "", "whatever"])
def test_a_meeting_of_any_other_status_happens(network: Read, status: str) -> None:
    assert len(met(network, front(f"people: Cy\nstatus: {status}")).touchpoints) == 1


@pytest.mark.parametrize(
    ("stage", "contact"),
    [("considered", False), ("asked", False), ("made", True), ("Done", True), ("", False), ("✅ made", True)],
)
def test_an_introduction_is_a_contact_once_it_is_made(network: Read, stage: str, contact: bool) -> None:
    found = met(network, front(f"people: Cy\nkind: intro\nstage: {stage}"))
    assert (touchpoint(found).kind, touchpoint(found).resets, found.problems) == ("intro", contact, ())


def test_a_stage_that_is_none(network: Read) -> None:
    found = problem(met(network, front("people: Cy\nkind: intro\nstage: soon")))
    assert place(found) == "meetings/2026-11-03 Plan.md:4:1 unknown-stage"
    assert found.hint == "write stage: considered, asked, made or done"
    near = problem(met(network, front("people: Cy\nkind: intro\nstage: askd")))
    assert near.hint == "did you mean asked? write stage: considered, asked, made or done"


def test_a_touch_is_no_contact_in_a_meeting_either(network: Read) -> None:
    assert not touchpoint(met(network, front("people: Cy\nkind: voicemail"))).resets


@pytest.mark.parametrize(
    "me", ["Me", "you", "I", "ME", '"[[Me]]"', "Alex Reed", "alex@example.org", "Lex", '"[[Alex Reed]]"']
)
def test_me_is_never_a_touchpoint(network: Read, me: str) -> None:
    found = network(f"""{PEOPLE}
=== Me.md
---
name: Alex Reed
email: [x@example.org, alex@example.org]
aliases: [Lex]
---
=== meetings/2026-11-03 Plan.md
---
people: [{me}, Cy]
---
""")
    assert (touched(found), found.problems) == ([("Cy", "2026-11-03", "meeting")], ())


def test_me_alone_leaves_nobody(network: Read) -> None:
    assert present(network, front("people: me") + "[[Cy]]") == ("property", [])


def test_someone_who_is_called_you(network: Read) -> None:
    found = network("=== people/You.md\nx\n=== meetings/2026-11-03 Plan.md\n---\npeople: ['[[You]]']\n---\n")
    assert touched(found) == [("You", "2026-11-03", "meeting")]


def test_the_other_properties(network: Read) -> None:
    text = front('people: Cy\ngoals: ["[[Publish]]"]\norganization: "[[Acme]]"\nlocation: the old mill\nprivate: true')
    found = network(
        f"{PEOPLE}=== goals/Publish.md\nx\n=== organizations/Acme.md\nx\n=== meetings/2026-11-03 P.md\n{text}"
    )
    one = meeting(found)
    assert [ref.target for ref in (*one.goals, *one.organization)] == ["goals/Publish.md", "organizations/Acme.md"]
    assert (one.location, one.private, one.name) == ("the old mill", True, "2026-11-03 P")


def test_somebody_named_twice_is_one(network: Read) -> None:
    assert present(network, front('people: [Cy, "[[Cy]]", Bo Chen, "[[people/Cy|C]]"]')) == (
        "property",
        ["Cy", "Bo Chen"],
    )


def test_field_names_of_the_configuration(network: Read) -> None:
    found = network(f"""{PEOPLE}
=== netnotes.yaml
types: {{meeting: {{folders: [Протоколы]}}}}
fields: {{meeting: {{date: [Дата], people: [employee], gave: [helped with]}}}}
=== Протоколы/План.md
---
дата: 2026-11-03
employee: "[[Cy]]"
helped with: the plan
---
""")
    assert touched(found) == [("Cy", "2026-11-03", "meeting")]
    assert [e.what for e in found.exchanges] == ["the plan"]


def test_one_mark_only_makes_no_bold_line(network: Read) -> None:
    assert present(network, "*Attendees:* [[Cy]]\n[[Bo Chen]]") == ("body", ["Cy", "Bo Chen"])


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("She moves teams.\n\n- [ ] send the deck\n", "She moves teams."),
        ("- first\n- the last thing said\n- gave:: a lift [size:: 2]\n", "the last thing said"),
        ("Said: see you [got:: a tip]\n## Next\n#coffee\n> a quote\n", "Said: see you"),
        ("- gave:: only a favour\n", ""),
    ],
)
def test_what_was_said_last_is_kept_as_an_opener(network: Read, body: str, said: str) -> None:
    assert meeting(met(network, f"[[Cy]]\n{body}")).last_line == (said or "[[Cy]]")
