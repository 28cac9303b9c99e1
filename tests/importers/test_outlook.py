from datetime import date

import pytest

from netnotes.importers.outlook import read
from netnotes.importers.reading.source import Options, Source
from netnotes.model.incoming import Incoming

HEADER = (
    "First Name,Last Name,Company,Business Street,Business City,Business Country/Region,Business Phone,Mobile Phone,"
    "Birthday,Anniversary,E-mail Address,Private,Sensitivity,Gender,Priority"
)


def contacts(*people: dict[str, str], header: str = HEADER, encoding: str = "utf-8") -> Incoming:
    names = header.split(",")
    rows = [",".join(person.get(name, "") for name in names) for person in people]
    text = "\r\n".join((header, *rows))
    return read(Source("contacts.csv", text.encode(encoding)), Options(today=date(2026, 11, 21)))


def test_dates_of_all_columns_tell_how_the_computer_writes_them() -> None:
    ada, bo = contacts(
        {"First Name": "Ada", "Birthday": "3/4/1990"}, {"First Name": "Bo", "Anniversary": "25/12/2001"}
    ).people
    assert str(ada.birthday) == "1990-04-03"
    assert str(bo.dates[0][1]) == "2001-12-25"


def test_dates_that_tell_nothing_are_refused_with_a_word() -> None:
    found = contacts({"First Name": "Ada", "Birthday": "3/4/1990"})
    assert found.people[0].birthday is None
    assert "day and month cannot be told apart" in found.told[0]


@pytest.mark.parametrize("nothing", ["0/0/00", "00/00/0000", "1/1/4501", ""])
def test_what_stands_for_no_date_is_not_told(nothing: str) -> None:
    found = contacts({"First Name": "Ada", "Birthday": nothing, "Gender": "Unspecified", "Priority": "Normal"})
    assert found.people[0].birthday is None
    assert found.told == ()


@pytest.mark.parametrize("mark", [{"Private": "TRUE"}, {"Sensitivity": "Private"}, {"Sensitivity": "Confidential"}])
def test_what_was_private_stays_private(mark: dict[str, str]) -> None:
    assert contacts({"First Name": "Ada", **mark}).people[0].extra == (("private", "true"),)


def test_what_was_not_private_says_nothing() -> None:
    assert contacts({"First Name": "Ada", "Private": "FALSE", "Sensitivity": "Normal"}).people[0].extra == ()


@pytest.mark.parametrize("country", ["Business Country", "Business Country/Region"])
def test_both_spellings_of_the_country(country: str) -> None:
    header = HEADER.replace("Business Country/Region", country)
    person = contacts({"First Name": "Ada", "Business City": "Köln", country: "Österreich"}, header=header).people[0]
    assert person.location == "Köln, Österreich"


def test_a_file_of_windows_is_decoded() -> None:
    assert contacts({"First Name": "Jörg", "Last Name": "Müßig"}, encoding="cp1252").people[0].name == "Jörg Müßig"
