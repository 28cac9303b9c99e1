"""What type a note is (SPEC 2.1)."""

from collections.abc import Callable

import pytest

from netnotes.model.network import Network
from tests.vault.seen import note, types

Read = Callable[[str], Network]


def type_of(network: Read, text: str, path: str = "x/Note.md") -> str | None:
    """The type of one note with this text."""
    return types(network(f"=== {path}\n{text}"))[path]


PERSON = ["person", "Person", "persons", "people", "People", "contact", "CONTACTS", "per-son", "con_tact"]
MEETING = ["meeting", "Meetings", "call", "calls", "interaction", "Interactions", "1on1", "1-on-1", "1x1", "1 on 1s"]
GOAL = ["goal", "Goals", "objective", "objectives"]
ORGANIZATION = ["organization", "organisations", "Organisation", "organizations"]
WORDS = [(w, t) for t, ws in
         {"person": PERSON, "meeting": MEETING, "goal": GOAL, "organization": ORGANIZATION}.items()
         for w in ws]  # fmt: skip


@pytest.mark.parametrize(("word", "type_"), WORDS)
def test_words_of_the_type_property(network: Read, word: str, type_: str) -> None:
    assert type_of(network, f"---\ntype: {word}\n---\n") == type_


@pytest.mark.parametrize(("word", "type_"), [pair for pair in WORDS if " " not in pair[0]])
def test_the_same_words_as_tags(network: Read, word: str, type_: str) -> None:
    assert type_of(network, f"---\ntags: [{word}]\n---\n") == type_


@pytest.mark.parametrize(("word", "type_"), WORDS)
def test_the_same_words_as_folders(network: Read, word: str, type_: str) -> None:
    assert type_of(network, "Text.\n", f"{word}/Some Thing.md") == type_


@pytest.mark.parametrize("word", ["company", "companies", "community", "Communities"])
def test_company_and_community_are_organizations_by_property_only(network: Read, word: str) -> None:
    found = types(
        network(f"""
            === a/One.md
            ---
            type: {word}
            ---
            === a/Two.md
            ---
            categories: ["[[{word}]]"]
            ---
            === a/Three.md
            ---
            tags: [{word}]
            ---
            === {word}/Four.md
            Text.
            """)
    )
    assert found == {
        "a/One.md": "organization", "a/Two.md": "organization", "a/Three.md": None, f"{word}/Four.md": None
    }  # fmt: skip


@pytest.mark.parametrize("key", ["type", "Type", "kind", "fileClass", "file_class", "note_type", "note type", "class"])
def test_names_of_the_type_property(network: Read, key: str) -> None:
    assert type_of(network, f"---\n{key}: person\n---\n") == "person"


@pytest.mark.parametrize("key", ["schema", "template_type", "entity", "status", "categories", "category"])
def test_other_properties_do_not_say_a_type(network: Read, key: str) -> None:
    assert type_of(network, f"---\n{key}: person\n---\n") is None


@pytest.mark.parametrize(
    "value",
    [
        "[person, friend]",
        "[friend, person]",
        '"[[People]]"',
        "[[People]]",
        '["[[Types/People|Leute]]"]',
        '"[People](types/People.md)"',
        '"#person"',
        '"👤 Person"',
        '"**person**"',
        '"[[person.md]]"',
        "\n  - friend\n  - person",
    ],
)
def test_the_type_may_be_text_a_list_or_a_link(network: Read, value: str) -> None:
    assert type_of(network, f"---\ntype: {value}\n---\n") == "person"


@pytest.mark.parametrize("date", ["date: 2026-11-03", "meeting_date: 2026-11-03", "start-date: 2026-11-03"])
def test_kind_says_nothing_beside_a_date(network: Read, date: str) -> None:
    assert type_of(network, f"---\nkind: call\n{date}\n---\n") is None


def test_kind_says_the_type_of_a_note_without_a_date(network: Read) -> None:
    assert type_of(network, "---\nkind: call\n---\n", "x/2026-11-03 Ana.md") == "meeting"


