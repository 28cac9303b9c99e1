"""Cards: each dialect line by line, and read by another program."""

from __future__ import annotations

import pytest
import vobject

from netnotes.exporters.writing.cards import name_parts, place_parts
from tests.exporters.conftest import Export
from tests.exporters.strict import blocks, content_lines, value

ANA = """
    === people/Ana Silva.md
    ---
    aliases: [Annie, "Silva, A."]
    organization: "[[Acme, Inc.]]"
    department: Data; platform
    role: Head of "data"
    email: [ana@example.org, silva@work.example]
    phone: "+351 555 0100"
    url: [https://example.org/~ana, https://www.linkedin.com/in/ana, "javascript:alert(1)", github.com/ana]
    location: Lisbon, Portugal
    birthday: 03-02
    dates: {wedding: 2019-05-04, anniversary: 06-07, Name day: 07-26}
    category: [colleague, leader]
    interests: [open data, kayaks]
    timezone: Europe/Lisbon
    knows: "[[Bo Chen]]"
    introduced_by: "[[Bo Chen]]"
    household: "[[Bo Chen]]"
    trust: 5
    met: at the fair
    i_offer: a talk
    cadence: monthly
    ---
    === people/Bo Chen.md
    ---
    type: person
    vcard_uid: 0B5A0E2E-2B3F-4F0C-8B0C-2D0B7B6E1A11
    birthday: 1990-12-01
    ---
    === people/Cy.md
    ---
    type: person
    vcard_uid: from a phone/1
    ---
    === people/Dee.md
    ---
    status: deceased
    birthday: 1940-01-01
    ---
    === organizations/Acme, Inc..md
    ---
    url: https://acme.example
    ---
"""


def cards(data: bytes) -> list[list[str]]:
    """The lines of each card, unfolded."""
    found = blocks(content_lines(data), "VCARD")
    return [[";".join((f"{one.group}.{one.name}" if one.group else one.name, *one.parameters)) + ":" + one.value
             for one in card] for card in found]  # fmt: skip


def test_a_card_of_version_3(export: Export) -> None:
    ana, bo, cy = cards(export("vcard", ANA))
    assert ana[0:2] == ["VERSION:3.0", "PRODID:-//netnotes//EN"]
    assert ana[3:] == [
        "FN:Ana Silva",
        "N:Silva;Ana;;;",
        r"NICKNAME:Annie,Silva\, A.",
        r"ORG:Acme\, Inc.;Data\; platform",
        'TITLE:Head of "data"',
        "EMAIL;TYPE=INTERNET:ana@example.org",
        "EMAIL;TYPE=INTERNET:silva@work.example",
        "TEL:+351 555 0100",
        "URL:https://example.org/~ana",
        "X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/ana",
        "URL:github.com/ana",
        "ADR;TYPE=HOME:;;;Lisbon;;;Portugal",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-02",
        "item1.X-ABDATE:2019-05-04",
        "item1.X-ABLabel:wedding",
        "item2.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-06-07",
        "item2.X-ABLabel:_$!<Anniversary>!$_",
        "item3.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-07-26",
        "item3.X-ABLabel:Name day",
        "CATEGORIES:colleague,leader",
        "TZ;VALUE=text:Europe/Lisbon",
        "item4.X-ABRELATEDNAMES:Bo Chen",
        "item4.X-ABLabel:knows",
        "item5.X-ABRELATEDNAMES:Bo Chen",
        "item5.X-ABLabel:introduced by",
        "item6.X-ABRELATEDNAMES:Bo Chen",
        "item6.X-ABLabel:household",
    ]
    assert "UID:0B5A0E2E-2B3F-4F0C-8B0C-2D0B7B6E1A11" in bo
    assert "BDAY:1990-12-01" in bo
    assert "UID:from a phone/1" in cy


