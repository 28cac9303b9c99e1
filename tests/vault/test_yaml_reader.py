"""The guarded YAML reader: positions, equal names, and what is refused."""

import pytest

from netnotes.vault.yaml_reader import MAX_DEPTH, MAX_NODES, Position, YamlTroubleError, read_yaml


def trouble(text: str) -> YamlTroubleError:
    with pytest.raises(YamlTroubleError) as caught:
        read_yaml(text)
    return caught.value


def test_every_key_has_its_place() -> None:
    found = read_yaml("a: 1\n\n# comment\nb:\n  - x\n  -   y\nc: [p, q]\nd:\n  e: 1\n  f:\n    - g: 2\n")
    assert found is not None
    assert found.values == {"a": 1, "b": ["x", "y"], "c": ["p", "q"], "d": {"e": 1, "f": [{"g": 2}]}}
    assert found.positions == {
        "a": Position(1, 1),
        "b": Position(4, 1, ((5, 5), (6, 7))),
        "c": Position(7, 1, ((7, 5), (7, 8))),
        "d": Position(8, 1),
    }
    assert found.deep == {"d.e": 9, "d.f": 10, "d.f.0.g": 11}


def test_columns_count_characters() -> None:
    found = read_yaml("é: [ü, 😀, z]\n")
    assert found is not None
    assert found.positions["é"].items == ((1, 5), (1, 8), (1, 11))


@pytest.mark.parametrize(
    "text",
    ["", "   ", "# comment\n", "- a\n- b", "just text", "12", "[a, b]", "- - a\n  - b", "- [a]\n- {b: [c]}"],
)
def test_anything_but_a_mapping_is_none(text: str) -> None:
    assert read_yaml(text) is None


def test_a_key_without_value_is_none() -> None:
    found = read_yaml("a:\nb: \nc: ~\nd: ''\n")
    assert found is not None
    assert found.values == {"a": None, "b": None, "c": None, "d": ""}


@pytest.mark.parametrize(
    ("text", "line", "column", "other"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, 1),
        ("a:\n  b: 1\n  b: 2\n", 3, 3, 2),
        ('{"a": 1, "a": 2}', 1, 10, 1),
        ("a: 1\n'a': 2\n", 2, 1, 1),
        ("a:\n - {x: 1, x: 2}\n", 2, 11, 2),
    ],
)
def test_a_second_key_of_the_same_name_is_refused(text: str, line: int, column: int, other: int) -> None:
    err = trouble(text)
    assert (err.code, err.line, err.column, err.other_line) == ("duplicate-key", line, column, other)
    assert f"line {other}" in str(err)


def test_names_that_differ_in_case_are_two() -> None:
    found = read_yaml("Tags: a\ntags: b\n")
    assert found is not None
    assert found.values == {"Tags": "a", "tags": "b"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x 1\n", "anchor"),
        ("a: *x\n", "alias"),
        ("a: !x 1\n", "tag"),
        ("a: ! 1\n", "tag"),
        ("a: !!binary aGk=\n", "tag"),
        ("a: !!set {b}\n", "tag"),
        ("a: !!omap [b: 1]\n", "tag"),
        ("a: !!timestamp 2026-11-05\n", "tag"),
        ("a: !!python/object/apply:os.system [true]\n", "tag"),
        ("a: !secret x\n", "tag"),
        ("a: &x [*x]\n", "anchor"),
        ("&a a: 1\n", "anchor"),
        ("!!map {a: 1}\n", "tag"),
        ("&a {a: 1}\n", "anchor"),
        ("? [a]\n: b\n", "name of a property"),
        ("{a: 1}: b\n", "name of a property"),
        ("k: {{date}}\n", "name of a property"),
        ("a: 1\n---\nb: 2\n", "second document"),
    ],
)
def test_what_could_do_harm_is_refused(text: str, said: str) -> None:
    assert said in str(trouble(text))


def test_a_merge_key_is_a_plain_name() -> None:
    found = read_yaml("<<: {a: 1}\nb: <<\nc: =\n")
    assert found is not None
    assert found.values == {"<<": {"a": 1}, "b": "<<", "c": "="}


def test_depth_and_number_of_values_are_bounded() -> None:
    deepest = "k: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert read_yaml(deepest) is not None
    assert "nested" in str(trouble("k: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH))
    assert read_yaml("k: [" + "1," * (MAX_NODES - 3) + "]") is not None
    assert "values" in str(trouble("k: [" + "1," * (MAX_NODES - 2) + "]"))


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a: b: c\n", 1, 5, "colon"),
        ("a: 1\nb: @x\n", 2, 4, "quotes"),
        ("a: 1\n\tb: 2\n", 2, 1, "tab"),
        ("a:\n\t- b\n", 2, 1, "tab"),
        ('a: 1\nb: "x\nc: 2\nd: 3\n', 2, 4, "quote"),
        ("a: 1\nb: [x\nc: 2\nd: 3\n", 2, 4, "bracket"),
        ("a: 1\nb: {x\nc: 2\nd: 3\n", 2, 4, "bracket"),
        ("a: 1\nb\nc: 2\n", 2, 1, "colon"),
        ('a: "\\q"\n', 1, 5, "backslash"),
        ("a: [b] c\n", 1, 8, "fit"),
        ("é: x\x00y\n", 1, 5, "control character"),
        ("éé: 1\nü: ö\x01\n", 2, 5, "control character"),
        ("a: \ud800\n", 1, 4, "control character"),
    ],
)
def test_trouble_has_its_place_and_plain_words(text: str, line: int, column: int, said: str) -> None:
    err = trouble(text)
    assert (err.line, err.column, err.code) == (line, column, "bad-yaml")
    assert said in str(err)
