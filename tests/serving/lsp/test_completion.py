"""What is offered where the cursor (‸) stands, and what the note says once it is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lsprotocol import types

from netnotes.serving.lsp.completion import MOST, complete
from netnotes.serving.lsp.vaults import Vaults
from tests.serving.lsp.typing_in import CURSOR, DAY, applied, open_at

VAULT = """
    === netnotes.yaml
    kinds: {contact: [sauna]}
    === people/Ana Silva.md
    ---
    aliases: [Anita]
    location: Porto
    offers: ["grants: small ones", data]
    ---
    === people/Bo Chen.md
    ---
    name: Bo Xiaoming Chen
    ---
    === people/old/Dee.md
    ---
    tier: wide
    ---
    === other/Dee.md
    a plain note
    === goals/Speak in Porto.md
    ---
    status: active
    ---
    === organizations/Guild.md
    ---
    url: https://guild.example
    ---
"""
Typed = Callable[..., dict[str, str]]


@pytest.fixture
def typed(vault: Callable[[str], Path]) -> Iterator[Typed]:
    """Offers by label in a note at a path, each with the note's text once it is taken."""
    root = vault(VAULT)
    vaults = Vaults()

    def type_in(text: str, path: str = "people/New.md", encoding: str = "utf-16") -> dict[str, str]:
        vaults.encoding = encoding
        spot = open_at(vaults, root / path, text)
        found = complete(*spot, DAY)
        plain = text.replace(CURSOR, "")
        taken = {}
        for item in found.items:
            assert isinstance(item.text_edit, types.TextEdit)
            assert item.insert_text_format is None, "no snippets"
            taken[item.label] = applied(plain, [item.text_edit], encoding)
        return taken

    yield type_in
    vaults.close()


def test_names_of_properties_that_are_not_there_yet(typed: Typed) -> None:
    found = typed("---\ntier: close\norg: Guild\nc‸\n---\n")
    assert found["cadence"] == "---\ntier: close\norg: Guild\ncadence: \n---\n"
    assert "category" in found
    assert not {"tier", "organization"} & found.keys()
    assert "due" in typed("---\n‸\n---\n", "goals/New.md")
    assert typed("---\nca‸: monthly\n---\n")["cadence"] == "---\ncadence: monthly\n---\n"


def test_names_in_a_note_without_a_type(typed: Typed) -> None:
    assert set(typed("---\n‸\n---\n", "loose.md")) == {"type", "tags"}
    assert "person" in typed("---\ntype: ‸\n---\n", "loose.md")
    assert "stage" in typed("---\ntype: meeting\n‸\n---\n", "loose.md")


