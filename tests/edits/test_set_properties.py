"""What `set` makes of a note: which property is meant, what is refused, what is told."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from netnotes.edits.assignments import parse_assignment
from netnotes.edits.set_properties import PropertiesEdit, set_properties
from netnotes.model.errors import OperatorError
from netnotes.vault.load import load_network

TODAY = date(2026, 11, 21)  # a Saturday
ANA = "people/Ana.md"
Change = Callable[..., PropertiesEdit]


@pytest.fixture
def change(vault: Callable[[str], Path]) -> Change:
    """Set properties of Ana, whose front matter is given, in a vault with an organization, a goal and two Bos."""

    def run(matter: str, *words: str, body: str = "") -> PropertiesEdit:
        vault(
            """
            === organizations/Acme.md
            Makes everything
            === goals/Publish.md
            Soon
            === people/Bo One.md
            ---
            aliases: [Bo]
            ---
            === people/Bo Two.md
            ---
            aliases: [Bo]
            ---
            """
        )
        text = f"---\n{matter}---\n{body}" if matter else body or "Ana\n"
        root = vault(f"=== {ANA}\n{text}")
        asked = [assignment for word in words if (assignment := parse_assignment(word))]
        assert len(asked) == len(words)
        return set_properties(load_network(root), root, ANA, asked, TODAY)

    return run


def matter_after(edit: PropertiesEdit) -> str:
    (made,) = edit.changes
    assert made.path == ANA
    assert made.after is not None
    return made.after.decode().split("---\n")[1]


@pytest.mark.parametrize(
    ("word", "name", "operator", "value"),
    [
        ("cadence=monthly", "cadence", "=", "monthly"),
        ("offers+=a=b", "offers", "+=", "a=b"),
        ("next-contact-=x", "next-contact", "-=", "x"),
        ("next-contact=", "next-contact", "=", ""),
        ("how we met = at work", "how we met", "=", "at work"),
    ],
)
def test_words_are_taken_apart_at_the_first_sign(word: str, name: str, operator: str, value: str) -> None:
    found = parse_assignment(word)
    assert found is not None
    assert (found.name, found.operator, found.value) == (name, operator, value)


@pytest.mark.parametrize("word", ["cadence", "=x", ""])
def test_other_words_ask_for_nothing(word: str) -> None:
    assert parse_assignment(word) is None


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("contact_frequency: monthly\n", ["cadence=weekly"], "contact_frequency: weekly\n"),
        ("cadence:\ncontact_frequency: monthly\n", ["cadence=weekly"], "cadence:\ncontact_frequency: weekly\n"),
        ("cadence: monthly\n", ["contact_frequency=weekly"], "cadence: weekly\n"),
        ("keep_in_touch:\n", ["cadence=weekly"], "keep_in_touch: weekly\n"),
        ("website: https://a.example\n", ["url=b.example"], "website: https://a.example\nurl: b.example\n"),
        ("mobile: '1'\n", ["phone=+49 2"], "mobile: '1'\nphone: +49 2\n"),
        ('categories: "[[People]]"\n', ["category=mentor"], 'categories: "[[People]]"\ncategory: mentor\n'),
        ("relationship: friend\n", ["category=mentor"], "relationship: mentor\n"),
        ("title: Head\n", ["role=CEO"], "title: CEO\n"),
        ("circle: inner\n", ["tier=close"], "circle: close\n"),
        ("circle: chess club\n", ["tier=close"], "circle: chess club\ntier: close\n"),
        ("address: Rua 1\n", ["location=Porto"], "address: Rua 1\nlocation: Porto\n"),
        ("Last Contact: 2026-01-01\n", ["last_contact=yesterday"], "Last Contact: 2026-11-20\n"),
        ("a: 1\n", ["next_contact=next friday"], "a: 1\nnext_contact: 2026-11-27\n"),
        ("a: 1\n", ["snooze=2w"], "a: 1\nsnooze: 2026-12-05\n"),
        ("a: 1\n", ["trust=4", "role=12", "cadence=45"], 'a: 1\ntrust: 4\nrole: "12"\ncadence: 45\n'),
        ("a: 1\n", ["lifeline=true", "private=yes"], "a: 1\nlifeline: true\nprivate: yes\n"),
        ("hobby: '7'\n", ["hobby=8"], "hobby: '8'\n"),
        ("hobby: 7\n", ["hobby=8"], "hobby: 8\n"),
        ("a: 1\n", ["hobby=+49"], 'a: 1\nhobby: +49\n'),
        ("a: 1\n", ["aliases=Annie"], "a: 1\naliases:\n  - Annie\n"),
        ("alias: Annie\n", ["alias=Nan"], "alias: Nan\n"),
        ("tags: [a]\n", ["tags+=#b", "tags-=#a"], "tags: [b]\n"),
        ("a: 1\n", ["offers=[x, 'y, z']"], "a: 1\noffers:\n  - x\n  - y, z\n"),
        ("a: 1\n", ["organization=[[Acme]]"], 'a: 1\norganization: "[[Acme]]"\n'),
        ("snooze: 2026-12-01\nsnooze_until: 2026-12-02\na: 1\n", ["snooze="], "a: 1\n"),
        ("offers:\n  - x\n  - y\n", ["offers=a, b"], "offers:\n  - a\n  - b\n"),
        ("a: 1\n", ["knows=[[Silva, Ana]], Zed"], 'a: 1\nknows:\n  - "[[Silva, Ana]]"\n  - Zed\n'),
        ("a: 1\n", ["role=cook, too", "needs+=salt, pepper"], "a: 1\nrole: cook, too\nneeds:\n  - salt, pepper\n"),
        ("a: 1\n", ["offers+=x", "offers+=y", "a="], "offers:\n  - x\n  - y\n"),
        ("status: archived\n", ["status=active"], "status: active\n"),
    ],
)  # fmt: skip
def test_what_is_asked_for_is_written_where_the_note_says_it(
    change: Change, before: str, words: list[str], after: str
) -> None:
    assert matter_after(change(before, *words)) == after


@pytest.mark.parametrize(
    ("before", "word", "message", "hint"),
    [
        ("a: 1\n", "cadence=often", "'often' is no cadence", "weekly"),
        ("a: 1\n", "trust=9", "no whole number from 1 to 5", "trust: "),
        ("a: 1\n", "tier=inner circle of mine", "is no tier", "inner"),
        ("a: 1\n", "tags=a b", "is no tag", "tags+="),
        ("a: 1\n", "status=archved", "'archved' says nothing", "archived"),
        ("a: 1\n", "snooze=11/12/2026", "more than one day", "snooze="),
        ("a: 1\n", "last_contact=2027-01-01", "2027-01-01 is after today", "next_contact=2027-01-01"),
        ("a: 1\n", "cadnce=weekly", "called 'cadnce'", "did you mean cadence?"),
        ("a: 1\n", "contacts.mail=x", "stands inside contacts", "by hand"),
        ("tags: a, b\n", "tags+=c", "people/Ana.md:2: several tags in one text", "write tags: [a, b]"),
        ("a: 1\n", "b\nc=d", "one line of text", "key=value"),
        ("a: 1\n", "offers+=", "needs a value", "offers+="),
        ("a: 1\n", "knows=Bo", "fits people/Bo One.md and people/Bo Two.md", "more of the name"),
        ("a: 1\n", "knows=[[Acme]]", "an organization (organizations/Acme.md), not a person", "another note"),
        ("paused: true\n", "status=active", "people/Ana.md:2: paused: true makes the status paused", "paused="),
        ("offers: [a]\n", "offers-=b", "people/Ana.md: offers does not hold 'b'", "it holds a"),
        ("cadence: 1\nCadence: 2\n", "cadence-=3", "people/Ana.md: cadence does not hold", ""),
        ("name: {first: Ana}\n", "name=Ana", "people/Ana.md:2: name holds values by name", "by hand"),
        ("a: [1\n", "b=1", "people/Ana.md cannot be changed", ""),
        ("a: '{{date}}'\n", "b=1", "people/Ana.md cannot be changed", ""),
        ("a: 1\n", "b={{date}}", "are for templates", ""),
    ],
)
def test_what_cannot_be_read_or_meant_is_refused(
    change: Change, before: str, word: str, message: str, hint: str
) -> None:
    with pytest.raises(OperatorError) as caught:
        change(before, word)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_trouble_that_was_there_before_is_no_reason_to_refuse(change: Change) -> None:
    assert matter_after(change("cadence: often\n", "role=head")) == "cadence: often\nrole: head\n"


def test_a_note_is_not_made_another_kind_of_note_by_the_way(change: Change) -> None:
    with pytest.raises(OperatorError, match=r"would make people/Ana\.md an organization"):
        change("a: 1\n", "categories=[[Organizations]]")
    assert matter_after(change("a: 1\n", "type=goal")) == "a: 1\ntype: goal\n"


def test_it_is_told_what_was_and_what_is(change: Change) -> None:
    edit = change("cadence: monthly\nemail: a@b\n", "cadence=weekly", "email=", "role=head")
    assert [(told.name, told.was, told.now, told.line) for told in edit.told] == [
        ("cadence", "monthly", "weekly", 2),
        ("email", "a@b", "", 3),
        ("role", "", "head", 3),
    ]


def test_names_that_no_note_has_are_told_and_kept(change: Change) -> None:
    edit = change("a: 1\n", "organization=Acmee", "helps_with=[[Publish]]")
    assert edit.hints == ("no note of an organization is called 'Acmee', it is kept as a name; did you mean Acme?",)


def test_a_property_that_another_one_hides_is_told(change: Change) -> None:
    edit = change("phone: '1'\n", "mobile=2")
    assert edit.hints == ("phone: (people/Ana.md:2) is what counts as phone now",)


def test_a_property_that_nothing_reads_is_told_once(change: Change) -> None:
    told = "hobby: is kept in the note as a property of your own; netnotes does not read it"
    assert change("a: 1\n", "hobby=chess", "hobby+=go").hints == (told,)
    assert change("hobby: chess\n", "hobby=go", "tags=x", "type=person").hints == ()


def test_nothing_changes_where_all_is_as_asked(change: Change) -> None:
    assert change("cadence: weekly\n", "cadence=weekly", "email=").changes == ()


def test_a_field_in_the_text_is_changed_there_and_a_note_without_properties_gets_some(change: Change) -> None:
    (made,) = change("", "cadence=weekly", body="**Cadence:: monthly**\n").changes
    assert made.after == b"**Cadence:: weekly**\n"
    (made,) = change("", "cadence=weekly", body="Text\n").changes
    assert made.after == b"---\ncadence: weekly\n---\nText\n"
