"""How people, goals and organizations are named in properties, whatever the spelling (SPEC 2.2)."""

from collections.abc import Callable

import pytest

from netnotes.model.network import Network
from netnotes.vault.references import unique_refs, value_refs
from tests.vault.seen import person

Read = Callable[[str], Network]
Named = list[tuple[str, str, str]]


def named(network: Read, value: str) -> Named:
    """(style, text, shown) of what `knows` names in this spelling."""
    found = network(f"=== people/Ana.md\n---\nknows: {value}\n---\n")
    return [(ref.style, ref.text, ref.shown) for ref in person(found).knows]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Bo Chen", [("name", "Bo Chen", "Bo Chen")]),
        ('"Smith, Jane"', [("name", "Smith, Jane", "Smith, Jane")]),
        ("Bo Chen, Cy", [("name", "Bo Chen, Cy", "Bo Chen, Cy")]),
        ("[Bo Chen, Cy]", [("name", "Bo Chen", "Bo Chen"), ("name", "Cy", "Cy")]),
        ("\n  - Bo\n  - Cy", [("name", "Bo", "Bo"), ("name", "Cy", "Cy")]),
        ('"[[Bo Chen]]"', [("wiki", "Bo Chen", "Bo Chen")]),
        ('"[[people/Bo Chen.md#Log|Bo]]"', [("wiki", "people/Bo Chen", "Bo")]),
        ('"[[people/Bo Chen]]"', [("wiki", "people/Bo Chen", "Bo Chen")]),
        ('["[[Bo]]", "[[Cy]]"]', [("wiki", "Bo", "Bo"), ("wiki", "Cy", "Cy")]),
        ("[[Bo Chen]]", [("wiki", "Bo Chen", "Bo Chen")]),
        ("[[Bo Chen|Bo]]", [("wiki", "Bo Chen", "Bo")]),
        ("[[Smith, Jane]]", [("wiki", "Smith, Jane", "Smith, Jane")]),
        ("\n  - [[Bo]]\n  - [[Cy]]", [("wiki", "Bo", "Bo"), ("wiki", "Cy", "Cy")]),
        ("[[[Bo]], [[Cy]]]", [("wiki", "Bo", "Bo"), ("wiki", "Cy", "Cy")]),
        ("[[Bo]], [[Cy]]", [("wiki", "Bo", "Bo"), ("wiki", "Cy", "Cy")]),
        ('"[[Bo]], [[Cy]]"', [("wiki", "Bo", "Bo"), ("wiki", "Cy", "Cy")]),
        ('"[[Bo]] [[Cy]]"', [("wiki", "Bo", "Bo"), ("wiki", "Cy", "Cy")]),
        ('"[Bo](Bo%20Chen.md)"', [("markdown", "Bo Chen", "Bo")]),
        ('"[Bo](<../people/Bo Chen.md>)"', [("markdown", "../people/Bo Chen", "Bo")]),
        ('"[Acme](https://acme.example)"', [("name", "Acme", "Acme")]),
        ("O'Neil & Söhne", [("name", "O'Neil & Söhne", "O'Neil & Söhne")]),
        ("🙂 Bo", [("name", "🙂 Bo", "🙂 Bo")]),
        ("ليلى منصور", [("name", "ليلى منصور", "ليلى منصور")]),
        ("42", [("name", "42", "42")]),
        ("", []), ("[]", []), ("[null]", []), ('""', []), ('["", " "]', []),
    ],
)  # fmt: skip
def test_spellings(network: Read, value: str, expected: Named) -> None:
    assert named(network, value) == expected


def test_each_reference_knows_its_line_and_column(network: Read) -> None:
    found = network('=== people/Ana.md\n---\nname: Ana\nknows:\n  - Bo\n  - "[[Cy]]"\nhousehold: Dee\n---\n')
    refs = (*person(found).knows, *person(found).household)
    assert [(ref.line, ref.column) for ref in refs] == [(4, 5), (5, 5), (6, 1)]


def test_unique_keeps_the_first_of_each_in_order() -> None:
    refs = value_refs(["Bo", "[[Ana]]", "bo", "Ana", "[[ana]]"], 1)
    assert [ref.text for ref in unique_refs(refs)] == ["Bo", "Ana", "Ana"]
    assert [ref.style for ref in unique_refs(refs)] == ["name", "wiki", "name"]
