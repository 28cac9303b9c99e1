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
MORE = """
    === people/Zed Quiet.md
    ---
    private: true
    aliases: [José Quieto]
    ---
    === people/Paul Parens (Canary).md
    ---
    private: true
    ---
    === people/Ana Silva.md
    ---
    type: person
    ---
    === goals/Open a small bakery.md
    ---
    private: true
    ---
    === goals/Speak.md
    ---
    private: true
    ---
    === organizations/Hidden Works.md
    ---
    private: true
    aliases: [Works of Shade]
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("call _Zed Quiet_ now", "call _someone_ now"),
        ("__Zed Quiet__ and **Zed Quiet**", "__someone__ and **someone**"),
        ("_Ana_ and snake_case, Zed_Quiet", "_Ana_ and snake_case, someone"),
        ("#Zed_Quiet #zed-quiet", "#someone #someone"),
        ("Jose\u0301 Quieto, Jose Quieto", "someone, someone"),
        ("Jose\u0301 alone", "Jose\u0301 alone"),
        ("Z\u00aded\u200b Quiet, Zed\u3164 Qu\u200diet", "someone, someone"),
        ("split Zed\nQuiet ok", "split someone\n ok"),
        ("[Paul](../people/Paul%20Parens%20(Canary).md) end", "someone end"),
        ("[Paul](../people/Paul%20Parens%20%28Canary%29.md) end", "someone end"),
        ('[Paul](<../people/Zed Quiet.md> "Zed") [P](../people/Zed%20Quiet.md "our Z") end', "someone someone end"),
        ("see obsidian://open?file=Zed%20Quiet end", "see someone end"),
        ("see https://a.example/100%25 and 50% of [x](people/Ana%20Silva.md)",
         "see https://a.example/100%25 and 50% of [x](people/Ana%20Silva.md)"),
        ("[z]: ../goals/Speak.md\n[y]: <../people/Zed Quiet.md>\n[x]: Ana.md",
         "[z]: someone\n[y]: someone\n[x]: Ana.md"),
        ("for open a small bakery, and HIDDEN WORKS of Works of Shade", "for someone, and someone of someone"),
        ('Speak up; for "Speak": talking, “speak”', 'Speak up; for "someone": talking, “someone”'),
    ],
)  # fmt: skip
def test_names_are_found_in_whatever_way_they_are_written(text: str, expected: str, network: Read) -> None:
    read = network(MORE)
    assert Quiet(read, hidden_notes(read)).text(text) == expected


@pytest.mark.parametrize(
    "word", ["true", "ture", "y", "[true]", "x", "perhaps", '"Yes"', "{for: now}", "true # for now"]
)
def test_whatever_is_not_clearly_false_is_private(word: str, network: Read) -> None:
    read = network(f"""
        === people/Ana.md
        ---
        private: {word}
        ---
        === goals/Speak.md
        ---
        private: {word}
        ---
        === plain.md
        ---
        private: {word}
        ---
    """)
    assert hidden_notes(read) == {"people/Ana.md", "goals/Speak.md", "plain.md"}
    assert read.people[0].private
    assert read.goals[0].private


@pytest.mark.parametrize("word", ["false", "no", "off", "n", "0", "", "~", "[]", '""'])
def test_what_is_clearly_false_is_not(word: str, network: Read) -> None:
    read = network(f"=== people/Ana.md\n---\ntype: person\nprivate: {word}\n---\n")
    assert not hidden_notes(read)
    assert not read.people[0].private
