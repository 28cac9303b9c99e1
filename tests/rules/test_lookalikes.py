"""Two notes that may be about one person, and what speaks for it."""

from __future__ import annotations

from typing import Any

import pytest

from netnotes.model.network import Network
from netnotes.model.people import Person
from netnotes.model.refs import Ref
from netnotes.rules.lookalikes import MOST_SHARING, lookalikes
from netnotes.rules.name_forms import given_reason, name_words
from tests.rules.build import net, person, ref


def at(*places: str) -> tuple[Ref, ...]:
    return tuple(Ref(text=place, shown=place) for place in places)


def because(*people: Person, **more: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(pair.a, pair.b, pair.because) for pair in lookalikes(net(*people, **more))]


def pair(one: str, other: str, place: str = "Acme", elsewhere: str = "") -> str:
    """Why two names at one place may be one; empty where they are not."""
    people = (
        person(one, path="a.md", organization=at(place)),
        person(other, path="b.md", organization=at(elsewhere or place)),
    )
    found = because(*people)
    return found[0][2][0] if found else ""


def test_an_address_a_number_or_a_profile_in_common() -> None:
    found = because(
        person("Ana", emails=("Ana@Acme.example",), urls=("https://www.linkedin.com/in/ana/?trk=x",)),
        person("Boss", emails=("x@acme.example", "mailto:ana@acme.example"), phones=("+32 (0)470 12 34 56",)),
        person("Cy", phones=("470/12.34.56",), urls=("linkedin.com/in/Ana",)),
    )
    assert found == [
        ("Ana", "Boss", ("the same e-mail address ana@acme.example",)),
        ("Ana", "Cy", ("the same profile linkedin.com/in/ana",)),
        ("Boss", "Cy", ("the same telephone number",)),
    ]


def test_what_says_nothing_about_one_person() -> None:
    assert because(person("Ana", phones=("112",)), person("Bo", phones=("112",))) == []
    assert because(person("Ana", urls=("https://acme.example/",)), person("Bo", urls=("acme.example",))) == []
    assert because(person("Ana", emails=("",)), person("Bo", emails=("",))) == []
    office = [person(f"P{n}", emails=("info@acme.example",)) for n in range(MOST_SHARING + 1)]
    assert because(*office) == []
    assert len(because(*office[:-1])) == 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+32 (0)470 12 34 56", "470/12.34.56", True),
        ("0032 470 12 34 56", "0470 12 34 56", True),
        ("32470123456", "+32 470 12 34 56", True),
        ("+1 862 555 0198", "(862) 555-0198", True),
        ("1-862-555-0198", "(862) 555-0198", True),
        ("1-862-555-0198 ext. 7", "+1 862 555 0198;ext=12", True),
        ("+86 139 1234 5678", "13912345678", True),
        ("+39 06 1234567", "06 1234567", True),
        ("+1 862 555 0198", "+1 562 555 0198", False),
        ("+32 470 12 34 56", "+33 470 12 34 56", False),
        ("555 0198", "+1 862 555 0198", False),
        ("0470 12 34 56", "0471 12 34 56", False),
        ("12 34 56", "12 34 56", False),
    ],
)
def test_numbers_with_and_without_a_country(one: str, other: str, same: bool) -> None:
    assert bool(because(person("Ana", phones=(one,)), person("Bo", phones=(other,)))) is same
    assert bool(because(person("Ana", phones=(other,)), person("Bo", phones=(one,)))) is same


def test_those_the_notes_tell_apart_are_two() -> None:
    phone: dict[str, Any] = {"phones": ("+32 470 12 34 56",)}
    assert because(person("Mum", **phone), person("Dad", **phone), households=[("Mum", "Dad")]) == []
    assert because(person("Ana", knows=(ref("Bo"),), **phone), person("Bo", **phone)) == []
    assert because(person("Ana", **phone), person("Bo", different_from=(ref("Ana"),), **phone)) == []
    assert because(person("Bo", **phone), person("Cy", introduced_by=(ref("Bo"),), **phone)) == []
    assert because(person("Ana Costa (Porto)"), person("Ana Costa (Lisbon)")) == []
    assert len(because(person("Ana Costa (Porto)"), person("Ana Costa"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Silva", "ana silva"), ("José Núñez", "Jose Nunez"), ("Silva, Ana", "Ana Silva"),
        ("Ana-Maria Silva", "Ana Maria Silva"),
        ("Jürgen Müller", "Juergen Mueller"), ("Jürgen Müller", "Jurgen Muller"), ("Søren Kjær", "Soren Kjaer"),
        ("Dr. Ana Silva", "Ana Silva"), ("陈 思远", "陈 思远"), ("Иван Ветров", "Ветров Иван"),
    ],
)  # fmt: skip
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert len(because(person(one, path="a.md"), person(other, path="b.md"))) == 1


def test_an_alias_is_a_name_and_one_word_is_none() -> None:
    found = because(person("Ana Silva", aliases=("Annie", "Ana Costa")), person("Ana Costa"), person("Annie"))
    assert found == [("Ana Costa", "Ana Silva", ("the same name",))]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("A. Silva", "Ana Silva", "one name with an initial of the other, both of Acme"),
        ("Bob Stone", "Robert Stone", "one name with a short form of the other, both of Acme"),
        ("Dan Stone", "Danilo Stone", "one name with a short form of the other, both of Acme"),
        ("Ana Maria Silva", "Ana Silva", "one name within the other, both of Acme"),
        ("Ana M. Silva", "Ana Maria Silva", "one name within the other, both of Acme"),
        ("Ana Maria Silva", "Ana Luisa Silva", ""),
        ("Ana Silva", "Bea Silva", ""),
        ("B. Silva", "Ana Silva", ""),
        ("Bob Stone", "Robert Stein", ""),
    ],
)
def test_names_that_may_be_one_at_one_place(one: str, other: str, reason: str) -> None:
    assert pair(one, other) == reason
    assert pair(other, one) == reason
    assert pair(one, other, elsewhere="Other") == ""


def test_all_reasons_of_a_pair_stand_together() -> None:
    found = because(
        person("Ana Silva", emails=("a@x.example",), organization=at("Acme")),
        person("A Silva", emails=("a@x.example",), organization=at("ACME")),
    )
    assert found == [
        (
            "A Silva",
            "Ana Silva",
            ("the same e-mail address a@x.example", "one name with an initial of the other, both of ACME"),
        )
    ]


def test_of_many_namesakes_each_is_paired_with_the_first() -> None:
    people = [person("Ana Silva", path=f"people/{n:04d}.md", organization=at("Acme")) for n in range(2000)]
    pairs = lookalikes(net(*people))
    assert len(pairs) == 1999
    assert {pair.a_path for pair in pairs} == {"people/0000.md"}


def test_nobody_and_one_person_have_no_double() -> None:
    assert lookalikes(Network()) == ()
    assert because(person("Ana", emails=("a@b.example", "A@B.example"), aliases=("Ana", "ANA"))) == []


def test_names_in_words() -> None:
    assert name_words("Prof. Dr. Ana (Annie) da Silva") == ("ana", "da", "silva")
    assert name_words("Smith, MBA") == ("smith",)
    assert name_words("Dr") == ("dr",)
    assert name_words("") == ()
    assert given_reason("ana", "ana") == "the same"
    assert given_reason("al", "alan") == ""
