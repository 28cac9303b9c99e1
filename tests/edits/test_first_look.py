from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from netnotes.edits.explaining import explain_types
from netnotes.edits.first_look import FirstLook, first_look, telling_first
from netnotes.edits.proposals import Proposal
from netnotes.edits.settings_text import settings_lines, settings_text
from netnotes.model.network import Network
from netnotes.vault.config import parse_config
from netnotes.vault.load import load_network

Read = Callable[[str], Network]
TEMPLATE = "# The settings.\n\n# By category:\n# cadences: {family: 2w}\n\n# Days off:\n# quiet: []\n"


def proposed(look: FirstLook) -> list[tuple[str, str]]:
    return [(proposal.key, proposal.value) for proposal in look.proposals]


def test_types_are_counted_by_their_rules(network: Read) -> None:
    look = first_look(
        network("""
        === People/Ana.md
        A friend.
        === People/Bo.md
        A friend.
        === Cy.md
        #person
        === x/2026-11-01 Call.md
        ---
        type: call
        ---
        """)
    )
    person, meeting, goal, *_ = look.types
    assert (person.count, person.rules) == (3, (("in the folder People", 2), ("tag #person", 1)))
    assert (meeting.count, meeting.rules) == (1, (("type: call", 1),))
    assert (goal.count, goal.rules) == (0, ())


def test_names_of_others_are_told_and_our_own_are_not(network: Read) -> None:
    look = first_look(
        network("""
        === People/Ana.md
        ---
        contact_frequency: monthly
        company: Acme
        emails: [a@b.example]
        city:
        priority: 3
        ---
        === People/Bo.md
        ---
        Company: Acme
        Contact Frequency: 2w
        circle: inner
        ---
        === Standup.md
        ---
        type: meeting
        date: 2026-11-01
        attendees: ["[[Bo]]"]
        ---
        === Plain.md
        ---
        company: Acme
        ---
        """)
    )
    assert {(m.written.casefold(), m.field, m.type, m.notes) for m in look.meanings} == {
        ("company", "organization", "person", 2),
        ("contact_frequency", "cadence", "person", 2),
        ("circle", "tier", "person", 1),
        ("attendees", "people", "meeting", 1),
    }
    assert [m.field for m in telling_first(look.meanings)][:2] == ["cadence", "tier"]


def test_places_links_and_problems_are_counted(network: Read) -> None:
    look = first_look(
        network("""
        === 2026-11-01.md
        Met [[Ana]] and [Bo](People/Bo.md), see [the web](https://example.org).
        === Journal/2026-11-02.md
        [[Ana]]
        === Journal/2026-11-03.md
        Nothing.
        === 99 Templates/Person.md
        ---
        type: person
        ---
        === People/Ana.md
        ---
        cadence: sometimes
        ---
        === People/Bo.md
        ---
        a: [b
        ---
        """)
    )
    assert look.daily == (("Journal", 2), ("", 1))
    assert look.templates == (("99 Templates", 1),)
    assert (look.wikilinks, look.markdown_links) == (2, 1)
    assert (look.notes, look.unread, look.problems) == (6, 1, 2)


PEOPLE_ELSEWHERE = """
    === Kontakte/Ana Silva.md
    ---
    mail: ana@acme.example
    Geburtstag: 1990-03-02
    ---
    === Kontakte/Firma/Bo Chen.md
    ---
    phone: "1"
    Geburtstag: 1991-03-02
    ---
    === Kontakte/Liste.md
    Everybody.
    === Rezepte/Brot.md
    ---
    url: https://example.org
    ---
    """


def test_a_folder_of_likely_people_is_proposed_with_their_own_names_of_properties(network: Read) -> None:
    look = first_look(network(PEOPLE_ELSEWHERE))
    assert proposed(look) == [("types.person.folders", "Kontakte"), ("fields.person.birthday", "Geburtstag")]
    assert look.proposals[0].why.startswith("2 of the 3 notes in Kontakte have")


def test_what_is_proposed_works_when_it_is_written(vault: Callable[[str], Path]) -> None:
    root = vault(PEOPLE_ELSEWHERE)
    look = first_look(load_network(root))
    (root / "netnotes.yaml").write_text(settings_text(TEMPLATE, look.proposals, in_force=True), encoding="utf-8")
    after = load_network(root)
    assert [person.name for person in after.people] == ["Ana Silva", "Bo Chen", "Liste"]
    assert all(person.birthday for person in after.people[:2])
    assert first_look(after).proposals == ()


