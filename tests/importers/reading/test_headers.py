import pytest

from netnotes.importers.reading.headers import columns_of, own_key, person_field, person_fields
from netnotes.vault.synonyms import PERSON


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("  FIRST name ", "first_name"),
        ("Prénom", "first_name"),
        ("Vorname", "first_name"),
        ("Nachname", "last_name"),
        ("Sobrenome", "last_name"),
        ("E-Mail-Adresse", "email"),
        ("Email 2", "email"),
        ("Work e-mail", "email"),
        ("Phone (mobile)", "phone"),
        ("Téléphone portable", "phone"),
        ("Job Title", "role"),
        ("Title", "role"),
        ("Société", "organization"),
        ("Geburtsdatum", "birthday"),
        ("Cumpleaños", "birthday"),
        ("Tags", "labels"),
        ("Notes", "notes"),
        ("Notizen", "notes"),
        ("How we met", "met"),
        ("contactFrequency", "cadence"),
        ("lastContact", "last_contact"),
        ("Shoe size", ""),
        ("", ""),
        ("2", ""),
        ("work", ""),
        # an anniversary in Spain, a birthday in Brazil
        ("Aniversario", ""),
        ("Aniversário", ""),
    ],
)
def test_what_headers_mean(header: str, field: str) -> None:
    assert person_field(header) == field


@pytest.mark.parametrize("header", ["Notes", "notes", "Notas", "Remarques", "Comments", "Note"])
def test_notes_are_never_how_people_met(header: str) -> None:
    assert person_field(header) == "notes"


def test_our_own_property_names_are_headers() -> None:
    for field in PERSON:
        if field not in {"tier_guess", "interactions"}:
            assert person_field(field) == field
            assert field in person_fields()


def test_columns_of_one_field_stay_in_their_order() -> None:
    assert columns_of(["email", "", "name", "email"]) == {"email": (0, 3), "name": (2,)}


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("T-shirt size", "t_shirt_size"),
        ("Größe", "grosse"),
        ("Type", "google_type"),
        ("Tier", "google_tier"),
        ("contact frequency", "google_contact_frequency"),
        ("tags", "google_tags"),
        ("netnotes_balance", "google_netnotes_balance"),
        ("2nd name", "google_2nd_name"),
        ("生日", "google_field"),
        ("", "google_field"),
        ("x" * 500, "x" * 60),
    ],
)
def test_fields_of_ones_own_never_take_a_name_of_ours(label: str, key: str) -> None:
    assert own_key(label, "google") == key
