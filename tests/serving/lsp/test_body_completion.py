"""What is offered in the text of notes: favours, kinds, and properties on a line of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lsprotocol import types

from netnotes.serving.lsp.completion import complete
from netnotes.serving.lsp.vaults import Vaults
from tests.serving.lsp.typing_in import CURSOR, DAY, applied, open_at

VAULT = """
    === netnotes.yaml
    === Me.md
    ---
    offers: [proofreading]
    ---
    === people/Ana Silva.md
    ---
    company: Alder Labs
    needs: [a flat]
    offers: [grants]
    ---
    === people/Bo Chen.md
    ---
    needs: [zinc]
    ---
    === organizations/Alpine Club.md
    ---
    url: https://club.example
    ---
"""
PERSON, MEETING, DAY_NOTE = "people/New.md", "meetings/2026-11-20 Talk.md", "2026-11-20.md"
Typed = Callable[..., dict[str, str]]


@pytest.fixture
def typed(vault: Callable[[str], Path]) -> Iterator[Typed]:
    """Offers by label in a note at a path, each with the note's text once it is taken."""
    root, vaults = vault(VAULT), Vaults()

    def type_in(text: str, path: str = PERSON) -> dict[str, str]:
        taken = {}
        for item in complete(*open_at(vaults, root / path, text), DAY).items:
            assert isinstance(item.text_edit, types.TextEdit)
            taken[item.label] = applied(text.replace(CURSOR, ""), [item.text_edit])
        return taken

    yield type_in
    vaults.close()


def test_a_favour_begins_with_what_those_around_need_and_i_offer(typed: Typed) -> None:
    meeting = '---\npeople: ["[[Ana Silva]]"]\n---\n'
    found = typed(f"{meeting}- gave:: ‸", MEETING)
    assert list(found)[:2] == ["a flat", "proofreading"]
    assert list(found)[-2:] == ["Ana Silva", "Bo Chen"]
    assert found["Bo Chen"] == f"{meeting}- gave:: [[Bo Chen]]"
    assert next(iter(typed(f"{meeting}- got:: ‸", MEETING))) == "grants"
    assert typed(f"{meeting}- gave:: fl‸", MEETING) == {"a flat": f"{meeting}- gave:: a flat"}
    assert typed(f"{meeting}talked, [got:: gr‸]", MEETING)["grants"] == f"{meeting}talked, [got:: grants]"
    assert typed("---\ngave: fl‸\n---\n", MEETING) == {"a flat": "---\ngave: a flat\n---\n"}


def test_a_favour_of_a_line_is_that_of_the_people_it_links(typed: Typed) -> None:
    assert next(iter(typed("- coffee with [[Bo Chen]] [gave:: ‸", DAY_NOTE))) == "zinc"
    assert next(iter(typed("## Log\n- 2026-11-03 coffee: got:: ‸", "people/Ana Silva.md"))) != "grants", (
        "not what was saved"
    )
    ana = "---\noffers: [grants, violin]\n---\n## Log\n- 2026-11-03 coffee: got:: ‸"
    assert list(typed(ana, "people/Ana Silva.md"))[:2] == ["grants", "violin"], "as the note is open"


def test_an_organization_that_is_only_text_is_offered_as_text(typed: Typed) -> None:
    found = typed("---\ncompany: al‸\n---\n")
    assert found == {
        "Alpine Club": '---\ncompany: "[[Alpine Club]]"\n---\n',
        "Alder Labs": "---\ncompany: Alder Labs\n---\n",
    }
    assert list(typed('---\ncompany: "[[al‸\n---\n')) == ["Alpine Club"]


def test_kinds_begin_lines_of_daily_notes_and_follow_dates_in_logs_only(typed: Typed) -> None:
    assert typed("- cof‸", DAY_NOTE) == {"coffee": "- coffee: "}
    assert typed("- cof‸") == {}
    assert "gave::" in typed("- ‸", DAY_NOTE)
    assert typed("## Plans\n- 2026-11-03 cof‸") == {}
    assert typed("- 2026-11-03 cof‸", MEETING) == {}
    assert typed("## Plans\nx\n## Log\n- 2026-11-03 cof‸\n## Other\n")["coffee"]
    assert typed("## 2026-11-03 cof‸")["coffee"] == "## 2026-11-03 coffee: "


def test_a_favour_may_begin_a_line_of_a_meeting_or_of_a_log(typed: Typed) -> None:
    assert typed("x\nga‸", MEETING) == {"gave::": "x\ngave:: "}
    assert typed("## Log\n- 2026-11-03 coffee\n  ga‸") == {"gave::": "## Log\n- 2026-11-03 coffee\n  gave:: "}
    assert typed("ga‸") == {}
    assert typed("si‸", MEETING) == {}


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Tier:: ‸", "close", "Tier:: close"),
        ("**Tier:: cl‸**", "close", "**Tier:: close**"),
        ("- **Company**:: Alp‸", "Alpine Club", "- **Company**:: [[Alpine Club]]"),
        ("Contact frequency:: mon‸", "monthly", "Contact frequency:: monthly"),
    ],
)  # fmt: skip
def test_a_property_that_fills_a_line(typed: Typed, text: str, label: str, expected: str) -> None:
    assert typed(text)[label] == expected


def test_fields_of_ones_own_and_tasks_get_nothing(typed: Typed) -> None:
    assert typed("Mood:: ‸") == {}
    assert typed("- [ ] Tier:: ‸") == {}


@pytest.mark.parametrize(
    "text", ["```\n[[An‸\n```", "~~~\n- ga‸", "see `[[An‸`", "<!-- [[An‸ -->", "x\n\n    [[An‸\n"], ids=repr
)
def test_code_and_comments_get_nothing(typed: Typed, text: str) -> None:
    for start in ("", "---\ntier: close\n---\n", "\ufeff---\r\ntier: close\r\n---\r\n"):
        assert typed(start + text) == {}
    assert typed("```\nx\n```\n[[An‸")
