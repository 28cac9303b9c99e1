"""Names that every system and every link can say."""

import pytest

from netnotes.edits.note_names import name_trouble


@pytest.mark.parametrize(
    "name", ["Ana Silva", "Zoë O'Brien-Núñez", "陈思远", "J. R. Moreira", "2026-11-03 Call", "a%b"]
)
def test_names_of_people_are_fine(name: str) -> None:
    assert name_trouble(name) == ""


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("", "empty"),
        (" a", "space"),
        ("a/b", "/"),
        ("a: b", ":"),
        ("a#b", "#"),
        ("a|b", "|"),
        ("a [b]", "["),
        ("50%%", "%%"),
        ("a\nb", "control"),
        ("a\udcff", "control"),
        (".a", "dot"),
        ("a.", "dot"),
        ("CON", "Windows"),
        ("lpt1.x", "Windows"),
        ("ü" * 121, "long"),
    ],
)
def test_names_that_break_something_are_told(name: str, word: str) -> None:
    assert word in name_trouble(name)
