"""Dataview's inline fields (Dataview documentation: Adding metadata)."""

import pytest

from netnotes.vault.inline_fields import LONGEST_LINE, field_value, find_bracketed, find_full_line, without_fields
from tests.vault.reading import read


def bracketed(line: str) -> list[tuple[str, str]]:
    return [(field.key, field.value) for field in find_bracketed(line)]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("a [k:: v] b", [("k", "v")]),
        ("a (k:: v) b", [("k", "v")]),
        ("[k::v]", [("k", "v")]),
        ("[ k k ::  v ]", [("k k", "v")]),
        ("[k:: [[Ada]] and [b](b.md)]", [("k", "[[Ada]] and [b](b.md)")]),
        ("[k:: a [b] c]", [("k", "a [b] c")]),
        ("[k:: a \\] b]", [("k", "a \\] b")]),
        ("[k:: a (b] c", [("k", "a (b")]),
        ("[k:: a) (b]", [("k", "a) (b")]),
        ("[k:: a [l:: b] c] [m:: d]", [("k", "a [l:: b] c"), ("m", "d")]),  # the first of two that overlap
        ("(k:: a [l:: b] c)", [("k", "a [l:: b] c")]),
        ("[a:: 1][b:: 2](c:: 3)", [("a", "1"), ("b", "2"), ("c", "3")]),
        ("[k::]", [("k", "")]),
        ("[x] [k:: v]", [("k", "v")]),
        ("[ [k:: v]", [("k", "v")]),
        ("[a: b:: v]", [("a: b", "v")]),
        ("[😀:: v]", [("😀", "v")]),
        ("[k:: v", []),
        ("[[k:: v]]", [("k", "v")]),
        ("[a[b:: v]", [("b", "v")]),
        ("[a(b:: v]", []),
        ("[:: v]", []),
        ("[ :: v]", []),
        ("[k: v]", []),
        ("[k] :: v", []),
        ("\\[k:: v]", []),
        ("k:: v", []),
    ],
)  # fmt: skip
def test_bracketed_fields(line: str, fields: list[tuple[str, str]]) -> None:
    assert bracketed(line) == fields


def test_places_and_what_is_left() -> None:
    line = "met [to:: Ana] at (kind:: tea) noon"
    found = find_bracketed(line)
    assert [line[field.start : field.end] for field in found] == ["[to:: Ana]", "(kind:: tea)"]
    assert without_fields(line, found) == "met at noon"


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("Key:: value", "Key", "value"),
        ("Last contact:: 2026-05-01", "Last contact", "2026-05-01"),
        ("**Last contact**:: 2026-05-01", "Last contact", "2026-05-01"),
        ("**Last contact:: 2026-05-01**", "Last contact", "2026-05-01"),
        ("- Key:: value", "Key", "value"),
        ("* _Key_:: value", "Key", "value"),
        ("1. Key:: value", "Key", "value"),
        ("> - ~~Key~~:: value", "Key", "value"),
        ("📞 Called:: today", "Called", "today"),
        ("- 📞 **Called**:: today", "Called", "today"),
        ("Key::value", "Key", "value"),
        ("Key ::value", "Key", "value"),
        ("Key::", "Key", ""),
        ("Key:: a :: b", "Key", "a :: b"),
        ("Key:: [[Ada]], [[Bo]]", "Key", "[[Ada]], [[Bo]]"),
        ("Größe:: 3", "Größe", "3"),
        ("2026:: x", "2026", "x"),
        ("Key:: value\r", "Key", "value"),
    ],
)
def test_full_line_fields(line: str, key: str, value: str) -> None:
    found = find_full_line(line)
    assert found is not None
    assert (found.key, found.value) == (key, value)
    assert line[found.start :].startswith(key)


@pytest.mark.parametrize(
    "line",
    [
        "no field",
        "Key: value",
        "Key:: a [k:: v]",
        ":: value",
        "** :: value",
        "[[Ada]]:: x",
        "(a) b:: x",
        "a: b:: x",
        "- [ ] k:: v",
        "call(x)::y",
        "Key:: " + "x" * LONGEST_LINE,
    ],
)
def test_no_full_line_field(line: str) -> None:
    assert find_full_line(line) is None


def test_the_longest_line_is_read() -> None:
    assert find_full_line("Key:: " + "x" * (LONGEST_LINE - 6)) is not None
    assert len(find_bracketed("[k:: " + "x" * (LONGEST_LINE - 6) + "]")) == 1
    assert find_bracketed("[k:: " + "x" * LONGEST_LINE + "]") == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("null", None),
        ('"Ada"', "Ada"),
        ('"a, b"', "a, b"),
        ('"a", "b"', ["a", "b"]),
        ('"a"  ,"b,c"', ["a", "b,c"]),
        ('"say \\"hi\\""', 'say "hi"'),
        ("yes, or, no", "yes, or, no"),
        ('"a", b', '"a", b'),
        ('"a" b', '"a" b'),
        ('"a', '"a'),
        ("2026-05-01", "2026-05-01"),
        ("6hr7min", "6hr7min"),
        ("true", "true"),
        ("7", "7"),
        ("[[Ada]]", "[[Ada]]"),
    ],
)
def test_values(text: str, value: str | list[str] | None) -> None:
    assert field_value(text) == value


def test_fields_of_a_note_are_properties_with_places() -> None:
    text = (
        "---\nrole: x\n---\n\n**Last contact:: 2026-05-01**\n- Role:: y\n- [ ] Due:: no\n`Code:: no`\n"
        '> Team:: z\n- a [k:: v]\n%% Trust:: 3 %%\nNick:: "A", "B"\nTeam:: w\n'
    )
    assert [(p.name, p.value, p.line, p.column) for p in read(text).note.properties if p.inline] == [
        ("Last contact", "2026-05-01", 5, 3),
        ("Role", "y", 6, 3),
        ("Team", "z", 9, 3),
        ("Trust", "3 %%", 11, 4),
        ("Nick", ["A", "B"], 12, 1),
        ("Team", "w", 13, 1),
    ]
