"""Properties changed byte for byte: what is not named stays, comments, order, quotes and line ends included."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from netnotes.vault.editing.properties import (
    add_to_property,
    clear_property,
    remove_from_property,
    set_property,
)
from netnotes.vault.editing.splices import Value
from netnotes.vault.editing.trouble import EditRefusedError

ANA = dedent(
    """\
    ---
    # who she is
    name: Ana # as she says it
    cadence:   'monthly'  # how often
    tags:
    - a # first
    # between
    - b
    email: x@y # work
    flow: [ a, "b", ] # c
    bio: | # hello
      text
      # no comment

    people: [[Ada]]
    empty: # nothing
    long: some text
      that goes on
    "quoted key" : 1
    map: {a: 1}
    # end
    ---
    Body with `code`
    **Last contact:: 2026-05-01**
    """
)
Edit = Callable[[bytes], bytes]


def changed(text: str, edit: Edit) -> list[str]:
    """The lines that an edit took away and put in, with their signs; the rest is proven to have stayed."""
    before, after = text.split("\n"), edit(text.encode()).decode().split("\n")
    head = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(map(len, (before, after)))
    )
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    gone, new = before[head : len(before) - tail], after[head : len(after) - tail]
    return [f"-{line}" for line in gone] + [f"+{line}" for line in new]


@pytest.mark.parametrize(
    ("name", "value", "lines"),
    [
        ("cadence", "weekly", ["-cadence:   'monthly'  # how often", "+cadence:   'weekly'  # how often"]),
        ("name", "Ana Silva", ["-name: Ana # as she says it", "+name: Ana Silva # as she says it"]),
        ("NAME", "12", ["-name: Ana # as she says it", '+name: "12" # as she says it']),
        ("quoted-key", 2, ['-"quoted key" : 1', '+"quoted key" : 2']),
        ("empty", "[[Ada]]", ["-empty: # nothing", '+empty: "[[Ada]]" # nothing']),
        ("people", "[[Bo]]", ["-people: [[Ada]]", '+people: "[[Bo]]"']),
        ("long", "short", ["-long: some text", "-  that goes on", "+long: short"]),
        ("bio", "It's: x", ["-bio: | # hello", "-  text", "-  # no comment", '+bio: "It\'s: x" # hello']),
        ("tags", "c", ["-tags:", "-- a # first", "-# between", "-- b", "+tags: c", "+# between"]),
        ("tags", ["c"], ["-- a # first", "-# between", "-- b", "+- c", "+# between"]),
        ("tags", [], ["-tags:", "-- a # first", "-# between", "-- b", "+tags: []", "+# between"]),
        ("flow", ["a, b", "c"], ['-flow: [ a, "b", ] # c', '+flow: ["a, b", c] # c']),
        ("flow", "one", ['-flow: [ a, "b", ] # c', "+flow: one # c"]),
        ("email", ["c", "d"], ["-email: x@y # work", "+email: # work", "+- c", "+- d"]),
        ("new", "2026-01-02", ["+new: 2026-01-02"]),
        ("new", ["a", "#b"], ["+new:", "+- a", '+- "#b"']),
        ("new key: odd", True, ['+"new key: odd": true']),
        ("last_contact", "2026-06-01", ["-**Last contact:: 2026-05-01**", "+**Last contact:: 2026-06-01**"]),
    ],
)
def test_setting_a_property_changes_its_lines_only(name: str, value: Value, lines: list[str]) -> None:
    assert changed(ANA, lambda data: set_property(data, name, value)) == lines


@pytest.mark.parametrize(
    ("name", "value", "lines"),
    [
        ("tags", "c", ["+- c"]),
        ("tags", "a", []),
        ("email", "c@d", ["-email: x@y # work", "+email:", "+- x@y # work", "+- c@d"]),
        ("flow", "c, d", ['-flow: [ a, "b", ] # c', '+flow: [ a, "b", "c, d" ] # c']),
        ("people", "[[Bo]]", ["-people: [[Ada]]", '+people: ["[[Ada]]", "[[Bo]]"]']),
        ("empty", "[[Bo]]", ['+- "[[Bo]]"']),
        ("new", "x", ["+new:", "+- x"]),
    ],
)
def test_adding_a_value_keeps_the_style_of_the_list(name: str, value: str, lines: list[str]) -> None:
    assert changed(ANA, lambda data: add_to_property(data, name, value)) == lines


@pytest.mark.parametrize(
    ("name", "value", "lines"),
    [
        ("tags", "a", ["-- a # first"]),
        ("flow", "a", ['-flow: [ a, "b", ] # c', '+flow: [ "b", ] # c']),
        ("flow", "B", ['-flow: [ a, "b", ] # c', "+flow: [ a, ] # c"]),
        ("people", "ada", ["-people: [[Ada]]", "+people:"]),
        ("email", "x@y", ["-email: x@y # work", "+email: # work"]),
    ],
)
def test_taking_a_value_away_takes_its_line_or_its_comma(name: str, value: str, lines: list[str]) -> None:
    assert changed(ANA, lambda data: remove_from_property(data, name, value)) == lines


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("cadence", ["-cadence:   'monthly'  # how often"]),
        ("tags", ["-tags:", "-- a # first", "-# between", "-- b", "+# between"]),
        ("bio", ["-bio: | # hello", "-  text", "-  # no comment"]),
        ("long", ["-long: some text", "-  that goes on"]),
        ("map", ["-map: {a: 1}"]),
        ("empty", ["-empty: # nothing"]),
        ("last-contact", ["-**Last contact:: 2026-05-01**", "+**Last contact:: **"]),
        ("nothing like it", []),
    ],
)
def test_clearing_takes_the_property_and_keeps_comments_on_their_own_lines(name: str, lines: list[str]) -> None:
    assert changed(ANA, lambda data: clear_property(data, name)) == lines


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"---\nk: v\n---\n"),
        (b"Body", b"---\nk: v\n---\nBody"),
        (b"\xef\xbb\xbfBody\r\n", b"\xef\xbb\xbf---\r\nk: v\r\n---\r\nBody\r\n"),
        (b"---\n---\nBody", b"---\nk: v\n---\nBody"),
        (b"---\n# only this\n---", b"---\n# only this\nk: v\n---"),
        (b"---\r\na: 1  \r\n\r\n---  \r\nBody\n", b"---\r\na: 1  \r\nk: v\r\n\r\n---  \r\nBody\n"),
        (b"---\n  a: 1\n  b: 2\n---\n", b"---\n  a: 1\n  b: 2\n  k: v\n---\n"),
        (b"---\na: |+\n  x\n\n---\n", b"---\na: |+\n  x\n\nk: v\n---\n"),
        (b'---\n{"a": 1}\n---\n', b'---\n{"a": 1, "k": "v"}\n---\n'),
        (b"---\n{}\n---\n", b'---\n{"k": "v"}\n---\n'),
        (b"---\nk:\n---\n", b"---\nk: v\n---\n"),
        (b"---\nk:   \n---\n", b"---\nk: v   \n---\n"),
        (b"---\nk:\n  # why\n  old\n---\n", b"---\nk:\n  # why\n  v\n---\n"),
        (b"---\nk: >-\n  old\n  text\n\nb: 1\n---\n", b"---\nk: v\n\nb: 1\n---\n"),
        (b'---\nk: "a\n  b"\n---\n', b'---\nk: "v"\n---\n'),
        (b"---\nk: [a,\n  b]\n---\n", b"---\nk: v\n---\n"),
        (b"---\nk: [[A]], [[B]]\nb: 1\n---\n", b"---\nk: v\nb: 1\n---\n"),
        (b"---\nb: a\tb\nk: 1\n---\n", b"---\nb: a\tb\nk: v\n---\n"),
        (b"---\nk: |2\n   text\n  # text\n# no text\n---\n", b"---\nk: v\n# no text\n---\n"),
        (b"---\nk: -\n---\n", b"---\nk: v\n---\n"),
        ("---\nb: \u2028x\u0085y\nk: \U0001f600\n---\n".encode(), "---\nb: \u2028x\u0085y\nk: v\n---\n".encode()),
    ],
)
def test_every_shape_of_note_takes_a_value(before: bytes, after: bytes) -> None:
    assert set_property(before, "k", "v") == after


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2026-11-05", "2026-11-05"), ("2026-11-05T10:30:00", "2026-11-05T10:30:00"), ("12:30", "12:30"),
        ("yes", "yes"), ("1_000", "1_000"), ("a:b", "a:b"), ("https://x.org/a#b", "https://x.org/a#b"),
        ("it's", "it's"), ("a, b", "a, b"), ("[[Ada]]", '"[[Ada]]"'), ("true", '"true"'), ("null", '"null"'),
        ("~", '"~"'), ("12", '"12"'), ("007", '"007"'), ("1e3", '"1e3"'), ("+49301234567", '"+49301234567"'),
        ("#x", '"#x"'), ("@ada", '"@ada"'), ("a: b", '"a: b"'), (" x ", '" x "'), ("- x", '"- x"'),
        ("> x", '"> x"'), ("", '""'), ('say "hi"', 'say "hi"'), ('"hi": x', "'\"hi\": x'"),
        ("a\\b: c", '"a\\\\b: c"'), ("a\nb", '"a\\nb"'), ("a #b", '"a #b"'), ("x:", '"x:"'),
        (3, "3"), (True, "true"), (1.5, "1.5"), ("\u2028", '"\\u2028"'),
    ],
)  # fmt: skip
def test_values_are_written_as_obsidian_writes_them(value: Value, written: str) -> None:
    assert set_property(b"---\na: 1\n---\n", "k", value) == f"---\na: 1\nk: {written}\n---\n".encode()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("---\nk: 1\nk: 2\n---\n", "k"),
        ("---\nk: &a 1\n---\n", "k"),
        ("---\nk: [1\n---\n", "other"),
        ("---\nK: 1\nk : 2\n---\n", "K-"),
        ("---\nk: {a: 1}\n---\n", "k"),
        ("---\nk:\n  a: 1\n---\n", "k"),
        ("---\nk:\n  - a: 1\n---\n", "k"),
        ("---\nk: [a, # why\n  b]\n---\n", "k"),
        ("---\n? k\n: v\n---\n", "k"),
        ("k:: 1\n\nk:: 2\n", "k"),
        ("---\nunclosed: 1\n", "k"),
        ("---\n- a\n---\n", "k"),
    ],
)
def test_what_is_not_safe_is_refused(text: str, name: str) -> None:
    with pytest.raises(EditRefusedError) as caught:
        set_property(text.encode(), name, "new")
    assert "nothing was changed" in caught.value.message


@pytest.mark.parametrize("value", ["a\x00b", "\x1b[31m", "{{date}}", "<% x %>", "\udcff"])
def test_values_that_no_note_should_hold_are_refused(value: str) -> None:
    with pytest.raises(EditRefusedError):
        set_property(b"---\na: 1\n---\n", "k", value)


def test_front_matter_never_grows_beyond_what_is_read() -> None:
    with pytest.raises(EditRefusedError):
        set_property(b"---\na: 1\n---\n", "k", "x" * 70_000)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("cadence:: monthly\n", "cadence:: weekly\n"),
        ("**Cadence::** monthly  \r\n", "**Cadence::** weekly  \r\n"),
        ("> - cadence::monthly", "> - cadence::weekly"),
        ("cadence::\n", "cadence:: weekly\n"),
        ("**cadence::**\n", "**cadence::** weekly\n"),
        ("**cadence:: **\n", "**cadence:: weekly**\n"),
        ("---\ncadence:\n---\ncadence:: monthly\n", "---\ncadence:\n---\ncadence:: weekly\n"),
        ("---\ncadence: monthly\n---\ncadence:: no\n", "---\ncadence: weekly\n---\ncadence:: no\n"),
        ("```\ncadence:: monthly\n```\n", "---\ncadence: weekly\n---\n```\ncadence:: monthly\n```\n"),
    ],
)
def test_a_field_in_the_text_is_changed_where_it_stands(before: str, after: str) -> None:
    assert set_property(before.encode(), "cadence", "weekly").decode() == after


def test_links_in_the_text_are_added_to_and_other_text_is_not() -> None:
    assert add_to_property(b"knows:: [[Ana]]\n", "knows", "[[Bo]]") == b"knows:: [[Ana]], [[Bo]]\n"
    with pytest.raises(EditRefusedError):
        add_to_property(b"offers:: a, b\n", "offers", "c")
    with pytest.raises(EditRefusedError):
        set_property(b"offers:: a, b\n", "offers", ["c"])


@pytest.mark.parametrize("value", ["<!-- ", "%% x", "a\nb", "[x:: y]"])
def test_a_value_that_would_change_how_the_text_is_read_is_refused(value: str) -> None:
    with pytest.raises(EditRefusedError):
        set_property(b"cadence:: monthly\n\nother:: `x` --> %%\n", "cadence", value)


def test_a_backtick_that_would_swallow_the_next_line_is_refused() -> None:
    with pytest.raises(EditRefusedError):
        set_property(b"cadence:: monthly\nother:: `x` y\n", "cadence", "a `b")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("k: [\n  a,\n  b\n]\n", "k: [\n  a,\n  b,\n  new\n]\n"),
        ("k: [\n  a,\n  b,\n]\n", "k: [\n  a,\n  b,\n  new,\n]\n"),
        ("k: [\n  a,\n  b # c\n]\n", "k: [\n  a,\n  b, new # c\n]\n"),
        ("k: [ ]\n", "k: [new ]\n"),
        ("k: [a: b, c]\n", "k: [a: b, c, new]\n"),
        ("k:\n-   a\n", "k:\n-   a\n- new\n"),
        ("k:\n  - a:\n      b\n  - |\n    x\n\n# c\n", "k:\n  - a:\n      b\n  - |\n    x\n  - new\n\n# c\n"),
        ("k:\n  -\n    a\n  -\n", "k:\n  -\n    a\n  -\n  - new\n"),
        ("k: 12\n", "k:\n  - 12\n  - new\n"),
        ("k: [[A]], [[B]]\n", 'k:\n  - "[[A]]"\n  - "[[B]]"\n  - new\n'),
    ],
)
def test_a_value_is_added_to_every_shape_of_list(before: str, after: str) -> None:
    text = f"---\n{before}---\n"
    assert add_to_property(text.encode(), "k", "new").decode() == f"---\n{after}---\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("k: [a, b, a]\n", "k: [b]\n"),
        ("k: [a, a]\n", "k: []\n"),
        ("k: [b,\n  a]\n", "k: [b]\n"),
        ("k:\n  - a\n  # c\n  - b # d\n  - a\n", "k:\n  # c\n  - b # d\n"),
        ("k:\n  - a # c\n", "k: []\n"),
        ("k:\n  - [[a]]\n  - b\n", "k:\n  - b\n"),
        ("k: [[a]], [[b]]\n", 'k:\n  - "[[b]]"\n'),
        ("k: a\n", "k:\n"),
        ('{"k": ["a", "b"]}\n', '{"k": ["b"]}\n'),
    ],
)
def test_a_value_goes_wherever_it_stands(before: str, after: str) -> None:
    text = f"---\n{before}---\n"
    assert remove_from_property(text.encode(), "k", "a").decode() == f"---\n{after}---\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"k": 1, "b": 2}\n', '{"b": 2}\n'),
        ('{"b": 2, "k": 1}\n', '{"b": 2}\n'),
        ('{"k": 1}\n', "{}\n"),
        ("k: 1\n", ""),
        ("a: |\n  x\nk: 1\nb: 2\n", "a: |\n  x\nb: 2\n"),
        ("k: [[A]], [[B]]\nb: 2\n", "b: 2\n"),
        ("k:\n  a: 1\n  b:\n    - c\n# d\nb: 2\n", "# d\nb: 2\n"),
    ],
)
def test_a_property_goes_however_it_is_written(before: str, after: str) -> None:
    text = f"---\n{before}---\n"
    assert clear_property(text.encode(), "k").decode() == f"---\n{after}---\n"


def test_a_value_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(EditRefusedError) as caught:
        remove_from_property(ANA.encode(), "tags", "c")
    assert "tags does not hold 'c'" in caught.value.message
    assert caught.value.hint == "it holds a, b"
