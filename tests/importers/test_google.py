from datetime import date

from netnotes.importers.google import read
from netnotes.importers.reading.source import Options, Source
from netnotes.model.incoming import IncomingPerson


def contact(**cells: str) -> IncomingPerson:
    """The contact of one row; a header's spaces and hyphens are written ``_``, the number of several stands in it."""
    names = {"email": "E-mail 1 - Value", "email_label": "E-mail 1 - Label"}
    headers = [names.get(key, key.replace("__", " - ").replace("_", " ")) for key in cells]
    row = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells.values())
    text = f"First Name,Labels,E-mail 2 - Value,{','.join(headers)}\nAda,,,{row}\n"
    (person,) = read(Source("x", text.encode()), Options(today=date(2026, 11, 21))).people
    return person


def test_several_values_of_one_cell() -> None:
    person = contact(Phone_1__Label="Mobile", Phone_1__Value="+49 170 555 01 ::: +49 40 555 02")
    assert person.phones == ("+49 170 555 01", "+49 40 555 02")


def test_the_marked_address_comes_first() -> None:
    text = (
        "First Name,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value\n"
        "Ada,,Work,w@example.org,* Home,h@example.org\n"
    )
    (person,) = read(Source("x", text.encode()), Options(today=date(2026, 11, 21))).people
    assert person.emails == ("h@example.org", "w@example.org")


def test_groups_of_the_system_say_nothing() -> None:
    labels = "* myContacts ::: * starred ::: * Other Contacts ::: * friends ::: Book club"
    text = f"First Name,Labels,E-mail 1 - Value\nAda,{labels},a@example.org\n"
    (person,) = read(Source("x", text.encode()), Options(today=date(2026, 11, 21))).people
    assert person.groups == ("friends", "Book club")


def test_fields_of_ones_own_are_kept_and_never_overwrite_one_another() -> None:
    person = contact(
        Custom_Field_1__Label="生日", Custom_Field_1__Value="x",
        Custom_Field_2__Label="星座", Custom_Field_2__Value="y",
        Custom_Field_3__Label="Cadence", Custom_Field_3__Value="daily",
    )  # fmt: skip
    assert person.extra == (("google_field", "x"), ("google_field_2", "y"), ("google_cadence", "daily"))
    assert person.cadence == ""


def test_a_postal_address_is_put_together_where_it_is_not_given_whole() -> None:
    person = contact(Address_1__Street="Kai 3", Address_1__City="Hamburg", Address_1__Country="DE")
    assert person.location == "Hamburg, DE"
    assert person.extra == (("address_postal", "Kai 3, Hamburg, DE"),)
    assert contact(Address_1__City="Hamburg").extra == ()


def test_who_introduced_somebody_is_no_relation() -> None:
    person = contact(Relation_1__Label="Referred By", Relation_1__Value="Bo", Relation_2__Value="Cy")
    assert [(relation.what, relation.who) for relation in person.introduced_by] == [("introduced by", "Bo")]
    assert [(relation.what, relation.who) for relation in person.relations] == [("related", "Cy")]


def test_events_without_a_readable_day_are_told() -> None:
    text = "First Name,Labels,E-mail 1 - Value,Event 1 - Label,Event 1 - Value\nAda,,a@example.org,Wedding,03/04/2010\n"
    found = read(Source("x", text.encode()), Options(today=date(2026, 11, 21)))
    assert found.people[0].dates == ()
    assert "cannot be told apart" in found.told[0]