def test_a_strange_type_makes_only_the_folder_yield(network: Read) -> None:
    found = types(
        network("""
            === People/Acme.md
            ---
            type: vendor
            ---
            === People/Tagged.md
            ---
            type: vendor
            tags: [person]
            ---
            === People/Linked.md
            ---
            type: vendor
            categories: "[[People]]"
            ---
            === People/Kind.md
            ---
            type: vendor
            kind: person
            ---
            """)
    )
    assert found == {
        "People/Acme.md": None, "People/Tagged.md": "person", "People/Linked.md": "person", "People/Kind.md": "person",
    }  # fmt: skip


@pytest.mark.parametrize("line", ["kind: friend", "type:", "type: []", 'type: ""', "category: friend"])
def test_what_does_not_make_the_folder_yield(network: Read, line: str) -> None:
    assert type_of(network, f"---\n{line}\n---\n", "People/Ana.md") == "person"


@pytest.mark.parametrize("key", ["fileClass", "note_type", "class"])
def test_each_type_property_makes_the_folder_yield(network: Read, key: str) -> None:
    assert type_of(network, f"---\n{key}: vendor\n---\n", "People/Ana.md") is None


@pytest.mark.parametrize(
    "value",
    ['"[[People]]"', '["[[Friends]]", "[[People]]"]', "[[People]]", '["[[Base/People|P]]"]', '"[People](People.md)"'],
)
def test_categories_that_link_to_the_type(network: Read, value: str) -> None:
    assert type_of(network, f"---\ncategories: {value}\n---\n") == "person"
    assert type_of(network, f"---\ncategory: {value}\n---\n") == "person"


def test_categories_never_make_a_note_me(network: Read) -> None:
    assert type_of(network, '---\ncategories: "[[Me]]"\n---\n') is None


@pytest.mark.parametrize(
    "text",
    ["---\ntags: person\n---\n", '---\ntags: "#person"\n---\n', "---\ntags: [friend, person/colleague]\n---\n",
     "---\nTags:\n  - work/person\n---\n", "Text.\n\n#person\n", "#friend #People/old\n", "#friend, #person\n",
     "  #person  \n", "#person\r\ntext\r\n"],
)  # fmt: skip
def test_tags_that_type(network: Read, text: str) -> None:
    assert type_of(network, text) == "person"


@pytest.mark.parametrize(
    "text",
    [
        "I am a #person too.\n",
        "- #person\n",
        "- [ ] #person\n",
        "> #person\n",
        "```\n#person\n```\n",
        "`#person`\n",
        "    #person\n",
        "<!--\n#person\n-->\n",
        "# person\n",
        "#personal\n",
        "---\ntag: person\n---\n",
        "1. #person\n",
        "---\ntags: person, friend\n---\n",
        "---\ntags: [me]\n---\n",
        "%% netnotes:begin x %%\n#person\n%% netnotes:end %%\n",
    ],
)
def test_tags_that_do_not_type(network: Read, text: str) -> None:
    assert type_of(network, text) is None


@pytest.mark.parametrize(
    "folder",
    ["People", "01 People", "04-People", "3.People", "👥 People", "10 👥 People", "Persons", "Network/People",
     "People/colleagues/old", "Entities/People/Acme", "100_Network/people", "Contacts"],
)  # fmt: skip
def test_folders_of_people(network: Read, folder: str) -> None:
    assert type_of(network, "Text.\n", f"{folder}/Ana Silva.md") == "person"


@pytest.mark.parametrize("folder", ["03 1on1s", "2. 1x1", "1on1", "01-Calls"])
def test_folders_of_meetings_that_begin_with_a_number(network: Read, folder: str) -> None:
    assert type_of(network, "Text.\n", f"{folder}/Ana.md") == "meeting"


@pytest.mark.parametrize("folder", ["Peopleware", "My People", "Notes", "company", "Me"])
def test_folders_that_say_nothing(network: Read, folder: str) -> None:
    assert type_of(network, "Text.\n", f"{folder}/Ana Silva.md") is None


def test_the_deepest_folder_wins(network: Read) -> None:
    text = "=== People/Meetings/Ana.md\nText.\n=== Meetings/People/Bo.md\nText.\n"
    assert list(types(network(text)).values()) == ["person", "meeting"]


def test_a_date_alone_is_only_ever_a_meeting_by_folder(network: Read) -> None:
    found = network("""
        === people/2026-11-03.md
        Text.
        === meetings/2026-11-03.md
        Text.
        === people/ana/2026-11-04.md
        Text.
        """)
    assert types(found) == {
        "people/2026-11-03.md": None, "meetings/2026-11-03.md": "meeting", "people/ana/2026-11-04.md": None,
    }  # fmt: skip
    assert [note.daily is not None for note in found.notes] == [False, True, True]


