"""Private notes in the text of others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from netnotes.model.network import Network
from netnotes.rules.quiet_text import Quiet, hidden_notes

VAULT = """
    === people/Vera Ellen.md
    ---
    private: true
    name: Vera-Ellen O'Hara
    aliases: [Vee, 王小明]
    ---
    === people/Ana Silva.md
    ---
    type: person
    ---
    === meetings/2026-11-01 Lunch.md
    ---
    private: true
    people: "[[Ana Silva]]"
    ---
    === goals/Speak.md
    ---
    private: true
    ---
    === organizations/Acme.md
    ---
    private: true
    ---
    === 2026-11-02.md
    ---
    Private: "Yes"
    ---
    === Plain.md
    ---
    private: false
    ---
"""
Read = Callable[[str], Network]


def test_any_note_may_be_private(network: Read) -> None:
    assert hidden_notes(network(VAULT)) == {
        "people/Vera Ellen.md", "meetings/2026-11-01 Lunch.md", "goals/Speak.md", "organizations/Acme.md",
        "2026-11-02.md",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lunch with [[Vera Ellen]]", "lunch with someone"),
        ("lunch with [[people/vera ellen.md#Log|my friend]]", "lunch with someone"),
        ("![[Vera Ellen]]", "someone"),
        (r"| [[Vera Ellen\|V]] |", "| someone |"),
        ("[V](people/Vera%20Ellen.md) and [W](<people/Vera Ellen.md>)", "someone and someone"),
        ("by [[Vee]], at [[2026-11-01 Lunch]] for [[Acme]]", "by someone, at someone for someone"),
        ("met vera-ellen o'hara, and VERA ELLEN", "met someone, and someone"),
        ("Vee's", "someone's"),
        ("与王小明见面", "与someone见面"),
        ("[[Ana Silva]] and [x](people/Ana%20Silva.md)", "[[Ana Silva]] and [x](people/Ana%20Silva.md)"),
        ("Veena, Vera and Ellen, Acme", "Veena, Vera and Ellen, Acme"),
        ("[[]] [[ [x]() [[a\nb]]", "[[]] [[ [x]() [[a\nb]]"),
        ("", ""),
    ],
)
def test_links_to_them_and_names_of_people_read_someone(text: str, expected: str, network: Read) -> None:
    read = network(VAULT)
    assert Quiet(read, hidden_notes(read)).text(text) == expected


def test_without_private_notes_every_text_stays(network: Read) -> None:
    read = network(VAULT)
    text = "[[Vera Ellen]] Vera-Ellen O'Hara"
    assert Quiet(read, ()).text(text) == text
