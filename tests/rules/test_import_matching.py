"""Whom the rows of a file are: somebody who has a note, perhaps, or nobody yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.model.dates import PartialDate
from netnotes.model.incoming import IncomingPerson
from netnotes.model.network import Network
from netnotes.model.people import Me, Person
from netnotes.model.refs import Ref
from netnotes.rules.import_evidence import compared
from netnotes.rules.import_matching import Match, match_people
from netnotes.rules.import_traits import traits_of_row
from netnotes.rules.same_values import organization_key, profile_key
from tests.rules.build import net, person


def row(name: str = "", **fields: Any) -> IncomingPerson:
    return IncomingPerson(line=1, name=name, source="Test", **fields)


def note(name: str, path: str = "people/x.md", **fields: Any) -> Person:
    if place := fields.pop("organization", ""):
        fields["organization"] = (Ref(text=place, shown=place),)
    return person(name, path=path, **fields)


def only(incoming: IncomingPerson, *people: Person, **more: Any) -> Match:
    return match_people([incoming], net(*people, **more))[0]


def answer(incoming: IncomingPerson, *people: Person) -> tuple[str, str]:
    """How sure, and the first reason."""
    match = only(incoming, *people)
    return match.sure, match.because[0] if match.because else ""


ANA = ("Ana Silva", "people/Ana Silva.md")
SLUGS = (
    "https://www.linkedin.com/in/ana-silva", "http://de.linkedin.com/in/Ana-Silva/", "LinkedIn.com/in/ana-silva/,",
    "https://www.linkedin.com/comm/in/ana-silva).", "m.linkedin.com/in/ana%2Dsilva#about",
    "linkedin.com/in/ana-silva/en?trk=x",
)  # fmt: skip


@pytest.mark.parametrize("url", SLUGS)
def test_a_profile_in_any_spelling(url: str) -> None:
    assert profile_key(url) == "linkedin.com/in/ana-silva"
    assert only(row("A. Costa", urls=(url,)), note(*ANA, urls=(SLUGS[0],))).path == ANA[1]


def test_a_slug_that_is_percent_encoded_in_another_script() -> None:
    one, other = "https://linkedin.com/in/%E6%9D%8E%E4%BC%9F-1", "https://cn.linkedin.com/in/李伟-1/"
    assert profile_key(one) == profile_key(other) == "linkedin.com/in/李伟-1"
    assert profile_key("https://linkedin.com/in/jos%C3%A9") == profile_key("linkedin.com/in/jose\u0301")
    assert profile_key("https://www.linkedin.com/in/") != profile_key("https://www.linkedin.com/in/ana")


@pytest.mark.parametrize(
    ("incoming", "known"),
    [
        (row("Someone Else", ids=(("linkedin_id", "ana-silva"),)), note(*ANA, urls=(SLUGS[1],))),
        (row("ana", emails=("ANA@acme.example",)), note(*ANA, emails=("mailto:ana@acme.example",))),
        (row("", emails=("asilva@acme.example",)), note(*ANA, emails=("asilva@acme.example",))),
        (row("asilva@acme.example", emails=("asilva@acme.example",)), note(*ANA, emails=("asilva@acme.example",))),
        (row("Ana Costa", emails=("a@home.example",)), note(*ANA, emails=("a@home.example",))),
        (row("Ana", phones=("0470 12 34 56",)), note(*ANA, phones=("+32 (0)470/12.34.56",))),
        (row("", phones=("0470 12 34 56",)), note(*ANA, phones=("+32 470 12 34 56",))),
        (row("李伟", phones=("+86 139 1234 5678",)), note("Wei Li", phones=("13912345678",))),
        (row("A Silva", urls=("https://github.com/asilva/",)), note(*ANA, urls=("github.com/ASilva",))),
    ],
)
def test_an_id_an_address_a_number_or_a_profile_is_certain(incoming: IncomingPerson, known: Person) -> None:
    match = only(incoming, known, note("Bo Chen", "people/Bo.md", organization="Acme"))
    assert (match.sure, match.path) == ("certain", known.path)
    assert match.because


@pytest.mark.parametrize(
    ("incoming", "known"),
    [
        (row("Bo Chen", emails=("a@acme.example",)), note(*ANA, emails=("a@acme.example",))),
        (row("Tom Silva", phones=("02 123 45 67",)), note("Maria Silva", phones=("02 123 45 67",))),
        (row("Dad", phones=("02 123 45 67",)), note("Mum", phones=("02 123 45 67",))),
        (
            row("Ana Silva", emails=("a@b.example",), birthday=PartialDate(month=3, day=2)),
            note(*ANA, emails=("a@b.example",), birthday=PartialDate(month=3, day=9)),
        ),
        (row("Ana Costa", emails=("info@acme.example",)), note(*ANA, emails=("info@acme.example",))),
        (row("Ana Costa", urls=("acme.example/team",)), note(*ANA, urls=("acme.example/team",))),
    ],
)
def test_names_or_birthdays_of_two_make_it_likely(incoming: IncomingPerson, known: Person) -> None:
    match = only(incoming, known)
    assert (match.sure, match.path, match.candidates) == ("likely", "", (known.path,))


def test_a_desk_is_nobodys_address() -> None:
    assert answer(row("Bo Chen", emails=("info@acme.example",)), note(*ANA, emails=("info@acme.example",)))[0] == "new"


def test_a_value_several_share_asks_and_a_name_decides() -> None:
    number = ("02 123 45 67",)
    mum, dad = note("Maria Silva", "people/Mum.md", phones=number), note("Tom Silva", "people/Dad.md", phones=number)
    assert only(row("Tom Silva", phones=number), mum, dad).path == "people/Dad.md"
    assert only(row("", phones=number), mum, dad).candidates == ("people/Dad.md", "people/Mum.md")
    office = [note(f"P{n} Q{n}", f"people/{n}.md", phones=number) for n in range(20)]
    assert only(row("", phones=number), *office).sure == "new"
    assert only(row("P7 Q7", phones=number), *office).path == "people/7.md"


def test_a_switchboard_in_the_file_joins_nobody() -> None:
    rows = [row(name, phones=("02 123 45 67",)) for name in ("Ana Silva", "Bo Chen", "Cy Doe", "Di Fay", "Ed Gray")]
    matches = match_people(rows, net(note("Ana Silva", phones=("02 123 45 67",))))
    assert [match.sure for match in matches] == ["certain", "new", "new", "new", "new"]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Ana Silva", "ana silva"), ("Silva, Ana", "Ana Silva"), ("José Núñez", "Jose Nunez"),
        ("Dr. Ana Silva, PhD", "Ana Silva"), ("Jürgen Müller", "Juergen Mueller"), ("李伟", "李 伟"), ("李伟", "李伟"),
        ("Иван Ветров", "Ветров Иван"), ("محمد علي", "محمد علي"), ("김철수", "김철수"), ("राम शर्मा", "राम शर्मा"),
        ("สมชาย ใจดี", "สมชาย ใจดี"), ("Γιώργος Παππάς", "Γιωργος Παππας"),
    ],
)  # fmt: skip
def test_a_whole_name_asks_alone_and_is_certain_at_one_organization(name: str, known: str) -> None:
    assert answer(row(name), note(known)) == ("likely", "the same name")
    at_one = only(row(name, organization="Acme, Inc."), note(known, organization="ACME"))
    assert (at_one.sure, at_one.because[0]) == ("certain", "the same name")
    apart = only(row(name, organization="Acme"), note(known, organization="Beta"))
    assert apart.because == ("the same name", "but one of Acme, one of Beta")
    assert apart.sure == "likely"


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("राम शर्मा", "रमा शर्मा"), ("李伟", "李娜"), ("Иван", "Игорь"), ("محمد", "أحمد"), ("😀", "🎉"), ("", ""),
        ("-", "."), ("", "Ana"),
    ],
)  # fmt: skip
def test_names_of_two_say_nothing(name: str, known: str) -> None:
    assert only(row(name), note(known)).sure == "new"


@pytest.mark.parametrize(("name", "known"), [("A. Silva", "Ana Silva"), ("Bob Stone", "Robert Stone"),
                                             ("Ana Maria Silva", "Ana Silva")])  # fmt: skip
def test_initials_and_short_forms_need_an_organization(name: str, known: str) -> None:
    assert only(row(name), note(known)).sure == "new"
    assert only(row(name, organization="Acme"), note(known, organization="Beta")).sure == "new"
    match = only(row(name, organization="Acme"), note(known, organization="Acme GmbH"))
    assert (match.sure, match.because[-1]) == ("likely", "both of Acme")
    by_address = only(row(name, emails=("a.s@acme.example",)), note(known, organization="Acme"))
    assert (by_address.sure, by_address.because[-1]) == ("likely", "an address that names acme")


@pytest.mark.parametrize(
    ("of_row", "of_note", "sure"),
    [
        ({"birthday": PartialDate(month=3, day=2)}, {"birthday": PartialDate(month=3, day=2, year=1980)}, "certain"),
        ({"birthday": PartialDate(month=3, day=2)}, {"birthday": PartialDate(month=4, day=2)}, "new"),
        ({"urls": ("linkedin.com/in/a",)}, {"urls": ("linkedin.com/in/b",)}, "new"),
        (
            {"urls": ("linkedin.com/in/a",), "organization": "Acme"},
            {"urls": ("linkedin.com/in/b",), "organization": "Acme"},
            "likely",
        ),
        (
            {"emails": ("ana@acme.example",), "organization": "Acme"},
            {"emails": ("asilva@acme.example",), "organization": "Acme"},
            "likely",
        ),
        (
            {"emails": ("ana@gmail.com",), "organization": "Acme"},
            {"emails": ("silva@gmail.com",), "organization": "Acme"},
            "certain",
        ),
        (
            {"location": "Porto", "organization": "Acme"},
            {"location": "Oslo, Norway", "organization": "Acme"},
            "likely",
        ),
    ],
)
def test_what_speaks_for_or_against_a_name(of_row: dict[str, Any], of_note: dict[str, Any], sure: str) -> None:
    assert only(row("Ana Silva", **of_row), note("Ana Silva", **of_note)).sure == sure


def test_namesakes_ask_even_at_one_organization() -> None:
    first, second = (note("Ana Silva", f"people/{n}.md", organization="Acme") for n in "ab")
    match = only(row("Ana Silva", organization="Acme"), first, second)
    assert (match.sure, match.candidates) == ("likely", ("people/a.md", "people/b.md"))
    third = note("Ana Silva", "people/c.md")
    assert only(row("Ana Silva", organization="Acme"), first, third).candidates == ("people/a.md", "people/c.md")
    rows = [row("Ana Silva", organization="Acme", urls=(f"linkedin.com/in/{n}",)) for n in "ab"]
    assert [match.sure for match in match_people(rows, net(first))] == ["likely", "likely"]


def test_many_namesakes_are_five_candidates() -> None:
    people = [note("Ana Silva", f"people/{n:03d}.md") for n in range(300)]
    assert only(row("Ana Silva"), *people).candidates == tuple(f"people/{n:03d}.md" for n in range(5))


@pytest.mark.parametrize("status", ["archived", "deceased", "paused"])
def test_who_is_archived_or_dead_is_found_too(status: str) -> None:
    known = note("Ana Silva", status=status, emails=("ana@acme.example",))
    assert only(row("Ana Silva", emails=("ana@acme.example",)), known).path == known.path


@pytest.mark.parametrize(
    "incoming",
    [row("Someone", emails=("ME@home.example",)), row("robin peeters"), row("Peeters, Robin"), row("Me"), row("Rob P")],
)
def test_the_owner_is_me(incoming: IncomingPerson) -> None:
    me = Me(path="Me.md", name="Robin Peeters", emails=("me@home.example",), aliases=("Rob P",))
    match = only(incoming, note("Robin Peeters"), me=me)
    assert (match.sure, match.path, match.because) == ("me", "Me.md", ("this is you",))
    assert only(row("Robin"), me=me).sure == "new"


def test_rows_of_one_person_are_joined() -> None:
    rows = [
        row("Ana Silva", emails=("ana@acme.example",)), row("Bo Chen"), row("A. Silva", emails=("Ana@acme.example",)),
        row("Ana S", emails=("ana@acme.example",), phones=("0470 12 34 56",)),
        row("Ana", phones=("+32 470 12 34 56",)),
    ]  # fmt: skip
    matches = match_people(rows, Network())
    assert [match.same_as for match in matches] == [None, None, 0, 0, 0]
    known = note(*ANA, phones=("+32 470 12 34 56",))
    assert {match.path for match in match_people(rows, net(known))} == {ANA[1], ""}


def test_rows_that_may_be_one_person_ask_once() -> None:
    first, second, third = match_people([row("Ana Silva"), row("Bo"), row("Silva, Ana")], Network())
    assert (first.sure, second.sure, third.sure) == ("new", "new", "likely")
    assert (third.rows, third.candidates, third.reasons) == ((0,), (), (("the same name",),))
    two = [row("Ana Silva", urls=(f"linkedin.com/in/{slug}",)) for slug in ("a", "b")]
    assert [match.sure for match in match_people(two, Network())] == ["new", "new"]


def test_source_ids_of_notes(network: Callable[[str], Network]) -> None:
    known = network("""
        === people/Ana Silva.md
        ---
        type: person
        vcard_uid: [u-1, u-2]
        ---
        === people/Bo Chen.md
        ---
        type: person
        LinkedIn_ID: bo-chen
        monica_uuid: 0012
        ---
        === goals/Grow.md
        ---
        type: goal
        vcard_uid: u-9
        ---
    """)
    rows = [
        row("Nobody", ids=(("vcard_uid", "u-2"),)), row("B", urls=("https://be.linkedin.com/in/Bo-Chen",)),
        row("C", ids=(("monica_uuid", "0012"),)), row("D", ids=(("vcard_uid", "u-9"),)),
        row("E", ids=(("vcard_uid", ""),)),
    ]  # fmt: skip
    found = [match.path for match in match_people(rows, known)]
    assert found == ["people/Ana Silva.md", "people/Bo Chen.md", "people/Bo Chen.md", "", ""]


def test_an_id_beats_an_address_of_another() -> None:
    one = note("Ana Silva", "people/a.md", urls=("linkedin.com/in/ana",))
    other = note("Ana Costa", "people/b.md", emails=("ana@acme.example",))
    both = row("Ana Silva", urls=("linkedin.com/in/ana",), emails=("ana@acme.example",))
    assert only(both, one, other).path == "people/a.md"
    split = row("Ana", emails=("ana@acme.example",), phones=("0470123456",))
    assert only(split, other, note("Ana Silva", "people/c.md", phones=("0470123456",))).candidates == (
        "people/b.md", "people/c.md",
    )  # fmt: skip


def test_organizations_in_any_legal_form() -> None:
    names = ("Acme, Inc.", "ACME", "Acme GmbH & Co. KG", "The Acme Group", "Acme B.V.")
    assert {organization_key(name) for name in names} == {"acme"}
    assert organization_key("The Group") == "the group"
    assert organization_key("") == ""
    assert organization_key("東京電力") == "東京電力"


NAMES = st.sampled_from(
    [
        "", "Ana Silva", "Silva, Ana", "A. Silva", "Ana", "Bo Chen", "Bob Stone", "Robert Stone", "李伟", "李 伟",
        "Иван Ветров", "محمد علي", "-", "🎉",
    ]
)  # fmt: skip


def some(*texts: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(texts), max_size=2).map(tuple)


FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "emails": some("", "@", "a@acme.example", "info@acme.example", "b@gmail.com"),
    "phones": some("", "112", "0470123456", "+32 470 12 34 56", "02 1234567"),
    "urls": some("", "/", "linkedin.com/in/", "linkedin.com/in/ana", "nl.linkedin.com/in/bo/", "acme.example/team"),
    "organization": st.sampled_from(["", "Acme", "Acme Inc.", "Beta"]),
    "location": st.sampled_from(["", "", "Porto", "Oslo"]),
    "birthday": st.sampled_from([None, None, PartialDate(month=3, day=2), PartialDate(month=3, day=2, year=1980)]),
    "ids": st.sampled_from([(), (), (("vcard_uid", "u-1"),), (("vcard_uid", ""),), (("linkedin_id", "ana"),)]),
}
ROWS = st.builds(row, NAMES, **FIELDS)
NOTES = st.lists(
    st.builds(lambda name, **f: (name, f), NAMES, **{k: v for k, v in FIELDS.items() if k != "ids"}), max_size=5
)


def known_from(made: list[tuple[str, dict[str, Any]]]) -> list[Person]:
    return [note(name, f"people/{number}.md", **fields) for number, (name, fields) in enumerate(made)]


@given(ROWS, ROWS)
def test_two_are_as_alike_either_way_round(one: IncomingPerson, other: IncomingPerson) -> None:
    a, b = traits_of_row(one), traits_of_row(other)
    assert compared(a, b) == compared(b, a)
    assert compared(a, b, a.values) == compared(b, a, a.values)


@given(st.data(), st.lists(ROWS, max_size=6), NOTES)
def test_the_order_of_rows_and_notes_is_no_evidence(
    data: st.DataObject, rows: list[IncomingPerson], made: list[tuple[str, dict[str, Any]]]
) -> None:
    people = known_from(made)
    order = data.draw(st.permutations(range(len(rows))))
    there = match_people(rows, net(*people))
    again = match_people([rows[at] for at in order], net(*data.draw(st.permutations(people))))
    group = [number if match.same_as is None else match.same_as for number, match in enumerate(there)]
    turned = [number if match.same_as is None else match.same_as for number, match in enumerate(again)]
    for place, at in enumerate(order):
        one, other = there[at], again[place]
        assert (one.path, one.candidates, one.sure == "me") == (other.path, other.candidates, other.sure == "me")
        for place2, at2 in enumerate(order):
            assert (group[at] == group[at2]) == (turned[place] == turned[place2])


EMPTY: dict[str, Any] = {"emails": ("", "@"), "phones": ("", "12", "n/a"), "urls": ("", "/", "linkedin.com/in/")}


@given(st.lists(st.sampled_from(["", "-", "🎉", ".,", "@"]), max_size=4))
def test_what_is_empty_matches_nobody(names: list[str]) -> None:
    ids = (("vcard_uid", ""), ("linkedin_id", ""))
    rows = [row(name, ids=ids, organization="Acme", **EMPTY) for name in names]
    matches = match_people(rows, net(note("-", organization="Acme", **EMPTY)))
    assert all(match == Match(sure="new") for match in matches)


@given(st.text(st.characters(categories=["Lu", "Ll", "Lo", "Mn", "Mc"]), min_size=1, max_size=6))
def test_a_name_in_any_script_finds_itself(name: str) -> None:
    name += "a" * (not any(map(str.isalpha, name)))
    found = only(row(f"{name} {name}x"), note(f"{name} {name}x"))
    assert found.sure == "likely"
