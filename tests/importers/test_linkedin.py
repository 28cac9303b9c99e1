from datetime import date

import pytest

from netnotes.importers.linkedin import read, recognise
from netnotes.importers.reading.source import NotUnderstoodError, Options, Source
from netnotes.model.incoming import Incoming

OPTIONS = Options(today=date(2026, 11, 21))
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def connections(rows: str, header: str = HEADER) -> Incoming:
    return read(Source("Connections.csv", (header + rows).encode()), OPTIONS)


def test_rows_that_differ_in_nothing_are_one_person() -> None:
    found = connections("Ada,Lovelace,,,Cam,Prof,01 Jan 2024\nAda,Lovelace,,,Cam,Prof,01 Jan 2024\n")
    assert (found.rows, len(found.people), found.inside) == (2, 1, 1)
    assert found.told == ("several rows of one person are joined (line 3)",)


def test_namesakes_without_a_profile_stay_apart_when_they_work_elsewhere() -> None:
    found = connections("Ada,Lovelace,,,Cam,Prof,01 Jan 2024\nAda,Lovelace,,,Oxford,Prof,01 Jan 2024\n")
    assert len(found.people) == 2


def test_an_address_shared_by_two_does_not_make_them_one() -> None:
    found = connections(
        "Ada,Lovelace,,us@example.org,,,\nBo,Lovelace,,us@example.org,,,\nADA,Lovelace,,us@example.org,,,\n"
    )
    assert [person.name for person in found.people] == ["Ada Lovelace", "Bo Lovelace"]


def test_a_second_row_fills_what_the_first_leaves_open_and_replaces_nothing() -> None:
    url = "https://www.linkedin.com/in/ada"
    (person,) = connections(f"Ada,L,{url},,,,02 Jan 2024\nAda,Lovelace,{url}/,a@example.org,Cam,Prof,\n").people
    assert (person.name, person.aliases, person.emails) == ("Ada L", ("Ada Lovelace",), ("a@example.org",))
    assert (person.organization, person.role, person.met_on) == ("Cam", "Prof", date(2024, 1, 2))


def test_members_without_a_name_are_counted() -> None:
    found = connections(",,,,,,01 Jan 2024\n,,https://www.linkedin.com/in/x,,Acme,,\n")
    assert [(row.line, row.what) for row in found.left_out] == [(2, "connected on 2024-01-01"), (3, "a connection")]
    assert found.rows == 2


def test_a_link_is_found_by_what_stands_in_it_when_its_header_says_nothing() -> None:
    found = connections(
        "Ada,Lovelace,Cam,Prof,01 Jan 2024,https://www.linkedin.com/in/ada\n",
        "First Name,Last Name,Company,Position,Connected On,Adresse du membre\n",
    )
    assert found.people[0].ids == (("linkedin_id", "ada"),)
    assert found.told == ()


@pytest.mark.parametrize("header", ["Connecté le", "Verbunden am", "Conectado em", "Collegato il"])
def test_headers_in_other_languages(header: str) -> None:
    text = f"Prénom,Nom,URL,Adresse e-mail,Société,Poste,{header}\nAda,Lovelace,,,Cam,Prof,1 janvier 2024\n"
    assert recognise(Source("x", text.encode())) == 95
    (person,) = read(Source("x", text.encode()), OPTIONS).people
    assert (person.name, person.organization, person.met_on) == ("Ada Lovelace", "Cam", date(2024, 1, 1))


def test_columns_that_are_not_taken_over_are_told() -> None:
    found = connections("Ada,Lovelace,,,Cam,Prof,01 Jan 2024,Premium\n", HEADER.strip() + ",Badge\n")
    assert found.told == ("columns left out: Badge",)


def test_another_address_book_that_knows_the_day_of_connecting_is_not_linkedins() -> None:
    assert recognise(Source("x", b"First Name,Last Name,Phone,Company,Position,Connected On\n")) == 0


def test_an_empty_file_and_one_of_something_else_are_refused() -> None:
    with pytest.raises(NotUnderstoodError, match="empty"):
        read(Source("x", b""), OPTIONS)
    with pytest.raises(NotUnderstoodError, match="no header"):
        read(Source("x", b"BEGIN:VCARD\nFN:Ada\nEND:VCARD\n"), OPTIONS)
