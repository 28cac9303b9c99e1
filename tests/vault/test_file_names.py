"""File names that every system can hold and every link can say, and that still read like the name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netnotes.vault.file_names import LONGEST, fold_file_name, free_file_name, safe_file_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Ana Silva", "Ana Silva"),
        ("José Núñez", "José Núñez"),
        (unicodedata.normalize("NFD", "José"), "José"),
        ("李伟", "李伟"),
        ("Zoë 🎉", "Zoë 🎉"),
        ("👩‍🔬 Lab", "👩‍🔬 Lab"),
        ("  Ana \t Silva\n", "Ana Silva"),
        ("Ana\u00a0Silva", "Ana Silva"),
        ("Goal: find a mentor", "Goal - find a mentor"),
        ("Call at 10:30", "Call at 10-30"),
        ("AC/DC", "AC-DC"),
        ("a \\ b | c", "a-b-c"),
        ('Who is "Bo"?', "Who is Bo"),
        ("#1 [draft] ^x *y*", "1 draft x y"),
        ("Dr. Who Jr.", "Dr. Who Jr"),
        ("..hidden", "hidden"),
        ("100%% sure", "100 sure"),
        ("50% off", "50% off"),
        ("con", "con (note)"),
        ("Aux", "Aux (note)"),
        ("NUL.Smith", "NUL (note).Smith"),
        ("COM1", "COM1 (note)"),
        ("Conrad", "Conrad"),
        ("a\u202eb\u0000c", "abc"),
        ("???", ""),
        ("...", ""),
        ("", ""),
    ],
)
def test_a_name_becomes_a_file_name(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


def test_a_long_name_is_cut_between_words_and_never_inside_a_sign() -> None:
    words = safe_file_name("understanding " * 20)
    assert words == " ".join(["understanding"] * 10)
    assert safe_file_name("e\u0301" * 200).encode() == ("é" * 75).encode()
    family = "👨‍👩‍👧"
    assert set(safe_file_name(family * 40).split(family)) == {""}


def test_a_name_that_is_taken_gets_a_number_whatever_its_case() -> None:
    taken = {fold_file_name(name) for name in ("ana silva", "Ana Silva 2", "STRASSE")}
    assert free_file_name("Bo", taken) == "Bo"
    assert free_file_name("Ana Silva", taken) == "Ana Silva 3"
    assert free_file_name("Straße", taken) == "Straße 2"


@given(st.text(max_size=400))
def test_any_text_gives_a_name_that_is_safe_and_stays_as_it_is(text: str) -> None:
    name = safe_file_name(text)
    assert len(name.encode()) <= LONGEST + len(" (note)")
    assert not set(name) & set('*"\\/<>:|?#^[]\n\t\x00')
    assert name == name.strip() == name.rstrip(".")
    assert not name.startswith(".")
    assert safe_file_name(name) == name
