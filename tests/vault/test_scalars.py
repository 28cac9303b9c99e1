"""Plain scalars are read as Obsidian's YAML 1.2 parser reads them, not as YAML 1.1."""

import math

import pytest

from netnotes.vault.scalars import read_scalar, scalar_text
from tests.vault.reading import values

TEXT = """no No NO off Off on On yes Yes y n Y N 2026-11-05 2026-02-30 2026-13-45 0000-00-00 2026-11-5 2026-11-05T10:30
2026-11-05T10:30:00 2026-11-05T10:30:00Z 2026-11-05T10:30:00+02:00 12:30 1:20 24:00 12:30:45 09:30 08:15 0b11 1_000
685_230.15 = << tRUE nULL 0o18 0x 1e 1e+ . .e5 +.inf.5 0x1G - + 1.2.3 １２ ٣"""


@pytest.mark.parametrize("text", TEXT.split())
def test_text_stays_text(text: str) -> None:
    assert read_scalar(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True), ("True", True), ("TRUE", True), ("false", False), ("False", False), ("FALSE", False),
        ("null", None), ("Null", None), ("NULL", None), ("~", None), ("", None),
        ("7", 7), ("007", 7), ("08", 8), ("010", 10), ("0777", 777), ("0o10", 8), ("0x1F", 31), ("-12", -12),
        ("+49301234567", 49301234567), ("1e3", 1000.0), ("1.5e3", 1500.0), ("1e-3", 0.001), ("1.10", 1.1),
        ("5.", 5.0), (".5", 0.5), ("+.5", 0.5), (".inf", math.inf), ("-.Inf", -math.inf), ("1E400", math.inf),
    ],
)  # fmt: skip
def test_words_and_numbers(text: str, value: object) -> None:
    found = read_scalar(text)
    assert found == value
    assert isinstance(found, type(value))


def test_not_a_number_is_a_float() -> None:
    assert math.isnan(float(read_scalar(".nan") or 0))


def test_integers_keep_every_digit() -> None:
    assert read_scalar("9007199254740993") == 9007199254740993


@pytest.mark.parametrize("text", ["+49301234567", "007", "0x1F", "0o10", "1.10", "1e3", "5.", ".inf", "12", "1.5"])
def test_a_number_remembers_how_it_was_written(text: str) -> None:
    assert scalar_text(read_scalar(text)) == text


@pytest.mark.parametrize(("value", "text"), [(None, ""), (True, "true"), (False, "false"), ("x", "x"), (3, "3")])
def test_the_text_of_other_values(value: object, text: str) -> None:
    assert scalar_text(value) == text


@pytest.mark.parametrize("digits", ["9" * 5000, "0x" + "F" * 60000, "1:" + "59:" * 20000 + "1", "1e" + "9" * 5000])
def test_longer_than_any_number_is_text(digits: str) -> None:
    assert values(f"---\nphone: {digits}\n---\n") == {"phone": digits}


@pytest.mark.parametrize("key", ["yes", "on", "2024", "2026-11-05", "true", "007", "1e3", "<<", "=", "0x1F", "content"])
def test_the_name_of_a_property_is_its_text(key: str) -> None:
    assert values(f"---\n{key}: 1\n---\n") == {key: 1}


def test_quoted_scalars_are_text() -> None:
    assert values("---\na: '12'\nb: \"true\"\nc: ''\nd: |\n  7\ne: >-\n  null\n---\n") == {
        "a": "12", "b": "true", "c": "", "d": "7\n", "e": "null",
    }  # fmt: skip