def test_a_card_of_version_4(export: Export) -> None:
    ana, bo, cy = cards(export("vcard4", ANA))
    assert ana[0] == "VERSION:4.0"
    assert ana[2].startswith("UID:urn:uuid:")
    assert ana[7:] == [
        'TITLE:Head of "data"',
        "EMAIL:ana@example.org",
        "EMAIL:silva@work.example",
        "TEL:+351 555 0100",
        "URL:https://example.org/~ana",
        "X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/ana",
        "URL:github.com/ana",
        "ADR;TYPE=home:;;;Lisbon;;;Portugal",
        "BDAY:--0302",
        "item1.X-ABDATE:20190504",
        "item1.X-ABLabel:wedding",
        "ANNIVERSARY:--0607",
        "item2.X-ABDATE:--0726",
        "item2.X-ABLabel:Name day",
        "CATEGORIES:colleague,leader",
        "INTEREST:open data",
        "INTEREST:kayaks",
        "TZ:Europe/Lisbon",
        "RELATED;VALUE=text:Bo Chen",
        "RELATED;VALUE=text;TYPE=x-introduced-by:Bo Chen",
        "RELATED;VALUE=text;TYPE=co-resident:Bo Chen",
    ]
    assert "UID:urn:uuid:0B5A0E2E-2B3F-4F0C-8B0C-2D0B7B6E1A11" in bo
    assert "UID;VALUE=text:from a phone/1" in cy


def test_what_i_think_of_somebody_is_in_no_card(export: Export) -> None:
    for name in ("vcard", "vcard4"):
        told = export(name, ANA, private=True).decode()
        assert not [word for word in ("trust", "at the fair", "a talk", "monthly") if word in told.casefold()]


def test_a_card_keeps_its_identity(export: Export) -> None:
    (before, *_) = cards(export("vcard", ANA))
    (after, *_) = cards(export("vcard", "=== people/Ana Silva.md\n---\nname: Ana Costa Silva\n---\n"))
    assert before[2] == after[2]
    assert before[2].startswith("UID:")


def test_who_died_is_left_out_unless_chosen_and_without_a_birthday(export: Export) -> None:
    assert b"Dee" not in export("vcard", ANA)
    chosen = export("vcard", people=frozenset({"people/Dee.md"}))
    assert b"FN:Dee" in chosen
    assert b"BDAY" not in chosen


def test_another_program_reads_the_same(export: Export) -> None:
    ana, *_ = vobject.readComponents(export("vcard", ANA).decode())
    assert ana.fn.value == "Ana Silva"
    assert (ana.n.value.family, ana.n.value.given) == ("Silva", "Ana")
    assert ana.org.value == ["Acme, Inc.", "Data; platform"]
    assert [one.value for one in ana.email_list] == ["ana@example.org", "silva@work.example"]
    assert (ana.adr.value.city, ana.adr.value.country) == ("Lisbon", "Portugal")
    assert ana.bday.params == {"X-APPLE-OMIT-YEAR": ["1604"]}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ana Silva", ("Silva", "Ana", "", "", "")),
        ("Ana Maria de Silva", ("Silva", "Ana Maria de", "", "", "")),
        ("Plato", ("", "Plato", "", "", "")),
        ("陈思远", ("", "陈思远", "", "", "")),
        ("Lovelace, Ada", ("Lovelace", "Ada", "", "", "")),
        ("Bo Chen, PhD", ("Chen", "Bo", "", "", "PhD")),
        ("Bo Chen, Jr., M.D.", ("Chen", "Bo", "", "", "Jr., M.D.")),
        ("Bo,", ("", "Bo", "", "", "")),
        ("", ("", "", "", "", "")),
    ],
)  # fmt: skip
def test_the_parts_of_a_name(name: str, expected: tuple[str, ...]) -> None:
    assert name_parts(name) == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Lisbon", ("Lisbon", "", "", "")),
        ("Lisbon, Portugal", ("Lisbon", "", "", "Portugal")),
        ("Alfama, Lisbon, Portugal", ("Alfama, Lisbon", "", "", "Portugal")),
        ("Singapore, Singapore", ("Singapore, Singapore", "", "", "")),
        (", Portugal", (", Portugal", "", "", "")),
    ],
)
def test_the_parts_of_a_place(place: str, expected: tuple[str, ...]) -> None:
    assert place_parts(place) == expected


def test_the_parts_are_read_as_values(export: Export) -> None:
    (card,) = blocks(
        content_lines(export("vcard", "=== people/A.md\n---\nname: 'x;y, z'\nlocation: 'a;b'\n---\n")), "VCARD"
    )
    assert value(card, "FN") == "x;y, z"
    assert value(card, "ADR") == ";;;a;b;;;"
