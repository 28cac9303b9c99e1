import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from netnotes.model.network import Network
from netnotes.pages.message_context import Wanted, hints_for, message_context
from netnotes.pages.messages import Message, finish_message, message_kinds, render_message, usable_address
from netnotes.rules.contact import facts_of
from netnotes.rules.message_kinds import BY_NAME, KINDS, MessageKind, own_kind
from tests.pages.hostile import TOKENS

TODAY = date(2026, 11, 21)
Read = Callable[[str], Network]
TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "messages"
BOTH = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)

RICH = """
    === Me.md
    ---
    type: me
    name: Robin Moreira
    organization: "[[Harbour]]"
    role: Survey lead
    offers: [roadmap reviews]
    needs: [grant writing]
    ---
    === people/Ana Silva.md
    ---
    email: [not an address, ana@example.org]
    organization: "[[Tide Museum]]"
    role: Head of collections
    offers: [collections data, writing grants]
    needs: [reviews of roadmaps, type design]
    interests: [kayaks, lighthouses]
    birthday: --12-01
    met: at the tide fair
    knows_about_me: everything
    ---
    ## Log

    - 2026-11-03 coffee: she is moving teams [got:: reviewed my talk]
    - [ ] send her the slides
    === people/Bo Chen.md
    ---
    email: bo+net@example.org
    role: Editor
    offers: [type design]
    ---
    ## Log

    - 2026-11-01 call: x
    === organizations/Guild.md
    ---
    my_role: organizer
    next_event: 2026-12-03
    ---
    === organizations/Harbour.md
    Ships.
    === organizations/Tide Museum.md
    Tides.
    """
EMPTY = "=== people/Ana.md\nA stub.\n=== people/Bo.md\nA stub.\n"


def wanted(network: Network, kind: MessageKind, **more: object) -> Wanted:
    one, other, *_ = (facts_of(network, TODAY).people[person.path] for person in network.people)
    return Wanted(kind=kind, to=one, other=other if kind.people == 2 else None, **more)  # type: ignore[arg-type]


def message(network: Network, kind: str, **more: object) -> Message:
    return render_message(wanted(network, BY_NAME[kind], **more), {})[0]


def assert_is_clean(text: str) -> None:
    assert "None" not in text
    assert not re.search(r"\S {2,}|\(\s*\)|\[\s*\]| [.,;:?!]|\{|\}|,\s*[.,]", text), text
    assert "\n\n\n" not in text
    assert not text.startswith("Subject: \n")


def test_every_kind_has_its_template_and_every_template_its_kind() -> None:
    names = {path.name.removesuffix(".txt.j2") for path in TEMPLATES.iterdir() if not path.name.startswith("_")}
    assert names == set(BY_NAME)


@BOTH
def test_a_message_for_somebody_well_known(kind: MessageKind, network: Read) -> None:
    found = message(network(RICH), kind.kind)
    assert_is_clean(found.text)
    assert found.subject
    assert found.body.startswith(("Hi Ana,\n", "Hi Ana and Bo,\n"))
    assert found.body.endswith("Best wishes,\nRobin")
    assert ("20 minutes" in found.body) == bool(kind.minutes)
    assert len(found.body) < 1000
    for private in ("moving teams", "everything", "slides"):
        assert private not in found.text


@BOTH
def test_a_message_for_an_almost_empty_note_has_gaps(kind: MessageKind, network: Read) -> None:
    found = message(network(EMPTY), kind.kind)
    assert_is_clean(found.text)
    assert found.has_gaps
    assert found.body.endswith("Best wishes,\n[your name]")
    assert found.emails == ()


@BOTH
def test_what_is_said_on_the_command_line_stands_in_it(kind: MessageKind, network: Read) -> None:
    found = message(network(EMPTY), kind.kind, topic="old  maps", minutes=35)
    assert ("35 minutes" in found.body) == bool(kind.minutes or kind.kind == "share-article")
    assert ("old maps" in found.text) == (kind.kind != "reconnect")


def test_three_whole_messages(network: Read) -> None:
    found = network(RICH)
    assert message(found, "expert-opinion").text == (
        "Subject: Your view on writing grants\n"
        "\n"
        "Hi Ana,\n"
        "\n"
        "It was good to see you over coffee on 3 November.\n"
        "\n"
        "I am working on [what it is for] and would value your opinion on writing grants: you know far more about it "
        "than I do. You know a little of what I do, so I can be brief.\n"
        "\n"
        "Could I have 20 minutes of your time in the next two weeks, by phone or over coffee? A few lines by mail "
        "would help me just as much.\n"
        "\n"
        "I gather that you are looking for reviews of roadmaps. There I may be able to help you, so do ask.\n"
        "\n"
        "Best wishes,\n"
        "Robin"
    )
    assert message(found, "thank-you").text == (
        "Subject: Thank you\n"
        "\n"
        "Hi Ana,\n"
        "\n"
        "Thank you: you reviewed my talk. It made a difference: [what came of it].\n"
        "\n"
        "No answer needed; I only wanted you to know.\n"
        "\n"
        "Best wishes,\n"
        "Robin"
    )
    assert message(found, "intro-both").text == (
        "Subject: Ana and Bo: an introduction\n"
        "\n"
        "Hi Ana and Bo,\n"
        "\n"
        "You have both said yes, so here is the introduction.\n"
        "\n"
        "Ana, this is Bo Chen, Editor.\n"
        "Bo, this is Ana Silva, Head of collections at Tide Museum.\n"
        "\n"
        "Ana is looking for type design, and Bo may be able to help.\n"
        "\n"
        "I suggest 20 minutes on the phone to begin with, and leave the rest to you.\n"
        "\n"
        "Best wishes,\n"
        "Robin"
    )