def test_the_rules_answer_in_order(network: Read) -> None:
    found = network("""
        === Goals/One.md
        ---
        type: person
        categories: "[[Meetings]]"
        tags: [organization]
        ---
        === Goals/Two.md
        ---
        categories: "[[Meetings]]"
        tags: [organization]
        date: 2026-11-03
        ---
        === Goals/Three.md
        ---
        tags: [organization]
        ---
        === Goals/Four.md
        Text.
        """)
    assert [note(found, name).type for name in ("One", "Two", "Three", "Four")] == [
        "person", "meeting", "organization", "goal"
    ]  # fmt: skip


def test_the_note_says_why_it_has_its_type(network: Read) -> None:
    found = network("""
        === a/One.md
        ---
        type: person
        ---
        === a/Two.md
        #person/old
        === Network/People/Three.md
        Text.
        """)
    assert [note.why for note in found.notes] == [
        "it is in the folder Network/People", "type: person on line 2", "tag #person/old on line 1",
    ]  # fmt: skip


def test_an_inline_field_is_a_property_where_the_front_matter_has_none(network: Read) -> None:
    assert type_of(network, "**Type**:: Person\n") == "person"
    assert type_of(network, "---\ntype: book\n---\ntype:: person\n") is None


@pytest.mark.parametrize("path", ["Me.md", "people/Me.md", "deep/er/me.md"])
def test_me_by_file_name(network: Read, path: str) -> None:
    assert type_of(network, "---\ntags: [person]\n---\n", path) == "me"


def test_me_by_property(network: Read) -> None:
    assert type_of(network, "---\ntype: me\n---\n", "Alex.md") == "me"


@pytest.mark.parametrize("path", ["m-e.md", "M e.md", "About Me.md"])
def test_only_the_name_me_is_me(network: Read, path: str) -> None:
    assert type_of(network, "Text.\n", path) is None


def test_a_second_note_of_me_is_a_problem(network: Read) -> None:
    found = network("""
        === A.md
        ---
        type: me
        name: Alex
        ---
        === Me.md
        Text.
        """)
    assert found.me is not None
    assert found.me.path == "A.md"
    assert [(p.path, p.line, p.column, p.code) for p in found.problems] == [("Me.md", 1, 1, "second-me")]


@pytest.mark.parametrize("text", ["#person\n", "---\ntags: [person]\n---\n", '---\ncategories: "[[People]]"\n---\n'])
def test_daily_notes_are_typed_by_property_only(network: Read, text: str) -> None:
    found = network(f"=== journal/2026-11-03.md\n{text}")
    assert types(found) == {"journal/2026-11-03.md": None}
    assert note(found, "2026-11-03").daily is not None


def test_a_daily_note_with_a_type_is_no_daily_note(network: Read) -> None:
    found = network("=== journal/2026-11-03.md\n---\ntype: meeting\n---\n")
    assert (note(found, "2026-11-03").type, note(found, "2026-11-03").daily) == ("meeting", None)


def test_daily_notes_by_obsidians_settings(network: Read) -> None:
    found = network("""
        === .obsidian/daily-notes.json
        {"folder": "Meetings", "format": "YYYY/DD.MM.YYYY"}
        === Meetings/2026/03.11.2026.md
        Text.
        === Meetings/2026/03.11.2026 Ana.md
        Text.
        """)
    days = {note.path: (note.type, note.daily is not None) for note in found.notes}
    assert days == {
        "Meetings/2026/03.11.2026.md": (None, True), "Meetings/2026/03.11.2026 Ana.md": ("meeting", False),
    }  # fmt: skip


def test_a_name_that_only_begins_with_a_date_is_no_daily_note(network: Read) -> None:
    assert note(network("=== j/2026-11-03 x.md\nText.\n"), "2026-11-03 x").daily is None


@pytest.mark.parametrize("key", ["name: {{title}}", 'name: "{{title}}"', "name: <% tp.file.title %>"])
def test_a_template_in_front_matter_is_never_typed(network: Read, key: str) -> None:
    found = network(f"=== People/New person.md\n---\ntype: person\n{key}\n---\n- 2026-11-03 call\n")
    assert (note(found, "New person").status, types(found)) == ("template", {"People/New person.md": None})
    assert [(p.code, p.severity) for p in found.problems] == [("unfilled-template", "info")]


