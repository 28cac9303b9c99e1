"""What is told of a name under the cursor (‸), where it leads, and who else names it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lsprotocol import types

from netnotes.serving.lsp.hover import hover
from netnotes.serving.lsp.navigation import (
    definition,
    document_links,
    document_symbols,
    flat_symbols,
    references,
    workspace_symbols,
)
from netnotes.serving.lsp.vaults import Spot, Vaults
from tests.serving.lsp.editor import path_of
from tests.serving.lsp.typing_in import DAY, open_at

VAULT = """
    === netnotes.yaml
    === people/Ana Silva.md
    ---
    aliases: [Anita]
    role: "Head of *grants*"
    organization: "[[Guild]]"
    cadence: monthly
    ---
    ## Log
    - 2026-11-03 coffee: she helped
      [got:: read my draft]
    - [ ] send her the map 📅 2026-12-01

    ## Homework
    ### Papers
    three
    === people/Bo Chen.md
    ---
    knows: Ana Silva
    household: ["[[ana silva|her]]", Nobody]
    ---
    see [[people/Ana Silva#Homework]] and `[[Ana Silva]]`, [Ana](Ana%20Silva.md), not [[Cy]]
    === goals/Speak in Porto.md
    ---
    people: "[[Ana Silva]]"
    due: 2027-03-01
    why: it is far
    ---
    === organizations/Guild.md
    ---
    my_role: member
    ---
    === meetings/2026-11-10 Lunch with Bo Chen.md
    ---
    kind: lunch
    ---
"""
At = Callable[[str, str], Spot]


@pytest.fixture
def vaults(vault: Callable[[str], Path]) -> Iterator[Vaults]:
    vault(VAULT)
    found = Vaults()
    yield found
    found.close()


@pytest.fixture
def at(vaults: Vaults, tmp_path: Path) -> At:
    """Open a note with a text and a cursor in it."""
    return lambda path, text: open_at(vaults, tmp_path / path, text)


def told(spot: Spot, *, markdown: bool = False) -> str:
    found = hover(spot, DAY, markdown=markdown)
    assert found is not None
    assert isinstance(found.contents, types.MarkupContent)
    return found.contents.value


def test_a_person_in_a_few_lines(at: At) -> None:
    spot = at("people/Cy.md", "🎉 with [[Ana Sil‸va]]")
    assert told(spot).splitlines() == [
        "Ana Silva",
        "Head of *grants*, Guild",
        "last lunch on 2026-11-10 (with Bo Chen, same household)",
        "due: 2026-12-10 (ok)",
        "between us: they have done more for you than you for them so far",
        "promised: send her the map (by 2026-12-01)",
    ]
    found = hover(spot, DAY, markdown=True)
    assert found is not None
    assert found.range == types.Range(types.Position(0, 8), types.Position(0, 21))
    assert r"Head of \*grants\*" in told(spot, markdown=True)


@pytest.mark.parametrize(
    "text",
    [
        "---\nknows: Ana Si‸lva\n---\n",
        "---\nknows:\n  - Ani‸ta\n---\n",
        "---\nknows: ['[[Anita]]', \"[[An‸ita]]\"]\n---\n",
    ],
)
def test_a_name_in_a_property(at: At, text: str) -> None:
    assert told(at("people/Cy.md", text)).startswith("Ana Silva\n")


def test_the_note_itself_on_its_first_line_and_its_title(at: At, tmp_path: Path) -> None:
    text = (tmp_path / "people" / "Ana Silva.md").read_text(encoding="utf-8")
    assert told(at("people/Ana Silva.md", "‸" + text)).startswith("Ana Silva\nHead of")
    assert told(at("people/Ana Silva.md", text + "\n# An‸a\n")).startswith("Ana Silva\nHead of")


def test_goals_organizations_and_meetings(at: At) -> None:
    assert told(at("a.md", "[[Speak in Por‸to]]")).splitlines()[:2] == [
        "Speak in Porto", "active, step 2: relationships, due 2027-03-01",
    ]  # fmt: skip
    assert "next: " in told(at("a.md", "[[Speak in Por‸to]]"))
    assert told(at("a.md", "[[Gui‸ld]]")).splitlines() == ["Guild", "my role: member", "whom I know there: Ana Silva"]
    assert told(at("a.md", "[[2026-11-10 Lunch‸ with Bo Chen]]")).splitlines()[1:] == [
        "lunch on 2026-11-10", "with Bo Chen",
    ]  # fmt: skip


def test_the_meaning_of_a_property(at: At) -> None:
    assert told(at("people/Cy.md", "---\nkeep_in_‸touch: monthly\n---\n")).startswith("cadence\nhow often")
    assert told(at("goals/G.md", "---\nneeds:\n  - what: x\n    cou‸nt: 2\n---\n")) == "count\nhow many people"
    assert hover(at("people/Cy.md", "---\nmo‸od: x\n---\n"), DAY, markdown=False) is None
    assert hover(at("people/Cy.md", "hello\njust wor‸ds"), DAY, markdown=False) is None
    assert hover(at("people/Cy.md", "hello\n`[[Ana Sil‸va]]`"), DAY, markdown=False) is None


def test_text_of_a_note_stays_text(vault: Callable[[str], Path], at: At) -> None:
    vault('=== people/Eve.md\n---\nrole: "<b>x</b> ![](http://x/) \\x1b[31m"\n---\n')
    shown = told(at("a.md", "[[Ev‸e]]"), markdown=True)
    assert r"\<b>x\</b> \!\[\](http\://x/)" in shown
    assert "\x1b" not in shown + told(at("a.md", "[[Ev‸e]]"))


def test_definition(vaults: Vaults, at: At, tmp_path: Path) -> None:
    for text, line in (("[[An‸a Silva]]", 0), ("[[Ana Silva#Homew‸ork]]", 11), ("[[Ana Silva#Homework#Papers‸]]", 12)):
        found = definition(vaults, at("people/Cy.md", text))
        assert found is not None
        assert path_of(found.uri) == tmp_path / "people" / "Ana Silva.md"
        assert found.range.start == types.Position(line, 0)
    assert definition(vaults, at("people/Cy.md", "[[Nobo‸dy]]")) is None
    assert definition(vaults, at("people/Cy.md", "wor‸ds")) is None


def test_references_are_all_links_and_names_also_in_notes_that_are_not_saved(vaults: Vaults, at: At) -> None:
    at("people/New.md", "‸a [[Anita]] 🎉 [[Ana Silva]]")
    spot = at("people/Cy.md", "---\nknows: An‸ita\n---\n")
    found = references(vaults, spot, declaration=False)
    assert found is not None
    places = [(path_of(one.uri).name, one.range.start.line, one.range.start.character) for one in found]
    assert places == [
        ("Speak in Porto.md", 1, 9),
        ("Bo Chen.md", 1, 7), ("Bo Chen.md", 2, 13), ("Bo Chen.md", 4, 4), ("Bo Chen.md", 4, 55),
        ("Cy.md", 1, 7),
        ("New.md", 0, 2), ("New.md", 0, 15),
    ]  # fmt: skip
    with_itself = references(vaults, spot, declaration=True)
    assert with_itself is not None
    assert len(with_itself) == len(found) + 1
    assert path_of(with_itself[0].uri).name == "Ana Silva.md"
    assert references(vaults, at("people/Cy.md", "hello\nwor‸ds"), declaration=True) is None


def test_links_of_a_note(vaults: Vaults, at: At, tmp_path: Path) -> None:
    text = (tmp_path / "people" / "Bo Chen.md").read_text(encoding="utf-8")
    found = document_links(vaults, at("people/Bo Chen.md", "‸" + text).document.uri)
    assert [(one.range.start.line, one.tooltip) for one in found] == [
        (line, "people/Ana Silva.md") for line in (2, 4, 4)
    ]
    assert all(one.target is not None and path_of(one.target).exists() for one in found)


def test_headings_of_a_note(at: At, tmp_path: Path) -> None:
    text = (tmp_path / "people" / "Ana Silva.md").read_text(encoding="utf-8")
    document = at("people/Ana Silva.md", "‸" + text).document
    log, homework = document_symbols(document)
    assert (log.name, homework.name) == ("Log", "Homework")
    assert [one.name for one in homework.children or ()] == ["Papers"]
    assert log.range.end.line < homework.range.start.line
    assert [(one.name, one.container_name) for one in flat_symbols(document.uri, [homework])] == [
        ("Homework", None), ("Papers", "Homework"),
    ]  # fmt: skip


def test_everybody_by_name(vaults: Vaults, at: At) -> None:
    at("people/Cy.md", "‸unsaved")
    assert [one.name for one in workspace_symbols(vaults, "anita")] == ["Ana Silva"]
    names = {one.name: one.container_name for one in workspace_symbols(vaults, "")}
    assert names["Cy"] == "person"
    assert names["Guild"] == "organization"
    assert names["2026-11-10 Lunch with Bo Chen"] == "meeting"
    assert workspace_symbols(vaults, "zzz") == []
