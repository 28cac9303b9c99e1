"""Sentences whose fine print naive code gets wrong: each was wrong here once."""

from collections.abc import Callable

import pytest

from netnotes.model.network import Network
from tests.vault.seen import note, person, touched, types

Read = Callable[[str], Network]


def test_the_link_that_types_a_note_leaves_the_category_to_its_synonyms(network: Read) -> None:
    found = network('=== Ana.md\n---\ncategories: ["[[People]]"]\nrelationship: colleague\n---\n')
    assert person(found).categories == ("colleague",)


@pytest.mark.parametrize(("properties", "tier"), [("circle: work\npriority: inner", "inner"), ("circle: work", None)])
def test_a_circle_that_is_no_tier_leaves_it_to_the_priority(network: Read, properties: str, tier: str | None) -> None:
    assert person(network(f"=== people/Ana.md\n---\n{properties}\n---\n")).tier == tier


@pytest.mark.parametrize("properties", ["deceased: false\ndied: 2024-01-01", "deceased: 2024-01-01", "died: true"])
def test_each_word_for_death_speaks(network: Read, properties: str) -> None:
    assert person(network(f"=== people/Ana.md\n---\n{properties}\n---\n")).status == "deceased"


def test_an_empty_type_leaves_it_to_an_inline_one(network: Read) -> None:
    assert types(network("=== Ana.md\n---\ntype:\n---\ntype:: person\n")) == {"Ana.md": "person"}
    assert types(network("=== Ana.md\n---\nkind: person\ndate:\n---\n")) == {"Ana.md": "person"}


def test_the_folder_note_of_a_folder_configured_by_path_is_nobody(network: Read) -> None:
    config = "=== netnotes.yaml\ntypes: {person: {folders: [Net/Friends]}}\n"
    found = network(f"{config}=== Net/Friends/Friends.md\nx\n=== Net/Friends/Ana.md\nx\n")
    assert types(found) == {"Net/Friends/Friends.md": None, "Net/Friends/Ana.md": "person"}


def test_daily_notes_may_be_set_into_a_meeting_folder_by_their_format(network: Read) -> None:
    settings = '=== .obsidian/daily-notes.json\n{"format": "[Meetings]/YYYY-MM-DD"}\n'
    found = network(f"{settings}=== Meetings/2026-11-03.md\nx\n")
    assert note(found, "2026-11-03").daily is not None


@pytest.mark.parametrize("body", ["- [ ] ask\n  about [[Ana]]\n", "> quote\n[[Ana]] lazily\n"])
def test_what_goes_on_with_a_task_or_quote_belongs_to_it(network: Read, body: str) -> None:
    assert touched(network(f"=== people/Ana.md\nx\n=== meetings/2026-11-03 x.md\n{body}")) == []
    assert touched(network(f"=== people/Ana.md\nx\n=== meetings/2026-11-03 x.md\n{body}\n[[Ana]]\n")) != []


def test_an_introduction_that_names_its_exchange_on_a_task_is_no_further_deposit(network: Read) -> None:
    meeting = "---\nkind: intro\nstage: made\npeople: Ana\n---\n- [x] sent mail [gave:: big] ✅ 2026-11-03\n"
    found = network(f"=== people/Ana.md\nx\n=== meetings/2026-11-03.md\n{meeting}")
    assert [exchange.what for exchange in found.exchanges] == ["big"]


def test_a_long_name_in_a_file_name(network: Read) -> None:
    name = "Ana Maria da Silva e Costa de Sousa Pinto"
    found = network(f"=== people/{name}.md\nx\n=== meetings/2026-11-03 {name}.md\nx\n")
    assert touched(found) == [(name, "2026-11-03", "meeting")]