@pytest.mark.parametrize("folder", ["Templates", "_templates", "99 Template", "📋 Templates", "x/templates/people"])
def test_a_note_in_a_templates_folder_is_never_typed(network: Read, folder: str) -> None:
    path = f"{folder}/Person.md"
    assert types(network(f"=== {path}\n---\ntype: person\n---\n")) == {path: None}


def test_braces_in_the_body_make_no_template(network: Read) -> None:
    assert type_of(network, "---\ntype: person\n---\n{{title}} <% x %>\n") == "person"


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\n"])
def test_an_empty_file_is_never_typed(network: Read, text: str) -> None:
    assert type_of(network, text, "People/Ana.md") is None


@pytest.mark.parametrize(
    "name",
    ["README", "readme", "Index", "_index", "People MOC", "MOC - people", "_Persons Overview", "_springboard_people",
     "People", "people", "Overview of friends", "moc"],
)  # fmt: skip
def test_overviews_and_the_like_are_typed_by_property_only(network: Read, name: str) -> None:
    path = f"People/{name}.md"
    assert type_of(network, "---\ntags: [person]\n---\n", path) is None
    assert type_of(network, "---\ntype: person\n---\n", path) == "person"


@pytest.mark.parametrize("name", ["Mochizuki Ken", "Indexa Silva", "Readmeister", "Ana_", "Overviewer"])
def test_overviews_are_known_by_whole_words(network: Read, name: str) -> None:
    assert type_of(network, "Text.\n", f"People/{name}.md") == "person"


@pytest.mark.parametrize("path", ["01 People/01 People.md", "01 People/People.md", "people/People.md"])
def test_the_folder_note_of_a_type_folder_is_no_person(network: Read, path: str) -> None:
    assert type_of(network, "Text.\n", path) is None


def test_the_folder_note_of_a_person_is_one(network: Read) -> None:
    assert type_of(network, "Text.\n", "People/Ana Silva/Ana Silva.md") == "person"


def test_unreadable_notes_and_templates_are_no_source(network: Read) -> None:
    found = network("""
        === people/Ana.md
        Text.
        === people/Bad.md
        ---
        name: "Bad
        type: person
        ---
        ## Log
        - 2026-11-03 call
        === Templates/T.md
        - [x] call [[Ana]] #call ✅ 2026-11-03
        """)
    assert types(found) == {"Templates/T.md": None, "people/Ana.md": "person", "people/Bad.md": None}
    assert found.touchpoints == ()
    assert [problem.path for problem in found.problems] == ["people/Bad.md"]


CONFIGURED = """
    === netnotes.yaml
    types:
      person: {folders: [Сотрудники, Work/Team], tags: [friend, crm/human], types: [prm]}
      meeting: {folders: [Протоколы]}
      goal: {types: [okr]}
    fields:
      person: {type: [wb-type]}
    === 02 Сотрудники/Петров.md
    Text.
    === Work/Team/Bo.md
    Text.
    === Team/Cy.md
    Text.
    === a/Dee.md
    #friend/old
    === a/Eli.md
    ---
    tags: [crm/human]
    ---
    === a/Fay.md
    ---
    type: PRM
    ---
    === a/Gus.md
    ---
    categories: "[[prm]]"
    ---
    === Протоколы/2026-11-03 План.md
    Text.
    === a/Goal.md
    ---
    type: okr
    ---
    === a/Hal.md
    ---
    wb-type: person
    ---
    === People/Ina.md
    Text.
    === a/Jo.md
    ---
    tags: [crm/robot]
    ---
    """


def test_the_configuration_adds_to_each_rule(network: Read) -> None:
    found = {path.rsplit("/", 1)[-1]: type_ for path, type_ in types(network(CONFIGURED)).items()}
    assert found == {
        "Петров.md": "person", "Bo.md": "person", "Cy.md": None, "Dee.md": "person", "Eli.md": "person",
        "Fay.md": "person", "Gus.md": "person", "2026-11-03 План.md": "meeting", "Goal.md": "goal", "Hal.md": "person",
        "Ina.md": "person", "Jo.md": None,
    }  # fmt: skip
