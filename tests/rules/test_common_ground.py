from collections.abc import Callable
from datetime import date

from netnotes.model.network import Network
from netnotes.rules.common_ground import common_ground, ground_of_several, shared_people
from netnotes.rules.contact import PersonFacts, facts_of

TODAY = date(2026, 11, 21)
Read = Callable[[str], Network]

VAULT = """
    === Me.md
    ---
    type: me
    name: Robin
    organization: Harbour
    needs: [type design]
    ---
    === people/Ana.md
    ---
    organization: harbour
    offers: [design of type]
    interests: [kayaks, tide tables]
    knows: "[[Cy]]"
    helps_with: "[[Publish]]"
    ---
    === people/Bo.md
    ---
    organization: Acme
    needs: [type design]
    interests: [old maps, kayak]
    ---
    === people/Cy.md
    ---
    status: active
    ---
    === people/Di.md
    ---
    status: deceased
    ---
    === goals/Publish.md
    Soon.
    === goals/Old.md
    ---
    status: met
    people: "[[Ana]]"
    ---
    === meetings/2026-10-01 Lunch.md
    ---
    people: ["[[Ana]]", "[[Bo]]", "[[Di]]"]
    ---
    === meetings/2026-10-08 Lunch.md
    ---
    people: ["[[Ana]]", "[[Bo]]"]
    ---
    === meetings/2026-12-24 Lunch.md
    ---
    people: ["[[Ana]]", "[[Bo]]"]
    ---
    """


def people(network: Network, *names: str) -> list[PersonFacts]:
    return [facts_of(network, TODAY).people[f"people/{name}.md"] for name in names]


def test_what_is_shared_with_somebody(network: Read) -> None:
    ana, cy = people(network(VAULT), "Ana", "Cy")
    assert common_ground(ana) == (
        "both at Harbour",
        "your goal Publish",
        "they offer design of type, which you look for",
        "they like kayaks and tide tables",
    )
    assert common_ground(cy) == ()


def test_without_a_note_about_me_there_are_still_their_interests(network: Read) -> None:
    (ana,) = people(network("=== people/Ana.md\n---\norganization: Harbour\ninterests: [kayaks]\n---\n"), "Ana")
    assert common_ground(ana) == ("they like kayaks",)


def test_whom_we_both_know_linked_ones_first(network: Read) -> None:
    found = network(VAULT)
    (ana,) = people(found, "Ana")
    assert [(one.name, one.meetings, one.linked) for one in shared_people(ana)] == [("Cy", 0, True), ("Bo", 2, False)]
    linked = shared_people(ana, {"people/Bo.md", "meetings/2026-10-01 Lunch.md", "people/Ana.md"})
    assert [(one.name, one.linked) for one in linked] == [("Bo", True), ("Cy", True)]
    (cy,) = people(found, "Cy")
    assert [one.name for one in shared_people(cy)] == ["Ana"]


def test_what_several_share(network: Read) -> None:
    found = network(VAULT)
    assert ground_of_several(people(found, "Ana", "Bo")) == (
        "Ana and Bo like kayaks",
        "Bo looks for type design, and Ana offers design of type",
    )
    assert ground_of_several(people(found, "Ana", "Cy")) == ()
    assert ground_of_several(people(found, "Bo", "Cy")) == ("they have not met before, as far as your notes say",)
    assert "Bo and Cy have not met before, as far as your notes say" in ground_of_several(
        people(found, "Ana", "Bo", "Cy")
    )


def test_several_of_one_organization(network: Read) -> None:
    found = network("""
        === people/Ana.md
        ---
        organization: "[[Harbour]]"
        ---
        === people/Bo.md
        ---
        organization: ["[[Acme]]", "[[Harbour]]"]
        ---
        === organizations/Harbour.md
        Ships.
        """)
    assert ground_of_several(people(found, "Ana", "Bo"))[0] == "all at Harbour"


def test_an_introduction_only_thought_of_is_no_meeting_and_somebody_to_meet_is_not_known_yet(network: Read) -> None:
    intro = '=== meetings/2026-10-0{day}.md\n---\nkind: intro\nstage: {stage}\npeople: ["[[Ana]]", "[[{name}]]"]\n---\n'
    text = (
        "=== people/Ana.md\n---\nknows: '[[Di]]'\n---\n=== people/Di.md\n---\nstatus: to-meet\n---\n"
        "=== people/Bo.md\nHi.\n=== people/Cy.md\nHi.\n"
        + intro.format(day=1, stage="asked", name="Bo")
        + intro.format(day=2, stage="made", name="Cy")
    )
    (ana,) = people(network(text), "Ana")
    assert [(one.name, one.meetings) for one in shared_people(ana)] == [("Cy", 1)]
