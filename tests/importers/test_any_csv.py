import re
from datetime import date
from pathlib import Path

import pytest

from netnotes.importers.any_csv import read
from netnotes.importers.reading.headers import person_fields
from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.model.incoming import Incoming


def people(text: str, **mapping: str) -> Incoming:
    options = Options(today=date(2026, 11, 21), mapping=tuple(mapping.items()))
    return read(Source("people.csv", text.encode()), options)


def test_notes_are_a_remark_and_not_how_we_met() -> None:
    (person,) = people("Name,Notes\nAda,met in London\n").people
    assert person.met == ""
    assert [remark.text for remark in person.remarks] == ["met in London"]


def test_a_header_that_means_nothing_is_told_with_the_way_to_say_what_it_means() -> None:
    found = people("Name,Email,Hat,Shoe\nAda,a@example.org,9,\n")
    assert found.told == ('columns left out: Hat; --map "Hat=FIELD" takes one over',)


def test_a_mapping_beats_what_a_header_seems_to_mean() -> None:
    (person,) = people("Name,Title\nAda,Countess of Lovelace\n", title="aliases").people
    assert (person.role, person.aliases) == ("", ("Countess of Lovelace",))


def test_a_column_may_be_left_out_on_purpose() -> None:
    found = people("Name,Phone,Hat\nAda,555 0100,9\n", Phone="-", Hat="-")
    assert (found.people[0].phones, found.told) == ((), ())


def test_a_mapping_may_name_a_field_in_another_spelling() -> None:
    assert people("Who,Org\nAda,Cam\n", Who="Full Name", Org="company").people[0].organization == "Cam"


def test_a_mapping_onto_no_field_is_refused() -> None:
    with pytest.raises(NotUnderstoodError, match="no field of a person") as refused:
        people("Name,Hat\nAda,9\n", Hat="brithday")
    assert refused.value.hint == "did you mean 'birthday'?"


def test_a_mapping_of_no_column_is_refused() -> None:
    with pytest.raises(NotUnderstoodError, match="no column is headed 'Hut'") as refused:
        people("Name,Hat\nAda,9\n", Hut="role")
    assert refused.value.hint == "did you mean 'Hat'?"


def test_names_are_turned_only_where_all_stand_the_familys_first() -> None:
    turned = people('Name,Email\n"Lovelace, Ada",a@example.org\n"Babbage, Charles",\n').people
    assert [person.name for person in turned] == ["Ada Lovelace", "Charles Babbage"]
    kept = people('Name,Email\n"Ada Lovelace, PhD",a@example.org\n"Babbage, Charles",\n').people
    assert [person.name for person in kept] == ["Ada Lovelace, PhD", "Babbage, Charles"]


def test_a_whole_name_is_kept_beside_half_of_its_parts() -> None:
    assert people("Name,First Name,Last Name\nAda Lovelace,Ada,\n").people[0].name == "Ada Lovelace"
    assert people("Name,First Name,Last Name\nA.,Ada,Lovelace\n").people[0].name == "Ada Lovelace"


def test_a_table_of_one_column_is_a_table() -> None:
    assert [person.name for person in people("Name\nAda\nBo\n").people] == ["Ada", "Bo"]


def test_a_title_beside_a_role_is_what_somebody_is_called() -> None:
    (person,) = people("Title,Name,Job Title\nDr.,Ada,Countess\n").people
    assert (person.role, person.extra) == ("Countess", (("name_prefix", "Dr."),))
    assert people("Title,Name\nCountess,Ada\n").people[0].role == "Countess"


def test_a_cadence_that_cannot_be_read_is_told() -> None:
    found = people("Name,Frequency\nAda,every 6 weeks\nBo,when I can\n")
    assert [person.cadence for person in found.people] == ["every 6 weeks", ""]
    assert "cadence" in found.told[0]


def test_a_customers_account_is_no_account_of_favours() -> None:
    found = people("Name,Account\nAda,Acme\nBo,off\n")
    assert [person.extra for person in found.people] == [(), (("account", "off"),)]


def test_the_file_of_nobody_with_a_name_leaves_every_row_out() -> None:
    found = people("Name,Email,Company\n,,\n,none,\n")
    assert (found.rows, len(found.left_out)) == (1, 1)


def test_the_fields_that_the_documentation_names_are_fields() -> None:
    page = (Path(__file__).parents[2] / "docs" / "importing-formats.md").read_text(encoding="utf-8")
    (listed,) = re.findall(r"^Fields are (.*?)leaves a column out", page, re.DOTALL | re.MULTILINE)
    named = set(re.findall(r"`([a-z_]+)`", listed)) | set(re.findall(r'--map "[^"=]+=([a-z_]+)"', page))
    assert len(named) > 15
    assert named <= set(person_fields())


def test_a_list_of_our_own_stays_a_list_whose_values_may_have_commas() -> None:
    (person,) = people('Name,Offers,Category,Their goals\nAda,"hiring; one, two",leader,"to sing, in tune;"\n').people
    assert person.extra == (
        ("offers", "hiring"), ("offers", "one, two"), ("category", "leader"), ("their_goals", "to sing, in tune"),
    )  # fmt: skip


def test_who_belongs_to_somebody_is_read_from_our_own_headers() -> None:
    (person,) = people("Name,Household,Knows\nAda,Bo Chen,Cy; Dee\n").people
    assert [(one.what, one.who) for one in person.relations] == [
        ("household", "Bo Chen"), ("knows", "Cy"), ("knows", "Dee"),
    ]  # fmt: skip