def test_a_word_of_type_and_a_tag_are_proposed(network: Read) -> None:
    look = first_look(
        network("""
        === a/Kurt Heil.md
        ---
        type: mitarbeiter
        email: k@x.example
        ---
        === b/Lotte Grau.md
        ---
        type: mitarbeiter
        email: l@x.example
        ---
        === c/Pit Moll.md
        ---
        tags: [mensch]
        last_name: Moll
        ---
        === d/Eva Lind.md
        ---
        tags: [mensch]
        birthday: 1990-01-01
        ---
        === e/2026-11-01 Treffen.md
        ---
        tags: [treffen]
        attendees: ["[[Pit Moll]]"]
        ---
        === f/2026-11-02 Treffen.md
        ---
        tags: [treffen]
        attendees: ["[[Pit Moll]]"]
        ---
        """)
    )
    assert proposed(look) == [
        ("types.person.types", "mitarbeiter"), ("types.person.tags", "mensch"), ("types.meeting.tags", "treffen"),
    ]  # fmt: skip


def test_companies_and_a_folder_of_everything_are_not_taken_for_people(network: Read) -> None:
    look = first_look(
        network("""
        === Firmen/Acme Holding.md
        ---
        email: hi@acme.example
        industry: steel
        ---
        === Firmen/Beta Works.md
        ---
        email: hi@beta.example
        industry: glass
        ---
        === Notes/Ana Silva.md
        ---
        email: a@b.example
        ---
        === Notes/Bo Chen.md
        ---
        email: b@b.example
        ---
        === Notes/One.md
        Text.
        === Notes/Two.md
        Text.
        === Notes/Three.md
        Text.
        """)
    )
    assert look.proposals == ()


CATEGORIES = """
    === People/A.md
    ---
    category: family
    ---
    === People/B.md
    ---
    category: colleague
    ---
    === People/C.md
    ---
    tags: [person/friend, chess]
    ---
    """


def test_cadences_are_proposed_where_nobody_has_one(network: Read) -> None:
    look = first_look(network(CATEGORIES))
    assert [key for key, _ in proposed(look)] == ["cadences"] * 3
    assert [value for _, value in proposed(look)] == [
        "family: every 2 weeks", "colleague: monthly", "person/friend: monthly",
    ]  # fmt: skip


def test_no_cadence_is_proposed_where_somebody_has_one(network: Read) -> None:
    network("=== People/D.md\n---\ncadence: 2w\n---\n")
    assert first_look(network(CATEGORIES)).proposals == ()


def test_a_folder_that_cannot_be_read_is_proposed_to_be_ignored(network: Read) -> None:
    broken = "".join(f"=== Exports & more/{n}.md\n---\na: [b\n---\n" for n in range(3))
    look = first_look(network(f"{broken}=== People/Ana.md\nA friend.\n"))
    assert proposed(look) == [("ignore", "Exports & more/**")]
    config, problems = parse_config("\n".join(settings_lines(look.proposals)))
    assert (config.ignore, problems) == (("Exports & more/**",), ())


def test_without_a_yes_everything_proposed_is_a_comment(network: Read) -> None:
    look = first_look(network(CATEGORIES))
    text = settings_text(TEMPLATE, look.proposals, in_force=False)
    assert parse_config(text)[0].cadences == ()
    assert text.count("cadences:") == 1, "the example of the same key makes room"
    assert "# quiet: []" in text
    assert [name for name, _ in parse_config(settings_text(TEMPLATE, look.proposals, in_force=True))[0].cadences] == [
        "family", "colleague", "person/friend",
    ]  # fmt: skip


def test_every_note_is_explained(network: Read) -> None:
    rows = {
        row.path: (row.type, row.why)
        for row in explain_types(
            network("""
        === 2026-11-01.md
        Text.
        === Empty.md
        === People/Ana.md
        A friend.
        === People/Acme.md
        ---
        type: supplier
        ---
        === People/Broken.md
        ---
        a: [b
        ---
        === People/README.md
        All about them.
        === People/People.md
        All of them.
        === Plain.md
        Text.
        === Templates/Person.md
        Text.
        """)
        )
    }
    assert rows["People/Ana.md"] == ("person", "it is in the folder People")
    assert all(type_ is None for path, (type_, _) in rows.items() if path != "People/Ana.md")
    why = {path: why for path, (_, why) in rows.items()}
    assert why["2026-11-01.md"] == "the daily note of 2026-11-01"
    assert why["Empty.md"] == "an empty file"
    assert why["People/Acme.md"] == "type: supplier on line 2 is no type of ours"
    assert why["People/Broken.md"].startswith("cannot be read: ")
    assert "overview" in why["People/README.md"]
    assert "its folder" in why["People/People.md"]
    assert why["Plain.md"] == "no property, category, tag or folder gives it a type"
    assert why["Templates/Person.md"].startswith("a template")


@given(st.text(st.characters(codec="utf-8", exclude_characters="/\0\n\r"), min_size=1).map(str.strip))
def test_any_folder_s_name_is_written_so_that_it_is_read_back(name: str) -> None:
    if not name or name != " ".join(name.split()):
        return
    one = Proposal(key="types.person.folders", value=name, why=f"because of {name}\nand so on")
    (line, below) = settings_lines([one])
    config, problems = parse_config(f"{line}\n{below}\n")
    assert problems == ()
    assert dict(config.types)["person"].folders == (name,)
    assert parse_config(settings_text(TEMPLATE, [one], in_force=False))[0].types == ()
