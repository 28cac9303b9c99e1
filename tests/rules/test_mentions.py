import pytest

from netnotes.model.config import CONTACT_KINDS, TOUCH_KINDS
from netnotes.model.people import Person
from netnotes.rules.mentions import NameFinder, guess_kind

PEOPLE = (
    Person(path="ana.md", name="Ana Silva", aliases=("Annie",)),
    Person(path="ann.md", name="Ana Silva Costa"),
    Person(path="may.md", name="May"),
    Person(path="jo.md", name="Jo"),
    Person(path="jean.md", name="Jean-Luc O'Neil"),
    Person(path="li.md", name="李伟"),
    Person(path="jr.md", name="J. R. Tolk"),
    Person(path="one.md", name="Sam Lee"),
    Person(path="two.md", name="Sam Lee"),
    Person(path="me.md", name="Robin Moreira"),
)
FINDER = NameFinder(PEOPLE, ["Robin Moreira"])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("- lunch with Ana Silva.", [("Ana Silva", "ana.md")]),
        ("- ANA SILVA rang", [("ANA SILVA", "ana.md")]),
        ("- Ana Silva Costa and Annie", [("Ana Silva Costa", "ann.md"), ("Annie", "ana.md")]),
        ("- Jean Luc O'Neil's talk", []),
        ("- Jean-Luc O'Neil: a talk", [("Jean-Luc O'Neil", "jean.md")]),
        ("- may be, or May", [("May", "may.md")]),
        ("- Jo, too short to tell", []),
        ("- 李伟 来了", [("李伟", "li.md")]),
        ("- Sam Lee could be two", []),
        ("- Ana, Silva; Ana. Silva", []),
        ("- J. R. Tolk; J R Tolk.", [("J. R. Tolk", "jr.md"), ("J R Tolk", "jr.md")]),
        ("- [[Ana Silva]] [Ana Silva](ana.md) #AnaSilva https://x.example/Annie [to:: Annie]", []),
        ("- I, Robin Moreira", []),
        ("- Anasilva Annies", []),
    ],
)
def test_names_in_plain_words(line: str, found: list[tuple[str, str]]) -> None:
    assert [(line[one.start : one.end], one.person) for one in FINDER.find(line)] == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("rang Ana about the flat", "call"), ("Lunch with Ana", "lunch"), ("e-mailed Ana", "email"),
        ("met Ana at the library", "meeting"), ("the conference with Ana", "conference"),
        ("Ana is a mother", "contact"),
        ("I like Ana", "contact"), ("recall Ana", "contact"),
    ],
)  # fmt: skip
def test_the_kind_that_words_suggest(text: str, kind: str) -> None:
    assert guess_kind(text, (*CONTACT_KINDS, *TOUCH_KINDS)) == kind


def test_only_kinds_that_are_known_are_suggested() -> None:
    assert guess_kind("lunch and a zoom", ("standup", "Video")) == "Video"
    assert guess_kind("the Standup", ("Standup",)) == "Standup"