def test_an_introduction_is_asked_of_each_from_their_side(network: Read) -> None:
    found = network(RICH)
    one = wanted(found, BY_NAME["intro-ask"])
    assert "you are looking for type design, and Bo may be able to help" in message(found, "intro-ask").body
    back = Wanted(kind=one.kind, to=one.other or one.to, other=one.to)
    other = render_message(back, {})[0]
    assert "Ana is looking for type design, and you may be able to help" in other.body
    assert (other.to, other.emails) == (("Bo Chen",), ("bo+net@example.org",))


def test_somebody_new_gets_to_know_who_writes(network: Read) -> None:
    found = network(RICH.replace("- 2026-11-03 coffee: she is moving teams [got:: reviewed my talk]", ""))
    body = message(found, "navigate").body
    assert "We met at the tide fair. I am Robin Moreira, Survey lead at Harbour." in body
    assert body.endswith("Best wishes,\nRobin Moreira\nSurvey lead at Harbour")


@pytest.mark.parametrize(
    ("private", "said", "unsaid"),
    [(True, ["Cy Dahl put us in touch", "at Secret Lab"], []), (False, [], ["Cy", "Secret"])],
)
def test_private_notes_say_nothing(private: bool, said: list[str], unsaid: list[str], network: Read) -> None:
    found = network("""
        === people/Ana.md
        ---
        introduced_by: "[[Cy Dahl]]"
        organization: "[[Secret Lab]]"
        role: Editor
        ---
        === people/Cy Dahl.md
        ---
        private: true
        ---
        === organizations/Secret Lab.md
        ---
        private: true
        ---
        """)
    text = "".join(message(found, kind, private=private).text for kind in ("expert-opinion", "navigate"))
    assert [words for words in said if words not in text] == []
    assert [words for words in unsaid if words in text] == []


def test_a_private_meeting_is_not_spoken_of(network: Read) -> None:
    found = network("""
        === people/Ana.md
        === people/Bo.md
        === meetings/2026-11-10 Dinner.md
        ---
        people: "[[Ana]]"
        kind: dinner
        private: true
        got: reviewed my will
        ---
        === people/Ana.md
        ---
        role: Editor
        ---
        === people/Bo.md
        Stub.
        """)
    assert "[how you know of each other]" in message(found, "expert-opinion").body
    assert "[what they did]" in message(found, "thank-you").body
    assert "over dinner on 10 November" in message(found, "expert-opinion", private=True).body


def test_hints_are_for_the_writer(network: Read) -> None:
    assert hints_for(wanted(network(RICH), BY_NAME["reconnect"])) == [
        "met: at the tide fair",
        "2026-11-03 coffee: she is moving teams",
        "got from them: reviewed my talk (2026-11-03)",
        "promised: send her the slides",
        "of your work they know: everything",
    ]


def test_an_almost_empty_note_gives_no_hints(network: Read) -> None:
    assert hints_for(wanted(network(EMPTY), BY_NAME["reconnect"])) == []


def test_a_topic_that_speaks_of_them_is_not_said(network: Read) -> None:
    found = network(
        "=== people/Ana.md\n---\noffers: [his old maps, kayaks]\nneeds: [her peace]\n---\n=== people/Bo.md\nx\n"
    )
    assert "opinion on kayaks:" in message(found, "expert-opinion").body
    assert "looking for [what they look for]" in message(found, "offer-help").body


@pytest.mark.parametrize("name", TOKENS)
def test_a_hostile_name_stays_one_line_of_text(name: str, network: Read) -> None:
    quoted = '"' + "".join(f"\\u{ord(char):04x}" for char in name) + '"'
    fields = f"---\nname: {quoted}\nrole: {quoted}\noffers: [{quoted}]\nneeds: [{quoted}]\ninterests: [{quoted}]\n---\n"
    found = network(f"=== people/Ana.md\n{fields}=== people/Bo.md\n{fields}")
    for kind in KINDS:
        one = message(found, kind.kind, topic=name)
        lines = one.text.split("\n")
        assert [line for line in lines[1:] if line.startswith(("Subject:", "Bcc:"))] == []
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", one.text)
        assert len(lines) < 25
        address = urlsplit(one.mailto)
        assert set(parse_qs(address.query)) == {"subject", "body"}
        assert re.fullmatch(r"mailto:\?subject=[\w.~%-]+&body=[\w.~%-]+", one.mailto, re.ASCII)