def test_front_matter_that_is_not_closed_yet(typed: Typed) -> None:
    assert typed("---\ntier: cl‸")["close"] == "---\ntier: close"
    assert typed("---\n‸")["tier"] == "---\ntier: "


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("knows: An‸", "Ana Silva", 'knows: "[[Ana Silva]]"'),
        ("knows: ‸", "Anita", 'knows: "[[Ana Silva|Anita]]"'),
        ("knows: [[An‸", "Ana Silva", 'knows: "[[Ana Silva]]"'),
        ("knows: [[An‸]]", "Ana Silva", 'knows: "[[Ana Silva]]"'),
        ('knows: "[[An‸"', "Ana Silva", 'knows: "[[Ana Silva]]"'),
        ('knows: "[[An‸]]"', "Ana Silva", 'knows: "[[Ana Silva]]"'),
        ("knows: ['[[Bo Chen]]', An‸]", "Ana Silva", "knows: ['[[Bo Chen]]', \"[[Ana Silva]]\"]"),
        ("knows: [‸]", "Bo Chen", 'knows: ["[[Bo Chen]]"]'),
        ("knows: [[[An‸]]]", "Ana Silva", 'knows: ["[[Ana Silva]]"]'),
        ("knows:\n  - Bo Chen\n  - An‸", "Ana Silva", 'knows:\n  - Bo Chen\n  - "[[Ana Silva]]"'),
        ("knows:\n- ‸", "Ana Silva", 'knows:\n- "[[Ana Silva]]"'),
        ("knows: De‸", "Dee", 'knows: "[[people/old/Dee|Dee]]"'),
        ("knows: xiao‸", "Bo Xiaoming Chen", 'knows: "[[Bo Chen|Bo Xiaoming Chen]]"'),
        ("helps_with: Sp‸", "Speak in Porto", 'helps_with: "[[Speak in Porto]]"'),
        ("goals: Por‸", "Speak in Porto", 'goals: "[[Speak in Porto]]"'),
        ("company: ‸", "Guild", 'company: "[[Guild]]"'),
        ("tier: c‸", "close", "tier: close"),
        ("cadence: ‸", "every 6 weeks", "cadence: every 6 weeks"),
        ("category: [mentor, al‸]", "alumni", "category: [mentor, alumni]"),
        ("status: t‸", "to-meet", "status: to-meet"),
        ("location: ‸", "Porto", "location: Porto"),
        ("offers: gr‸", "grants: small ones", 'offers: "grants: small ones"'),
        ("needs: [d‸]", "data", "needs: [data]"),
        ("next_contact: ‸", "2026-11-28", "next_contact: 2026-11-28"),
        ("account: ‸", "off", "account: off"),
        ("private: ‸", "true", "private: true"),
        ("met: at [[Gui‸", "Guild", "met: at [[Guild]]"),
        ('met: "at [[Gui‸"', "Guild", 'met: "at [[Guild]]"'),
    ],
)  # fmt: skip
def test_values_replace_what_is_typed(typed: Typed, text: str, label: str, expected: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        found = typed(f"---\n# 🎉\n{text}\ndepartment: x\n---\n", encoding=encoding)
        assert found[label] == f"---\n# 🎉\n{expected}\ndepartment: x\n---\n"


def test_properties_of_meetings_goals_and_maps(typed: Typed) -> None:
    meeting = "meetings/2026-11-20 Talk.md"
    assert typed("---\nkind: sa‸\n---\n", meeting)["sauna"] == "---\nkind: sauna\n---\n"
    assert set(typed("---\nstage: ‸\n---\n", meeting)) == {"considered", "asked", "made", "done"}
    assert "postponed" in typed("---\nstatus: ‸\n---\n", meeting)
    assert typed("---\ngot:\n  - {what: x, from: An‸}\n---\n", meeting)["Ana Silva"] == (
        '---\ngot:\n  - {what: x, from: "[[Ana Silva]]"}\n---\n'
    )
    goal = "goals/New.md"
    assert typed("---\nneeds:\n  - what: data\n    people: An‸\n---\n", goal)["Ana Silva"] == (
        '---\nneeds:\n  - what: data\n    people: "[[Ana Silva]]"\n---\n'
    )
    assert "mentor" in typed("---\nneeds:\n  - what: data\n    category: ‸\n---\n", goal)
    assert "Speak in Porto" in typed("---\nparent: ‸\n---\n", goal)


def test_nothing_is_offered_for_what_is_the_owners_own(typed: Typed) -> None:
    assert typed("---\nmood: ‸\n---\n") == {}
    assert typed("---\nmet: at the ‸\n---\n") == {}
    assert typed("just ‸ words") == {}


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("with [[An‸ today", "Ana Silva", "with [[Ana Silva]] today"),
        ("with [[ani‸]] today", "Anita", "with [[Ana Silva|Anita]] today"),
        ("with 🎉 [[De‸", "Dee", "with 🎉 [[other/Dee|Dee]]"),
        ("## Log\n- 2026-11-03 co‸", "coffee", "## Log\n- 2026-11-03 coffee: "),
        ("## Log\n- 2026-11-03 ‸", "sauna", "## Log\n- 2026-11-03 sauna: "),
        ("## Log\n- 2026-11-03 coffee: [g‸", "gave::", "## Log\n- 2026-11-03 coffee: [gave:: "),
        ("- ‸", "got::", "- got:: "),
        ("- gave:: cake [to:: [[An‸", "Ana Silva", "- gave:: cake [to:: [[Ana Silva]]"),
        ("- gave:: cake [to:: An‸]", "Ana Silva", "- gave:: cake [to:: [[Ana Silva]]]"),
        ("- gave:: cake [size:: ‸]", "3", "- gave:: cake [size:: 3]"),
        ("- got:: cake [thanked:: ‸", "true", "- got:: cake [thanked:: true"),
        ("- [x] wrote to her #em‸", "#email", "- [x] wrote to her #email"),
        ("- [ ] hear from her #‸", "#waiting", "- [ ] hear from her #waiting"),
    ],
)  # fmt: skip
def test_in_the_text(typed: Typed, text: str, label: str, expected: str) -> None:
    for start in ("", "---\ntier: close\n---\n", "---\r\ntier: close\r\n---\r\n"):
        assert typed(start + text)[label] == start + expected


def test_people_stand_before_other_notes_and_only_people_in_to(typed: Typed) -> None:
    assert list(typed("[[De‸"))[:1] == ["Dee"]
    assert "Guild" in typed("[[‸")
    assert "Guild" not in typed("- gave:: x [to:: ‸")
    assert "New" not in typed("[[Ne‸"), "the note itself"


def test_behind_a_heading_or_a_bar_no_name_is_offered(typed: Typed) -> None:
    assert typed("[[Ana Silva#‸") == {}
    assert typed("[[Ana Silva|‸") == {}


def test_a_name_with_a_control_character_is_not_offered(vault: Callable[[str], Path]) -> None:
    root = vault('=== netnotes.yaml\n=== people/Eve.md\n---\naliases: ["E\\x1b[31mve"]\n---\n')
    vaults = Vaults()
    spot = open_at(vaults, root / "people" / "New.md", "[[E‸")
    assert [item.label for item in complete(*spot, DAY).items] == ["Eve"]
    vaults.close()


def test_of_very_many_the_first_are_offered_and_the_client_asks_again(vault: Callable[[str], Path]) -> None:
    root = vault(
        "=== netnotes.yaml\n" + "".join(f"=== people/Person {number:03}.md\nx\n" for number in range(MOST + 5))
    )
    vaults = Vaults()
    found = complete(*open_at(vaults, root / "people" / "New.md", "[[Pers‸"), DAY)
    assert (len(found.items), found.is_incomplete) == (MOST, True)
    found = complete(*open_at(vaults, root / "people" / "New.md", "[[Person 20‸"), DAY)
    assert [item.label for item in found.items] == [f"Person {number}" for number in range(200, 205)]
    assert not found.is_incomplete
    vaults.close()