@pytest.mark.parametrize(
    "address",
    [
        "a@b.org?bcc=evil@x.org",
        "a@b.org,evil@x.org",
        "a@b.org\nBcc: evil@x.org",
        "a@b.org%0ABcc:x",
        "a b@c.org",
        "a@b",
        "<a@b.org>",
        "a@b.org&body=x",
        "@b.org",
        "",
        "a" * 300 + "@b.org",
    ],
)
def test_an_address_is_nothing_but_an_address(address: str) -> None:
    assert usable_address((address,)) == ""
    assert usable_address((address, "o'hara+x@b.org")) == "o'hara+x@b.org"


def test_a_mailto_link_opens_as_the_draft(network: Read) -> None:
    found = message(network(RICH), "intro-both", topic="x & y = 100 %? #1")
    link = urlsplit(found.mailto)
    assert link.path == "ana@example.org,bo%2Bnet@example.org"
    fields = {key: value for key, _, value in (pair.partition("=") for pair in link.query.split("&"))}
    assert unquote(fields["subject"]) == found.subject
    assert unquote(fields["body"]) == found.body.replace("\n", "\r\n")
    assert "+" not in link.query


def test_what_a_template_printed_is_made_tidy() -> None:
    assert finish_message("\nSubject:  Hi \x1b[31m there \r\n\r\n\r\n\r\nA  b\x00c \r\n  d\n\n") == (
        "Hi [31m there",
        "A bc\n  d",
    )
    assert finish_message("No subject\n\nBody") == ("", "No subject\n\nBody")


def test_a_template_of_the_vault_takes_the_place(network: Read) -> None:
    vault = {"reconnect.txt.j2": "Subject: Ahoy\n\n{{ to.first_name }}, {{ ''|gap('x') }} & <b>\n"}
    found, problems = render_message(wanted(network(RICH), BY_NAME["reconnect"]), vault)
    assert (found.text, problems) == ("Subject: Ahoy\n\nAna, [x] & <b>", ())


def test_a_part_of_the_vault_goes_into_built_in_templates(network: Read) -> None:
    found, problems = render_message(wanted(network(RICH), BY_NAME["thank-you"]), {"_sign.txt.j2": "\nYours, R.\n"})
    assert problems == ()
    assert found.body.endswith("to know.\n\nYours, R.")


def test_a_vault_has_kinds_of_its_own(network: Read) -> None:
    vault = {"board-paper.txt.j2": "Subject: {{ topic }}\n", "_part.txt.j2": "", "BAD name.txt.j2": "x"}
    assert [kind.kind for kind in message_kinds(vault)[len(KINDS) :]] == ["board-paper"]
    found, _ = render_message(wanted(network(RICH), own_kind("board-paper"), topic="Quorum"), vault)
    assert found.subject == "Quorum"


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{% include '/etc/passwd' %}",
        "{{ query('SELECT 1') }}",
        "{{ nothing }}",
        "{% if %}",
        "{{ to }}",
        "{{ 'a' * 10**10 }}",
    ],
)
def test_a_template_of_the_vault_that_fails_is_told_and_replaced(text: str, network: Read) -> None:
    asked = wanted(network(RICH), BY_NAME["reconnect"])
    found, (problem,) = render_message(asked, {"reconnect.txt.j2": text})
    assert problem.path == ".netnotes/templates/messages/reconnect.txt.j2"
    assert found == render_message(asked, {})[0]
    with pytest.raises(LookupError) as caught:
        render_message(wanted(network(RICH), own_kind("mine")), {"mine.txt.j2": text})
    assert caught.value.args[0].path == ".netnotes/templates/messages/mine.txt.j2"


def test_variables_are_plain_data(network: Read) -> None:
    for text in (RICH, EMPTY):
        for kind in KINDS:
            values = message_context(wanted(network(text), kind)).values()
            flat = [item for value in values for item in (value.values() if isinstance(value, dict) else [value])]
            assert {type(item) for item in flat} <= {str, int, bool, type(None)}


@pytest.mark.parametrize(
    ("matter", "occasion"),
    [
        ("birthday: --11-15", "birthday"),
        ("birthday: --12-20", "birthday"),
        ("birthday: --12-22", ""),
        ("birthday: --11-13", ""),
        ("dates: {our anniversary: 2001-11-30}", "our anniversary"),
        ("birthday: --12-20\ndates: {our anniversary: 2001-11-30}", "our anniversary"),
    ],
)
def test_the_day_to_congratulate_on_is_near(matter: str, occasion: str, network: Read) -> None:
    found = network(f"=== people/Ana.md\n---\n{matter}\n---\n=== people/Bo.md\nx\n")
    assert message_context(wanted(found, BY_NAME["congratulate-day"]))["occasion"] == occasion
    subject = "Happy birthday!" if occasion == "birthday" else "All the best"
    assert message(found, "congratulate-day").subject == subject
